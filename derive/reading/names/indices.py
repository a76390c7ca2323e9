"""What an index may be: a unit, a layer, a time step, a sample, or a number not yet understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class UnitAt:
    """A unit with its layer; ``named`` where the index itself says which layer, as h1 does."""

    layer: int
    number: int
    named: bool = False


@dataclass(frozen=True, slots=True)
class LayerAt:
    """A layer, counted from the inputs, which are 0."""

    number: int


@dataclass(frozen=True, slots=True)
class TimeAt:
    """A time step."""

    number: int


@dataclass(frozen=True, slots=True)
class SampleAt:
    """A training example."""

    number: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A number as it is written."""

    number: int


Index: TypeAlias = UnitAt | LayerAt | TimeAt | SampleAt | Plain


def shifted(index: Index, by: int) -> Index:
    """``l - 1`` for the layer l, ``t + 1`` for the time t."""
    return replace(index, number=index.number + by)


def numbers(indices: tuple[Index, ...]) -> tuple[int, ...]:
    """The plain ones among ``indices``."""
    return tuple(index.number for index in indices if isinstance(index, Plain))


def constraints(indices: tuple[Index, ...]) -> dict[str, int] | None:
    """What the others demand of a variable's fields; None where two of them disagree."""
    wanted: dict[str, int] = {}
    for name, value in (pair for index in indices for pair in _demands(index)):
        if wanted.setdefault(name, value) != value:
            return None
    return wanted


def _demands(index: Index) -> Iterator[tuple[str, int]]:
    match index:
        case UnitAt(layer, number):
            yield from (("layer", layer), ("unit", number))
        case LayerAt(number):
            yield ("layer", number)
        case TimeAt(number):
            yield ("time", number)
        case SampleAt(number):
            yield ("sample", number)
