"""Names that are not understood as their document means them, as what is said with them shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from derive.checking.findings import Link, Statement
from derive.checking.judging.statements import Judged
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.reading.names.walking import uses
from derive.reading.tree import Chain, Unread

HELD = frozenset({Kind.VALUE, Kind.IDENTITY, Kind.ROUNDED})
FEWEST = 2  # formulas that fail before their names are doubted
OFTEN_OTHERS = frozenset({"alpha", "epsilon", "gamma"})  # slopes, small steps and much else


@dataclass
class Trust:
    """For each letter, how many formulas with it hold, and how many do not.

    Where most do not, it stands for something else than it was taken for, and nobody is blamed.
    """

    _held: Counter[str] = field(default_factory=Counter, init=False)
    _failed: Counter[str] = field(default_factory=Counter, init=False)
    # Equal verdicts are said of different formulas: known by identity, and kept so that it lasts.
    _letters: dict[int, tuple[Verdict, frozenset[str]]] = field(default_factory=dict, init=False)

    def heard(self, chain: Chain, judged: Judged) -> None:
        """Count what was found of ``chain``."""
        letters, kinds = frozenset(_letters(chain)), {one.kind for one in judged.verdicts}
        if kinds & FAULTS:
            self._failed.update(letters)
            self._letters |= {id(one): (one, letters) for one in judged.verdicts}
        elif kinds & HELD:
            self._held.update(letters)

    def settled(self, statement: Statement) -> Statement:
        """``statement`` without the blame that rests on a name of which most fails."""
        return replace(statement, links=tuple(map(self._link, statement.links)))

    def _link(self, link: Link) -> Link:
        if link.verdict.kind not in FAULTS:
            return link
        _, letters = self._letters.get(id(link.verdict), (None, frozenset[str]()))
        doubted = sorted(filter(self._is_doubted, letters))
        if not doubted:
            return link
        reason = f"most of what is said with {doubted[0]} is not so: it may mean something else"
        return replace(link, verdict=replace(link.verdict, kind=Kind.UNREAD, how=reason))

    def _is_doubted(self, letter: str) -> bool:
        failed, fewest = self._failed[letter], 1 if letter in OFTEN_OTHERS else FEWEST
        return failed >= fewest and failed > self._held[letter]


def _letters(chain: Chain) -> Iterator[str]:
    for side in chain.sides:
        if not isinstance(side, Unread):
            yield from (use.symbol.base for use in uses(side))
