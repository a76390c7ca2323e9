"""Labels as SVG text: names with real indices, anything else on one line of Unicode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from derive.algebra.term import Partial, Power, Reference, Term
from derive.derivation.step import Form
from derive.figures.coordinate import coordinate
from derive.figures.measure import text_width
from derive.notation.greek import GREEK
from derive.notation.notation import Name, Part, Parts, Style
from derive.notation.printer import Printer

_SIZE = 0.7  # of an index against its base
_DOWN, _UP = 0.25, -0.4  # baselines of indices against the size of the base


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; ``shift`` is the distance of its baseline, in sizes of the base."""

    text: str
    slanted: bool = False
    shift: float = 0.0

    @property
    def size(self) -> float:
        """Against the size of the base."""
        return _SIZE if self.shift else 1.0


def runs(term: Term, form: Form, printer: Printer) -> Iterator[Run]:
    """``term`` from left to right; ``printer`` writes Unicode text."""
    match term:
        case Reference(variable) if form is Form.SYMBOLS:
            yield from _name(printer.notation.naming(printer.graph, variable))
        case Partial(Reference() as of, wrt) if form is Form.SYMBOLS:
            yield Run("∂")
            yield from runs(of, form, printer)
            yield Run("/∂")
            yield from runs(Reference(wrt), form, printer)
        case Power(base, exponent) if form is Form.SYMBOLS:
            yield from runs(base, form, printer)
            yield Run(printer.term(exponent, form), shift=_UP)
        case _:
            yield Run(printer.term(term, form))


def width(label: Iterable[Run], size: float) -> float:
    """The width of a label in points."""
    return sum(text_width(run.text, size * run.size) for run in label)


def markup(label: Iterable[Run]) -> str:
    """The content of a text element."""
    written, baseline = "", 0.0
    for run in label:
        written += _span(run, run.shift - baseline)
        baseline = run.shift
    return written


def _span(run: Run, move: float) -> str:
    """``run``, its baseline ``move`` below the one before."""
    attributes = f' dy="{coordinate(move / run.size)}em"' if move else ""
    attributes += f' font-size="{run.size:.0%}"' if run.shift else ""
    attributes += ' font-style="italic"' if run.slanted else ""
    text = escape(run.text)
    return f"<tspan{attributes}>{text}</tspan>" if attributes else text


def _name(name: Name) -> Iterator[Run]:
    yield from _set(name.base, 0.0)
    yield from _set(name.subscript, _DOWN)
    yield from _set(name.superscript, _UP)


def _set(parts: Parts, shift: float) -> Iterator[Run]:
    return (_part(part, shift) for part in parts)


def _part(part: Part, shift: float) -> Run:
    text = GREEK[part.text] if part.style is Style.GREEK else part.text
    return Run(text, part.style in (Style.LETTER, Style.GREEK), shift)
