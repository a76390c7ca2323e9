"""Operations as somebody takes them to be, right or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from derive.algebra.term import Reference, Term, rename, walk
from derive.algebra.variable import Variable, peer
from derive.model.graph import Node
from derive.model.operation import Operation

_NONE: Mapping[int, Term] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed(Operation):
    """``right`` as somebody takes it to be; nothing of it is proved.

    ``expression`` may be another one, and ``slopes`` holds the derivatives, by the number of the
    argument, that are not those of ``right``.
    """

    right: Operation
    slopes: Mapping[int, Term] = field(default_factory=lambda: _NONE)

    def __hash__(self) -> int:
        return hash((self.name, self.arity))


def revised(node: Node, value: Term | None = None, slopes: Mapping[int, Term] = _NONE) -> Node:
    """``node`` with another value, or with other derivatives by some of its inputs.

    The terms are written with the variables of the graph, any of them. Derivatives that are not
    named stay those of ``node``, so that a wrong value is carried on with the right formulas.
    """
    terms = [*slopes.values(), *([] if value is None else [value])]
    peers = tuple(dict.fromkeys((*node.peers, *(v for one in terms for v in _referred(one)))))
    places = {variable: peer(k) for k, variable in enumerate(peers, start=1)}
    operation = Assumed(
        name=node.operation.name,
        arity=node.operation.arity,
        expression=node.operation.expression if value is None else rename(value, places),
        right=node.operation,
        slopes=MappingProxyType({k: rename(one, places) for k, one in slopes.items()}),
    )
    return replace(node, operation=operation, peers=peers)


def _referred(term: Term) -> Iterator[Variable]:
    return (part.variable for part in walk(term) if isinstance(part, Reference))
