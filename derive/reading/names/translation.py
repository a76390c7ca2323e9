"""From a tree to a Term: names looked up, numbers kept with their places in the source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from derive.algebra.matrices import is_matrix
from derive.algebra.term import (
    Function,
    Negation,
    Number,
    Power,
    Reference,
    Term,
    Transpose,
)
from derive.algebra.variable import Role
from derive.errors import AlgebraError
from derive.model.activations import SOFTMAX
from derive.reading import tree
from derive.reading.names.aliases import MEANINGS
from derive.reading.names.cases import cases, kronecker
from derive.reading.names.derivatives import Derivatives
from derive.reading.names.functions import Functions
from derive.reading.names.grids import added, divided, entry_of, entrywise, grid, multiplied
from derive.reading.names.names import Found, Names
from derive.reading.names.scope import Scope
from derive.reading.names.series import Series
from derive.reading.names.shapes import each, settled
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import loosened, sums_deep, uses
from derive.reading.symbol import Symbol

Span = tuple[int, int]
MOST_SUMS = 5  # in one another
MOST_NODES = 40_000  # that one statement may come to, its sums written out
_EULER = Function("exp", Number("1"))
_PI = "3.1415926535897932384626433832795028841971693993751"


@dataclass(slots=True)
class Translation:
    """One statement on its way to Terms.

    ``spans`` tells for the ``id`` of every Number made where its digits are; ``sampled`` whether a
    name belongs to the scope's example without saying so, ``unsure`` whether an error may.
    """

    names: Names
    functions: Functions
    derivatives: Derivatives
    spans: dict[int, Span] = field(default_factory=dict)
    numbers: list[Number] = field(default_factory=list)
    left: int = MOST_NODES
    sampled: bool = False
    unsure: bool = False
    series: Series = field(init=False)

    def __post_init__(self) -> None:
        self.series = Series(self.names, self.term)

    def side(self, node: tree.Node, scope: Scope) -> Term:
        """The Term that ``node`` is; Unresolved names the characters that have no meaning here."""
        if sums_deep(node) > MOST_SUMS:
            reason = f"more than {MOST_SUMS} sums stand in one another"
            raise Unresolved(reason, node.start, node.end)
        try:
            return settled(self.term(node, scope))
        except Unresolved as reason:
            raise reason.at(node.start, node.end) from None

    def term(self, node: tree.Node, scope: Scope) -> Term:
        """The same for a part of a side."""
        self.left -= 1
        if self.left < 0:
            raise Unresolved("this is too long once its sums are written out")
        try:
            return self._term(node, scope)
        except AlgebraError as misfit:
            raise Unresolved(str(misfit), node.start, node.end) from None
        except Unresolved as reason:
            raise reason.at(node.start, node.end) from None

    def _term(self, node: tree.Node, scope: Scope) -> Term:
        match node:
            case (
                tree.Transposed(operand=tree.Call() as call) | tree.Raised(base=tree.Call() as call)
            ):
                if call.symbol and self._is_factor(call) and self._try(call.symbol, scope):
                    return self.term(loosened(node, call, call.symbol), scope)
        match node:
            case tree.Numeral():
                return self._number(node)
            case tree.Name(symbol=symbol):
                return self._name(symbol, scope)
            case tree.Plus(terms=parts):
                return added(self._all(parts, scope))
            case tree.Times():
                return multiplied(self._factors(node, scope))
            case tree.Over(above=above, below=below):
                return divided(self.term(above, scope), self.term(below, scope))
            case tree.Raised():
                return self._raised(node, scope)
            case tree.Minus(operand=operand):
                return Negation(self.term(operand, scope))
            case tree.Call():
                return self._call(node, scope)
            case tree.Entry(operand=operand, index=index):
                return entry_of(self.term(operand, scope), index, scope)
            case tree.Derivative(of=of, wrt=wrt):
                return self.derivatives.by(self.term(of, scope), self.term(wrt, scope))
            case tree.Nabla(of=of, wrt=wrt):
                quantity = self.term(of, scope)
                if wrt is None:
                    return self.derivatives.gradient(quantity)
                return self.derivatives.by(quantity, self.term(wrt, scope))
            case tree.Summation():
                return self.series.written(node, scope)
            case tree.Grid(rows=rows):
                return grid(tuple(self._all(row, scope) for row in rows))
            case tree.Transposed(operand=operand):
                inner = self.term(operand, scope)
                return Transpose(inner) if is_matrix(inner) else inner
            case tree.Entrywise(factors=factors):
                return entrywise(self._all(factors, scope))
            case tree.Choice(branches=branches):
                return cases(branches, scope, self.term)
            case tree.Evaluated(operand=operand):
                return self.term(operand, scope)

    def _all(self, nodes: tuple[tree.Node, ...], scope: Scope) -> tuple[Term, ...]:
        return tuple(self.term(node, scope) for node in nodes)

    def _number(self, node: tree.Numeral) -> Number:
        number = Number(node.digits)
        self.numbers.append(number)
        self.spans[id(number)] = (node.start, node.end)
        return number

    def _name(self, symbol: Symbol, scope: Scope) -> Term:
        try:
            return self._found(self.names.find(symbol, scope))
        except Unresolved:
            marked = symbol.sub or symbol.sup
            constant = kronecker(symbol, scope) if marked else _constant(symbol.base, scope)
            if constant is None:
                raise
            return constant

    def _found(self, found: Found) -> Term:
        self.sampled = self.sampled or found.sampled
        self.unsure = self.unsure or found.unsure
        return found.term

    def _factors(self, node: tree.Times, scope: Scope) -> tuple[Term, ...]:
        """The factors; ``net_h1(3)`` is no product but a name with its time step."""
        found: list[Term] = []
        rest = list(node.factors)
        while rest:
            self._refuse_elsewhere(rest)
            timed = self._timed(rest, scope)
            found.append(timed or self.term(rest[0], scope))
            rest = rest[2 if timed else 1 :]
        return tuple(found)

    def _refuse_elsewhere(self, factors: list[tree.Node]) -> None:
        """``E(w + h)`` is the error somewhere else, ``E(0)`` at another time, and no product."""
        match factors:
            case [tree.Name(symbol=symbol, end=end), tree.Plus(start=start), *_] if start == end:
                refused = self._is_error(symbol)
            case [tree.Name(symbol=symbol, end=end), tree.Numeral(start=start), *_]:
                timeless = not self.names.places.times
                refused = start == end + 1 and timeless and self._is_error(symbol)
            case _:
                return
        if refused:
            raise Unresolved("this is the error at another point or time")

    def _is_error(self, symbol: Symbol) -> bool:
        words = self.names.wishes.meaning(symbol)
        return bool(words) and all(MEANINGS[word].role is Role.ERROR for word in words)

    def _timed(self, factors: list[tree.Node], scope: Scope) -> Term | None:
        match factors:
            case [tree.Name(symbol=symbol, end=end), tree.Numeral(digits=digits) as at, *_]:
                beside = at.start == end + 1 and digits.isdecimal()
                if self.names.places.times and beside and self._try(symbol, scope) is None:
                    return self._try(replace(symbol, sub=(*symbol.sub, digits)), scope)
        return None

    def _try(self, symbol: Symbol, scope: Scope, bare: int | None = None) -> Term | None:
        try:
            return self._found(self.names.find(symbol, scope, bare))
        except Unresolved:
            return None

    def _raised(self, node: tree.Raised, scope: Scope) -> Term:
        layered = self._layered(node, scope)
        if layered is not None and self.names.convention.decided("bare"):
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
        exponent = self.term(node.exponent, scope)
        return each(base, lambda entry: Power(entry, exponent))

    def _is_exponential(self, node: tree.Raised, scope: Scope) -> bool:
        """Whether the base is Euler's number; e^2 may be the square of an error that is called e.

        Softmax of whole numbers is written so.
        """
        if not isinstance(node.base, tree.Name) or node.base.symbol != Symbol("e"):
            return False
        if self._try(node.base.symbol, scope) is not None:
            return False
        square = isinstance(node.exponent, tree.Numeral) and node.exponent.digits == "2"
        return not square or any(one.activation == SOFTMAX for one in self.names.graph.layers)

    def _is_layer(self, node: tree.Raised, call: tree.Call) -> bool:
        """Whether the digit of ``f^2(x)`` is a layer."""
        layered = self.names.convention.answer("bare") == "layer"
        return layered and call.symbol is not None and isinstance(node.exponent, tree.Numeral)

    def _of_layer(self, call: tree.Call, layer: tree.Node, scope: Scope) -> Term:
        assert isinstance(layer, tree.Numeral)
        arguments = self._all(call.arguments, scope)
        return self.functions.applied(f"{call.name}^{{{layer.digits}}}", arguments, call.primes)

    def _base(self, node: tree.Raised, scope: Scope) -> Term:
        """What is raised; digits on a name that has a layer are no power where layers stand so."""
        base = self.term(node.base, scope)
        counted = self.names.convention.answer("bare") == "layer" and _has_layer(base)
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
                    return self._try(symbol, scope, int(digits))
        return None

    def _call(self, node: tree.Call, scope: Scope) -> Term:
        if node.symbol is not None and not node.primes:
            known = self._quantity(node, node.symbol, scope)
            if known is not None:
                return known
        return self.functions.applied(node.name, self._all(node.arguments, scope), node.primes)

    def _quantity(self, node: tree.Call, symbol: Symbol, scope: Scope) -> Term | None:
        """``E(w)`` and ``L(y, o)`` are errors; in ``h (1 - h)`` the bracket is a factor."""
        if self._is_error(symbol):
            return self._name(symbol, scope)
        if not self._is_factor(node):
            return None
        factor = self._try(symbol, scope)
        return factor and multiplied((factor, self.term(node.arguments[0], scope)))

    def _is_factor(self, node: tree.Call) -> bool:
        """Whether what stands before the bracket is no function, or stands inside it as well."""
        symbol = node.symbol
        if symbol is None or len(node.arguments) != 1:
            return False
        inside = (use.symbol for use in uses(node.arguments[0]))
        named = bool(symbol.sub or symbol.sup)
        return named or not self.functions.known(symbol.base) or symbol in inside


def _has_layer(term: Term) -> bool:
    roles = (Role.NET, Role.OUT, Role.DELTA, Role.WEIGHT, Role.BIAS)
    return isinstance(term, Reference) and term.variable.role in roles


def _constant(base: str, scope: Scope) -> Term | None:
    if base in scope.counts:
        return Number(str(scope.counts[base]))
    if base == "e":
        raise Unresolved("e alone may be Euler's number, or what this document calls e")
    return Number(_PI) if base == "pi" else None
