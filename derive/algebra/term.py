"""Terms: expressions as a person writes them.

A Term keeps the order of its factors, its signs and its unfinished steps (``2 * 1/2``, ``+ 0``,
``x^(2-1)``), which a computer algebra system would tidy away. Operators build terms and simplify
nothing: ``a + b`` is ``Sum((a, b))``, ``a - b`` is ``Sum((a, Negation(b)))``. Sums and products
flatten on the left only, so ``a - (b - c)`` keeps its bracket.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from derive.algebra.variable import Variable


class _Operators:
    """Arithmetic on terms, for writing expressions down in Python."""

    __slots__ = ()

    def __add__(self, other: Operand) -> Sum:
        return Sum((*_flat(self, Sum), term(other)))

    def __radd__(self, other: Operand) -> Sum:
        return Sum((term(other), term(self)))

    def __sub__(self, other: Operand) -> Sum:
        return Sum((*_flat(self, Sum), Negation(term(other))))

    def __rsub__(self, other: Operand) -> Sum:
        return Sum((term(other), Negation(term(self))))

    def __mul__(self, other: Operand) -> Product:
        return Product((*_flat(self, Product), term(other)))

    def __rmul__(self, other: Operand) -> Product:
        return Product((term(other), term(self)))

    def __truediv__(self, other: Operand) -> Quotient:
        return Quotient(term(self), term(other))

    def __rtruediv__(self, other: Operand) -> Quotient:
        return Quotient(term(other), term(self))

    def __pow__(self, other: Operand) -> Power:
        return Power(term(self), term(other))

    def __neg__(self) -> Negation:
        return Negation(term(self))


@dataclass(frozen=True, slots=True)
class Number(_Operators):
    """A number with the digits it is printed with: ``0.10`` stays ``0.10``."""

    digits: str

    @property
    def value(self) -> Decimal:
        """The number itself, exact."""
        return Decimal(self.digits)


@dataclass(frozen=True, slots=True)
class Reference(_Operators):
    """A variable used in an expression."""

    variable: Variable


@dataclass(frozen=True, slots=True)
class Sum(_Operators):
    """``a + b - c``; a subtracted term is a Negation."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Product(_Operators):
    """``a * b * c``, in this order."""

    factors: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Quotient(_Operators):
    """``a / b``."""

    numerator: Term
    denominator: Term


@dataclass(frozen=True, slots=True)
class Power(_Operators):
    """``a ^ b``."""

    base: Term
    exponent: Term


@dataclass(frozen=True, slots=True)
class Negation(_Operators):
    """``-a``."""

    operand: Term


@dataclass(frozen=True, slots=True)
class Function(_Operators):
    """A function of one argument: exp, ln, tanh, sin, cos, sqrt; sigma is the logistic function."""

    name: str
    operand: Term


@dataclass(frozen=True, slots=True)
class Condition:
    """``left > right``, or another relation in place of ``>``."""

    left: Term
    relation: Relation
    right: Term


@dataclass(frozen=True, slots=True)
class Cases(_Operators):
    """The first of ``branches`` whose condition holds, and ``otherwise`` if none does."""

    branches: tuple[tuple[Term, Condition], ...]
    otherwise: Term


@dataclass(frozen=True, slots=True)
class Partial(_Operators):
    """The derivative of ``of`` by ``wrt``, as yet unevaluated.

    Of a Reference it is the symbol of a quantity, dE/dw. Of anything larger it is an instruction,
    d/dw [ ... ], and a derivation step carries it out.
    """

    of: Term
    wrt: Variable


@dataclass(frozen=True, slots=True)
class IndexedSum(_Operators):
    """The sum of ``body`` over all units of ``layer``; in ``body`` the unit is named ``index``."""

    index: str
    layer: int
    body: Term


@dataclass(frozen=True, slots=True)
class Matrix(_Operators):
    """A matrix by its rows, all of one length; a vector is a matrix of one column."""

    rows: tuple[tuple[Term, ...], ...]


@dataclass(frozen=True, slots=True)
class Array(_Operators):
    """A matrix that goes by a name: ``name`` in symbols, its ``entries`` in numbers."""

    name: Term
    entries: Matrix


@dataclass(frozen=True, slots=True)
class Transpose(_Operators):
    """``A^T``: rows and columns exchanged."""

    operand: Term


@dataclass(frozen=True, slots=True)
class Hadamard(_Operators):
    """The product of matrices of one shape, entry by entry."""

    factors: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Shaped(_Operators):
    """A matrix whose shape, rows × columns, is written below its symbol."""

    operand: Term


@dataclass(frozen=True, slots=True)
class Gradient(_Operators):
    """The vector of the derivatives of ``of`` by all parameters, or by the entries of ``wrt``.

    It is the symbol of that vector, not its entries.
    """

    of: Variable
    wrt: Variable | None = None


@dataclass(frozen=True, slots=True)
class Hole(_Operators):
    """A blank for the student; ``answer`` is what belongs there.

    One without a ``key`` is room for working: it is not marked, and its answer is one of many.
    """

    key: str
    answer: Term


Term: TypeAlias = (
    Number
    | Reference
    | Sum
    | Product
    | Quotient
    | Power
    | Negation
    | Function
    | Cases
    | Partial
    | IndexedSum
    | Matrix
    | Array
    | Transpose
    | Hadamard
    | Shaped
    | Gradient
    | Hole
)
Relation: TypeAlias = Literal[">", ">=", "<", "<="]
Operand: TypeAlias = "Term | Variable | int | Decimal | _Operators"

