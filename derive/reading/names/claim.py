"""A statement made ready to be translated, once for each choice of its free letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from derive.reading import tree
from derive.reading.names.scope import Scope
from derive.reading.names.series import counting
from derive.reading.names.tables import Row
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import sums_deep

MOST_SUMS = 5  # in one another


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A chain with its scope, and the choices for its free letters under some convention.

    ``sums`` are those with a letter above them; ``deep`` the numbers of the sides that have too
    many sums in one another.
    """

    chain: tree.Chain
    scope: Scope
    rows: tuple[Row, ...]
    sums: tuple[tree.Summation, ...] = field(init=False, repr=False)
    deep: frozenset[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        sums = tuple(series for node in nodes_of(self.chain) for series in counting(node))
        deep = (k for k, side in enumerate(self.chain.sides) if _is_deep(side))
        object.__setattr__(self, "sums", sums)
        object.__setattr__(self, "deep", frozenset(deep))


def nodes_of(chain: tree.Chain) -> Iterator[tree.Node]:
    """The sides that were understood."""
    return (side for side in chain.sides if not isinstance(side, tree.Unread))


def _is_deep(side: tree.Side) -> bool:
    return not isinstance(side, tree.Unread) and sums_deep(side) > MOST_SUMS


def too_deep(node: tree.Node) -> Unresolved:
    """What is said of a side that has too many sums in one another."""
    return Unresolved(f"more than {MOST_SUMS} sums stand in one another", node.start, node.end)


def refuse_deep(node: tree.Node) -> None:
    """Unresolved where too many sums stand in one another."""
    if _is_deep(node):
        raise too_deep(node)
