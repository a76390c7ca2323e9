"""The plain names of a recurrent network's quantities: W_hh[1,1], net_h1(3), E(3), …"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from derive.algebra.variable import RATE, Role, Variable
from derive.model.label import Label

_LAYERS = "iho"  # inputs, hidden, outputs
_LETTERS = "xhy"  # the same in the names of matrices
_BASES = {
    Role.INPUT: "i",
    Role.TARGET: "target",
    Role.NET: "net",
    Role.OUT: "out",
    Role.DELTA: "delta",
    Role.ERROR: "E",
}


def labels(variables: Iterable[Variable]) -> Mapping[Variable, Label]:
    """A label for each of ``variables``, for every delta and for the learning rate."""
    named = {variable: _label(variable) for variable in variables}
    deltas = [replace(one, role=Role.DELTA) for one in named if one.role is Role.NET]
    named |= {delta: _label(delta) for delta in deltas}
    return MappingProxyType({**named, RATE: Label("eta")})


def _label(variable: Variable) -> Label:
    if variable.role is Role.WEIGHT:
        ends = _LETTERS[variable.source_layer] + _LETTERS[variable.layer]
        return Label("W", ends, entry=f"{variable.unit},{variable.source}")
    if variable.role is Role.BIAS:
        return Label("b", _LETTERS[variable.layer], entry=str(variable.unit or ""))
    return Label(
        _BASES[variable.role], _index(variable), _time(variable), str(variable.sample or "")
    )


def _index(variable: Variable) -> str:
    if variable.role is Role.ERROR and not variable.unit:
        return "" if variable.time else "total"
    return f"{'' if variable.role is Role.INPUT else _LAYERS[variable.layer]}{variable.unit}"


def _time(variable: Variable) -> str:
    """Only the total error belongs to no time step."""
    timeless = variable.role is Role.ERROR and not variable.time
    return "" if timeless else str(variable.time)
