"""The students' own answers, which hold for all that is computed from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from derive.marking.columns.kind import Column, Index, Mask
from derive.model.quantity import Quantity


class Pin(NamedTuple):
    """The rows ``where`` a quantity was answered, with the ``value`` there."""

    where: Mask
    value: Column
    everywhere: bool


def pin(where: Mask, value: Column) -> Pin:
    """The answers of some rows; 1 stands in the others, where it does not count."""
    everywhere = bool(where.all())
    return Pin(where, value if everywhere else np.where(where, value, 1.0), everywhere)


def pin_everywhere(value: Column) -> Pin:
    """The answers of all rows."""
    return Pin(np.ones(value.shape, bool), value, everywhere=True)


@dataclass
class Pins(Mapping[Quantity, Pin]):
    """``every`` pin at some ``rows``, all if None; gathered when it is asked for."""

    every: Mapping[Quantity, Pin] = field(default_factory=dict)
    rows: Index | None = None
    _gathered: dict[Quantity, Pin] = field(default_factory=dict, init=False, repr=False)

    def __contains__(self, quantity: object) -> bool:
        return quantity in self.every

    def __iter__(self) -> Iterator[Quantity]:
        return iter(self.every)

    def __len__(self) -> int:
        return len(self.every)

    def __getitem__(self, quantity: Quantity) -> Pin:
        if self.rows is None:
            return self.every[quantity]
        if quantity not in self._gathered:
            self._gathered[quantity] = _at(self.every[quantity], self.rows)
        return self._gathered[quantity]


def _at(one: Pin, rows: Index) -> Pin:
    if one.everywhere:
        return Pin(one.where[rows], one.value[rows], everywhere=True)
    return pin(one.where[rows], one.value[rows])
