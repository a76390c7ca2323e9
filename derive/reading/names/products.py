"""What stands side by side: factors, names with something in brackets, and functions."""

from __future__ import annotations

from dataclasses import replace

from derive.algebra.term import Term
from derive.algebra.variable import Role
from derive.reading import tree
from derive.reading.names.aliases import MEANINGS
from derive.reading.names.grids import multiplied
from derive.reading.names.scope import Scope
from derive.reading.names.translator import Translator
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import uses
from derive.reading.symbol import Symbol


class Products:
    """Products, and what looks like them, of what ``of`` translates."""

    def __init__(self, of: Translator) -> None:
        self._of = of
        self._names = of.names

    def factors(self, node: tree.Times, scope: Scope) -> tuple[Term, ...]:
        """The factors; ``net_h1(3)`` is no product but a name with its time step."""
        found: list[Term] = []
        rest = list(node.factors)
        while rest:
            self._refuse_elsewhere(rest)
            timed = self._timed(rest, scope)
            found.append(timed or self._of.term(rest[0], scope))
            rest = rest[2 if timed else 1 :]
        return tuple(found)

    def _refuse_elsewhere(self, factors: list[tree.Node]) -> None:
        """``E(w + h)`` is the error somewhere else, ``E(0)`` at another time, and no product."""
        match factors:
            case [tree.Name(symbol=symbol, end=end), tree.Plus(start=start), *_] if start == end:
                refused = self._is_error(symbol)
            case [tree.Name(symbol=symbol, end=end), tree.Numeral(start=start), *_]:
                timeless = not self._names.places.times
                refused = start == end + 1 and timeless and self._is_error(symbol)
            case _:
                return
        if refused:
            raise Unresolved("this is the error at another point or time")

    def _is_error(self, symbol: Symbol) -> bool:
        words = self._names.wishes.meaning(symbol)
        return bool(words) and all(MEANINGS[word].role is Role.ERROR for word in words)

    def _timed(self, factors: list[tree.Node], scope: Scope) -> Term | None:
        match factors:
            case [tree.Name(symbol=symbol, end=end), tree.Numeral(digits=digits) as at, *_]:
                beside = at.start == end + 1 and digits.isdecimal()
                if self._names.places.times and beside and self._of.named(symbol, scope) is None:
                    return self._of.named(replace(symbol, sub=(*symbol.sub, digits)), scope)
        return None

    def called(self, node: tree.Call, scope: Scope) -> Term:
        """A function of its arguments, or a quantity before a bracket."""
        if node.symbol is not None and not node.primes:
            known = self._quantity(node, node.symbol, scope)
            if known is not None:
                return known
        return self._of.functions.applied(
            node.name, self._of.all(node.arguments, scope), node.primes
        )

    def _quantity(self, node: tree.Call, symbol: Symbol, scope: Scope) -> Term | None:
        """``E(w)`` and ``L(y, o)`` are errors; in ``h (1 - h)`` the bracket is a factor."""
        if self._is_error(symbol):
            return self._of.name(symbol, scope)
        if not self.is_factor(node):
            return None
        factor = self._of.named(symbol, scope)
        return factor and multiplied((factor, self._of.term(node.arguments[0], scope)))

    def is_factor(self, node: tree.Call) -> bool:
        """Whether what stands before the bracket is no function, or stands inside it as well."""
        symbol = node.symbol
        if symbol is None or len(node.arguments) != 1:
            return False
        inside = (use.symbol for use in uses(node.arguments[0]))
        named = bool(symbol.sub or symbol.sup)
        return named or not self._of.functions.known(symbol.base) or symbol in inside
