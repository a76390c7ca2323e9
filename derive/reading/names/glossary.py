"""Names that a document gives a meaning itself: ``e_k = t_k - o_k``, and ``e_1`` from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from derive.reading import tree
from derive.reading.names.rewriting import MOST_NODES, renamed, rewritten, size
from derive.reading.names.scope import LETTER, plain
from derive.reading.names.walking import uses, walk
from derive.reading.symbol import Symbol

_CONSTANTS = frozenset({"e", "pi"})
Letters = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a name stands for; as a function, of ``arguments``."""

    symbol: Symbol
    body: tree.Node
    arguments: tuple[Symbol, ...] = ()


@dataclass(slots=True)
class Glossary:
    """The own names of a document so far; ``known`` tells the names of the network."""

    known: Callable[[Symbol], bool]
    _entries: dict[tuple[object, ...], list[_Entry]] = field(default_factory=dict)

    def learn(self, chain: tree.Chain) -> None:
        """Take the first side of ``chain`` for a name of what the second one is."""
        entry = self._entry(chain)
        if entry is not None:
            for argument in entry.arguments:
                self.forget(argument)
            others = self._entries.get(_key(entry.symbol), [])
            kept = [one for one in others if one.symbol != entry.symbol]
            self._entries[_key(entry.symbol)] = [*kept, entry]

    def forget(self, symbol: Symbol) -> None:
        """Take ``symbol`` for what it is without this document."""
        self._entries.pop(_key(symbol), None)

    def _entry(self, chain: tree.Chain) -> _Entry | None:
        match chain.sides[:2]:
            case (tree.Name(symbol=symbol), body) if not isinstance(body, tree.Unread):
                own = not self.known(symbol) and (symbol.base not in _CONSTANTS or symbol.sub)
                return _Entry(symbol, body) if own and size(body) <= MOST_NODES else None
            case (tree.Call(symbol=Symbol() as symbol, arguments=given), body):
                names = tuple(one.symbol for one in given if isinstance(one, tree.Name))
                if isinstance(body, tree.Unread) or len(names) < len(given):
                    return None
                return _Entry(symbol, body, names) if size(body) <= MOST_NODES else None
        return None

    def read(self, chain: tree.Chain) -> tree.Chain:
        """``chain`` with what these names stand for in their place."""
        if not self._entries:
            return chain
        free = frozenset(_arguments(chain))
        return replace(chain, sides=tuple(self._side(side, free) for side in chain.sides))

    def _side(self, side: tree.Side, free: frozenset[Symbol]) -> tree.Side:
        if isinstance(side, tree.Unread):
            return side
        whole = rewritten(side, lambda node: self._meaning(node, free))
        return whole if size(whole) <= MOST_NODES**2 else side

    def _meaning(self, node: tree.Node, free: frozenset[Symbol]) -> tree.Node:
        match node:
            case tree.Name(symbol=symbol):
                return node if symbol in free else self._found(node, symbol, ())
            case tree.Call(symbol=Symbol() as symbol, arguments=given, primes=primes):
                found = self._found(node, symbol, given)
                if found is node or not primes:
                    return found
                return tree.Name(node.start, node.end, replace(symbol, sup=("'" * primes,)))
        return node

    def _found(self, node: tree.Node, symbol: Symbol, given: tuple[tree.Node, ...]) -> tree.Node:
        for entry in reversed(self._entries.get(_key(symbol), [])):
            letters = _matched(entry.symbol, symbol)
            bare = not given and not self.known(symbol)
            if letters is None or not (bare or len(entry.arguments) in (0, len(given))):
                continue
            put = dict(zip(entry.arguments, given, strict=False)) if given else {}
            body = renamed(entry.body, letters, put, node.start, node.end)
            factors = () if entry.arguments else given
            return tree.Times(node.start, node.end, (body, *factors)) if factors else body
        return node


def _arguments(chain: tree.Chain) -> Iterator[Symbol]:
    """Letters that stand for any number here: x in ``f(x) = x^2``, and in ``d/dx``."""
    nodes = [side for side in chain.sides if not isinstance(side, tree.Unread)]
    for node in (part for side in nodes for part in walk(side)):
        match node:
            case tree.Derivative(wrt=tree.Name(symbol=symbol)):
                yield symbol
    match nodes:
        case (tree.Call(symbol=Symbol(), arguments=given), second, *_):
            inside = {use.symbol for use in uses(second)}
            names = {one.symbol for one in given if isinstance(one, tree.Name)}
            yield from names & inside


def _key(symbol: Symbol) -> tuple[object, ...]:
    return symbol.base, symbol.accent, len(symbol.sub), len(symbol.sup)


def _matched(general: Symbol, symbol: Symbol) -> Letters | None:
    """What each index letter of ``general`` is in ``symbol``; None where they do not fit."""
    letters: Letters = {}
    tokens = zip((*general.sub, *general.sup), (*symbol.sub, *symbol.sup), strict=True)
    for pattern, token in tokens:
        for one, other in _pairs(plain(pattern), plain(token)):
            if one != other and (not LETTER.fullmatch(one) or not other.isalnum()):
                return None
            if letters.setdefault(one, other) != other:
                return None
    return letters


def _pairs(pattern: str, token: str) -> Iterator[tuple[str, str]]:
    """Index beside index: ``jk`` beside ``12`` is j beside 1 and k beside 2."""
    if len(pattern) == len(token) and pattern.isalpha():
        yield from zip(pattern, token, strict=True)
    else:
        yield pattern, token