ZERO, ONE, TWO = Number("0"), Number("1"), Number("2")
HALF = Quotient(ONE, TWO)


def term(value: Operand) -> Term:
    """``value`` as a Term: a variable becomes a Reference, a Python number a Number."""
    if isinstance(value, Variable):
        return Reference(value)
    if isinstance(value, int | Decimal):
        number = Number(str(abs(value)))
        return Negation(number) if value < 0 else number
    if isinstance(value, Term):
        return value
    raise TypeError(f"{value!r} cannot be part of a term")


def exp(operand: Operand) -> Function:
    """e to the power of ``operand``."""
    return Function("exp", term(operand))


def partial(of: Operand, wrt: Variable) -> Partial:
    """The derivative of ``of`` by ``wrt``, unevaluated."""
    return Partial(term(of), wrt)


def sum_of(terms: Iterable[Term]) -> Term:
    """The sum of one or more terms; a single one is itself."""
    every = tuple(terms)
    return every[0] if len(every) == 1 else Sum(every)


def product_of(factors: Iterable[Term]) -> Term:
    """The product of one or more factors; a single one is itself."""
    every = tuple(factors)
    return every[0] if len(every) == 1 else Product(every)


def children(node: Term) -> tuple[Term, ...]:
    """The terms directly inside ``node``, in reading order."""
    match node:
        case Number() | Reference() | Gradient():
            return ()
        case Matrix(rows):
            return tuple(entry for row in rows for entry in row)
        case Sum(parts) | Product(parts) | Hadamard(parts):
            return parts
        case Array(_, inner) | Transpose(inner) | Shaped(inner):
            return (inner,)
        case Quotient(first, second) | Power(first, second):
            return (first, second)
        case Cases(branches, otherwise):
            pairs = ((then, asked.left, asked.right) for then, asked in branches)
            return (*(part for pair in pairs for part in pair), otherwise)
        case Negation(inner) | Function(_, inner) | Partial(inner, _) | IndexedSum(_, _, inner):
            return (inner,)
        case Hole(_, inner):
            return (inner,)


def rebuild(node: Term, inner: tuple[Term, ...]) -> Term:
    """``node`` with ``inner`` in place of its children."""
    match node:
        case Number() | Reference() | Gradient():
            return node
        case Matrix(rows):
            width = len(rows[0])
            return Matrix(tuple(inner[k : k + width] for k in range(0, len(inner), width)))
        case Array(name, _):
            return Array(name, _matrix(*inner))
        case Transpose():
            return Transpose(*inner)
        case Hadamard():
            return Hadamard(inner)
        case Shaped():
            return Shaped(*inner)
        case Sum():
            return Sum(inner)
        case Product():
            return Product(inner)
        case Quotient():
            return Quotient(*inner)
        case Power():
            return Power(*inner)
        case Negation():
            return Negation(*inner)
        case Function(name, _):
            return Function(name, *inner)
        case Cases(branches, _):
            return Cases(tuple(_branches(branches, inner)), inner[-1])
        case Partial(_, wrt):
            return Partial(inner[0], wrt)
        case IndexedSum(index, layer, _):
            return IndexedSum(index, layer, *inner)
        case Hole(key, _):
            return Hole(key, *inner)


def _branches(
    branches: tuple[tuple[Term, Condition], ...], inner: tuple[Term, ...]
) -> Iterator[tuple[Term, Condition]]:
    for k, (_, asked) in enumerate(branches):
        then, left, right = inner[3 * k : 3 * k + 3]
        yield then, Condition(left, asked.relation, right)


def transform(node: Term, change: Callable[[Term], Term | None]) -> Term:
    """``node`` with each subterm replaced for which ``change`` answers a Term, outermost first."""
    changed = change(node)
    if changed is not None:
        return changed
    before = children(node)
    after = tuple(transform(child, change) for child in before)
    return node if after == before else rebuild(node, after)


def substitute(node: Term, replacements: Mapping[Variable, Term]) -> Term:
    """``node`` with the references to the given variables replaced; derivative symbols stay."""

    def change(part: Term) -> Term | None:
        if isinstance(part, Reference):
            return replacements.get(part.variable)
        if isinstance(part, Partial) and isinstance(part.of, Reference):
            return part
        return None

    return transform(node, change)


def rename(node: Term, names: Mapping[Variable, Variable]) -> Term:
    """``node`` with variables exchanged everywhere, in derivative symbols too."""

    def change(part: Term) -> Term | None:
        match part:
            case Reference(variable) if variable in names:
                return Reference(names[variable])
            case Partial(of, wrt):
                return Partial(rename(of, names), names.get(wrt, wrt))
            case Gradient(of, by):
                return Gradient(names.get(of, of), None if by is None else names.get(by, by))
            case Array(name, entries):
                return Array(rename(name, names), _matrix(rename(entries, names)))
        return None

    return transform(node, change)


def walk(node: Term) -> Iterator[Term]:
    """``node`` and every term inside it, outermost first, in reading order."""
    yield node
    for child in children(node):
        yield from walk(child)


def variables(node: Term) -> frozenset[Variable]:
    """The variables that ``node`` refers to."""
    return frozenset(part.variable for part in walk(node) if isinstance(part, Reference))


def _matrix(node: Term) -> Matrix:
    assert isinstance(node, Matrix), "an Array holds a Matrix"
    return node


def _flat(value: object, kind: type[Sum] | type[Product]) -> tuple[Term, ...]:
    if isinstance(value, Sum) and kind is Sum:
        return value.terms
    if isinstance(value, Product) and kind is Product:
        return value.factors
    assert isinstance(value, Term)
    return (value,)
