"""Mistakes with the paths of the chain rule: one left out, one counted twice, one only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from derive.algebra.term import ONE, TWO, ZERO, Term
from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.mistake import Mistake
from derive.checking.mistakes.parts import Parts, Span
from derive.checking.mistakes.revision import Change, Kind, revision
from derive.model.assumed import revised
from derive.model.graph import Node
from derive.model.partials import local_derivative

LEFT_OUT = Kind(
    "path_left_out",
    "the path from {start} through {end} is left out",
    "Through what else does {start} have an effect? Did you add the path through {end}?",
)
TWICE = Kind(
    "path_twice",
    "the path from {start} through {end} is counted twice",
    "How often did you count the path from {start} through {end}?",
)
ONLY = Kind(
    "one_path_only",
    "of all paths from {start} only that through {end} is followed",
    "Through what else than {end} does {start} have an effect?",
)
FACTOR_LEFT_OUT = Kind(
    "factor_left_out",
    "the derivative of {end} by {start} is left out",
    "Did you multiply by the derivative of {end} by {start}?",
)
SIGN_FLIPPED = Kind(
    "sign_flipped",
    "the derivative of {end} by {start} has the wrong sign",
    "Which sign does the derivative of {end} by {start} have?",
)


@dataclass(frozen=True, slots=True)
class Fork:
    """Where several paths lead on from one variable, which has copies in time and in samples.

    ``ends`` holds for each path, by its name, the nodes that it runs through.
    """

    start: str
    copies: frozenset[Variable]
    ends: dict[str, tuple[Node, ...]]


def path_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Mistakes at every variable from which more than one path leads on."""
    for fork in forks(parts):
        if len(fork.ends) < 2:
            continue
        for end, nodes in fork.ends.items():
            yield _of_path(parts, LEFT_OUT, fork, end, nodes, _scaled(fork, ZERO))
            yield _of_path(parts, TWICE, fork, end, nodes, _scaled(fork, TWO))
            others = tuple(n for name, many in fork.ends.items() if name != end for n in many)
            if len(fork.ends) > 2:
                yield _of_path(parts, ONLY, fork, end, others, _scaled(fork, ZERO))


def formula_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Mistakes in one factor of the chain rule, where formulas are named by their author."""
    for fork in forks(parts):
        for end, nodes in fork.ends.items():
            if nodes[0].variable.role is Role.VALUE:
                yield _of_path(parts, FACTOR_LEFT_OUT, fork, end, nodes, _set(fork, ONE))
                yield _of_path(parts, SIGN_FLIPPED, fork, end, nodes, _scaled(fork, -ONE))


def forks(parts: Parts) -> Iterator[Fork]:
    """Every variable that is differentiated by, with the paths that lead on from it."""
    copies: dict[Variable, list[Variable]] = {}
    for variable in parts.graph.consumers:
        if variable in parts.graph.by_variable or variable in parts.graph.parameters:
            copies.setdefault(_base(variable), []).append(variable)
    for same in copies.values():
        yield Fork(parts.unit(same[0]), frozenset(same), dict(_ends(parts, same)))


def _base(variable: Variable) -> Variable:
    return replace(variable, time=0, sample=0)


def _ends(parts: Parts, starts: list[Variable]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    found: dict[str, list[Node]] = {}
    for start in starts:
        for node in parts.graph.consumers[start]:
            found.setdefault(_end(parts, start, node), []).append(node)
    yield from ((name, tuple(dict.fromkeys(nodes))) for name, nodes in found.items())


def _end(parts: Parts, start: Variable, node: Node) -> str:
    """The unit or formula that the path leads to; for a parameter the copy that uses it."""
    if start.role not in (Role.WEIGHT, Role.BIAS):
        return parts.unit(node.variable)
    where = replace(parts.graph.labels[node.variable], base="", index="")
    unit = "" if start.unit else f" {parts.unit(node.variable)}"
    time = f" time step {where.time}" if where.time else ""
    sample = f" sample {where.sample}" if where.sample else ""
    return f"{unit}{time}{sample}".strip() or parts.unit(node.variable)


def _of_path(
    parts: Parts, kind: Kind, fork: Fork, end: str, nodes: tuple[Node, ...], change: Change
) -> Mistake:
    place = f"{fork.start} to {end}"
    span = Span(place, "", nodes, wide=False)
    return revision(parts, kind, span, change, start=fork.start, end=end)


def _places(fork: Fork, node: Node) -> Iterator[int]:
    return (k for k, source in enumerate(node.inputs, start=1) if source in fork.copies)


def _scaled(fork: Fork, factor: Term) -> Change:
    def change(node: Node) -> Node:
        slopes = {
            k: factor if factor == ZERO else factor * local_derivative(node, k)
            for k in _places(fork, node)
        }
        return revised(node, slopes=slopes)

    return change


def _set(fork: Fork, slope: Term) -> Change:
    return lambda node: revised(node, slopes=dict.fromkeys(_places(fork, node), slope))
