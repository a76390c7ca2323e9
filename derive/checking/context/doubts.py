"""Equalities that look false and may be no claim about the network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.checking.context.surroundings import CONDITION
from derive.checking.judging.instance import EQUALITIES
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.reading.tree import Chain, Name, Numeral, Side

COUNTS = "a letter alone may count something here"


def without_doubtful(chain: Chain, verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """``verdicts`` on ``chain``, those left open that may be no claim."""
    return tuple(
        replace(verdict, kind=Kind.UNREAD, how=doubt)
        if verdict.kind in FAULTS and doubt
        else verdict
        for verdict, doubt in zip(verdicts, doubts(chain), strict=True)
    )


def doubts(chain: Chain) -> Iterator[str]:
    """For each equality why it may be no claim; nothing where it is one."""
    for place, relation in enumerate(chain.relations):
        if relation in EQUALITIES:
            left, right = chain.sides[place : place + 2]
            yield _doubt(left, _number(chain, place) or right)


def _number(chain: Chain, place: int) -> Side | None:
    """The number at the end of names that are said to be equal: ``n^{[1]} = n^{[2]} = 2``."""
    rest = chain.sides[place + 1 :]
    return rest[-1] if all(isinstance(side, Name) for side in rest[:-1]) else None


def _doubt(left: Side, right: Side) -> str:
    """``L = 3`` may count layers; ``∂E/∂w = 0`` tells where that is so."""
    if not isinstance(right, Numeral) or not right.digits.isdecimal():
        return ""
    if isinstance(left, Name):
        symbol = left.symbol
        marked = symbol.sub or symbol.accent
        return COUNTS if len(symbol.base) == 1 and not marked else ""
    return CONDITION if int(right.digits) == 0 and not isinstance(left, Numeral) else ""
