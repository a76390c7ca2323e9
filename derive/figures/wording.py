"""What the labels of a network say, and how wide they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from derive.algebra.term import Reference
from derive.algebra.variable import Variable
from derive.derivation.step import Form
from derive.figures.picture import Caption
from derive.figures.ruler import Ruler, Words


class Detail(StrEnum):
    """What is written on the edges, from the most to the least."""

    VALUES = "values"  # w_1 = 0.15
    NAMES = "names"  # w_1
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Wording:
    """Labels in the size ``size``; a number is shown for what was given or is in ``computed``."""

    ruler: Ruler
    detail: Detail
    size: float
    computed: Collection[Variable] = ()

    def value(self, variable: Variable) -> Words:
        """The number that ``variable`` was given or comes to, or nothing."""
        known = variable in self.computed or self.ruler.printer.values.given(variable)
        return ((Reference(variable), Form.VALUE),) if known else ()

    def name(self, variable: Variable) -> Words:
        """The name alone."""
        return ((Reference(variable), Form.SYMBOLS),)

    def equality(self, variable: Variable) -> Words:
        """The name and, if there is one, the number."""
        return (*self.name(variable), *self.value(variable))

    def aside(self, variable: Variable) -> Words:
        """What comes in by a short arrow: the number, or the name of what has none."""
        return self.value(variable) or self.name(variable)

    def edge(self, parameter: Variable) -> Words:
        """What stands on the edge of a weight or a bias."""
        words = self.equality(parameter)
        return {Detail.VALUES: words, Detail.NAMES: words[:1], Detail.NONE: ()}[self.detail]

    def widest(self, *labels: Words) -> float:
        """The width of the widest of ``labels``, 0 if there is none."""
        widths = (self.ruler.width(Caption(0, 0, text, size=self.size)) for text in labels if text)
        return max(widths, default=0.0)
