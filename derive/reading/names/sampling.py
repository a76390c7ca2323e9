"""A long document's statements, some of every look: enough to find out how it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from derive.reading.names.evidence import Statement
from derive.reading.names.spread import spread

Look: TypeAlias = frozenset[tuple[str, str, int, int, bool]]


def sampled(statements: Sequence[Statement], most: int) -> list[Statement]:
    """At most ``most`` of ``statements``, in their order, the rare looks not left out for others.

    Two statements look alike if the same letters stand in them, with as many indices each.
    """
    if len(statements) <= most:
        return list(statements)
    alike: dict[Look, list[Statement]] = {}
    for one in statements:
        alike.setdefault(_look(one), []).append(one)
    chosen: list[Statement] = []
    groups = spread(sorted(alike.values(), key=len), most)
    for place, group in enumerate(groups):
        share = (most - len(chosen)) // (len(groups) - place)
        chosen += spread(group, share) if share > 1 else group[:1]
    return sorted(chosen, key=lambda one: one.number)


def _look(one: Statement) -> Look:
    return frozenset(
        (name.base, name.accent, len(name.sub), len(name.sup), name.bold)
        for name in (use.symbol for use in one.named)
    )
