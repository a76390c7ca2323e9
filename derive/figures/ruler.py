"""Measuring captions before they are drawn, with the names and numbers that they will show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeAlias

from derive.algebra.term import Number, Term
from derive.algebra.variable import Variable
from derive.derivation.step import Form
from derive.figures.label import MARKED, runs
from derive.figures.measure import Box, optical
from derive.figures.picture import Anchor, Caption, Sentence
from derive.figures.shortened import Leaves, Shortened
from derive.model.graph import Graph
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.notation.printer import Printer, Valuation
from derive.notation.syntax import Syntax

Words: TypeAlias = tuple[tuple[Term, Form], ...]

_HEIGHT = 1.2  # of a line, against the size of its letters
SHARE_LEFT = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}  # of a label's width
_NOTHING: Mapping[Variable, Number] = MappingProxyType({})
UNKNOWN = Leaves(_NOTHING)


def pictorial(printer: Printer, syntax: Syntax) -> Printer:
    """``printer`` as pictures need it: everything on one line, numbers short."""
    return replace(printer, syntax=syntax, values=Shortened(printer.values), inline=True)


def ruler(graph: Graph, values: Valuation = UNKNOWN, notation: Notation = FLAT) -> Ruler:
    """The ruler for pictures of ``graph`` that are to be drawn in this notation."""
    return Ruler(pictorial(Printer(MARKED, graph, values, notation), MARKED))


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures captions as a pictorial ``printer`` writes them, each text once."""

    printer: Printer
    _known: dict[tuple[Words | Sentence | str, float], float] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def width(self, caption: Caption) -> float:
        """The width of ``caption`` in points."""
        text = caption.text, caption.size
        if text not in self._known:
            self._known[text] = self._measured(caption)
        return self._known[text]

    def _measured(self, caption: Caption) -> float:
        label = runs(caption.text, self.printer)
        return sum(caption.size * run.advance * optical(caption.size * run.size) for run in label)

    def box(self, caption: Caption) -> Box:
        """The rectangle that ``caption`` fills."""
        wide, half = self.width(caption), caption.size * _HEIGHT / 2
        left = caption.x - SHARE_LEFT[caption.anchor] * wide
        return Box(left, caption.y - half, left + wide, caption.y + half)
