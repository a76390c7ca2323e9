"""The delta rule: the factors shared by all weights into a unit, gathered into one number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.term import IndexedSum, Product, Term, partial, sum_of, term
from derive.algebra.variable import Role, Variable
from derive.derivation.ledger import Ledger, chain, evaluated
from derive.derivation.local import local_form
from derive.derivation.shape import own_errors, sole_activation
from derive.derivation.short_cut import error_slope, short_delta
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
        """delta = dE/dout * dout/dnet = dE/dnet; under softmax dE/dnet alone."""
        out = sole_activation(self.graph, net.variable)
        error, delta = self.graph.output, delta_of(net.variable)
        forms: tuple[Term, ...] = (partial(error, net.variable),)
        if out is not None:
            forms = (partial(error, out.variable) * partial(out.variable, net.variable), *forms)
        self.ledger.write(Rule.DELTA, delta, (chain(delta, *forms),))

    def value(self, net: Node) -> None:
        """The delta of a unit from the units that it feeds, with its value."""
        outs = self.graph.consumers[net.variable]
        delta, short = delta_of(net.variable), short_delta(self.graph, net.variable)
        if short is not None:
            form = short[-1].right[-1]
        else:
            form = sum_of(tuple(self._over(out, net.variable) for out in outs))
        users = [user for out in outs for user in self.graph.consumers[out.variable]]
        above = [delta_of(user.variable) for user in users if user.variable.role is Role.NET]
        rule = Rule.DELTA_SUM if above else Rule.DELTA
        self.ledger.write(rule, delta, (evaluated(delta, form),), uses=above)

    def _over(self, out: Node, net: Variable) -> Term:
        """The part of a delta that comes over one output: what it hears, times its slope."""
        heard = sum_of(tuple(self._heard(out.variable)))
        return _joined(heard, local_form(out, net))

    def _heard(self, out: Variable) -> Iterator[Term]:
        """What ``out`` hears from above: the slope of its error, delta * weight of each unit."""
        if own_errors(self.graph, out):
            yield error_slope(self.graph, out)
        for user in self.graph.consumers[out]:
            if user.variable.role is Role.NET:
                yield term(delta_of(user.variable)) * local_form(user, out)

    def parameter(self, parameter: Variable) -> None:
        """dE/dw = delta * x, added up over the units that a shared parameter feeds."""
        goal, users = partial(self.graph.output, parameter), self.graph.consumers[parameter]
        deltas = [delta_of(net.variable) for net in users]
        parts = (
            term(delta) * local_form(net, parameter)
            for delta, net in zip(deltas, users, strict=True)
        )
        line = evaluated(goal, sum_of(tuple(parts)))
        self.ledger.write(Rule.DELTA_RULE, goal, (line,), uses=deltas)

    def sum_over_units(self, net: Node, parameter: Variable) -> None:
        """dE/dw below the top layer as a sum over the units above, with a bound index."""
        out = sole_activation(self.graph, net.variable)
        if out is None:
            return
        goal, layer = partial(self.graph.output, parameter), net.variable.layer + 1
        index = self.graph.layers[layer].name[0]
        net_k = replace(net.variable, layer=layer, unit=index)
        weight_k = Variable(
            Role.WEIGHT, layer, index, source=net.variable.unit, source_layer=layer - 1
        )
        deltas = term(delta_of(net_k)) * weight_k
        slopes = partial(out.variable, net.variable), partial(net.variable, parameter)
        forms = (
            Product((IndexedSum(index, layer, self._bound_path(net_k, out.variable)), *slopes)),
            _joined(
                IndexedSum(index, layer, deltas),
                local_form(out, net.variable),
                local_form(net, parameter),
            ),
            term(delta_of(net.variable)) * local_form(net, parameter),
        )
        self.ledger.write(Rule.DELTA_SUM, goal, tuple(chain(goal, form) for form in forms))

    def _bound_path(self, net_k: Variable, out: Variable) -> Product:
        """dE/dout_k * dout_k/dnet_k * dnet_k/dout, k the bound index."""
        error, out_k = self.graph.output, replace(net_k, role=Role.OUT)
        first = self.graph.consumers[out][0].variable
        if sole_activation(self.graph, first) is None:
            return partial(error, net_k) * partial(net_k, out)
        return partial(error, out_k) * partial(out_k, net_k) * partial(net_k, out)


def _joined(*factors: Term) -> Product:
    """The product of all factors, products among them taken apart."""
    flat: list[Term] = []
    for factor in factors:
        flat.extend(factor.factors if isinstance(factor, Product) else (factor,))
    return Product(tuple(flat))
