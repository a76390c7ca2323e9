"""Errors of another size: a loss without its half, or a mean where the network has a sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derive.algebra.term import (
    HALF,
    ONE,
    TWO,
    Gradient,
    Number,
    Partial,
    Quotient,
    Reference,
    Term,
    partial,
    transform,
)
from derive.algebra.variable import RATE, Role, Variable
from derive.model.graph import Graph


@dataclass(frozen=True, slots=True)
class Scale:
    """The document's error is ``factor`` times that of the network."""

    factor: Term
    sentence: str


def scales(graph: Graph) -> Iterator[Scale]:
    """The sizes that documents give to one and the same error."""
    yield Scale(TWO, "its error is twice that of the spec, as without the factor ½")
    yield Scale(HALF, "its error is half that of the spec, as with a factor ½")
    outputs = sum(1 for node in graph.nodes if node.variable.role is Role.ERROR) - 1
    if outputs > 1:
        count = Number(str(outputs))
        yield Scale(Quotient(ONE, count), f"its error is the mean over {outputs} errors")
        yield Scale(count, f"its error is the sum of {outputs} errors, not their mean")


def rescaled(side: Term, scale: Scale, graph: Graph) -> Term:
    """``side`` over the document's errors, as a term over those of the network."""

    def change(part: Term) -> Term | None:
        match part:
            case Reference(variable) if variable.role in (Role.ERROR, Role.DELTA):
                return scale.factor * part
            case Reference(variable) if _once_moved(variable, graph):
                now = variable.after(-1)
                slope = scale.factor * partial(graph.output, now)
                return Reference(now) - Reference(RATE) * slope
            case Partial(Reference(of), _) if of.role is Role.ERROR:
                return part if part.wrt.role is Role.ERROR else scale.factor * part
            case Gradient(of, _) if of.role is Role.ERROR:
                return scale.factor * part
        return part if isinstance(part, Partial) else None

    return transform(side, change)


def _once_moved(variable: Variable, graph: Graph) -> bool:
    return variable.updates == 1 and variable.after(-1) in graph.parameters
