"""Names that differ in their index letters alone: w_jk can mean what w_ab can."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from derive.reading.names.aliases import BELOW, NEW, OLD, WHOLE
from derive.reading.names.indices import Index
from derive.reading.names.letters import LAST
from derive.reading.names.names import Names
from derive.reading.names.scope import Scope, plain
from derive.reading.symbol import Symbol

_SPARE = "qvzgcurdmnpsabefjklw"
_WORDS = NEW | OLD | WHOLE | frozenset(BELOW)


@dataclass(frozen=True, slots=True)
class Alike:
    """A name in place of all that differ from it in their letters; ``letters`` tells its own."""

    symbol: Symbol
    letters: Mapping[str, str]
    scope: Scope

    def under(self, row: Mapping[str, Index]) -> Scope:
        """Its scope where the letters of the name that it stands for are chosen as in ``row``."""
        return self.scope.having({self.letters.get(name, name): at for name, at in row.items()})


class Renaming:
    """Finds one name in place of all that are alike but for their letters."""

    def __init__(self, names: Names) -> None:
        self._own = frozenset("".join(_lettered_labels(names)))
        taken = {*self._own, *names.places.layers, *LAST}
        free = (letter for letter in _SPARE if letter not in taken)
        self._spare = () if names.places.recurrent else tuple(free)  # W_hh tells its layers

    def alike(self, symbol: Symbol, letters: Sequence[str], scope: Scope) -> Alike:
        """``symbol`` with other ``letters``; as it is where one may be more than an index."""
        tokens = (*symbol.sub, *symbol.sup)
        spare = [one for one in self._spare if not any(one in token for token in tokens)]
        other = dict(zip(letters, spare, strict=False))
        plainly = all(len(one) == 1 and one not in self._own for one in letters)
        mixed = any(_is_mixed(token, other) for token in tokens)
        if not plainly or mixed or len(other) < len(letters):
            return Alike(symbol, {}, scope)
        sub, sup = (_put(part, other) for part in (symbol.sub, symbol.sup))
        targets = frozenset({sub}) if symbol.sub in scope.targets else frozenset()
        return Alike(replace(symbol, sub=sub, sup=sup), other, replace(scope, targets=targets))


def _is_mixed(token: str, letters: dict[str, str]) -> bool:
    """Whether some letters of a token are indices, and others are not: as in h1, or in new."""
    inside = set(re.findall("[A-Za-z]", token))
    told = plain(token) in _WORDS or not inside <= letters.keys()
    return told and not inside.isdisjoint(letters)


def _put(tokens: tuple[str, ...], other: dict[str, str]) -> tuple[str, ...]:
    return tuple("".join(other.get(sign, sign) for sign in token) for token in tokens)


def _lettered_labels(names: Names) -> Iterator[str]:
    """Indices that are letters in the names of the spec."""
    for label in names.graph.labels.values():
        for index in (*label.index.split(","), *label.entry.split(",")):
            yield index if index.isalpha() and len(index) < 4 else ""
