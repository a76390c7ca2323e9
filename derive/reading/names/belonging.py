"""Letters that belong to one layer: documents write w for one layer's weights, v for the next's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from typing import TypeAlias

from derive.algebra.variable import Role
from derive.reading.names.aliases import MEANINGS, NOTHING, OPEN
from derive.reading.names.convention import Convention
from derive.reading.names.evidence import Statement
from derive.reading.names.questions import ALONE, LAYER_OF, MOST_LAYERS, placed
from derive.reading.names.scores import Scored

_LAYERED = frozenset({Role.NET, Role.OUT, Role.WEIGHT, Role.BIAS, Role.DELTA})
_MOST_TRIED = 64  # ways to give the letters of one statement a layer
_MOST_STATEMENTS = 40


Settings: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Belonging:
    """What shows to which layer a letter belongs, and what it stands for if that was open."""

    settings: Settings
    shown: int  # the number of the statement


def belongings(
    statements: Sequence[Statement], layers: int, convention: Convention, score: Scored
) -> Iterator[Belonging]:
    """The letters that every statement which depends on it shows to be of one and the same layer.

    A statement shows it if it holds only under one choice of layers for its letters.
    """
    votes: dict[str, dict[Settings, int]] = {}
    layers = min(layers, MOST_LAYERS)
    unsure = (one for one in statements if score(convention, one)[2] < len(one.chain.sides))
    for one in islice(unsure, _MOST_STATEMENTS) if layers > 1 else ():
        for letter, settings in _shown(one, layers, convention, score).items():
            votes.setdefault(letter, {}).setdefault(settings, one.number)
    for found in votes.values():
        if len(found) == 1:
            yield Belonging(*next(iter(found.items())))


def _shown(
    one: Statement, layers: int, convention: Convention, score: Scored
) -> Mapping[str, Settings]:
    """The layers of the letters of a statement that holds for these layers alone."""
    letters = tuple(dict.fromkeys(_letters(one, convention)))
    choices = [tuple(_choices(letter, layers, convention)) for letter in letters]
    if not letters or prod(map(len, choices)) > _MOST_TRIED:
        return {}
    scores = {way: score(_under(convention, way), one) for way in product(*choices)}
    best = max(scores.values())
    if best[0] <= score(convention, one)[0] or best[1] < 0:
        return {}
    winners = [way for way, reached in scores.items() if reached == best]
    found: dict[str, Settings] = {}
    for place, letter in enumerate(letters):
        chosen = {way[place] for way in winners}
        if len(chosen) == 1:
            found[letter] = chosen.pop()
    return found


def _letters(one: Statement, convention: Convention) -> Iterator[str]:
    """Letters of quantities that a layer has, where no mark at the top says which."""
    for use in one.named:
        words = _words(use.symbol.base, convention)
        untold = not use.symbol.sup and use.bare is None
        if words and untold and any(MEANINGS[word].role in _LAYERED for word in words):
            yield placed(use.symbol)


def _words(letter: str, convention: Convention) -> tuple[str, ...]:
    """What ``letter`` may stand for, if it stands for anything here."""
    unknown = not convention.decided(letter)
    possible = (word for word in OPEN.get(letter, ()) if word != NOTHING)
    return convention.meanings(letter) or tuple(possible if unknown else ())


def _choices(name: str, layers: int, convention: Convention) -> Iterator[Settings]:
    letter = name.removesuffix(ALONE)
    words, known = _words(letter, convention), convention.meanings(letter)
    if letter == "delta" and not convention.decided("delta"):
        words = ("+1", "-1")
    for layer in range(1, layers + 1):
        place = LAYER_OF + name, str(layer)
        if len(words) == 1 and known:
            yield (place,)
        else:
            yield from ((place, (letter, word)) for word in words)


def _under(convention: Convention, way: tuple[Settings, ...]) -> Convention:
    return convention.having(*(setting for settings in way for setting in settings))
