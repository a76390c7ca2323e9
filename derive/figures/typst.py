"""Pictures as Typst: one box that needs no definitions of its page; lengths are in points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from derive.figures.arrow import head, shaft
from derive.figures.colours import COLOURS
from derive.figures.coordinate import coordinate
from derive.figures.measure import Point
from derive.figures.picture import (
    Anchor,
    Caption,
    Circle,
    Dash,
    Path,
    Picture,
    Rectangle,
    Sentence,
    Shape,
    Tone,
)
from derive.figures.ruler import pictorial
from derive.notation.printer import Printer
from derive.notation.typst import Typst, quoted

_BASELINE = 0.31  # how far letters centred on a line reach below it, against their size
_REACH = 200  # a label is centred, or ends, on a line of text so wide
_SIDES = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}
_LEFT = {Anchor.START: 0.0, Anchor.MIDDLE: _REACH / 2, Anchor.END: float(_REACH)}
_DASHES = {Dash.SOLID: "", Dash.DASHED: ', dash: "dashed"', Dash.DOTTED: ', dash: "dotted"'}
# The box without width holds the baseline 20 points below the top of a label's line.
_LABEL = """\
  let label(x, y, side, size, tone, halo: none, body) = place(
    dx: x, dy: y - 20pt, box(width: %dpt, align(side, text(size: size, fill: tone)[
      #box(width: 0pt, height: 20pt)#box(fill: halo, outset: 1.5pt, body)])))"""


class _Level(Typst):
    """Typst with fractions on the line."""

    linear = True

    def fraction(self, numerator: str, denominator: str) -> str:
        return rf"{numerator}\/{denominator}"


LEVEL = _Level()


def typst(picture: Picture, printer: Printer) -> str:
    """An expression of Typst; ``printer``, whatever its format, lends its notation and values."""
    printer = pictorial(printer, LEVEL)
    size = f"width: {_length(picture.width)}, height: {_length(picture.height)}"
    lines = [
        f"box({size}, {{",
        "  set par(justify: false)",
        *(f'  let {tone.value} = rgb("{COLOURS[tone].light}")' for tone in Tone),
        _LABEL % _REACH,
        *(f"  {line}" for shape in picture.shapes for line in _draw(shape, printer)),
        "})",
    ]
    return "\n".join(lines) + "\n"


def _draw(shape: Shape, printer: Printer) -> tuple[str, ...]:
    match shape:
        case Circle(x, y, radius, stroke, fill):
            corner = _place(x - radius, y - radius)
            return (f"place({corner}, circle(radius: {_length(radius)}, {_paint(stroke, fill)}))",)
        case Rectangle():
            return (_rectangle(shape),)
        case Path():
            return _path(shape)
        case Caption():
            return (_caption(shape, printer),)


def _rectangle(shape: Rectangle) -> str:
    size = f"width: {_length(shape.width)}, height: {_length(shape.height)}"
    corners = f"radius: {_length(shape.rounding)}, " * bool(shape.rounding)
    drawn = f"rect({size}, {corners}{_paint(shape.stroke, shape.fill)})"
    return f"place({_place(shape.left, shape.top)}, {drawn})"


def _path(path: Path) -> tuple[str, ...]:
    stroke = f'paint: {path.tone}, thickness: {_length(path.width)}, join: "round"'
    first, *rest = map(_point, shaft(path))
    lines = ", ".join([f"curve.move({first})", *(f"curve.line({point})" for point in rest)])
    line = f"place(curve(stroke: ({stroke}{_DASHES[path.dash]}), {lines}))"
    return (line, f"place(polygon(fill: {path.tone}, {_points(head(path))}))")[: 1 + path.arrow]


def _caption(caption: Caption, printer: Printer) -> str:
    baseline = caption.y + _BASELINE * caption.size
    place = f"{_length(caption.x - _LEFT[caption.anchor])}, {_length(baseline)}"
    style = f"{_SIDES[caption.anchor]}, {_length(caption.size)}, {caption.tone}"
    halo = f", halo: {Tone.PAPER}" * caption.halo
    return f"label({place}, {style}{halo}, {_text(caption, printer)})"


def _text(caption: Caption, printer: Printer) -> str:
    if isinstance(caption.text, Sentence):
        parts = (_text(replace(caption, text=part), printer) for part in caption.text.parts)
        return " + ".join(parts)
    if isinstance(caption.text, str):
        return quoted(caption.text)
    return f"${printer.chain(caption.text)}$"


def _paint(stroke: Tone, fill: Tone) -> str:
    return f"stroke: 0.8pt + {stroke}, fill: {fill}"


def _place(left: float, top: float) -> str:
    return f"dx: {_length(left)}, dy: {_length(top)}"


def _points(points: Iterable[Point]) -> str:
    return ", ".join(map(_point, points))


def _point(point: Point) -> str:
    return f"({', '.join(map(_length, point))})"


def _length(value: float) -> str:
    return f"{coordinate(value)}pt"
