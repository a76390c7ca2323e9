"""The marks that a formula's source is made of, each with its place."""

from __future__ import annotations

from typing import Any, NamedTuple

from derive.reading.symbol import Symbol


class Mark(NamedTuple):
    """A mark of one kind, the terminal ``type`` of the grammar of sides.

    ``text`` is how it reads inside an index, as ``h``, ``12``, ``delta``, ``+``. ``value`` goes
    with the type: a NAME's Symbol, a NUMBER's digits, a CALL's name and primes, an ERROR's reason.
    """

    type: str
    text: str
    start: int
    end: int
    value: Any = None


def nothing(type_: str, place: int) -> Mark:
    """A mark that is not written, but meant, at ``place``."""
    return Mark(type_, "", place, place)


class Callee(NamedTuple):
    """What is called: a function of ours, or something else by its Symbol."""

    name: str
    below: str = ""
    primes: int = 0
    symbol: Symbol | None = None
