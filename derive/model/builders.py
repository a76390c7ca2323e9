"""The table of builders: one line per kind of network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from derive.algebra.term import Number
from derive.algebra.variable import Variable
from derive.model import feedforward, formula, recurrent
from derive.model.faults import Fault
from derive.model.graph import Graph

if TYPE_CHECKING:
    from derive.model.schema import Spec


@dataclass(frozen=True, slots=True)
class Builder:
    """How specs of one ``kind`` become graphs, from the spec and its network, numbers drawn.

    ``graph`` and ``leaves`` want a faultless spec.
    """

    kind: str
    faults: Callable[[Spec, Any], tuple[Fault, ...]]
    graph: Callable[[Spec, Any], Graph]
    leaves: Callable[[Spec, Any], Mapping[Variable, Number]]


BUILDERS: tuple[Builder, ...] = (
    Builder("feedforward", feedforward.faults, feedforward.graph, feedforward.leaves),
    Builder("recurrent", recurrent.faults, recurrent.graph, recurrent.leaves),
    Builder("formula", formula.faults, formula.graph, formula.leaves),
)


def builder(kind: str) -> Builder:
    """The builder for specs of this ``kind``, which the schema has checked."""
    return next(builder for builder in BUILDERS if builder.kind == kind)
