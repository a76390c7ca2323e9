"""What a rendered SVG shows, read from the file alone and measured with metrics of our own."""

import re
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from lxml import etree

from tests.figures.faces import advance

ASCENT, DESCENT = 0.70, 0.22  # of letters above and below their baseline
SVG = "{http://www.w3.org/2000/svg}"
SHARE_LEFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass
class Label:
    """Its text, its box (left, top, right, bottom), and whether it stands on a patch of paper."""

    text: str
    box: tuple[float, float, float, float]
    patched: bool

    @property
    def centre(self):
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


@dataclass
class Line:
    """A polyline and how thick it is."""

    points: list[tuple[float, float]]
    width: float


@dataclass
class Seen:
    """Everything on the sheet; ``heads`` are the triangles of arrows."""

    width: float
    height: float
    labels: list[Label]
    lines: list[Line]
    heads: list[list[tuple[float, float]]]
    circles: list[tuple[float, float, float]]
    cards: list[tuple[float, float, float, float]]


def read(drawing: str) -> Seen:
    root = etree.fromstring(drawing)
    _, _, width, height = map(float, root.get("viewBox").split())
    seen = Seen(width, height, [], [], [], [], [])
    before, *_ = rest = [one for one in root if one.tag in _SHAPES]
    for shape in rest:
        patched = before.tag == f"{SVG}rect" and before.get("stroke-width") is None
        _SHAPES[shape.tag](seen, shape, patched and before is not rest[0])
        before = shape
    return seen


def _text(seen, element, patched):
    size, x, y = (float(element.get(name)) for name in ("font-size", "x", "y"))
    runs = [(element.text or "", element)]
    for span in element:
        runs += [(span.text or "", span), (span.tail or "", element)]
    left = right = 0.0
    pen, tops, bottoms = 0.0, [], []
    baseline = y
    for text, style in runs:
        em = size * float((style.get("font-size") or "100%").rstrip("%")) / 100
        em = size if style is element else em
        if style is not element and text:
            pen += em * float((style.get("dx") or "0em").removesuffix("em"))
            baseline += em * float((style.get("dy") or "0em").removesuffix("em"))
        pen += advance(text, em, bold=style.get("font-weight") == "bold")
        left, right = min(left, pen), max(right, pen)
        if text.strip():
            tops.append(baseline - ASCENT * em)
            bottoms.append(baseline + DESCENT * em)
    start = x - SHARE_LEFT[element.get("text-anchor")] * right
    box = (start + left, min(tops), start + right, max(bottoms))
    seen.labels.append(Label("".join(element.itertext()), box, patched))


def _path(seen, element, patched):
    numbers = [float(one) for one in re.findall(r"-?\d+\.?\d*", element.get("d"))]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    if element.get("d").endswith("Z"):
        seen.heads.append(points)
        seen.lines[-1].points[-1] = points[0]
    else:
        seen.lines.append(Line(points, float(element.get("stroke-width"))))


def _circle(seen, element, patched):
    seen.circles.append(tuple(float(element.get(name)) for name in ("cx", "cy", "r")))


def _rect(seen, element, patched):
    if element.get("stroke-width") is not None:
        left, top, wide, high = (float(element.get(k)) for k in ("x", "y", "width", "height"))
        seen.cards.append((left, top, left + wide, top + high))


_SHAPES = {f"{SVG}text": _text, f"{SVG}path": _path, f"{SVG}circle": _circle, f"{SVG}rect": _rect}


def faults(seen: Seen) -> list[str]:
    """All that is not as a careful draughtsman would have it."""
    return [
        *_off_the_sheet(seen),
        *(f"{a.text} on {b.text}" for a, b in combinations(seen.labels, 2) if _meet(a.box, b.box)),
        *_labels_on_units(seen),
        *_labels_on_edges(seen),
        *_edges_on_units(seen),
    ]


def _off_the_sheet(seen):
    corners = [(one.text, *one.box) for one in seen.labels] + [
        ("card", *card) for card in seen.cards
    ]
    corners += [("unit", x - r, y - r, x + r, y + r) for x, y, r in seen.circles]
    corners += [("edge", *point, *point) for line in seen.lines for point in line.points]
    for what, left, top, right, bottom in corners:
        if min(left, top) < -0.01 or right > seen.width + 0.01 or bottom > seen.height + 0.01:
            yield f"{what} off the sheet"


def _meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _labels_on_units(seen):
    for label in seen.labels:
        left, top, right, bottom = label.box
        for x, y, r in seen.circles:
            near = (min(max(x, left), right) - x) ** 2 + (min(max(y, top), bottom) - y) ** 2
            far = max(x - left, right - x) ** 2 + max(y - top, bottom - y) ** 2
            if near < r * r < far:
                yield f"{label.text} over the rim of a unit"
        for card in seen.cards:
            holds = card[0] <= left and right <= card[2] and card[1] <= top and bottom <= card[3]
            if _meet(label.box, card) and not holds:
                yield f"{label.text} over the rim of a card"


def _stretches(seen):
    """Start, direction, half the width and the number of the line, of every straight stretch."""
    found = [
        (*a, b[0] - a[0], b[1] - a[1], line.width / 2, k)
        for k, line in enumerate(seen.lines)
        for a, b in zip(line.points, line.points[1:], strict=False)
    ]
    return np.array(found).reshape(-1, 6)


def _crossing(stretches, box):
    """Which stretches have a point inside ``box`` widened by half their width."""
    low = np.array(box[:2]) - stretches[:, 4:5]
    high = np.array(box[2:]) + stretches[:, 4:5]
    start, way = stretches[:, :2], stretches[:, 2:4]
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (low - start) / way, (high - start) / way
    between = (low < start) & (start < high)
    still = way == 0
    enters = np.where(still, np.where(between, -np.inf, np.inf), np.minimum(one, other))
    leaves = np.where(still, np.where(between, np.inf, -np.inf), np.maximum(one, other))
    return np.maximum(enters.max(axis=1), 0) < np.minimum(leaves.min(axis=1), 1)


def _labels_on_edges(seen):
    stretches = _stretches(seen)
    for label in seen.labels:
        crossing = stretches[_crossing(stretches, label.box)] if len(stretches) else stretches
        lines = set(crossing[:, 5])
        if len(lines) > (1 if label.patched else 0):
            yield f"{label.text} crossed by {len(lines)} edges"
        for head in seen.heads:
            if any(_in(point, label.box) for point in head):
                yield f"{label.text} on the head of an arrow"


def _in(point, box):
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


def _edges_on_units(seen):
    stretches = _stretches(seen)
    if not len(stretches):
        return
    for x, y, r in seen.circles:
        along = stretches[:, 2:4]
        away = np.array([x, y]) - stretches[:, :2]
        share = np.clip((away * along).sum(1) / (along**2).sum(1), 0, 1)
        nearest = np.hypot(*(away - share[:, None] * along).T)
        if (nearest < r - 0.05).any():
            yield "an edge through a unit"
    for left, top, right, bottom in seen.cards:
        thin = stretches.copy()
        thin[:, 4] = 0
        if _crossing(thin, (left + 0.05, top + 0.05, right - 0.05, bottom - 0.05)).any():
            yield "an edge through a card"
