"""Slips of the pen: what becomes of a number when one of its digits goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from string import digits as DIGITS  # noqa: N812


@dataclass(frozen=True, slots=True)
class Slip:
    """One way to miswrite a number; ``variants`` lists every text it can turn a text into.

    ``more`` are the decimals that the number may have had more than the one that is printed.
    """

    name: str
    sentence: str
    variants: Callable[[str], Iterator[str]]
    more: tuple[int, ...] = (0,)


def _inserted(text: str) -> Iterator[str]:
    for place in range(text.startswith("-"), len(text) + 1):
        yield from (text[:place] + digit + text[place:] for digit in DIGITS)


def _dropped(text: str) -> Iterator[str]:
    places = list(_digits(text))
    yield from (text[:k] + text[k + 1 :] for k in places if len(places) > 1)


def _changed(text: str) -> Iterator[str]:
    for k in _digits(text):
        yield from (text[:k] + digit + text[k + 1 :] for digit in DIGITS if digit != text[k])


def _swapped(text: str) -> Iterator[str]:
    places = list(_digits(text))
    for k, after in pairwise(places):
        if text[k] != text[after]:
            yield text[:k] + text[after] + text[k + 1 : after] + text[k] + text[after + 1 :]


def _point_moved(text: str) -> Iterator[str]:
    sign, bare = text[: text.startswith("-")], text.removeprefix("-")
    whole = bare.replace(".", "")
    left = (f"0.{zeros}{whole.lstrip('0')}" for zeros in ("0", "00", "000"))
    others = (f"{whole[:k]}.{whole[k:]}" for k in range(1, len(whole)))
    yield from (sign + other for other in (*others, whole, *left) if other != bare)


def _digits(text: str) -> Iterator[int]:
    return (k for k, sign in enumerate(text) if sign.isdigit())


SLIPS: tuple[Slip, ...] = (
    Slip("digit_inserted", "with one digit inserted", _inserted),
    Slip("digit_dropped", "with one digit dropped", _dropped),
    Slip("digit_changed", "with one digit changed", _changed),
    Slip("digits_swapped", "with two neighbouring digits swapped", _swapped),
    Slip("point_moved", "with the decimal point moved or lost", _point_moved, (-1, 0, 1, 2)),
)
