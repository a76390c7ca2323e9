"""Variables: what a quantity *is*, without a name.

A name is notation and is given when printing. Two variables are the same quantity exactly when
all their fields agree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """What a quantity does in the computation."""

    INPUT = "input"
    TARGET = "target"
    WEIGHT = "weight"
    BIAS = "bias"
    NET = "net"  # net input of a unit: the weighted sum before the activation
    OUT = "out"  # activation of a unit
    ERROR = "error"  # of one output unit, or (unit 0) of the whole network
    DELTA = "delta"  # dE_total/dnet of a unit
    RATE = "rate"  # learning rate
    VALUE = "value"  # a quantity of a formula graph, named by its author
    ARGUMENT = "argument"  # the place of an input inside an Operation
    RESULT = "result"  # the place of an operation's own output in its derivatives


_MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Variable:
    """One quantity of a computation graph.

    ``layer`` counts from 0 (the inputs); ``unit`` and ``source`` count from 1 inside their layers,
    0 meaning "not tied to a unit" (a shared bias, the total error). A weight runs from unit
    ``source`` of layer ``source_layer`` to unit ``unit`` of layer ``layer``. A string in place of a
    unit is a bound index, as o in the sum over all outputs o. ``updates`` counts the gradient
    steps taken before the quantity is read: 1 is the value after one update.
    """

    role: Role
    layer: int = 0
    unit: int | str = 0
    source: int | str = 0
    source_layer: int = 0
    time: int = 0
    sample: int = 0
    updates: int = 0
    name: str = ""

    def after(self, updates: int) -> Variable:
        """The same quantity once ``updates`` more gradient steps have been taken."""
        return replace(self, updates=self.updates + updates) if updates else self


def matrix_of(role: Role, layer: int, source_layer: int = 0) -> Variable:
    """All quantities of one role in one layer as one vector or, for weights, as one matrix.

    It names that matrix; the graph holds only its entries.
    """
    return Variable(role, layer, source_layer=source_layer, name=_MATRIX)


def is_matrix_name(variable: Variable) -> bool:
    """Whether ``variable`` names a whole vector or matrix."""
    return variable.name == _MATRIX and variable.role is not Role.VALUE


def argument(place: int) -> Variable:
    """The variable that stands for input number ``place`` (from 1) of an operation."""
    return Variable(Role.ARGUMENT, unit=place)


def peer(unit: int) -> Variable:
    """The variable that stands for the output of unit ``unit`` (from 1) of the node's own layer."""
    return Variable(Role.RESULT, unit=unit)


RESULT = Variable(Role.RESULT)
RATE = Variable(Role.RATE)
TOTAL_ERROR = Variable(Role.ERROR)
