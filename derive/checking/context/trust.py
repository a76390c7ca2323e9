"""Names that are not understood as their document means them, as what is said with them shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from derive.checking.findings import Link, Statement
from derive.checking.judging.statements import Judged
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.notation.notation import Sentence
from derive.reading.names.walking import uses
from derive.reading.symbol import Symbol
from derive.reading.tree import Chain, Unread

HELD = frozenset({Kind.VALUE, Kind.IDENTITY, Kind.ROUNDED})
OTHER_INDICES = "this is so with other indices, which may be what is meant"
FEWEST = 2  # formulas that fail before their names are doubted
OFTEN_OTHERS = frozenset({"alpha", "epsilon", "gamma"})  # slopes, small steps and much else


@dataclass
class Trust:
    """For each letter, how many formulas with it hold, and how many do not.

    Where most do not, it stands for something else than it was taken for, and nobody is blamed.
    Nor is anybody for indices that would make a formula true, where the document shows its letters
    in no true formula, or has others to which the same would happen: they are its own way.
    """

    _held: Counter[str] = field(default_factory=Counter, init=False)
    _failed: Counter[str] = field(default_factory=Counter, init=False)
    _indexed: Counter[str] = field(default_factory=Counter, init=False)  # in formulas that hold
    _respelled: dict[Sentence, set[Chain]] = field(default_factory=dict, init=False)
    # Equal verdicts are said of different formulas: known by identity, and kept so that it lasts.
    _letters: dict[int, tuple[Verdict, Chain]] = field(default_factory=dict, init=False)

    def heard(self, chain: Chain, judged: Judged) -> None:
        """Count what was found of ``chain``."""
        letters, kinds = frozenset(_letters(chain)), {one.kind for one in judged.verdicts}
        if kinds & FAULTS:
            self._failed.update(letters)
            self._letters |= {id(one): (one, chain) for one in judged.verdicts}
            for repair in (repair for one in judged.verdicts for repair in one.repairs):
                self._respelled.setdefault(repair.sentence, set()).add(chain)
        elif kinds & HELD:
            self._held.update(letters)
            self._indexed.update(_indexed(chain))

    def settled(self, statement: Statement) -> Statement:
        """``statement`` without the blame that rests on a name of which most fails."""
        return replace(statement, links=tuple(map(self._link, statement.links)))

    def _link(self, link: Link) -> Link:
        if link.verdict.kind not in FAULTS:
            return link
        if id(link.verdict) not in self._letters:
            return link
        _, chain = self._letters[id(link.verdict)]
        doubted = sorted(filter(self._is_doubted, frozenset(_letters(chain))))
        if not doubted:
            return self._without_own_way(link, chain)
        reason = f"most of what is said with {doubted[0]} is not so: it may mean something else"
        return replace(link, verdict=replace(link.verdict, kind=Kind.UNREAD, how=reason))

    def _without_own_way(self, link: Link, chain: Chain) -> Link:
        """``link`` without the indices that it should have, where these may be the document's."""
        known = all(self._indexed[letter] for letter in _indexed(chain))
        single = all(len(self._respelled[one.sentence]) == 1 for one in link.verdict.repairs)
        if not link.verdict.repairs or (known and single):
            return link
        if link.verdict.sides is None:
            return replace(link, verdict=Verdict(Kind.UNREAD, OTHER_INDICES))
        return replace(link, verdict=replace(link.verdict, repairs=()))

    def _is_doubted(self, letter: str) -> bool:
        failed, fewest = self._failed[letter], 1 if letter in OFTEN_OTHERS else FEWEST
        return failed >= fewest and failed > self._held[letter]


def _letters(chain: Chain) -> Iterator[str]:
    return (symbol.base for symbol in _symbols(chain))


def _indexed(chain: Chain) -> Iterator[str]:
    return (symbol.base for symbol in _symbols(chain) if symbol.sub)


def _symbols(chain: Chain) -> Iterator[Symbol]:
    for side in chain.sides:
        if not isinstance(side, Unread):
            yield from (use.symbol for use in uses(side))
