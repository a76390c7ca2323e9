"""The choices of one question: right, rounded, and every named mistake.

The order is that of kindness: what may be right is never called a mistake. Inside what rounding
too early can lead to, only mistakes in the method are named: there slips with a single number
nearly always meet some answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from derive.algebra.interval import Interval
from derive.marking.banks.accepted import accepted
from derive.marking.banks.cells import Cell, cells
from derive.marking.banks.choice import Choice, around, middle
from derive.marking.banks.made import Made, Singles, coarse, half_a_unit, made
from derive.marking.banks.rounded import shorter
from derive.marking.banks.sentences import EARLY, RIGHT, explained
from derive.marking.scheme import Scheme
from derive.marking.verdict import Kind
from derive.notation.rounding import rounded


@dataclass(frozen=True)
class Asked:
    """One quantity that is asked for.

    ``honest`` is what rounding can make of the ``right`` value, ``early`` what it can with a digit
    fewer on the way; ``singles`` are the mistakes, of which without ``slips`` the method counts.
    """

    key: str
    right: Decimal
    honest: Interval
    early: Interval | None
    singles: Singles
    scheme: Scheme
    decimals: int
    slips: bool

    def choices(self) -> Iterator[Choice]:
        """All choices, the right one first."""
        right = self._right()
        taken = Interval(right.value - right.tolerance, right.value + right.tolerance)
        yield right
        yield from self._shorter(taken)
        yield from self._coarse(taken)
        told = [one for one in self._made() if self._is_told(one, taken)]
        yield from map(self._mistaken, cells(told, taken))
        if self.early is not None and around(right.value, self.early) > right.tolerance:
            yield self._rounded(middle(self.early), around(middle(self.early), self.early))

    def _right(self) -> Choice:
        """The value as it is printed, with room for all that is right."""
        value = Decimal(rounded(self.right, self.decimals))
        rule = self.scheme.closeness(self.key)
        band = accepted(self.right, self.honest, rule, self.decimals)
        return Choice(value, around(value, band), 1.0, RIGHT)

    def _shorter(self, taken: Interval) -> Iterator[Choice]:
        """Right but for its digits."""
        known: set[Decimal] = set()
        for value, kind, feedback in shorter(self.right, self.decimals):
            if not _holds(taken, value) and value not in known:
                known.add(value)
                yield Choice(value, Decimal(0), self._share(kind), feedback)

    def _coarse(self, taken: Interval) -> Iterator[Choice]:
        """What rounding everything to a few decimals makes."""
        for mistake, value in coarse(self.singles):
            if not _holds(taken, value):
                printed = Decimal(rounded(value, self.decimals))
                yield self._rounded(printed, half_a_unit(value, self.decimals), mistake.key)

    def _rounded(self, value: Decimal, tolerance: Decimal, *names: str) -> Choice:
        return Choice(value, tolerance, self._share(Kind.ROUNDED), EARLY, names)

    def _made(self) -> Iterator[Made]:
        return made(self.right, self.singles, self.honest, self.decimals)

    def _is_told(self, one: Made, taken: Interval) -> bool:
        """Whether a mistake can be told from the right way; one that makes the answer 0 is not."""
        if abs(one.value) <= one.room or abs(one.value - self.right) <= one.room:
            return False
        if _holds(taken, one.value) or not (one.method or self.slips):
            return False
        return one.method or self.early is None or not _holds(self.early, one.value)

    def _mistaken(self, cell: Cell) -> Choice:
        """Of several mistakes the one that costs least counts."""
        suspects = [one.suspect for one in cell.made]
        value = middle(cell.interval)
        share = max(self._share(Kind.MISTAKE, one.name) for one in suspects)
        doubtful = self.early is not None and self.early.meets(cell.interval)
        feedback = explained(suspects, doubtful=doubtful)
        names = tuple(one.key for one in suspects)
        return Choice(value, around(value, cell.interval), share, feedback, names)

    def _share(self, kind: Kind, mistake: str = "") -> float:
        """The part of the marks, whatever they are."""
        return sum(replace(self.scheme, marks={}).marks_for(self.key, kind, mistake))


def _holds(interval: Interval, value: Decimal) -> bool:
    return interval.low <= value <= interval.high
