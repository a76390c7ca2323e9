"""Indices written for others: ``h_t`` for ``h_{t-1}``, ``w_{ij}`` for ``w_{ji}``, i for j."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from derive.reading.names.rewriting import rewritten
from derive.reading.names.scope import plain
from derive.reading.names.walking import uses
from derive.reading.symbol import Symbol
from derive.reading.tree import Name, Node

EXCHANGED = "indices_exchanged"
SHIFTED = "time_shifted"
_MOMENT = re.compile(r"(\(?)([a-z]|tau)([+-]1)?(\)?)")
_OFFSETS = {"-1": -1, None: 0, "+1": 1}
_MARKS = {-1: "-1", 0: "", 1: "+1"}
_LATE = {-1: "late", 1: "early"}  # what is written, where one step must be added


@dataclass(frozen=True, slots=True)
class Respelling:
    """``side`` as it may have been meant; ``name`` is the mistake, ``sentence`` tells of it."""

    side: Node
    name: str
    sentence: str


def respellings(left: Node, right: Node, *, timed: bool) -> Iterator[Respelling]:
    """``right`` with one name's indices changed, or two index letters exchanged in all names.

    Where it is ``timed``, a name may also be one step too early or too late: wherever it stands,
    or at one of its places.
    """
    symbols = tuple(dict.fromkeys(use.symbol for use in uses(right)))
    for symbol in symbols:
        for other in _exchanged(symbol):
            said = f"the two indices of {symbol.base} are exchanged"
            yield Respelling(_everywhere(right, symbol, other), EXCHANGED, said)
    yield from _lettered(left, right, symbols)
    for symbol in symbols if timed else ():
        for by, other in _moved(symbol):
            said = f"{symbol.base} is taken one time step too {_LATE[by]}"
            for side in _at_places(right, symbol, other):
                yield Respelling(side, SHIFTED, said)


def _exchanged(symbol: Symbol) -> Iterator[Symbol]:
    """``w_{ji}`` for ``w_{ij}``, whose letters may be one token or two."""
    match symbol.sub:
        case (one, other) if one != other:
            yield replace(symbol, sub=(other, one))
        case (both,) if len(both) == 2 and both[0] != both[1]:
            yield replace(symbol, sub=(both[::-1],))


def _lettered(left: Node, right: Node, symbols: tuple[Symbol, ...]) -> Iterator[Respelling]:
    """Two letters exchanged that the left side has as well; also but for the names there."""
    same = frozenset(use.symbol for use in uses(left))
    for one, other in combinations(sorted(_letters(same) & _letters(symbols)), 2):
        said = f"the indices {one} and {other} are exchanged"
        for kept in (frozenset[Symbol](), same & frozenset(symbols)):
            changed = _relettered(right, str.maketrans(one + other, other + one), kept)
            yield Respelling(changed, EXCHANGED, said)


def _relettered(side: Node, letters: dict[int, int], kept: frozenset[Symbol]) -> Node:
    def change(node: Node) -> Node:
        if not isinstance(node, Name) or node.symbol in kept:
            return node
        sub = tuple(token.translate(letters) for token in node.symbol.sub)
        return replace(node, symbol=replace(node.symbol, sub=sub))

    return rewritten(side, change)


def _letters(symbols: Iterable[Symbol]) -> set[str]:
    tokens = (plain(token) for symbol in symbols for token in symbol.sub)
    return {sign for token in tokens if len(token) < 3 and token.isalpha() for sign in token}


def _moved(symbol: Symbol) -> Iterator[tuple[int, Symbol]]:
    """``symbol`` one time step before and after."""
    for by, sub in _shifted(symbol.sub):
        yield by, replace(symbol, sub=sub)
    for by, sup in _shifted(symbol.sup):
        yield by, replace(symbol, sup=sup)


def _shifted(tokens: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for place, token in enumerate(tokens):
        if found := _MOMENT.fullmatch(plain(token)):
            for by in (-1, 1):
                offset = _OFFSETS[found[3]] + by
                if offset in _MARKS:
                    other = f"{found[1]}{found[2]}{_MARKS[offset]}{found[4]}"
                    yield by, (*tokens[:place], other, *tokens[place + 1 :])


def _everywhere(side: Node, symbol: Symbol, other: Symbol) -> Node:
    return rewritten(side, lambda node: _renamed(node, symbol, other))


def _at_places(side: Node, symbol: Symbol, other: Symbol) -> Iterator[Node]:
    """With ``other`` wherever ``symbol`` stands, and at each of its places alone."""
    yield _everywhere(side, symbol, other)
    count = sum(use.symbol == symbol for use in uses(side))
    for wanted in range(count) if count > 1 else ():
        yield _at(side, symbol, other, wanted)


def _at(side: Node, symbol: Symbol, other: Symbol, wanted: int) -> Node:
    seen = -1

    def change(node: Node) -> Node:
        nonlocal seen
        if not isinstance(node, Name) or node.symbol != symbol:
            return node
        seen += 1
        return _renamed(node, symbol, other) if seen == wanted else node

    return rewritten(side, change)


def _renamed(node: Node, symbol: Symbol, other: Symbol) -> Node:
    if isinstance(node, Name) and node.symbol == symbol:
        return replace(node, symbol=other)
    return node
