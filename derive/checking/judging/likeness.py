"""Whether two sides are the same but for the order of their operands: the plainest proof."""

from __future__ import annotations

from derive.algebra.term import (
    ONE,
    ZERO,
    Hole,
    Number,
    Product,
    Reference,
    Sum,
    Term,
    children,
    rebuild,
)
from derive.model.graph import Graph


def alike(left: Term, right: Term, graph: Graph) -> bool:
    """Whether both sides are one term, or one is a node and the other its own equation."""
    first, second = ordered(left), ordered(right)
    return first == second or second == _equation(left, graph) or first == _equation(right, graph)


def _equation(side: Term, graph: Graph) -> Term | None:
    node = graph.by_variable.get(side.variable) if isinstance(side, Reference) else None
    return ordered(node.expression) if node else None


def ordered(term: Term) -> Term:
    """``term`` with nested sums and products as one, 0 and 1 left out of them, in fixed order."""
    if isinstance(term, Hole):
        return ordered(term.answer)
    if isinstance(term, Number):
        return Number(format(term.value.normalize(), "f"))
    if isinstance(term, Sum):
        return _gathered(Sum, term, ZERO)
    if isinstance(term, Product):
        return _gathered(Product, term, ONE)
    return rebuild(term, tuple(map(ordered, children(term))))


def _gathered(kind: type[Sum] | type[Product], term: Term, neutral: Term) -> Term:
    parts = sorted((p for p in _flat(kind, term) if p != neutral), key=repr)
    if not parts:
        return neutral
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def _flat(kind: type[Sum] | type[Product], term: Term) -> list[Term]:
    if isinstance(term, kind):
        return [part for child in children(term) for part in _flat(kind, child)]
    whole = ordered(term)
    return list(children(whole)) if isinstance(whole, kind) else [whole]
