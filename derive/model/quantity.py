"""Quantities: all that a graph gives a value to, each with its plain-text key.

``Partial(Reference(a), b)`` is the total derivative of a by b, through every path of the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeAlias

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import Role, Variable
from derive.errors import QuantityError
from derive.model.graph import Graph
from derive.model.moving import moving
from derive.model.problem import MOST_UPDATES

Quantity: TypeAlias = Variable | Partial


def key_of(graph: Graph, quantity: Quantity) -> str:
    """The plain-text key: ``net_h1``, ``w5+``, ``dE_total/dw5``."""
    if isinstance(quantity, Variable):
        return graph.key(quantity)
    of, wrt = _of(quantity), quantity.wrt
    sample = of.sample or wrt.sample
    top, bottom = graph.key(of, sampled=False), graph.key(wrt, sampled=False)
    return f"d{top}/d{bottom}" + (f"[{sample}]" if sample else "")


def parse_quantity(graph: Graph, key: str) -> Quantity:
    """The quantity that ``key`` names: a variable, or a derivative of one computed by another.

    ``+`` at the end of a variable reads it after one update, ``+3`` after three. Raises
    QuantityError, which names the nearest known keys.
    """
    names = {label.key: variable for variable, label in graph.labels.items()}
    text = "".join(key.split())
    found = _variable(names, text) or _derivative(graph, names, text)
    if found is None:
        raise QuantityError(_unknown(graph, key, names))
    return found


def quantities(graph: Graph) -> tuple[Quantity, ...]:
    """All quantities worth listing, in reading order, each once.

    Leaves; values forward; deltas; derivatives of the output, then of each other error, by all
    that it depends on; local derivatives; then parameters and values after one update.
    """
    found = [*graph.leaves, *(node.variable for node in graph.nodes), *deltas(graph)]
    errors = [node.variable for node in graph.nodes if node.variable.role is Role.ERROR]
    slopes = [
        Partial(Reference(of), wrt)
        for of in (graph.output, *(error for error in errors if error != graph.output))
        for wrt in _beneath(graph, of)
        if wrt.sample == of.sample or wrt in graph.parameters
    ]
    moved = [variable.after(1) for variable in moving(graph)]
    return tuple(dict.fromkeys([*found, *slopes, *_local(graph), *moved]))


def error_of(graph: Graph, variable: Variable) -> Variable:
    """The error that ``variable`` has a part in: of its sample, where there are several."""
    return replace(graph.output, sample=variable.sample)


def deltas(graph: Graph) -> tuple[Variable, ...]:
    """The delta of every unit, dE/dnet of the error of its sample."""
    nets = (node.variable for node in graph.nodes if node.variable.role is Role.NET)
    return tuple(replace(net, role=Role.DELTA) for net in nets)


def net_of(delta: Variable) -> Variable:
    """The net input that ``delta`` is the derivative by."""
    return replace(delta, role=Role.NET)


def _of(slope: Partial) -> Variable:
    assert isinstance(slope.of, Reference), "only the derivative of a variable is a quantity"
    return slope.of.variable


def _variable(names: dict[str, Variable], text: str) -> Variable | None:
    if text in names:
        return names[text]
    suffix = re.fullmatch(r"(.+)\+([0-9]*)", text)
    if suffix is None or suffix[1] not in names:
        return None
    return names[suffix[1]].after(_updates(text, suffix[2].lstrip("0")) if suffix[2] else 1)


def _updates(text: str, digits: str) -> int:
    if len(digits) > len(str(MOST_UPDATES)) or int(digits or 0) > MOST_UPDATES:
        raise QuantityError(f"{text} is after more than {MOST_UPDATES} updates; ask for fewer")
    return int(digits or 0)


def _derivative(graph: Graph, names: dict[str, Variable], text: str) -> Partial | None:
    """``dA/dB`` or ``dA/dB[s]``, A and B variables of the graph after the same number of updates.

    The sample stands once, at the end; it is that of A, and of B unless B is a parameter. What
    looks like one may be the entry of a bias, as in ``dE_total/db_h[1]``.
    """
    parts = re.fullmatch(r"d(.+?)/d(.+?)", text)
    if parts is None:
        return None
    found = _pair(graph, names, parts[1], parts[2])
    sampled = re.fullmatch(r"(.+)(\[[0-9]+\])", parts[2])
    if sampled is None or (found and not found.wrt.sample):
        return found
    top, bottom, sample = parts[1] + sampled[2], sampled[1], sampled[2]
    of_sample = _pair(graph, names, top, bottom + sample) or _pair(graph, names, top, bottom)
    if of_sample is None or of_sample.of == Reference(of_sample.wrt):  # as in dE_total/dE_total[2]
        return found
    return of_sample


def _pair(graph: Graph, names: dict[str, Variable], top: str, bottom: str) -> Partial | None:
    of, wrt = _variable(names, top), _variable(names, bottom)
    if of is None or wrt is None or of.updates != wrt.updates:
        return None
    known = all(one.after(-one.updates) in graph.consumers for one in (of, wrt))
    return Partial(Reference(of), wrt) if known else None


def _beneath(graph: Graph, of: Variable) -> Iterator[Variable]:
    """Computed values and parameters that ``of`` depends on, the last layer and moment first."""
    found = {of}
    for node in reversed(graph.nodes):
        if node.variable in found:
            found.update(node.inputs)
    values = [n.variable for n in reversed(graph.nodes) if n.variable in found - {of}]
    yield from sorted(values, key=lambda v: (v.sample, -v.time, -v.layer, v.unit))
    yield from (parameter for parameter in graph.parameters if parameter in found)


def _local(graph: Graph) -> Iterator[Partial]:
    """The derivative of each computed value by each of its inputs that can move."""
    movable = {*graph.parameters, *graph.by_variable}
    for node in graph.nodes:
        for wrt in dict.fromkeys(node.inputs):
            if wrt in movable:
                yield Partial(Reference(node.variable), wrt)


def _unknown(graph: Graph, key: str, names: Iterable[str]) -> str:
    known = dict.fromkeys([*names, *(key_of(graph, one) for one in quantities(graph))])
    close = get_close_matches(key, known, n=3)
    question = f"did you mean {' or '.join(close)}? " if close else ""
    return f"there is no quantity {key!r}; {question}`derive values SPEC` lists them all"
