"""What keeps formulas from being a computation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from derive.algebra.formula import is_function, parse
from derive.algebra.term import Term, variables
from derive.algebra.variable import Role, Variable
from derive.errors import FormulaError
from derive.model.faults import Fault
from derive.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from derive.model.networks import FormulaNetwork

RESERVED = ("eta",)  # the learning rate


def faults(network: FormulaNetwork) -> tuple[Fault, ...]:
    """Names that clash or are unknown, formulas that cannot be read or run in a circle."""
    return tuple(_names(network)) or tuple(_formulas(network)) or tuple(_circle(network))


def _names(network: FormulaNetwork) -> Iterator[Fault]:
    for table, names in (("formulas", network.formulas), ("values", network.values)):
        for name in names:
            yield from _name(f"network.{table}.{name}", name)
    for name in network.formulas.keys() & network.values.keys():
        yield Fault(f"network.values.{name}", f"{name} is a formula too; keep one of them")
    if network.output not in network.formulas:
        known = did_you_mean(network.output, network.formulas, "formulas")
        yield Fault("network.output", f"{network.output} is no formula; {known}")


def _name(place: str, name: str) -> Iterator[Fault]:
    if is_function(name) or name in RESERVED:
        taken = "a function" if is_function(name) else "the learning rate"
        yield Fault(place, f"{name} is {taken}; choose another name")
    if re.fullmatch(r"[A-Za-z]_\d+", name):
        yield Fault(place, f"{name} is written without the bar; write {name.replace('_', '')}")


def _formulas(network: FormulaNetwork) -> Iterator[Fault]:
    for name in network.formulas:
        try:
            if not variables(_parsed(network, name)):
                message = f"{name} uses no other quantity; write its number among the values"
                yield Fault(f"network.formulas.{name}", message)
        except FormulaError as error:
            yield Fault(f"network.formulas.{name}", str(error))


def _circle(network: FormulaNetwork) -> Iterator[Fault]:
    uses = {name: _uses(_parsed(network, name)) for name in network.formulas}
    for name in network.formulas:
        circle = _back_to(name, uses)
        if circle:
            steps = " uses ".join((*circle, name))
            message = f"the formulas run in a circle: {steps}; break it with a value"
            yield Fault(f"network.formulas.{name}", message)
            return


def _back_to(start: str, uses: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A way from ``start`` to a formula that uses it, if there is one."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        for name in uses.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()


def _parsed(network: FormulaNetwork, name: str) -> Term:
    names = (*network.values, *network.formulas)
    return parse(network.formulas[name], {one: Variable(Role.VALUE, name=one) for one in names})


def _uses(expression: Term) -> tuple[str, ...]:
    return tuple(sorted(variable.name for variable in variables(expression)))
