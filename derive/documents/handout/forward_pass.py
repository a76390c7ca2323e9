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
from derive.model.kinks import Kink, kinks
from derive.model.operation import Operation
from derive.model.weighted_sum import plain_sum

COMPOSED = 12  # parameters up to which the composed error still fits a page


def forward_pass(lecture: Lecture) -> tuple[Block, ...]:
    """Every net input and every output, layer by layer."""
    blocks: list[Block] = [
        heading(2, "Forward pass"),
        prose(
            "Each unit adds up its inputs, each times its weight{bias}: this is its net input. Its "
            "activation function makes the unit’s output of it.",
            bias=", and adds the bias" if _biased(lecture) else "",
        ),
    ]
    said: set[str] = set()
    for number, layer in lecture.layers:
        name = layer_name(lecture.graph, number)
        blocks.append(heading(3, name[0].upper() + name[1:]))
        if layer.activation not in said:
            blocks.append(_activation(lecture.nodes(Role.OUT, number)[0].operation))
            said.add(layer.activation)
        blocks.extend(_units(lecture, number))
    return tuple(blocks)


def _biased(lecture: Lecture) -> bool:
    return any(leaf.role is Role.BIAS for leaf in lecture.graph.leaves)


def _activation(operation: Operation) -> Block:
    """What the activation does, and what is agreed on where its slope jumps."""
    said = operation.remark or "A function of the net input is formed"
    if operation.arity > 1:
        return prose(f"{said}, and these are the outputs:")
    jumps = "".join(map(_jump, kinks(operation)))
    return prose(f"{said}, and that is the output{'.' + jumps if jumps else ':'}")


def _jump(kink: Kink) -> str:
    at, slope = kink.at.digits, kink.slope.digits
    return f" Its slope jumps at the net input {at}; there we take it to be {slope}."


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
    said = errors[0].operation.remark or "The error of one output compares it with its target"
    blocks: list[Block] = [
        heading(2, "The error"),
        prose(f"{said}."),
    ]
    for node in errors:
        blocks.extend(equations(lecture.steps(node.variable)))
    blocks.append(prose(_total(lecture)))
    blocks.extend(equations(lecture.steps(lecture.error, Rule.TOTAL_ERROR)))
    if len(lecture.graph.parameters) <= COMPOSED:
        blocks.extend(_composed(lecture))
    return tuple(blocks)


def _total(lecture: Lecture) -> str:
    """How the errors of the outputs make that of the network."""
    total = lecture.graph.by_variable[lecture.error]
    if len(total.inputs) == 1:
        return "With a single output, this is the error of the network:"
    how = "sum" if total.operation == plain_sum(len(total.inputs)) else "mean"
    return f"The error of the network is the {how} over its outputs:"


def _sigma() -> tuple[Inline, ...]:
    """What the letter sigma means."""
    x = term(Variable(Role.VALUE, name="x"))
    meaning = Math(((Function("sigma", x), Form.SYMBOLS), (1 / (1 + exp(-x)), Form.SYMBOLS)))
    return inline(" (with {meaning}, the logistic function)", meaning=meaning)


def _composed(lecture: Lecture) -> tuple[Block, ...]:
    return (
        prose(
            "Substituted into each other, these equations make {error} a single function of the "
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
