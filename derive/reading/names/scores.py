"""How much of a statement holds under a convention."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeAlias

from derive.algebra.term import Sum, Term
from derive.errors import DeriveError
from derive.reading.names.convention import Convention
from derive.reading.names.evidence import Statement
from derive.reading.names.instance import Instance
from derive.reading.names.reader import Reader
from derive.reading.names.shapes import paired
from derive.reading.names.sides import after_update
from derive.reading.names.spread import spread
from derive.reading.names.unresolved import Unresolved

Holds: TypeAlias = Callable[[Term, Term], bool | None]
Score: TypeAlias = tuple[int, int, int]  # links that hold; minus those that do not; sides read
Scored: TypeAlias = Callable[[Convention, Statement], Score]

_MOST_INSTANCES = 6  # of each statement
_MOST_ENTRIES = 6  # of two matrices


class Scores:
    """The scores of statements, as ``reader`` reads them; ``holds`` says whether sides are equal.

    A statement that says the same under two conventions is judged once.
    """

    def __init__(self, reader: Reader, holds: Holds) -> None:
        self._reader = reader
        self._holds = holds
        self._known: dict[tuple[Convention, int], Score] = {}
        self._said: dict[tuple[int, int], tuple[tuple[Instance, ...], Score]] = {}
        self._truths: dict[tuple[Term, Term], bool] = {}

    def of(self, convention: Convention, one: Statement) -> Score:
        """The score of ``one`` under ``convention``: that of its best reading."""
        key = convention, one.number
        if key not in self._known:
            said = self._reader.under(convention).instances(one.chain, _MOST_INSTANCES)
            self._known[key] = self._of_instances(said, one)
        return self._known[key]

    def total(self, convention: Convention, statements: Iterable[Statement]) -> Score:
        """The scores of ``statements`` together."""
        scores = [self.of(convention, one) for one in statements]
        return (sum(s[0] for s in scores), sum(s[1] for s in scores), sum(s[2] for s in scores))

    def _of_instances(self, said: tuple[Instance, ...], one: Statement) -> Score:
        key = id(said), one.number  # ``said`` is kept, so that its id stays its own
        if key not in self._said:
            by_reading = groupby(sorted(said, key=_reading), key=_reading)
            best = max(self._of_reading(tuple(same), one) for _, same in by_reading)
            self._said[key] = said, best
        return self._said[key][1]

    def _of_reading(self, instances: tuple[Instance, ...], one: Statement) -> Score:
        links = [[self._link(said, k) for said in instances] for k in one.links]
        right = sum(all(held) for held in links)
        wrong = sum(False in held for held in links)
        sides = zip(*(said.sides for said in instances), strict=True)
        read = sum(not any(isinstance(s, Unresolved) for s in side) for side in sides)
        return right, -wrong, read

    def _link(self, said: Instance, number: int) -> bool | None:
        """Whether a link holds; None where a side of it has no meaning."""
        left, right = said.sides[number : number + 2]
        if isinstance(left, Unresolved) or isinstance(right, Unresolved):
            return None
        return self._equal(left, right) or self._updated(left, right)

    def _equal(self, left: Term, right: Term) -> bool:
        return all(self._true(*pair) for pair in spread(paired(left, right), _MOST_ENTRIES))

    def _updated(self, left: Term, right: Term) -> bool:
        """Whether ``w = 0.4 - 0.5 * 0.08`` says what a parameter becomes, without a mark."""
        moved = after_update(left) if isinstance(right, Sum) else None
        return moved is not None and self._equal(moved, right)

    def _true(self, left: Term, right: Term) -> bool:
        if (left, right) not in self._truths:
            try:
                self._truths[left, right] = bool(self._holds(left, right))
            except DeriveError:
                self._truths[left, right] = False
        return self._truths[left, right]


def _reading(instance: Instance) -> tuple[str, ...]:
    return instance.reading
