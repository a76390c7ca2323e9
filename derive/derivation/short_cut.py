"""Where loss and activation fit together: dE/dnet is simply out - target.

So it is for cross-entropy over softmax, if the targets add up to 1, and for binary cross-entropy
over a logistic unit. The lines lead there from the sum over all paths.
"""

from __future__ import annotations

from derive.algebra.term import ONE, Negation, Product, Sum, Term, partial, sum_of, term
from derive.algebra.variable import Role, Variable
from derive.derivation.ledger import evaluated
from derive.derivation.local import local_form
from derive.derivation.shape import own_errors, share_of_error
from derive.derivation.step import Line
from derive.model.graph import Graph, Node


def error_slope(graph: Graph, out: Variable) -> Term:
    """dE/dout of an output unit, from the errors that it enters."""
    parts = tuple(_through_error(graph, user, out) for user in own_errors(graph, out))
    return sum_of(parts)


def _through_error(graph: Graph, user: Node, out: Variable) -> Term:
    share, slope = share_of_error(graph, user.variable), local_form(user, out)
    return slope if share == ONE else Product((share, slope))


def short_delta(graph: Graph, net: Variable) -> tuple[Line, ...] | None:
    """The lines for dE/dnet where they end in out - target; None where there is no short way."""
    outs = graph.consumers[net]
    errors = [own_errors(graph, out.variable) for out in outs]
    if not all(
        len(found) == 1 and len(graph.consumers[o.variable]) == 1
        for found, o in zip(errors, outs, strict=True)
    ):
        return None
    losses = {found[0].operation.name for found in errors}
    shares = [share_of_error(graph, found[0].variable) for found in errors]
    if any(share != ONE for share in shares):
        return None
    if losses == {"cross_entropy"} and outs[0].peers:
        return _cross_entropy(graph, net, outs)
    if losses == {"binary_cross_entropy"} and outs[0].operation.name == "logistic":
        return _binary(graph, net, outs[0])
    return None


def _cross_entropy(graph: Graph, net: Variable, outs: tuple[Node, ...]) -> tuple[Line, ...]:
    goal, own = partial(graph.output, net), net.unit
    targets = [_target(graph, out) for out in outs]
    (out, target) = next(
        (o, t) for o, t in zip(outs, targets, strict=True) if o.variable.unit == own
    )
    paths = tuple(partial(graph.output, o.variable) * partial(o.variable, net) for o in outs)
    opened = tuple(Product((error_slope(graph, o.variable), local_form(o, net))) for o in outs)
    cancelled = tuple(
        Negation(t * (ONE - term(o.variable))) if o is out else t * out.variable
        for o, t in zip(outs, targets, strict=True)
    )
    collected = term(out.variable) * Sum(tuple(targets)) - target
    forms = (Sum(paths), Sum(opened), Sum(cancelled), collected, term(out.variable) - target)
    return (evaluated(goal, *forms),)


def _binary(graph: Graph, net: Variable, out: Node) -> tuple[Line, ...]:
    goal, target = partial(graph.output, net), _target(graph, out)
    o = term(out.variable)
    chained = partial(graph.output, out.variable) * partial(out.variable, net)
    opened = Product((error_slope(graph, out.variable), *_factors(local_form(out, net))))
    return (evaluated(goal, chained, opened, o - target),)


def _target(graph: Graph, out: Node) -> Term:
    (error,) = own_errors(graph, out.variable)
    return next(term(one) for one in error.inputs if one.role is Role.TARGET)


def _factors(form: Term) -> tuple[Term, ...]:
    return form.factors if isinstance(form, Product) else (form,)
