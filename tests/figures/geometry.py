"""What a picture shows, read back from its shapes."""

import math
from collections.abc import Iterator
from itertools import combinations
from typing import TypeVar

from derive.algebra.term import Reference
from derive.algebra.variable import Role, Variable
from derive.figures.measure import Box
from derive.figures.picture import Caption, Circle, Path, Picture, Rectangle
from derive.figures.ruler import Ruler, ruler
from derive.figures.shortened import Leaves
from derive.model.problem import Problem
from derive.notation.notation import Notation
from derive.notation.notations import FLAT

T = TypeVar("T", Circle, Rectangle, Path, Caption)
Point = tuple[float, float]


def of_kind(picture: Picture, kind: type[T]) -> list[T]:
    return [shape for shape in picture.shapes if isinstance(shape, kind)]


def named(caption: Caption) -> Variable | None:
    """The variable whose name or value ``caption`` shows."""
    if isinstance(caption.text, str) or not isinstance(caption.text[0][0], Reference):
        return None
    return caption.text[0][0].variable


def label_of(picture: Picture, variable: Variable) -> list[Caption]:
    return [caption for caption in of_kind(picture, Caption) if named(caption) == variable]


def boxes(picture: Picture, problem: Problem, notation: Notation = FLAT) -> list[Box]:
    measure = ruler(problem.graph, Leaves(problem.given), notation)
    return [measure.box(caption) for caption in of_kind(picture, Caption)]


def around(circle: Circle) -> Box:
    x, y, r = circle.x, circle.y, circle.radius
    return Box(x - r, y - r, x + r, y + r)


def holds(circle: Circle, box: Box) -> bool:
    """Whether all corners of ``box`` lie in ``circle``."""
    corners = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    return all(math.dist(corner, (circle.x, circle.y)) <= circle.radius for corner in corners)


def distance(point: Point, path: Path) -> float:
    """From ``point`` to a straight ``path``."""
    start, end = path.points
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / (dx * dx + dy * dy)
    share = min(1.0, max(0.0, share))
    return math.dist(point, (start[0] + share * dx, start[1] + share * dy))


def crosses(path: Path, box: Box) -> bool:
    """Whether a straight ``path`` enters ``box``, tried at every tenth of a point or so."""
    (x0, y0), (x1, y1) = path.points
    steps = 10 * math.ceil(math.dist((x0, y0), (x1, y1)))
    for k in range(steps + 1):
        x, y = x0 + (x1 - x0) * k / steps, y0 + (y1 - y0) * k / steps
        if box.left < x < box.right and box.top < y < box.bottom:
            return True
    return False


def edges(picture: Picture, problem: Problem) -> dict[Variable, Path]:
    """The path on which the label of each weight is centred."""
    found = {}
    for weight in (leaf for leaf in problem.graph.leaves if leaf.role is Role.WEIGHT):
        (caption,) = label_of(picture, weight)
        (found[weight],) = (
            path for path in of_kind(picture, Path) if distance((caption.x, caption.y), path) < 0.01
        )
    return found


def overlaps(picture: Picture, ruler: Ruler) -> list[str]:
    """What touches what it should not: labels each other, units and cards, and foreign edges."""
    captions = of_kind(picture, Caption)
    placed = [(caption, ruler.box(caption)) for caption in captions]
    found = [
        f"{one.text} on {other.text}"
        for (one, box), (other, taken) in combinations(placed, 2)
        if box.meets(taken)
    ]
    for caption, box in placed:
        found += [f"{caption.text} over the rim of {unit}" for unit in _rims(picture, box)]
        through = [path for path in of_kind(picture, Path) if box.crossed(path.points)]
        if len(through) > (1 if caption.halo else 0):
            found.append(f"{caption.text} crossed by {through}")
    return found


def outside(picture: Picture, ruler: Ruler) -> list[str]:
    """What does not lie on the sheet."""
    boxes = [(str(one.text), ruler.box(one)) for one in of_kind(picture, Caption)]
    boxes += [(str(one), around(one)) for one in of_kind(picture, Circle)]
    boxes += [(str(one), card_box(one)) for one in of_kind(picture, Rectangle)]
    sheet = Box(-0.01, -0.01, picture.width + 0.01, picture.height + 0.01)
    beyond = [text for text, box in boxes if not inside(sheet, box)]
    points = [point for path in of_kind(picture, Path) for point in path.points]
    return beyond + [str((x, y)) for x, y in points if not inside(sheet, Box(x, y, x, y))]


def inside(outer: Box, inner: Box) -> bool:
    return (
        outer.left <= inner.left
        and inner.right <= outer.right
        and outer.top <= inner.top
        and inner.bottom <= outer.bottom
    )


def card_box(card: Rectangle) -> Box:
    return Box(card.left, card.top, card.left + card.width, card.top + card.height)


def _rims(picture: Picture, box: Box) -> Iterator[str]:
    """Circles and cards that ``box`` is neither in nor off."""
    for circle in of_kind(picture, Circle):
        if around(circle).meets(box) and not holds(circle, box):
            near_x = min(max(circle.x, box.left), box.right)
            near_y = min(max(circle.y, box.top), box.bottom)
            if math.dist((near_x, near_y), (circle.x, circle.y)) < circle.radius:
                yield str(circle)
    for card in of_kind(picture, Rectangle):
        if card_box(card).meets(box) and not inside(card_box(card), box):
            yield str(card)
