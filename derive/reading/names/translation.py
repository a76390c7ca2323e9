"""From a tree to a Term: names looked up, numbers kept with their places in the source."""

from __future__ import annotations

from dataclasses import dataclass, field

from derive.algebra.matrices import is_matrix
from derive.algebra.term import (
    Negation,
    Number,
    Term,
    Transpose,
)
from derive.errors import AlgebraError
from derive.reading import tree
from derive.reading.names.cases import cases, kronecker
from derive.reading.names.derivatives import Derivatives
from derive.reading.names.functions import Functions
from derive.reading.names.grids import added, divided, entry_of, entrywise, grid, multiplied
from derive.reading.names.names import Found, Names
from derive.reading.names.powers import Powers
from derive.reading.names.products import Products
from derive.reading.names.scope import Scope
from derive.reading.names.series import Series
from derive.reading.names.shapes import settled
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import loosened
from derive.reading.symbol import Symbol

Span = tuple[int, int]
MOST_NODES = 40_000  # that one statement may come to, its sums written out
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
    powers: Powers = field(init=False)
    products: Products = field(init=False)

    def __post_init__(self) -> None:
        self.series = Series(self.names, self.term)
        self.powers = Powers(self)
        self.products = Products(self)

    def side(self, node: tree.Node, scope: Scope) -> Term:
        """The Term that ``node`` is; Unresolved names the characters that have no meaning here."""
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
                if call.symbol and self.products.is_factor(call) and self.named(call.symbol, scope):
                    return self.term(loosened(node, call, call.symbol), scope)
        match node:
            case tree.Numeral():
                return self._number(node)
            case tree.Name(symbol=symbol):
                return self.name(symbol, scope)
            case tree.Plus(terms=parts):
                return added(self.all(parts, scope))
            case tree.Times():
                return multiplied(self.products.factors(node, scope))
            case tree.Over(above=above, below=below):
                return divided(self.term(above, scope), self.term(below, scope))
            case tree.Raised():
                return self.powers.raised(node, scope)
            case tree.Minus(operand=operand):
                return Negation(self.term(operand, scope))
            case tree.Call():
                return self.products.called(node, scope)
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
                return grid(tuple(self.all(row, scope) for row in rows))
            case tree.Transposed(operand=operand):
                inner = self.term(operand, scope)
                return Transpose(inner) if is_matrix(inner) else inner
            case tree.Entrywise(factors=factors):
                return entrywise(self.all(factors, scope))
            case tree.Choice(branches=branches):
                return cases(branches, scope, self.term)
            case tree.Evaluated(operand=operand):
                return self.term(operand, scope)

    def all(self, nodes: tuple[tree.Node, ...], scope: Scope) -> tuple[Term, ...]:
        """The Terms of several parts."""
        return tuple(self.term(node, scope) for node in nodes)

    def _number(self, node: tree.Numeral) -> Number:
        number = Number(node.digits)
        self.numbers.append(number)
        self.spans[id(number)] = (node.start, node.end)
        return number

    def name(self, symbol: Symbol, scope: Scope) -> Term:
        """What a name stands for: a quantity, or a constant."""
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

    def named(self, symbol: Symbol, scope: Scope, bare: int | None = None) -> Term | None:
        """What a name stands for, if it stands for something here."""
        try:
            return self._found(self.names.find(symbol, scope, bare))
        except Unresolved:
            return None


def _constant(base: str, scope: Scope) -> Term | None:
    if base in scope.counts:
        return Number(str(scope.counts[base]))
    if base == "e":
        raise Unresolved("e alone may be Euler's number, or what this document calls e")
    return Number(_PI) if base == "pi" else None
