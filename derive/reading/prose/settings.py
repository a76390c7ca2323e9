"""The phrases that set a scene: "with inputs of 0.3 and 0.7,", "in the worst case,"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from derive.reading.prose.claim import Claim, Statement
from derive.reading.prose.kinds import Kind
from derive.reading.prose.marks import Marks

_OPENING = (Kind.WITH, Kind.OF, Kind.AT, Kind.WHEN)
_CUTS = (Kind.COMMA, Kind.SEMICOLON, Kind.COLON, Kind.OPEN, Kind.CLOSE, Kind.PERIOD)
_STRANGE = (Kind.WORD, Kind.OTHER, Kind.MOVE, Kind.FROM, Kind.ARROW)


def in_their_scene(marks: Marks, stated: Sequence[Statement]) -> list[Statement]:
    """What is ``stated`` of this network, as far as the words that set the scene tell.

    A scene is a part of the sentence that begins with a preposition or "when" and ends at a comma.
    If it has a word that is not known, or a number that is not a claim, only its own claims hold.
    """
    claimed = {one.start for one in stated if isinstance(one, Claim)}
    strange = [part for part in _parts(marks) if _is_strange(part, claimed)]
    return [one for one in stated if all(_within(one, part) for part in strange)]


def _is_strange(part: Marks, claimed: Collection[int]) -> bool:
    return part[0].kind in _OPENING and any(
        mark.kind in _STRANGE or (mark.kind is Kind.NUMBER and mark.start not in claimed)
        for mark in part
    )


def _within(one: Statement, part: Marks) -> bool:
    return part[0].start <= one.start < part[-1].end


def _parts(marks: Marks) -> Iterator[Marks]:
    """The parts between commas that another part follows, or that follow one."""
    start = 0
    for place, mark in enumerate(marks):
        if mark.kind in _CUTS:
            if place > start:
                yield marks[start:place]
            start = place + 1
    if start < len(marks):
        yield marks[start:]
