"""Mistakes with the derivatives of activations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from derive.algebra.term import ONE, ZERO, Quotient, Reference, Term, substitute, term, transform
from derive.algebra.variable import RESULT, Role, Variable, argument
from derive.checking.mistakes.mistake import Mistake
from derive.checking.mistakes.parts import Parts
from derive.checking.mistakes.revision import Kind, revision
from derive.model.assumed import revised
from derive.model.graph import Node
from derive.model.partials import local_derivative

LEFT_OUT = Kind(
    "slope_left_out",
    "the derivative of the activation {of} is left out",
    "Did you multiply by the derivative of the activation {of}?",
)
OF_NET = Kind(
    "slope_of_net",
    "the derivative of the activation {of} is taken with net in place of out",
    "Did you put out, not net, into the derivative of the activation {of}?",
)
OF_OUT = Kind(
    "slope_of_out",
    "the derivative of the activation {of} is taken at out in place of net",
    "Where did you take the derivative of the activation {of}?",
)
OF_SLOPE = Kind(
    "slope_of_slope",
    "the derivative of the activation {of} is fed with its own value",
    "What did you put into the derivative of the activation {of}?",
)
TWICE = Kind(
    "slope_twice",
    "the derivative of the activation {of} is multiplied in twice",
    "How often did you multiply by the derivative of the activation {of}?",
)
TARGET_FOR_ONE = Kind(
    "target_for_one",
    "in the derivative of the activation {of} the target stands in place of 1",
    "Is it 1 or the target that out is subtracted from in the derivative {of}?",
)


def activation_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Every mistake with the derivative of an activation, of a unit, a layer or everywhere."""
    squashed = [node for node in parts.outs if node.operation.name != "identity"]
    single = [node for node in squashed if node.operation.arity == 1]
    for span in parts.spans(squashed):
        yield revision(parts, LEFT_OUT, span, _left_out)
    for span in parts.spans(single):
        yield revision(parts, TWICE, span, _twice)
        for kind, fits, change in _FEEDS:
            if all(map(fits, span.nodes)):
                yield revision(parts, kind, span, change)
    for span in parts.spans(node for node in single if _has_one(node) and _target(parts, node)):
        yield revision(parts, TARGET_FOR_ONE, span, lambda node: _with_target(parts, node))


def _left_out(node: Node) -> Node:
    """1 for the unit's own net input; under softmax nothing for the others."""
    own = replace(node.variable, role=Role.NET)
    slopes = {k: ONE if v == own else ZERO for k, v in enumerate(node.inputs, start=1)}
    return revised(node, slopes=slopes)


def _twice(node: Node) -> Node:
    slope = local_derivative(node, 1)
    return revised(node, slopes={1: slope * slope})


def _textbook(node: Node) -> Term | None:
    return node.operation.textbook.get(1)


def _uses_out(node: Node) -> bool:
    form = _textbook(node)
    return form is not None and form != substitute(form, {RESULT: ZERO})


def _is_squashing(node: Node) -> bool:
    """Whether the derivative, as a function of net, is another one at out."""
    form = _textbook(node)
    return form is not None and (_uses_out(node) or form != substitute(form, {argument(1): ZERO}))


def _fed_with(own: Callable[[Node, Term], Term]) -> Callable[[Node], Node]:
    """The textbook derivative with something else in place of out."""

    def change(node: Node) -> Node:
        slope = local_derivative(node, 1)
        return revised(node, slopes={1: substitute(slope, {node.variable: own(node, slope)})})

    return change


def _at_out(node: Node) -> Node:
    """The derivative where the activation is applied once more before it is taken."""
    out = term(node.variable)
    again = substitute(node.expression, {node.inputs[0]: out})
    slope = substitute(local_derivative(node, 1), {node.variable: again, node.inputs[0]: out})
    return revised(node, slopes={1: slope})


_FEEDS = (
    (OF_NET, _uses_out, _fed_with(lambda node, _: term(node.inputs[0]))),
    (OF_SLOPE, _uses_out, _fed_with(lambda _, slope: slope)),
    (OF_OUT, _is_squashing, _at_out),
)


def _has_one(node: Node) -> bool:
    form = _textbook(node)
    return form is not None and _uses_out(node) and form != _with(form, ZERO)


def _with(form: Term, other: Term) -> Term:
    return transform(form, lambda part: other if part == ONE else None)


def _target(parts: Parts, node: Node) -> Variable | None:
    target = replace(node.variable, role=Role.TARGET)
    return target if target in parts.graph.consumers else None


def _with_target(parts: Parts, node: Node) -> Node:
    target = _target(parts, node)
    assert target is not None
    return revised(node, slopes={1: _with(local_derivative(node, 1), Reference(target))})


RECURRENT = Kind(
    "recurrent_slope_left_out",
    "the derivative of the activation {of} is left out on the way back in time",
    "Did you multiply by the derivative of the activation {of} at every step back in time?",
)
NOT_IN_TIME = Kind(
    "not_back_in_time",
    "the gradient is not carried back in time through {unit}",
    "Does an earlier state have a part in the error through {unit}?",
)


def recurrent_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Mistakes on the paths from one time step to the one before."""
    later = [node for node in parts.nets if any(_earlier(parts, node))]
    for span in parts.spans(later):
        unit = span.words.removeprefix("of ")
        yield revision(parts, NOT_IN_TIME, span, lambda node: _cut(parts, node), unit=unit)
        if all(_activation(parts, node) for node in span.nodes):
            yield revision(parts, RECURRENT, span, lambda node: _bare(parts, node))


def _earlier(parts: Parts, node: Node) -> Iterator[int]:
    """The places of ``node`` that hold computed outputs of its own layer."""
    for place, source in enumerate(node.inputs, start=1):
        same = source.role is Role.OUT and source.layer == node.variable.layer
        if same and source in parts.graph.by_variable:
            yield place


def _activation(parts: Parts, node: Node) -> Node | None:
    out = parts.graph.by_variable.get(replace(node.variable, role=Role.OUT))
    return out if out and out.operation.arity == 1 else None


def _cut(parts: Parts, node: Node) -> Node:
    return revised(node, slopes=dict.fromkeys(_earlier(parts, node), ZERO))


def _bare(parts: Parts, node: Node) -> Node:
    """Divided by the derivative that is multiplied in above, so that it is missing here alone."""
    out = _activation(parts, node)
    assert out is not None
    slope = local_derivative(out, 1)
    return revised(
        node,
        slopes={k: Quotient(local_derivative(node, k), slope) for k in _earlier(parts, node)},
    )
