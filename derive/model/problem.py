"""A problem: a computation graph together with the numbers its author gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from derive.algebra.term import Number
from derive.algebra.variable import Variable
from derive.model.front import PLAIN, Front
from derive.model.graph import Graph

MOST_UPDATES = 1_000_000  # that a spec or a key may ask for


class Order(StrEnum):
    """When the weights of a later layer move."""

    SIMULTANEOUS = "simultaneous"  # after every gradient has been computed
    LAYER_BY_LAYER = "layer_by_layer"  # before the gradients of the layer below are computed


class Batch(StrEnum):
    """What one update is made of, where there are several training examples."""

    SUM = "sum"  # the sum of their gradients
    MEAN = "mean"  # their mean
    EACH = "each"  # one example after the other, an update for each


@dataclass(frozen=True, slots=True)
class Training:
    """How gradient descent is run; ``iterations`` is the number of updates.

    ``truncate`` is the number of time steps that a recurrent gradient goes back, all if absent.
    """

    rate: Number
    order: Order = Order.SIMULTANEOUS
    iterations: int = 1
    batch: Batch = Batch.SUM
    truncate: int | None = None


@dataclass(frozen=True, slots=True)
class Letters:
    """The author's own letters; an absent one is the notation's."""

    error: str | None = None
    rate: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class NotationChoice:
    """How the author wants everything written; what is absent is left to the notation."""

    style: str = "flat"
    index_order: Literal["to_from", "from_to"] | None = None
    numbering: Literal["unit", "source"] | None = None
    vectors: Literal["column", "row"] | None = None
    product: Literal["dot", "times", "asterisk"] | None = None
    decimal_mark: Literal[".", ","] | None = None
    letters: Letters = Letters()


@dataclass(frozen=True, slots=True)
class Published:
    """A value that some document prints for ``quantity`` (a key), with the digits it prints."""

    quantity: str
    printed: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Vary:
    """What differs from student to student: a group of numbers, or one by its key.

    They are drawn from ``low`` to ``high`` with so many decimals, or from ``values``.
    """

    quantity: str
    low: Number | None = None
    high: Number | None = None
    decimals: int | None = None
    values: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """``given`` holds every leaf of the graph: parameters, inputs and targets, as written.

    ``variants`` says what may vary; ``code`` is that of the variant whose numbers these are.
    """

    name: str
    title: str
    graph: Graph
    given: Mapping[Variable, Number]
    training: Training
    published: tuple[Published, ...] = ()
    notation: NotationChoice = NotationChoice()
    variants: tuple[Vary, ...] = ()
    code: str = ""
    front: Front = PLAIN
