"""Statements that commas part: ``w_1, w_2 = 0.15, 0.20`` is two equations, ``1, …, n`` a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from derive.reading.tree import Chain, Minus, Name, Numeral, Side, Unread


def parted(chains: Sequence[Chain], listed: Sequence[bool]) -> tuple[Chain, ...]:
    """``chains`` with what their commas mean; ``listed[k]`` says that a comma ends chain k."""
    found: list[Chain] = []
    run: list[Chain] = []
    for one, comma in zip(chains, listed, strict=True):
        run.append(one)
        if not comma:
            found += _run(run)
            run = []
    return (*found, *_run(run))


def _run(run: list[Chain]) -> list[Chain]:
    """Chains with commas between them."""
    places = [place for place, one in enumerate(run) if one.relations]
    for place in places:
        following = run[place + 1].sides[0] if place + 1 < len(run) else None
        alone = place + 1 < len(run) and not run[place + 1].relations
        if alone and isinstance(following, Unread) and "ellipsis" in following.reason:
            run[place] = _ranged(run[place])
        elif alone and _is_number(following):
            if len(places) == 1 and len(run) == 2 * place + 1 and len(run[place].sides) == 2:
                return _paired(run, place)
            run[place] = _doubted(run[place], "a list of values goes on from here")
    return run


def _paired(run: list[Chain], place: int) -> list[Chain]:
    """``a, b = c, d`` as ``a = c`` and ``b = d``."""
    middle = run[place]
    left = [*(one.sides[0] for one in run[:place]), middle.sides[0]]
    right = [middle.sides[1], *(one.sides[0] for one in run[place + 1 :])]
    pairs = zip(left, right, strict=True)
    return [Chain(pair, middle.relations) for pair in pairs]


def _ranged(one: Chain) -> Chain:
    """``i = 1, …, n`` tells what an index runs over: no equality is claimed."""
    doubted = _doubted(one, "a range goes on from here")
    if isinstance(one.sides[0], Name) and len(one.sides) == 2 and _is_number(one.sides[1]):
        return Chain(doubted.sides[1:], ())
    return doubted


def _doubted(one: Chain, reason: str) -> Chain:
    last = one.sides[-1]
    return replace(one, sides=(*one.sides[:-1], Unread(last.start, last.end, last.end, reason)))


def _is_number(side: Side | None) -> bool:
    return isinstance(side, Numeral) or (isinstance(side, Minus) and _is_number(side.operand))
