"""Letters that belong to one layer: documents write w for one layer's weights, v for the next's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import TypeAlias

from derive.algebra.variable import Role
from derive.reading.names.aliases import MEANINGS
from derive.reading.names.convention import Convention
from derive.reading.names.evidence import Statement
from derive.reading.names.questions import LAYER_OF, MOST_LAYERS

Score: TypeAlias = tuple[int, int, int]  # links that hold; minus those that do not; sides read
Scored: TypeAlias = Callable[[Convention, Statement], Score]

_LAYERED = frozenset({Role.NET, Role.OUT, Role.WEIGHT, Role.BIAS, Role.DELTA})
_MOST_LETTERS = 5  # of one statement
_MOST_TRIED = 40  # ways to give the letters of one statement a layer
_MOST_STATEMENTS = 40


@dataclass(frozen=True, slots=True)
class Belonging:
    """A letter, its layer, and the number of a statement that shows it."""

    letter: str
    layer: int
    shown: int

    @property
    def setting(self) -> tuple[str, str]:
        """The same as a convention."""
        return LAYER_OF + self.letter, str(self.layer)


def belongings(
    statements: Sequence[Statement], layers: int, convention: Convention, score: Scored
) -> Iterator[Belonging]:
    """The letters that every statement which depends on it shows to be of one and the same layer.

    A statement shows it if it holds only under one choice of layers for its letters.
    """
    votes: dict[str, dict[int, int]] = {}
    layers = min(layers, MOST_LAYERS)
    unsure = (one for one in statements if score(convention, one)[2] < len(one.chain.sides))
    for one in islice(unsure, _MOST_STATEMENTS) if layers > 1 else ():
        for letter, layer in _shown(one, layers, convention, score).items():
            votes.setdefault(letter, {}).setdefault(layer, one.number)
    for letter, found in votes.items():
        if len(found) == 1:
            yield Belonging(letter, *next(iter(found.items())))


def _shown(one: Statement, layers: int, convention: Convention, score: Scored) -> Mapping[str, int]:
    """The layers of the letters of a statement that holds for these layers alone."""
    letters = tuple(dict.fromkeys(_letters(one, convention)))
    if not 0 < len(letters) <= _MOST_LETTERS:
        return {}
    ways = list(islice(product(range(1, layers + 1), repeat=len(letters)), _MOST_TRIED))
    scores = [score(_under(convention, zip(letters, way, strict=True)), one) for way in ways]
    best = max(scores)
    if best[0] <= score(convention, one)[0] or best[1] < 0:
        return {}
    winners = [way for way, reached in zip(ways, scores, strict=True) if reached == best]
    found: dict[str, int] = {}
    for place, letter in enumerate(letters):
        chosen = {way[place] for way in winners}
        if len(chosen) == 1:
            found[letter] = chosen.pop()
    return found


def _letters(one: Statement, convention: Convention) -> Iterator[str]:
    """Letters of quantities that a layer has, where no mark at the top says which."""
    for use in one.named:
        words = convention.meanings(use.symbol.base)
        open_ = use.symbol.sub and not use.symbol.sup and use.bare is None
        if words and open_ and all(MEANINGS[word].role in _LAYERED for word in words):
            yield use.symbol.base


def _under(convention: Convention, layers: Iterable[tuple[str, int]]) -> Convention:
    return convention.having(*((LAYER_OF + letter, str(layer)) for letter, layer in layers))
