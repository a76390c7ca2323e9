"""A problem: a computation graph together with the numbers its author gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from derive.algebra.term import Number
from derive.algebra.variable import Variable
from derive.model.graph import Graph


class Order(StrEnum):
    """When the weights of a later layer move."""

    SIMULTANEOUS = "simultaneous"  # after every gradient has been computed
    LAYER_BY_LAYER = "layer_by_layer"  # before the gradients of the layer below are computed


@dataclass(frozen=True, slots=True)
class Training:
    """How gradient descent is run; ``iterations`` is the number of updates."""

    rate: Number
    order: Order = Order.SIMULTANEOUS
    iterations: int = 1


@dataclass(frozen=True, slots=True)
class Published:
    """A value that some document prints for ``quantity`` (a key), with the digits it prints."""

    quantity: str
    printed: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """``given`` holds every leaf of the graph: parameters, inputs and targets, as written."""

    name: str
    title: str
    graph: Graph
    given: Mapping[Variable, Number]
    training: Training
    published: tuple[Published, ...] = ()
