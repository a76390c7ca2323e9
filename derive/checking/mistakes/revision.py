"""Mistakes that change nodes of the graph: their values, or their derivatives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from derive.algebra.term import Partial
from derive.checking.mistakes.mistake import Group, Mistake, Setup, updates
from derive.checking.mistakes.parts import Parts, Span
from derive.checking.mistakes.procedure import FEW
from derive.model.graph import Node
from derive.model.problem import Problem
from derive.model.quantity import Quantity

Change: TypeAlias = Callable[[Node], Node]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mistake; in ``sentence`` and ``hint`` ``{of}`` says where it is made."""

    name: str
    sentence: str
    hint: str
    group: Group = Group.CHAIN


def revision(parts: Parts, kind: Kind, span: Span, change: Change, **words: str) -> Mistake:
    """The mistake of ``kind`` in the nodes of ``span``, each of which ``change`` makes anew.

    In what is read after an update, a mistake in one unit is looked for only if it is the update
    of a parameter below it: of so many slips one would always fit.
    """
    said = {"of": span.words, **words}

    def concerns(_: Problem, quantity: Quantity) -> bool:
        return concerned(parts, kind.group, span, quantity)

    def revise(setup: Setup) -> Setup:
        before = setup.revised
        now = {n.variable: change(before.get(n.variable, n)) for n in span.nodes}
        return replace(setup, revised={**before, **now})

    return Mistake(
        kind.name,
        kind.sentence.format(**said),
        kind.hint.format(**said),
        kind.group,
        concerns,
        revise,
        place=span.place,
        wide=span.wide,
    )


def concerned(parts: Parts, group: Group, span: Span, quantity: Quantity) -> bool:
    """Whether ``quantity`` is made with the values, or with the slopes, of ``span``."""
    count = updates(quantity)
    if count > FEW:
        return False
    plain = isinstance(quantity, Partial) or parts.flow.slope(quantity) is None
    if count and (plain or count > 1):
        return span.wide
    behind = parts.flow.slopes_behind if group is Group.CHAIN else parts.flow.values_behind
    within = behind(quantity)
    return any(node.variable in within for node in span.nodes)
