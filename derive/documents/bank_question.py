"""One question of a bank: what is given and asked for, and the step that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from derive.algebra.term import Number, Partial, Reference, term
from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.mistake import updates
from derive.derivation.step import Form
from derive.documents.blocks import Block, Document, Equations, Figure, Heading, Row
from derive.documents.lecture import Lecture
from derive.documents.prose import counted, prose
from derive.documents.working import equations
from derive.documents.worksheet import given
from derive.model.graph import Node
from derive.model.problem import Order
from derive.model.quantity import Quantity, error_of
from derive.notation.rounding import fewest

_ORDERS = {
    Order.SIMULTANEOUS: "all gradients are taken before any weight moves",
    Order.LAYER_BY_LAYER: "the weights of the last layer move before the gradients of the layer "
    "below are taken, and so on",
}


def question_text(lecture: Lecture, quantity: Quantity) -> Document:
    """What a student reads: the numbers given, how they are computed with, what is asked for."""
    blocks = [*_given(lecture, quantity), *_updates(lecture, quantity), _asked(lecture, quantity)]
    return Document("question", lecture.problem.title, tuple(blocks))


def solution(lecture: Lecture, quantity: Quantity) -> Document:
    """The step of the derivation that ends in the answer; without one, the answer."""
    told = equations(lecture.steps(quantity)[-1:], numbered=False)
    if not told:
        told = (Equations((Row(term(quantity), term(quantity), Form.VALUE),)),)
    return Document("solution", lecture.problem.title, told)


def _given(lecture: Lecture, quantity: Quantity) -> Iterator[Block]:
    """What a worksheet starts from, with equations where it has a picture."""
    for block in given(lecture):
        if isinstance(block, Figure):
            yield from _computed(lecture, quantity)
        elif not isinstance(block, Heading):
            yield block


def _computed(lecture: Lecture, quantity: Quantity) -> Iterator[Block]:
    """How all that ``quantity`` rests on is computed, for one of several samples."""
    nodes = _nodes(lecture, quantity)
    samples = dict.fromkeys(node.variable.sample for node in nodes if node.variable.sample)
    shown = (0, *list(samples)[:1])
    yield Equations(
        tuple(
            Row(term(node.variable), node.expression)
            for node in nodes
            if node.variable.sample in shown
        )
    )
    if len(samples) > 1:
        yield prose("Every other sample is computed likewise.")


def _nodes(lecture: Lecture, quantity: Quantity) -> list[Node]:
    """The nodes on the way to ``quantity``, in their order."""
    graph, needed = lecture.graph, {_end(lecture, quantity)}
    for node in reversed(graph.nodes):
        if node.variable in needed:
            needed.update((*node.inputs, *node.peers))
    return [node for node in graph.nodes if node.variable in needed]


def _end(lecture: Lecture, quantity: Quantity) -> Variable:
    """The last node that has to be computed: the error, unless no derivative of it is taken."""
    if updates(quantity):
        return lecture.error
    if isinstance(quantity, Partial):
        assert isinstance(quantity.of, Reference)
        return quantity.of.variable
    return error_of(lecture.graph, quantity) if quantity.role is Role.DELTA else quantity


def _updates(lecture: Lecture, quantity: Quantity) -> Iterator[Block]:
    count = updates(quantity)
    if count:
        yield prose(
            "The weights move by gradient descent, so as to make {error} smaller; {order}. Asked "
            "for is a value after {count}.",
            error=lecture.error,
            order=_ORDERS[lecture.problem.training.order],
            count=counted(count, "update"),
        )


def _asked(lecture: Lecture, quantity: Quantity) -> Block:
    significant = fewest(lecture.decimals)
    return prose(
        "Find {quantity}. Round it to {decimals}, or to {significant} if it is nearer to 0 than "
        "{least}.",
        quantity=term(quantity),
        decimals=counted(lecture.decimals, "decimal"),
        significant=counted(significant, "significant digit"),
        least=Number(format(Decimal(1).scaleb(significant - 1 - lecture.decimals), "f")),
    )
