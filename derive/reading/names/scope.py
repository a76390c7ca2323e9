"""What letters stand for at one place of a statement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType

from derive.reading.names.indices import Index, UnitAt, shifted

LETTER = re.compile(r"([A-Za-z]|mu|nu|tau|kappa|lambda|rho|ell)(?:([+-])(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Scope:
    """``letters`` are those that stand for an index.

    ``output`` is the unit that a name without index belongs to, inside a sum over the outputs;
    ``sample`` is the example that a name without the number of one belongs to, the error of the
    network included if ``own_error`` says so. ``targets`` are the
    indices at targets in this statement, which are units of the output layer wherever they stand.
    ``counters`` are letters that count updates, ``counts`` those that stand for a plain number.
    """

    letters: Mapping[str, Index] = field(default_factory=lambda: MappingProxyType({}))
    output: UnitAt | None = None
    sample: int = 0
    own_error: bool = False
    targets: frozenset[tuple[str, ...]] = frozenset()
    counters: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def having(self, letters: Mapping[str, Index]) -> Scope:
        """With these letters too."""
        return replace(self, letters=MappingProxyType({**self.letters, **letters}))

    def of_sample(self, sample: int) -> Scope:
        """For this training example."""
        return replace(self, sample=sample)

    def of_own_error(self) -> Scope:
        """Where the error of the network is that of the example."""
        return replace(self, own_error=True)

    def counting(self, counts: Mapping[str, int]) -> Scope:
        """With letters that stand for plain numbers."""
        return replace(self, counts=MappingProxyType({**self.counts, **counts}))

    def index(self, text: str) -> Index | None:
        """What ``l`` or ``l-1`` stands for here."""
        found = LETTER.fullmatch(text)
        index = self.letters.get(found[1]) if found else None
        if found is None or index is None or not found[3]:
            return index
        return shifted(index, int(found[2] + found[3]))


@cache
def plain(token: str) -> str:
    """An index without the marks of its notation: ``h_{1}`` is ``h1``."""
    return re.sub(r"[\s_{}]|(?<=[A-Za-z])\\", "", token)
