"""What a recurrent network has at each time step, as its picture shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from derive.algebra.variable import Role, Variable, matrix_of
from derive.figures.structure import abbreviated
from derive.model.graph import Graph

INPUTS, HIDDEN, OUTPUTS = 0, 1, 2  # the layers
MOST_STEPS = 8
_ROLES = {INPUTS: Role.INPUT, HIDDEN: Role.OUT, OUTPUTS: Role.OUT}


@dataclass(frozen=True, slots=True)
class Moments:
    """Units by layer and time, those of a layer as one vector; errors by time.

    ``steps`` are the time steps shown, None for dots.
    """

    layers: Mapping[tuple[int, int], Variable]
    errors: Mapping[int, Variable]
    steps: tuple[int | None, ...]

    @property
    def columns(self) -> tuple[int | None, ...]:
        """The steps from left to right, before them 0 if the hidden layer has an initial state."""
        return (0, *self.steps) if (HIDDEN, 0) in self.layers else self.steps

    @property
    def shown(self) -> tuple[Variable, ...]:
        """All that stands in the columns."""
        columns = [time for time in self.columns if time is not None]
        layers = [one for (_, time), one in self.layers.items() if time in columns]
        return (*layers, *(self.errors[time] for time in columns if time in self.errors))


def moments(graph: Graph, most: int = MOST_STEPS) -> Moments:
    """What ``graph`` computes for one sequence, in at most ``most`` steps or abbreviated."""
    known = [*graph.leaves, *(node.variable for node in graph.nodes)]
    plain = dict.fromkeys(replace(variable, sample=0) for variable in known)
    times = sorted({variable.time for variable in plain if variable.role is Role.INPUT})
    steps = tuple(None if k is None else times[k] for k in abbreviated(len(times), most))
    layers = {}
    for layer, role in _ROLES.items():
        for time in (0, *times):
            units = [v for v in plain if (v.role, v.layer, v.time) == (role, layer, time)]
            if units:
                layers[layer, time] = whole(units)
    return Moments(layers, _errors(plain), steps)


def whole(units: list[Variable]) -> Variable:
    """A single unit or weight itself, several as one vector or matrix."""
    first = units[0]
    if len(units) == 1:
        return first
    return replace(matrix_of(first.role, first.layer, first.source_layer), time=first.time)


def _errors(variables: Mapping[Variable, None]) -> dict[int, Variable]:
    """The error of each time step, of all outputs if there is such a one."""
    errors: dict[int, Variable] = {}
    for variable in variables:
        better = variable.time not in errors or not variable.unit
        if variable.role is Role.ERROR and variable.time and better:
            errors[variable.time] = variable
    return errors
