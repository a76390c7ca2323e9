"""Functions given piece by piece: the absolute value written out, and one piece at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from types import MappingProxyType

from derive.algebra.term import (
    ZERO,
    Cases,
    Condition,
    Function,
    Term,
    children,
    transform,
    walk,
)
from derive.errors import AlgebraError

MOST_CONDITIONS = 8  # 256 combinations of them


def absolute(operand: Term) -> Cases:
    """``|u|``: u for u > 0, -u for u < 0, and 0."""
    pieces = ((operand, Condition(operand, ">", ZERO)), (-operand, Condition(operand, "<", ZERO)))
    return Cases(pieces, ZERO)


def written_out(node: Term) -> Term:
    """``node`` with every absolute value given piece by piece."""

    def change(part: Term) -> Term | None:
        match part:
            case Function("abs", operand):
                return absolute(written_out(operand))
        return None

    return transform(node, change)


def conditions(*nodes: Term) -> tuple[Condition, ...]:
    """The conditions in ``nodes``, each once."""
    cases = (part for node in nodes for part in walk(node) if isinstance(part, Cases))
    return tuple(dict.fromkeys(asked for part in cases for _, asked in part.branches))


def outermost(node: Term) -> tuple[Cases, ...]:
    """The case distinctions in ``node`` that stand inside no other, each once."""
    if isinstance(node, Cases):
        return (node,)
    return tuple(dict.fromkeys(found for child in children(node) for found in outermost(child)))


def pieces(
    *nodes: Term, settled: Mapping[Condition, bool] = MappingProxyType({})
) -> Iterator[tuple[Term, ...]]:
    """``nodes`` without case distinctions, for each way in which their conditions can turn out.

    Those that are ``settled`` turn out as they say. Raises AlgebraError for more than 8 others.
    """
    unsettled = [one for one in conditions(*nodes) if one not in settled]
    if len(unsettled) > MOST_CONDITIONS:
        raise AlgebraError(f"more than {MOST_CONDITIONS} conditions are too many; use fewer")
    for answers in product((True, False), repeat=len(unsettled)):
        answered = {**settled, **dict(zip(unsettled, answers, strict=True))}
        choose = _chooser(frozenset(one for one, holds in answered.items() if holds))
        yield tuple(transform(node, choose) for node in nodes)


def _chooser(true: frozenset[Condition]) -> Callable[[Term], Term | None]:
    def choose(part: Term) -> Term | None:
        if not isinstance(part, Cases):
            return None
        held = (then for then, asked in part.branches if asked in true)
        return transform(next(held, part.otherwise), choose)

    return choose
