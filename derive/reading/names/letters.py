"""Letters that stand in the place of an index."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from derive.reading import tree
from derive.reading.names.above import Style, groups
from derive.reading.names.aliases import BELOW, NEW, OLD, WHOLE
from derive.reading.names.places import Places
from derive.reading.names.scope import LETTER, plain
from derive.reading.names.walking import uses
from derive.reading.symbol import Symbol

_MARKS = NEW | OLD | WHOLE | frozenset(BELOW)
_BLOCKS = ("W", "U", "V", "B", "b")  # letters with the layers that they belong to, as W_{hh}
_MOST_KNOWN = 10_000  # trees
LAST = ("L", "T")  # the last layer and the last time step, wherever they stand


def below_letters(symbol: Symbol, places: Places) -> Iterator[str]:
    """Those at the bottom: j and k of ``w_{jk}``; not the layers of a matrix ``W_{hh}``."""
    for token in map(plain, symbol.sub):
        if token in _MARKS or places.unit(token) or _layers(symbol, token, places):
            continue
        whole = LETTER.fullmatch(token)
        if whole:
            yield whole[1]
        elif 2 <= len(token) <= 3 and token not in places.layers and token.isalnum():
            yield from (letter for letter in token if letter.isalpha())


def above_letters(symbol: Symbol, places: Places) -> Iterator[str]:
    """Those at the top, l of ``z^{(l-1)}``."""
    for group in groups(symbol.sup):
        letter = LETTER.fullmatch(group.text)
        marked = group.style in (Style.PLUS, Style.PRIME) or group.text in _MARKS
        if letter and not marked and not _hidden_layer(group.text, places):
            yield letter[1]


def _hidden_layer(text: str, places: Places) -> bool:
    """Whether ``text`` at the top is the name of a layer; i counts examples more often."""
    return text in places.own and places.layers[text].number > 0


def _layers(symbol: Symbol, token: str, places: Places) -> bool:
    """Whether ``token`` tells the layers of a vector or matrix."""
    if not all(letter in places.layers for letter in token):
        return False
    return symbol.bold or symbol.base in _BLOCKS


@lru_cache(maxsize=4096)
def letters_of(symbol: Symbol, places: Places) -> tuple[str, ...]:
    """All of them, each once, but for those that are fixed."""
    every = (*below_letters(symbol, places), *above_letters(symbol, places))
    return tuple(letter for letter in dict.fromkeys(every) if letter not in LAST)


class Lettering:
    """The letters in the trees of documents about one network, each tree looked through once."""

    def __init__(self, places: Places) -> None:
        self._places = places
        # Known by identity, and kept so that it lasts.
        self._known: dict[int, tuple[tree.Node, tuple[str, ...]]] = {}

    def within(self, node: tree.Node) -> tuple[str, ...]:
        """Those of all names in ``node`` that no sum inside it binds."""
        if id(node) not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[id(node)] = node, tuple(dict.fromkeys(self._letters(node)))
        return self._known[id(node)][1]

    def _letters(self, node: tree.Node) -> Iterator[str]:
        for use in uses(node):
            yield from (x for x in letters_of(use.symbol, self._places) if x not in use.bound)
