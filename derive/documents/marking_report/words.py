"""How marks, questions and quantities are said on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.documents.blocks import Code, Inline, Text
from derive.documents.prose import inline
from derive.errors import QuantityError
from derive.marking.question import Aspect, question_of
from derive.model.graph import Graph
from derive.model.quantity import parse_quantity

# What is asked for of a quantity, where it is not its value.
_ASKED = {
    Aspect.FORMULA: "{quantity}, the formula",
    Aspect.FACTOR: "{quantity}, factor {number}",
    Aspect.WORD: "{quantity}, the word",
}
_SLOPE = r"∂\w+/∂\w+"
_PLAIN = r"[A-Za-zΑ-ω]\w*(?:[_\d/+]|\[[\d,]+\]|\(\d+\))[\w/+()\[\],]*(?<![,(\[])"
_KEY = re.compile(f"{_SLOPE}|{_PLAIN}")


def marks(number: float) -> str:
    """``2``, ``0.25``."""
    return f"{number:.4g}"


def asked(key: str, graph: Graph) -> tuple[Inline, ...]:
    """What the key of an answer asks for; the key itself where it names nothing."""
    try:
        question = question_of(graph, key)
    except QuantityError:
        return (Code(key),)
    said = _ASKED.get(question.aspect, "{quantity}")
    return inline(said, quantity=question.quantity, number=str(question.number))


def feedback(text: str, graph: Graph) -> tuple[Inline, ...]:
    """``text`` with the quantities in it as mathematics."""
    return tuple(_pieces(text, graph))


def _pieces(text: str, graph: Graph) -> Iterator[Inline]:
    end = 0
    for found in _KEY.finditer(text):
        try:
            quantity = parse_quantity(graph, found[0].replace("∂", "d"))
        except QuantityError:
            continue
        yield Text(text[end : found.start()])
        yield from inline("{quantity}", quantity=quantity)
        end = found.end()
    yield Text(text[end:])
