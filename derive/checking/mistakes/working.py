"""The last operation by which a quantity is found, as a term over what it is found from."""

from __future__ import annotations

from derive.algebra.term import (
    ONE,
    Partial,
    Reference,
    Term,
    partial,
    product_of,
    sum_of,
    term,
    transform,
)
from derive.algebra.variable import RATE, Role, Variable
from derive.checking.mistakes.parts import Parts
from derive.model.graph import Node
from derive.model.partials import local_derivative
from derive.model.quantity import Quantity, error_of, net_of


def working(parts: Parts, quantity: Quantity) -> Term | None:
    """The equation of a node, the chain rule for a derivative, the update of a parameter.

    None for what is given.
    """
    if isinstance(quantity, Partial):
        assert isinstance(quantity.of, Reference)
        return _chain(parts, quantity.of.variable, quantity.wrt)
    if quantity.role is Role.DELTA:
        output = error_of(parts.graph, quantity).after(quantity.updates)
        return _chain(parts, output, net_of(quantity))
    node = parts.graph.by_variable.get(quantity.after(-quantity.updates))
    if node is not None:
        return _later(node.expression, quantity.updates)
    if not quantity.updates or quantity.after(-quantity.updates) not in parts.graph.parameters:
        return None
    old = quantity.after(-1)
    return term(old) - term(RATE) * partial(parts.graph.output.after(old.updates), old)


def _chain(parts: Parts, of: Variable, wrt: Variable) -> Term | None:
    """The products of the chain rule over all nodes that use ``wrt``."""
    count = wrt.updates
    now, top = wrt.after(-count), of.after(-count)
    below = parts.flow.below(top)
    products = [
        _product(top, node, place)
        for node in parts.graph.consumers.get(now, ())
        if node.variable in below
        for place, source in enumerate(node.inputs, start=1)
        if source == now
    ]
    return _later(sum_of(products), count) if products else None


def _product(of: Variable, node: Node, place: int) -> Term:
    local = local_derivative(node, place)
    if node.variable == of:
        return local
    upper = partial(of, node.variable)
    return upper if local == ONE else product_of((upper, local))


def _later(form: Term, count: int) -> Term:
    """``form`` after ``count`` more updates."""

    def change(part: Term) -> Term | None:
        match part:
            case Reference(variable):
                return Reference(variable.after(count))
            case Partial(Reference(of), wrt):
                return partial(of.after(count), wrt.after(count))
        return None

    return transform(form, change)
