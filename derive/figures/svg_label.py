"""Labels as the content of SVG text elements."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from derive.figures.coordinate import coordinate
from derive.figures.label import Run

_FACES = {"": "", "italic": ' font-style="italic"', "bold": ' font-weight="bold"'}


def markup(label: Iterable[Run]) -> str:
    """The content of a text element."""
    written, baseline = "", 0.0
    for run in label:
        written += _span(run, run.shift - baseline)
        baseline = run.shift
    return written


def _span(run: Run, move: float) -> str:
    """``run``, its baseline ``move`` below the one before."""
    attributes = f' dx="{coordinate(run.lead / run.size)}em"' if run.lead else ""
    attributes += f' dy="{coordinate(move / run.size)}em"' if move else ""
    attributes += f' font-size="{run.size:.0%}"' if run.size != 1 else ""
    attributes += _FACES[run.face]
    text = escape(run.text)
    return f"<tspan{attributes}>{text}</tspan>" if attributes else text
