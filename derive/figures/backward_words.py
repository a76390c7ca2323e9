"""What the picture of the gradients says of each quantity: its value, and below it its gradient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import Role, Variable
from derive.derivation.step import Form
from derive.figures.picture import Caption, Tone
from derive.figures.ruler import Ruler, Words

Lines: TypeAlias = tuple[tuple[Words, Tone], ...]

_LINE, _PAIR = 1.2, 0.5  # from line to line and between two pairs, against the size of the letters


class Said(IntEnum):
    """How much is said of a quantity."""

    NOTHING = 0
    NUMBERS = 1
    NAMES = 2  # and the numbers


@dataclass(frozen=True, slots=True)
class Level:
    """What is said, in letters of ``size``.

    Rows are ``stretch`` times as far apart as need be, columns at least ``apart``.
    """

    edge: Said
    card: Said
    size: float
    stretch: float = 1.0
    apart: float = 26.0


LEVELS = (
    *(Level(Said.NAMES, Said.NAMES, 8, stretch) for stretch in (1.0, 1.4, 1.8)),
    *(Level(Said.NAMES, Said.NAMES, 7, stretch) for stretch in (1.0, 1.4, 1.8)),
    *(Level(Said.NUMBERS, Said.NAMES, 7, stretch) for stretch in (1.0, 1.4, 1.8)),
    Level(Said.NOTHING, Said.NAMES, 8),
    Level(Said.NOTHING, Said.NAMES, 7),
    Level(Said.NOTHING, Said.NAMES, 6),
    Level(Said.NOTHING, Said.NAMES, 6, apart=12),
    Level(Said.NOTHING, Said.NUMBERS, 6),
    Level(Said.NOTHING, Said.NUMBERS, 5),
    Level(Said.NOTHING, Said.NUMBERS, 5, apart=12),
)


@dataclass(frozen=True, slots=True)
class Telling:
    """The lines of cards and edges.

    ``known`` has for each quantity of the picture, which bears no number of a sample, that of the
    graph whose numbers are shown; ``output`` is the graph's error.
    """

    ruler: Ruler
    level: Level
    output: Variable
    known: Mapping[Variable, Variable]

    def unit(self, unit: Variable, net: Variable) -> Lines:
        """An input, or what a unit adds up and what it makes of it."""
        if unit.role is Role.INPUT:
            return self._pair(unit, self.level.card)[:1]
        inner = self._pair(net, self.level.card) if self.level.card is Said.NAMES else ()
        return inner + self._pair(unit, self.level.card)

    def error(self, error: Variable) -> Lines:
        """What one output adds to the error."""
        return self._pair(error, self.level.card)

    def edge(self, parameter: Variable) -> Lines:
        """A weight or a bias."""
        return self._pair(parameter, self.level.edge)

    def target(self, target: Variable) -> Lines:
        """What an output should be; its gradient is of no use."""
        return self._pair(target, self.level.edge)[:1]

    def box(self, *labels: Lines) -> tuple[float, float]:
        """The width of the widest and the height of the highest of ``labels``."""
        wide = (self.width(words) for lines in labels for words, _ in lines)
        return max(wide, default=0.0), max(map(self.height, labels), default=0.0)

    def height(self, label: Lines) -> float:
        """From the top of the first line to the bottom of the last."""
        return self.middle(len(label) - 1) + _LINE * self.level.size / 2 if label else 0.0

    def middle(self, line: int) -> float:
        """How far below the top of a label the middle of line number ``line`` (from 0) is."""
        return self.level.size * (_LINE * (line + 0.5) + _PAIR * (line // 2))

    @property
    def total(self) -> Words:
        """The error of the network, by name alone where cards have no names."""
        total = Reference(self.output)
        named: Words = ((total, Form.SYMBOLS), (total, Form.VALUE))
        return named if self.level.card is Said.NAMES else named[:1]

    def _pair(self, variable: Variable, said: Said) -> Lines:
        """The value, and below it the derivative of the error."""
        if said is Said.NOTHING:
            return ()
        known = self.known[variable]
        value: Words = ((Reference(known), Form.VALUE),)
        named: Words = ((Reference(variable), Form.SYMBOLS), *value)
        slope: Words = ((Partial(Reference(self.output), known), Form.VALUE),)
        return (named if said is Said.NAMES else value, Tone.INK), (slope, Tone.ACCENT)

    def width(self, words: Words) -> float:
        """In points."""
        return self.ruler.width(Caption(0, 0, words, size=self.level.size))
