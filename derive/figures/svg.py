"""Pictures as SVG: one element, no script, no outside font, fit to stand in a page or alone."""

from __future__ import annotations

from html import escape

from derive.figures.arrow import head, shaft
from derive.figures.colours import COLOURS
from derive.figures.coordinate import coordinate
from derive.figures.label import MARKED, Run, runs, width
from derive.figures.picture import Caption, Circle, Dash, Path, Picture, Rectangle, Shape, Tone
from derive.figures.ruler import SHARE_LEFT, pictorial
from derive.figures.svg_label import markup
from derive.notation.printer import Printer

_PIXELS = 96 / 72  # in a point
_BASELINE = 0.31  # how far letters centred on a line reach below it, against their size
_MARGIN = 2.0  # of paper on either side of a label
_DASHES = {
    Dash.SOLID: "",
    Dash.DASHED: ' stroke-dasharray="3 3"',
    Dash.DOTTED: ' stroke-dasharray="1 2"',
}
_FONTS = "'STIX Two Text','Latin Modern Roman','Times New Roman',Times,'Liberation Serif',serif"


def svg(picture: Picture, printer: Printer, title: str = "", description: str = "") -> str:
    """An ``svg`` element; ``title`` and ``description`` are for readers who cannot see it.

    ``printer``, whatever its format, lends its notation and values. Colours follow light and dark
    and turn light for print; a page overrides them by the variables ``--figure-ink``, ``-muted``,
    ``-accent``, ``-fill`` and ``-paper``.
    """
    printer = pictorial(printer, MARKED)
    scope = f"figure-{picture.name}"
    sheet = (coordinate(picture.width), coordinate(picture.height))
    pixels = (coordinate(_PIXELS * picture.width), coordinate(_PIXELS * picture.height))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{scope}" role="img"'
        f' aria-labelledby="{scope}-title {scope}-desc"'
        f' viewBox="0 0 {" ".join(sheet)}" width="{pixels[0]}" height="{pixels[1]}">',
        f'<title id="{scope}-title">{escape(title)}</title>',
        f'<desc id="{scope}-desc">{escape(description)}</desc>',
        f"<style>{_style(scope)}</style>",
        f'<rect width="{sheet[0]}" height="{sheet[1]}"{_paint(fill=Tone.PAPER)}/>',
        *(_draw(shape, printer) for shape in picture.shapes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _style(scope: str) -> str:
    """Rules that hold inside this picture only."""
    root = f".{scope}"
    light = _colours(root, dark=False)
    return (
        f"{root}{{max-width:100%;height:auto;font-family:{_FONTS}}}"
        f"{light}@media (prefers-color-scheme:dark){{{_colours(root, dark=True)}}}"
        f"@media print{{{light}}}"
    )


def _colours(root: str, *, dark: bool) -> str:
    rules = []
    for tone, colour in COLOURS.items():
        value = f"var(--figure-{tone},#{colour.dark if dark else colour.light})"
        rules.append(f"{root} .s-{tone}{{stroke:{value}}}{root} .f-{tone}{{fill:{value}}}")
    return "".join(rules)


def _draw(shape: Shape, printer: Printer) -> str:
    match shape:
        case Circle(x, y, radius, stroke, fill):
            place = f'cx="{coordinate(x)}" cy="{coordinate(y)}" r="{coordinate(radius)}"'
            return f'<circle {place} stroke-width="0.8"{_paint(stroke, fill)}/>'
        case Rectangle():
            return _rectangle(shape)
        case Path():
            return _path(shape)
        case Caption():
            return _caption(shape, printer)


def _rectangle(shape: Rectangle) -> str:
    sides = {"x": shape.left, "y": shape.top, "width": shape.width, "height": shape.height}
    place = " ".join(f'{side}="{coordinate(length)}"' for side, length in sides.items())
    corners = f' rx="{coordinate(shape.rounding)}"' * bool(shape.rounding)
    return f'<rect {place}{corners} stroke-width="0.8"{_paint(shape.stroke, shape.fill)}/>'


def _path(path: Path) -> str:
    line = (
        f'<path d="{_lines(shaft(path))}" fill="none" stroke-width="{coordinate(path.width)}"'
        f' stroke-linejoin="round"{_DASHES[path.dash]}{_paint(path.tone)}/>'
    )
    if not path.arrow:
        return line
    return line + f'<path d="{_lines(head(path))}Z"{_paint(fill=path.tone)}/>'


def _lines(points: tuple[tuple[float, float], ...]) -> str:
    return "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in points)


def _caption(caption: Caption, printer: Printer) -> str:
    baseline = caption.y + _BASELINE * caption.size
    label = runs(caption.text, printer)
    return (
        f"{_halo(caption, label) if caption.halo else ''}"
        f'<text x="{coordinate(caption.x)}" y="{coordinate(baseline)}"'
        f' font-size="{coordinate(caption.size)}" text-anchor="{caption.anchor}"'
        f"{_paint(fill=caption.tone)}>{markup(label)}</text>"
    )


def _halo(caption: Caption, label: tuple[Run, ...]) -> str:
    """A patch of paper under the label."""
    wide = caption.size * width(label) + 2 * _MARGIN
    above = 0.6 if any(run.shift < 0 for run in label) else 0.5
    top, high = caption.y - above * caption.size, (above + 0.7) * caption.size
    left = caption.x - SHARE_LEFT[caption.anchor] * wide
    return (
        f'<rect x="{coordinate(left)}" y="{coordinate(top)}"'
        f' width="{coordinate(wide)}" height="{coordinate(high)}"{_paint(fill=Tone.PAPER)}/>'
    )


def _paint(stroke: Tone | None = None, fill: Tone | None = None) -> str:
    """The tones as classes, and as attributes for viewers that do not know CSS variables."""
    tones = [(kind, tone) for kind, tone in (("stroke", stroke), ("fill", fill)) if tone]
    classes = " ".join(f"{kind[0]}-{tone}" for kind, tone in tones)
    attributes = "".join(f' {kind}="#{COLOURS[tone].light}"' for kind, tone in tones)
    return f' class="{classes}"{attributes}'
