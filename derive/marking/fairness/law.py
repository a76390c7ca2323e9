"""The laws of a fair variant, and what to say when one is broken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Law(Enum):
    """A law: its key, what breaks it, and what its author can do about it."""

    VALUE = (
        "value",
        "a result has no value",
        "narrow the ranges of what varies",
    )
    REPEATED = (
        "repeated",
        "a number repeats, or is 0, which hides a wrong index",
        "widen its range, or give it more decimals",
    )
    FLAT = (
        "flat",
        "a unit is saturated or dead",
        "narrow the ranges of weights and inputs, or move them",
    )
    ZERO = (
        "zero",
        "an answer rounds to 0",
        "ask for more --decimals, or for larger weights and inputs",
    )
    RIGHT = (
        "right",
        "a mistake gives the right answer",
        "ask for more --decimals, or widen the ranges of weights and inputs",
    )
    ALIKE = (
        "alike",
        "two mistakes give the same answer",
        "ask for more --decimals, or widen the ranges of weights and inputs",
    )

    def __init__(self, key: str, sentence: str, remedy: str) -> None:
        self.key = key
        self.sentence = sentence
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Breach:
    """A law that a draw breaks, and where: the keys of quantities, units or mistakes."""

    law: Law
    where: str
