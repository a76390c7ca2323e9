"""Trees from above: their parts, and the names in them with what surrounds each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derive.reading import tree
from derive.reading.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Use:
    """A name where it is used: the digits raised above it, and the indices of sums around it."""

    symbol: Symbol
    bare: int | None = None
    bound: tuple[str, ...] = ()


def children(node: tree.Node) -> tuple[tree.Node, ...]:
    """The nodes directly inside ``node``; the conditions of cases are left out."""
    match node:
        case tree.Numeral() | tree.Name():
            return ()
        case tree.Plus(terms=parts) | tree.Times(factors=parts) | tree.Entrywise(factors=parts):
            return parts
        case tree.Call(arguments=parts):
            return parts
        case tree.Over(above=first, below=second) | tree.Raised(base=first, exponent=second):
            return (first, second)
        case tree.Derivative(of=first, wrt=second):
            return (first, second)
        case tree.Nabla(of=first, wrt=by):
            return (first,) if by is None else (first, by)
        case tree.Minus(operand=inner) | tree.Transposed(operand=inner):
            return (inner,)
        case tree.Evaluated(operand=inner) | tree.Entry(operand=inner) | tree.Summation(body=inner):
            return (inner,)
        case tree.Grid(rows=rows):
            return tuple(entry for row in rows for entry in row)
        case tree.Choice(branches=branches):
            return tuple(value for value, _ in branches)


def walk(node: tree.Node) -> Iterator[tree.Node]:
    """``node`` and every part of it."""
    yield node
    for child in children(node):
        yield from walk(child)


def uses(node: tree.Node, bound: tuple[str, ...] = ()) -> Iterator[Use]:
    """Every name in ``node``."""
    match node:
        case tree.Name(symbol=symbol):
            yield Use(symbol, None, bound)
            return
        case tree.Raised(base=tree.Name(symbol=symbol), exponent=tree.Numeral(digits=digits)):
            raised = int(digits) if digits.isdecimal() and len(digits) < 5 else None
            yield Use(symbol, raised, bound)
            return
        case tree.Call(symbol=Symbol() as symbol) if symbol.sub or symbol.sup:
            yield Use(symbol, None, bound)
        case tree.Summation(index=index) if index:
            bound = (*bound, index)
    for child in children(node):
        yield from uses(child, bound)


def sums(node: tree.Node) -> Iterator[tree.Summation]:
    """Every sum in ``node``."""
    if isinstance(node, tree.Summation):
        yield node
    for child in children(node):
        yield from sums(child)


def sums_deep(node: tree.Node) -> int:
    """How many sums stand in one another in ``node``."""
    own = isinstance(node, tree.Summation)
    return own + max(map(sums_deep, children(node)), default=0)


def loosened(marked: tree.Node, call: tree.Call, symbol: Symbol) -> tree.Times:
    """``x (a)^T`` or ``x (a)^2``, read as a function of a, as the product that it is."""
    inner = call.arguments[0]
    factor = tree.Name(call.start, inner.start, symbol)
    match marked:
        case tree.Transposed(start, end):
            return tree.Times(start, end, (factor, tree.Transposed(inner.start, end, inner)))
        case tree.Raised(start, end, _, exponent):
            power = tree.Raised(inner.start, end, inner, exponent)
            return tree.Times(start, end, (factor, power))
    raise AssertionError("only what is transposed or raised is loosened")
