"""What stands at the top of something: a power, or the number of a layer."""

from __future__ import annotations

from derive.algebra.term import Function, Number, Power, Reference, Term
from derive.algebra.variable import Role
from derive.model.activations import SOFTMAX
from derive.reading import tree
from derive.reading.names.scope import Scope
from derive.reading.names.shapes import each
from derive.reading.names.translator import Translator
from derive.reading.names.unresolved import Unresolved
from derive.reading.symbol import Symbol

_EULER = Function("exp", Number("1"))


class Powers:
    """Powers of what ``of`` translates."""

    def __init__(self, of: Translator) -> None:
        self._of = of
        self._names = of.names

    def raised(self, node: tree.Raised, scope: Scope) -> Term:
        """The power that ``node`` is, or the name with a digit at its top."""
        layered = self._layered(node, scope)
        if layered is not None and self._names.convention.decided("bare"):
            return layered
        if isinstance(node.base, tree.Call) and self._is_layer(node, node.base):
            return self._of_layer(node.base, node.exponent, scope)
        try:
            base = _EULER if self._is_exponential(node, scope) else self._base(node, scope)
        except Unresolved:
            if layered is None:
                raise
            return layered
        if layered is not None:
            raise Unresolved(
                "the digit at the top may be a power or the number of a layer; "
                "say which with --convention bare=power"
            )
        exponent = self._of.term(node.exponent, scope)
        return each(base, lambda entry: Power(entry, exponent))

    def _is_exponential(self, node: tree.Raised, scope: Scope) -> bool:
        """Whether the base is Euler's number; e^2 may be the square of an error that is called e.

        Softmax of whole numbers is written so.
        """
        if not isinstance(node.base, tree.Name) or node.base.symbol != Symbol("e"):
            return False
        if self._of.named(node.base.symbol, scope) is not None:
            return False
        square = isinstance(node.exponent, tree.Numeral) and node.exponent.digits == "2"
        return not square or any(one.activation == SOFTMAX for one in self._names.graph.layers)

    def _is_layer(self, node: tree.Raised, call: tree.Call) -> bool:
        """Whether the digit of ``f^2(x)`` is a layer."""
        layered = self._names.convention.answer("bare") == "layer"
        return layered and call.symbol is not None and isinstance(node.exponent, tree.Numeral)

    def _of_layer(self, call: tree.Call, layer: tree.Node, scope: Scope) -> Term:
        assert isinstance(layer, tree.Numeral)
        arguments = self._of.all(call.arguments, scope)
        return self._of.functions.applied(f"{call.name}^{{{layer.digits}}}", arguments, call.primes)

    def _base(self, node: tree.Raised, scope: Scope) -> Term:
        """What is raised; digits on a name that has a layer are no power where layers stand so."""
        base = self._of.term(node.base, scope)
        counted = self._names.convention.answer("bare") == "layer" and _has_layer(base)
        match node:
            case tree.Raised(base=tree.Name(symbol=symbol), exponent=tree.Numeral()):
                if counted and not symbol.sup:
                    raise Unresolved(f"this network has no {symbol} in that layer")
        return base

    def _layered(self, node: tree.Raised, scope: Scope) -> Term | None:
        """A name whose digit at the top counts something else than factors."""
        match node:
            case tree.Raised(base=tree.Name(symbol=symbol), exponent=tree.Numeral(digits=digits)):
                if digits.isdecimal() and len(digits) < 5 and not symbol.sup:
                    return self._of.named(symbol, scope, int(digits))
        return None


def _has_layer(term: Term) -> bool:
    roles = (Role.NET, Role.OUT, Role.DELTA, Role.WEIGHT, Role.BIAS)
    return isinstance(term, Reference) and term.variable.role in roles
