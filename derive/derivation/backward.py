"""The backward pass, as the chain rule walks it: from the error to every parameter.

Each derivative is found once. A derivative worked "in full" shows every rule that is used inside
it; the others are brief and point at what was found before.
"""

from __future__ import annotations

from derive.algebra.term import Partial, Product, Sum, Term, partial, substitute, sum_of
from derive.algebra.variable import Role, Variable
from derive.derivation.differentiate import Move, differentiate
from derive.derivation.ledger import Ledger, chain, evaluated
from derive.derivation.local import kind, local_form, local_moves
from derive.derivation.shape import direct, sole_activation, split_by_errors
from derive.derivation.short_cut import error_slope, short_delta
from derive.derivation.step import Line, Rule
from derive.model.graph import Graph, Node
from derive.model.operation import Operation

WRITTEN_OUT = 4  # outputs up to which the total error is written out in full


class BackwardPass:
    """Writes the steps of the backward pass of ``graph`` into ``ledger``."""

    def __init__(
        self, ledger: Ledger, graph: Graph, full: frozenset[Variable], *, rules: bool
    ) -> None:
        self.ledger = ledger
        self.graph = graph
        self.full = full
        self.rules = rules
        self.error = graph.output
        self.explained: set[tuple[Operation, int]] = set()

    def parameter(self, parameter: Variable) -> None:
        """dE/d(parameter): one product of factors, or a sum of them over the units it feeds."""
        users = self.graph.consumers[parameter]
        if len(users) == 1:
            self._through_unit(parameter, users[0])
        elif users:
            self._shared(parameter, users)

    def _through_unit(self, parameter: Variable, net: Node) -> None:
        goal, full = partial(self.error, parameter), parameter in self.full
        out = sole_activation(self.graph, net.variable)
        last = partial(net.variable, parameter)
        factors = (*self._down_to(net, out), last)
        if full:
            self.ledger.write(Rule.CHAIN, goal, (chain(goal, Product(factors)),))
        if out is None:
            self.net(net.variable)
        else:
            self.output(out.variable, full=full)
            self.local(out, net.variable, full=full)
        if full:
            self.local(net, parameter, full=True)
            line = Line(goal, (Product(factors),), numbers=True, value=True)
        else:
            shown = Product((*factors[:-1], local_form(net, parameter)))
            line = evaluated(goal, Product(factors), shown)
        self.ledger.write(Rule.PUT_TOGETHER, goal, (line,), uses=factors)

    def _down_to(self, net: Node, out: Node | None) -> tuple[Partial, ...]:
        """dE/dout * dout/dnet, or dE/dnet where the net input feeds several outputs."""
        if out is None:
            return (partial(self.error, net.variable),)
        return partial(self.error, out.variable), partial(out.variable, net.variable)

    def _shared(self, parameter: Variable, users: tuple[Node, ...]) -> None:
        """A parameter that feeds several units collects dE/dnet of each."""
        for net in users:
            self.net(net.variable)
        self._add_paths(partial(self.error, parameter), users, parameter)

    def net(self, net: Variable) -> None:
        """dE/dnet of one unit: the product, or the sum of products, that is called its delta."""
        goal, outs = partial(self.error, net), self.graph.consumers[net]
        if goal in self.ledger.found:
            return
        for out in outs:
            self.output(out.variable, full=False)
            self.local(out, net, full=False)
        short = short_delta(self.graph, net)
        if short is not None:
            self.ledger.write(Rule.SHORT_CUT, goal, short)
            return
        factors = [(partial(self.error, o.variable), partial(o.variable, net)) for o in outs]
        line = evaluated(goal, sum_of(tuple(map(Product, factors))))
        rule = Rule.PUT_TOGETHER if len(outs) == 1 else Rule.PATHS
        uses = tuple(factor for pair in factors for factor in pair)
        self.ledger.write(rule, goal, (line,), uses=uses)

    def output(self, out: Variable, *, full: bool) -> None:
        """dE/dout of one unit: at the top from the error itself, below it over all paths."""
        if partial(self.error, out) in self.ledger.found:
            return
        users = self.graph.consumers[out]
        if all(user.variable.role is Role.ERROR for user in users):
            self._from_error(out, users, full=full)
        elif split_by_errors(self.graph, users):
            self._over_errors(out, users, full=full)
        else:
            self._over_units(out, users)

    def _from_error(self, out: Variable, users: tuple[Node, ...], *, full: bool) -> None:
        goal = partial(self.error, out)
        if full and self.rules:
            written_out = self._total_written_out(users)
            self.ledger.write(Rule.WRITE_OUT, goal, (chain(self.error, written_out),))
            self._carry_out(goal, differentiate(written_out, out))
        else:
            form = error_slope(self.graph, out)
            self.ledger.write(Rule.EVALUATE, goal, (evaluated(goal, form),))

    def _total_written_out(self, users: tuple[Node, ...]) -> Term:
        """The total error with the errors put in: all of a few, else those of ``users`` only."""
        total = self.graph.by_variable[self.error]
        few = len(total.inputs) <= WRITTEN_OUT
        shown = total.inputs if few else tuple(user.variable for user in users)
        errors = {variable: self.graph.by_variable[variable].expression for variable in shown}
        return substitute(total.expression, errors)

    def _over_errors(self, out: Variable, nets: tuple[Node, ...], *, full: bool) -> None:
        """dE_total/dout = the sum of dE_o/dout over the output units o."""
        goal = partial(self.error, out)
        parts = tuple(partial(self._own_error(net), out) for net in nets)
        if full:
            self.ledger.write(Rule.PATHS, goal, (chain(goal, Sum(parts)),))
        for net in nets:
            self._path(out, net, self._own_error(net), full=full)
        self.ledger.write(Rule.PUT_TOGETHER, goal, (evaluated(goal, Sum(parts)),), uses=parts)

    def _own_error(self, net: Node) -> Variable:
        (out,) = self.graph.consumers[net.variable]
        (user,) = self.graph.consumers[out.variable]
        return user.variable

    def _path(self, out: Variable, net: Node, error: Variable, *, full: bool) -> None:
        """dE_o/dout along the one path over the unit of ``net``."""
        goal = partial(error, out)
        above, step = partial(error, net.variable), partial(net.variable, out)
        if full:
            self.ledger.write(Rule.CHAIN, goal, (chain(goal, above * step),))
        self._error_by_net(error, net)
        if full:
            self.local(net, out, full=False)
            line = Line(goal, (above * step,), numbers=True, value=True)
        else:
            line = evaluated(goal, above * step, _times(above, local_form(net, out)))
        self.ledger.write(Rule.PUT_TOGETHER, goal, (line,), uses=(above, step))

    def _error_by_net(self, error: Variable, net: Node) -> None:
        goal = partial(error, net.variable)
        if goal in self.ledger.found:
            return
        (out,) = self.graph.consumers[net.variable]
        self.output(out.variable, full=False)
        self.local(out, net.variable, full=False)
        own = (partial(error, out.variable), partial(out.variable, net.variable))
        # Only this error depends on the output, so the total changes with it as this one does.
        known = (partial(self.error, out.variable), own[1])
        line = evaluated(goal, Product(own), Product(known))
        self.ledger.write(Rule.CHAIN, goal, (line,), uses=known)

    def _over_units(self, out: Variable, users: tuple[Node, ...]) -> None:
        """dE/dout = the sum of dE/dnet * dnet/dout over the units it feeds, and its own error."""
        for net in users:
            if net.variable.role is Role.NET:
                self.net(net.variable)
        self._add_paths(partial(self.error, out), users, out)

    def _add_paths(self, goal: Partial, users: tuple[Node, ...], wrt: Variable) -> None:
        """goal = the sum over ``users`` of dE/duser * duser/d(wrt)."""
        slopes = tuple(partial(self.error, user.variable) for user in users)
        pairs = list(zip(slopes, users, strict=True))
        paths = tuple(slope * partial(user.variable, wrt) for slope, user in pairs)
        shown = tuple(_times(slope, local_form(user, wrt)) for slope, user in pairs)
        named = all(direct(self.graph, user, wrt) for user in users)
        line = evaluated(goal, *([sum_of(paths)] if named else []), sum_of(shown))
        self.ledger.write(Rule.PATHS, goal, (line,), uses=slopes)

    def local(self, node: Node, wrt: Variable, *, full: bool) -> None:
        """The derivative of one node by one of its inputs."""
        goal = partial(node.variable, wrt)
        if goal in self.ledger.found:
            return
        if full and self.rules and kind(node, wrt) not in self.explained:
            self.explained.add(kind(node, wrt))
            unfinished = Partial(node.expression, wrt)
            self.ledger.write(Rule.WRITE_OUT, goal, (chain(goal, unfinished),))
            self._carry_out(goal, local_moves(node, wrt))
        else:
            self.ledger.write(Rule.EVALUATE, goal, (evaluated(goal, local_form(node, wrt)),))

    def _carry_out(self, goal: Partial, moves: tuple[Move, ...]) -> None:
        """One step a rule; the last form is the one that numbers go into."""
        for move in moves[:-1]:
            self.ledger.write(move.rule, goal, (chain(goal, move.after),))
        self.ledger.write(moves[-1].rule, goal, (evaluated(goal, moves[-1].after),))


def _times(factor: Term, last: Term) -> Term:
    return Product((factor, last))
