"""What the key of an answer asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from derive.model.graph import Graph
from derive.model.quantity import Quantity, parse_quantity


class Aspect(Enum):
    """What of a quantity is asked for."""

    VALUE = "value"
    FORMULA = "formula"
    FACTOR = "factor"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Question:
    """``dE_total/dw5`` asks for a value, ``dE_total/dw5:formula`` for what it is computed from."""

    key: str
    quantity: Quantity
    aspect: Aspect = Aspect.VALUE
    number: int = 0  # of a factor, from 1


_ASPECT = re.compile(r"(.+?):(formula|factor[0-9]{1,3}|[a-z]+)")


def question_of(graph: Graph, key: str) -> Question:
    """The question of a blank. Raises QuantityError for a key of nothing."""
    found = _ASPECT.fullmatch("".join(key.split()))
    if found is None:
        return Question(key, parse_quantity(graph, key))
    quantity, kind = parse_quantity(graph, found[1]), found[2]
    if kind == "formula":
        return Question(key, quantity, Aspect.FORMULA)
    if kind.startswith("factor"):
        return Question(key, quantity, Aspect.FACTOR, int(kind.removeprefix("factor")))
    return Question(key, quantity, Aspect.WORD)
