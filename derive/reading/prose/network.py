"""The units of a network and the quantities that belong to them."""

from __future__ import annotations

from dataclasses import replace

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import RATE, Role, Variable
from derive.model.quantity import Quantity
from derive.reading.prose.claim import Names

OF_UNIT = (Role.OUT, Role.NET, Role.TARGET, Role.ERROR, Role.DELTA)


def known(names: Names, variable: Variable) -> Variable | None:
    """``variable``, if the network has it."""
    return variable if variable in names.graph.labels else None


def units(names: Names, group: str) -> tuple[Variable, ...]:
    """The outputs of a group of units: ``inputs``, ``outputs``, ``hiddens`` of the only such layer.

    The inputs of the network are its inputs themselves.
    """
    layers = names.graph.layers
    if not layers or (group == "hiddens" and len(layers) != 3):
        return ()
    number = {"inputs": 0, "hiddens": 1, "outputs": len(layers) - 1}[group]
    role = Role.INPUT if group == "inputs" else Role.OUT
    found = [Variable(role, number, unit) for unit in range(1, layers[number].size + 1)]
    return tuple(found) if all(known(names, one) for one in found) else ()


def unit_of(quantity: Quantity | None) -> Variable | None:
    """The output of the unit that ``quantity`` belongs to."""
    if not isinstance(quantity, Variable) or quantity.role not in OF_UNIT or not quantity.unit:
        return None
    return replace(quantity, role=Role.OUT, updates=0)


def as_role(names: Names, unit: Variable, role: Role) -> Variable | None:
    """The quantity of ``unit`` that has ``role``."""
    return known(names, replace(unit, role=role))


def total(names: Names) -> Variable | None:
    """The error of the whole network."""
    output = names.graph.output
    return output if output.role is Role.ERROR else None


def rate(names: Names) -> Variable | None:
    """The learning rate."""
    return known(names, RATE)


def biases(names: Names, layer: int | None = None) -> tuple[Variable, ...]:
    """All biases, or those of one layer."""
    found = (leaf for leaf in names.graph.leaves if leaf.role is Role.BIAS)
    return tuple(bias for bias in found if layer in (None, bias.layer))


def slope(names: Names, of: Variable | None, wrt: Quantity | None) -> Partial | None:
    """The derivative of ``of`` by ``wrt``, if both are of the network as it stands."""
    if of is None or not isinstance(wrt, Variable) or of == wrt:
        return None
    there = of in names.graph.by_variable and wrt in names.graph.consumers
    return Partial(Reference(of), wrt) if there else None
