"""Builder: named formulas over given values, such as e = c * d with c = a + b and d = b + 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from derive.algebra.formula import parse
from derive.algebra.term import Number, Reference, Term, rename, walk
from derive.algebra.variable import RATE, Role, Variable, argument
from derive.model import corners, formula_faults
from derive.model.faults import Fault
from derive.model.graph import Graph, Node
from derive.model.label import Label
from derive.model.names import named
from derive.model.operation import Operation

if TYPE_CHECKING:
    from derive.model.networks import FormulaNetwork
    from derive.model.schema import Spec


def faults(spec: Spec, network: FormulaNetwork) -> tuple[Fault, ...]:
    """What keeps the formulas from being computed and differentiated."""
    found = formula_faults.faults(network)
    return found or tuple(corners.faults(graph(spec, network), leaves(spec, network)))


def graph(spec: Spec, network: FormulaNetwork) -> Graph:
    """One node for each formula, in the order in which they can be evaluated."""
    given = leaves(spec, network)
    return Graph(
        leaves=tuple(given),
        parameters=tuple(given),
        nodes=tuple(_nodes(network)),
        output=value(network.output),
        labels=_labels(network),
    )


def leaves(_: Spec, network: FormulaNetwork) -> Mapping[Variable, Number]:
    """The given values."""
    return MappingProxyType({value(name): number for name, number in network.values.items()})


def value(name: str) -> Variable:
    """The quantity of this name, given or computed."""
    return Variable(Role.VALUE, name=name)


def _nodes(network: FormulaNetwork) -> Iterator[Node]:
    """Each formula as soon as all that it uses is known; of several, the first in the spec."""
    names = {name: value(name) for name in (*network.values, *network.formulas)}
    waiting = {name: parse(text, names) for name, text in network.formulas.items()}
    known = {value(name) for name in network.values}
    while waiting:
        name = next(name for name, term in waiting.items() if known.issuperset(_used(term)))
        yield _node(name, network.formulas[name], waiting.pop(name))
        known.add(value(name))


def _node(name: str, text: str, expression: Term) -> Node:
    """The operation is the formula itself, over the places of what it uses."""
    inputs = _used(expression)
    places = {variable: argument(k) for k, variable in enumerate(inputs, start=1)}
    return Node(value(name), Operation(text, len(inputs), rename(expression, places)), inputs)


def _used(expression: Term) -> tuple[Variable, ...]:
    """The variables in ``expression``, in the order of the text."""
    references = (part.variable for part in walk(expression) if isinstance(part, Reference))
    return tuple(dict.fromkeys(references))


def _labels(network: FormulaNetwork) -> Mapping[Variable, Label]:
    labels = {value(name): named(name) for name in (*network.values, *network.formulas)}
    return MappingProxyType({**labels, RATE: Label("eta")})
