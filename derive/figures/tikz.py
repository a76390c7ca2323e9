"""Pictures as TikZ: needs ``\\usepackage{tikz}`` and no library; lengths are in big points."""

from __future__ import annotations

from dataclasses import replace

from derive.figures.colours import COLOURS
from derive.figures.coordinate import coordinate
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
from derive.notation.latex import Latex
from derive.notation.printer import Printer

_ANCHORS = {Anchor.START: "mid west", Anchor.MIDDLE: "mid", Anchor.END: "mid east"}
_NAMED = {"\\": "backslash", "~": "asciitilde", "^": "asciicircum"}
_SPECIAL = str.maketrans(
    {mark: f"\\{mark}" for mark in "&%$#_{}"}
    | {mark: rf"\text{name}{{}}" for mark, name in _NAMED.items()}
)


class _Level(Latex):
    """LaTeX with fractions on the line."""

    linear = True

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"{numerator} / {denominator}"


LEVEL = _Level()


def tikz(picture: Picture, printer: Printer) -> str:
    """A ``tikzpicture``; ``printer``, whatever its format, lends its notation and values."""
    printer = pictorial(printer, LEVEL)
    lines = [
        r"\begin{tikzpicture}[x=1bp, y=-1bp, inner sep=0pt, outer sep=0pt]",
        *map(_colour, Tone),
        rf"\useasboundingbox (0,0) rectangle {_point(picture.width, picture.height)};",
        *(_draw(shape, printer) for shape in picture.shapes),
        r"\end{tikzpicture}",
    ]
    return "\n".join(lines) + "\n"


def _colour(tone: Tone) -> str:
    return rf"\definecolor{{{_name(tone)}}}{{HTML}}{{{COLOURS[tone].light.upper()}}}"


def _draw(shape: Shape, printer: Printer) -> str:
    match shape:
        case Circle(x, y, radius, stroke, fill):
            style = f"draw={_name(stroke)}, fill={_name(fill)}, line width=0.8bp"
            return rf"\path[{style}] {_point(x, y)} circle[radius={coordinate(radius)}bp];"
        case Rectangle():
            return _rectangle(shape)
        case Path(points):
            return rf"\draw[{_line(shape)}] {' -- '.join(_point(x, y) for x, y in points)};"
        case Caption():
            return _caption(shape, printer)


def _rectangle(shape: Rectangle) -> str:
    style = f"draw={_name(shape.stroke)}, fill={_name(shape.fill)}, line width=0.8bp"
    style += f", rounded corners={coordinate(shape.rounding)}bp" * bool(shape.rounding)
    opposite = _point(shape.left + shape.width, shape.top + shape.height)
    return rf"\path[{style}] {_point(shape.left, shape.top)} rectangle {opposite};"


def _line(path: Path) -> str:
    options = [_name(path.tone), f"line width={coordinate(path.width)}bp", "line join=round"]
    options += [path.dash.value] * (path.dash is not Dash.SOLID) + ["-stealth"] * path.arrow
    return ", ".join(options)


def _caption(caption: Caption, printer: Printer) -> str:
    size = coordinate(caption.size)
    options = [
        f"anchor={_ANCHORS[caption.anchor]}",
        f"text={_name(caption.tone)}",
        rf"font=\fontsize{{{size}}}{{{coordinate(1.2 * caption.size)}}}\selectfont",
    ]
    if caption.halo:
        options += [f"fill={_name(Tone.PAPER)}", "inner sep=1.5bp"]
    style, place = ", ".join(options), _point(caption.x, caption.y)
    return rf"\node[{style}] at {place} {{{_text(caption, printer)}}};"


def _text(caption: Caption, printer: Printer) -> str:
    if isinstance(caption.text, str):
        return caption.text.translate(_SPECIAL)
    if isinstance(caption.text, Sentence):
        return "".join(_text(replace(caption, text=part), printer) for part in caption.text.parts)
    line = r"\vphantom{(}" if caption.halo else ""  # so that patches below each other meet
    return f"${line}{printer.chain(caption.text)}$"


def _name(tone: Tone) -> str:
    return f"derive{tone.value}"


def _point(x: float, y: float) -> str:
    return f"({coordinate(x)},{coordinate(y)})"
