"""Names of the network that a text uses for something else for a while: ``f = (x + y) z``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from derive.checking.judging.statements import Judged
from derive.checking.verdict import Kind
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import Use, children, uses
from derive.reading.symbol import Symbol
from derive.reading.tree import Call, Chain, Name, Side, Unread

ANOTHER_MEANING = "{} has another meaning here"
_BACK = frozenset({Kind.IDENTITY, Kind.VALUE, Kind.ROUNDED})
_OPEN = frozenset({Kind.DEFINITION, Kind.UNREAD})


@dataclass
class Rebound:
    """The names with another meaning at present; ``own`` tells the names of the network."""

    own: Callable[[Symbol], bool]
    _names: set[Symbol] = field(default_factory=set, init=False)
    _functions: set[Symbol] = field(default_factory=set, init=False)

    def excuse(self, chain: Chain) -> str:
        """Why ``chain`` is not about the network; nothing if it is."""
        used = (use.symbol for side in chain.sides for use in names_in(side))
        other = next((symbol for symbol in used if symbol in self._names), None)
        other = other or next((one for one in _called(chain) if one in self._functions), None)
        return ANOTHER_MEANING.format(other) if other else ""

    def take(self, chain: Chain) -> None:
        """What stands first in ``chain`` means something else from now on."""
        symbol = _defined(chain)
        if symbol is not None:
            self._names.add(symbol)
            self._functions |= {symbol} if isinstance(chain.sides[0], Call) else set()

    def knows(self, symbol: Symbol) -> bool:
        """Whether ``symbol`` stands for what it stands for in the network."""
        return self.own(symbol) and symbol not in self._names

    def lost(self, chain: Chain) -> Symbol | None:
        """The name that ``chain`` begins with, if it has another meaning at present."""
        symbol = _defined(chain)
        return symbol if symbol in self._names else None

    def restores(self, symbol: Symbol, judged: Judged) -> bool:
        """Whether ``symbol`` has its own meaning back: what is said of it is true of that one."""
        true = bool(judged.verdicts) and judged.verdicts[0].kind in _BACK
        if true:
            self._names.discard(symbol)
            self._functions.discard(symbol)
        return true

    def is_strange(self, chain: Chain, judged: Judged) -> bool:
        """Whether ``chain`` says that a name of the network is a formula of other letters."""
        symbol = _defined(chain)
        function = isinstance(chain.sides[0], Call)
        if symbol is None or not (function or self.own(symbol)) or not judged.verdicts:
            return False
        read = (one for one in judged.instances if not isinstance(one.sides[1], Unresolved))
        if judged.verdicts[0].kind not in _OPEN or any(read):
            return False
        named = {use.symbol for use in names_in(chain.sides[1])}
        if self.own(symbol) and any(not self.own(one) for one in named):
            return True
        return function and bool(named - {use.symbol for use in names_in(chain.sides[0])})


def names_in(side: Side) -> Iterator[Use]:
    """The names in a side, as far as it was understood."""
    return iter(()) if isinstance(side, Unread) else uses(side)


def _called(chain: Chain) -> Iterator[Symbol]:
    """What is called in a chain, as ``f`` in ``f(x)``."""
    todo = [side for side in chain.sides if not isinstance(side, Unread)]
    while todo:
        node = todo.pop()
        todo += children(node)
        if isinstance(node, Call) and node.symbol:
            yield node.symbol


def _defined(chain: Chain) -> Symbol | None:
    """What a formula gives a meaning: ``f`` where it begins with ``f`` or ``f(x, y)``."""
    match chain.sides[0]:
        case Name(symbol=symbol) | Call(symbol=Symbol() as symbol, primes=0):
            return symbol
    return None
