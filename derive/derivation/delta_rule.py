"""The delta rule: the factors shared by all weights into a unit, gathered into one number."""

from __future__ import annotations

from dataclasses import replace

from derive.algebra.term import IndexedSum, Product, Sum, Term, partial, term
from derive.algebra.variable import Role, Variable
from derive.derivation.ledger import Ledger, chain, evaluated
from derive.derivation.local import local_form
from derive.derivation.step import Rule
from derive.model.graph import Graph, Node


def delta_of(net: Variable) -> Variable:
    """The delta of the unit whose net input is ``net``."""
    return replace(net, role=Role.DELTA)


class DeltaRule:
    """Writes what the backward pass has found once more, in terms of deltas."""

    def __init__(self, ledger: Ledger, graph: Graph) -> None:
        self.ledger = ledger
        self.graph = graph

    def define(self, net: Node) -> None:
        """delta = dE/dout * dout/dnet = dE/dnet."""
        (out,) = self.graph.consumers[net.variable]
        error = self.graph.output
        factors = partial(error, out.variable) * partial(out.variable, net.variable)
        line = chain(delta_of(net.variable), factors, partial(error, net.variable))
        self.ledger.write(Rule.DELTA, delta_of(net.variable), (line,))

    def value(self, net: Node) -> None:
        """The delta of a unit from the units that it feeds, with its value."""
        (out,) = self.graph.consumers[net.variable]
        users = self.graph.consumers[out.variable]
        slope = local_form(out, net.variable)
        above = _sum(tuple(self._received(user, out.variable) for user in users))
        delta = delta_of(net.variable)
        at_the_top = users[0].variable.role is Role.ERROR
        rule = Rule.DELTA if at_the_top else Rule.DELTA_SUM
        uses = () if at_the_top else tuple(delta_of(user.variable) for user in users)
        self.ledger.write(rule, delta, (evaluated(delta, _joined(above, slope)),), uses=uses)

    def _received(self, user: Node, out: Variable) -> Term:
        """What ``out`` hears from one node that it feeds: an error's slope, or delta * weight."""
        if user.variable.role is Role.ERROR:
            return local_form(user, out)
        return term(delta_of(user.variable)) * local_form(user, out)

    def parameter(self, parameter: Variable) -> None:
        """dE/dw = delta * x, added up over the units that a shared parameter feeds."""
        goal, users = partial(self.graph.output, parameter), self.graph.consumers[parameter]
        deltas = [delta_of(net.variable) for net in users]
        parts = (
            term(delta) * local_form(net, parameter)
            for delta, net in zip(deltas, users, strict=True)
        )
        line = evaluated(goal, _sum(tuple(parts)))
        self.ledger.write(Rule.DELTA_RULE, goal, (line,), uses=deltas)

    def sum_over_units(self, net: Node, parameter: Variable) -> None:
        """dE/dw below the top layer as a sum over the units above, with a bound index."""
        (out,) = self.graph.consumers[net.variable]
        goal, error = partial(self.graph.output, parameter), self.graph.output
        layer = net.variable.layer + 1
        index = self.graph.layers[layer].name[0]
        out_k = Variable(Role.OUT, layer, index)
        net_k = Variable(Role.NET, layer, index)
        weight_k = Variable(
            Role.WEIGHT, layer, index, source=net.variable.unit, source_layer=layer - 1
        )
        paths = partial(error, out_k) * partial(out_k, net_k) * partial(net_k, out.variable)
        deltas = term(delta_of(net_k)) * weight_k
        slopes = partial(out.variable, net.variable), partial(net.variable, parameter)
        forms = (
            Product((IndexedSum(index, layer, paths), *slopes)),
            _joined(
                IndexedSum(index, layer, deltas),
                local_form(out, net.variable),
                local_form(net, parameter),
            ),
            term(delta_of(net.variable)) * local_form(net, parameter),
        )
        self.ledger.write(Rule.DELTA_SUM, goal, tuple(chain(goal, form) for form in forms))


def _joined(*factors: Term) -> Product:
    """The product of all factors, products among them taken apart."""
    flat: list[Term] = []
    for factor in factors:
        flat.extend(factor.factors if isinstance(factor, Product) else (factor,))
    return Product(tuple(flat))


def _sum(parts: tuple[Term, ...]) -> Term:
    return parts[0] if len(parts) == 1 else Sum(parts)
