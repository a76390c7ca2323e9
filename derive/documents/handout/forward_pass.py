"""Sections 2 and 3: the forward pass, and the error that it ends in."""

from __future__ import annotations

from derive.algebra.term import Function, exp, term
from derive.algebra.variable import Role, Variable
from derive.derivation.composed import composed_error, shortened
from derive.derivation.step import Form, Rule
from derive.documents.blocks import Block, Equations, Inline, Math, Row
from derive.documents.layer_names import layer_name
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, inline, prose
from derive.documents.working import equations

COMPOSED = 12  # parameters up to which the composed error still fits a page

_ACTIVATIONS = {
    "logistic": "The logistic function then squeezes it into the range from 0 to 1",
    "tanh": "The hyperbolic tangent then squeezes it into the range from −1 to 1",
    "identity": "It is passed on as it is",
}
_LOSSES = {
    "half_squared_error": "The error of one output is half the square of what is missing to its "
    "target. The half is there for convenience: it cancels the 2 that the derivative brings down.",
    "squared_error": "The error of one output is the square of what is missing to its target.",
}


def forward_pass(lecture: Lecture) -> tuple[Block, ...]:
    """Every net input and every output, layer by layer."""
    blocks: list[Block] = [
        heading(2, "Forward pass"),
        prose(
            "Each unit adds up its inputs, each times its weight, and adds the bias: this is its "
            "net input. Its activation function makes the unit’s output of it."
        ),
    ]
    said: set[str] = set()
    for number, layer in lecture.layers:
        name = layer_name(lecture.graph, number)
        blocks.append(heading(3, name[0].upper() + name[1:]))
        if layer.activation in _ACTIVATIONS and layer.activation not in said:
            blocks.append(prose(_ACTIVATIONS[layer.activation] + ", and that is the output:"))
            said.add(layer.activation)
        blocks.extend(_units(lecture, number))
    return tuple(blocks)


def _units(lecture: Lecture, layer: int) -> list[Block]:
    pairs = zip(lecture.nodes(Role.NET, layer), lecture.nodes(Role.OUT, layer), strict=True)
    blocks: list[Block] = []
    for net, out in pairs:
        for variable in (net.variable, out.variable):
            blocks.extend(equations(lecture.steps(variable)))
    return blocks


def the_error(lecture: Lecture) -> tuple[Block, ...]:
    """The error of each output, their sum, and the whole as one function of the parameters."""
    last = len(lecture.graph.layers) - 1
    errors = lecture.nodes(Role.ERROR, last)
    loss = errors[0].operation.name
    blocks: list[Block] = [
        heading(2, "The error"),
        prose(_LOSSES.get(loss, f"The error of one output is its {loss.replace('_', ' ')}.")),
    ]
    for node in errors:
        blocks.extend(equations(lecture.steps(node.variable)))
    if len(errors) > 1:
        blocks.append(prose("The error of the network is the sum over its outputs:"))
    blocks.extend(equations(lecture.steps(lecture.error, Rule.TOTAL_ERROR)))
    if len(lecture.graph.parameters) <= COMPOSED:
        blocks.extend(_composed(lecture))
    return tuple(blocks)


def _sigma() -> tuple[Inline, ...]:
    """What the letter sigma means."""
    x = term(Variable(Role.VALUE, name="x"))
    meaning = Math(((Function("sigma", x), Form.SYMBOLS), (1 / (1 + exp(-x)), Form.SYMBOLS)))
    return inline(" (with {meaning}, the logistic function)", meaning=meaning)


def _composed(lecture: Lecture) -> tuple[Block, ...]:
    return (
        prose(
            "Put one into the other, these equations make {error} one function of the "
            "weights{short}:",
            error=lecture.error,
            short=_sigma() if shortened(lecture.graph) else "",
        ),
        Equations((Row(term(lecture.error), composed_error(lecture.graph)),)),
        prose(
            "One could differentiate this by each weight in turn. Even here that is long, and most "
            "of the work would be done again for every weight. Backpropagation takes the same "
            "derivatives apart into small factors and finds each factor once."
        ),
    )
