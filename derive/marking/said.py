"""What is said of the rows of a column, each different thing kept once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from derive.marking.columns.kind import Index, Mask

T = TypeVar("T", bound=Hashable)


@dataclass
class Said(Generic[T]):
    """One thing for each of ``count`` rows; ``nothing`` where nothing was said."""

    count: int
    nothing: T
    things: list[T] = field(init=False)
    codes: npt.NDArray[np.int32] = field(init=False)  # their places in ``things``
    _known: dict[T, int] = field(init=False)

    def __post_init__(self) -> None:
        self.things, self._known = [self.nothing], {self.nothing: 0}
        self.codes = np.zeros(self.count, np.int32)

    def __getitem__(self, row: int) -> T:
        return self.things[int(self.codes[row])]

    def say(self, rows: Index | Mask | int, thing: T) -> None:
        """Say ``thing`` of ``rows``."""
        self.codes[rows] = self._code(thing)

    def say_each(self, rows: Index, things: Sequence[T], which: Index) -> None:
        """Say of each of ``rows`` the one of ``things`` that stands at its place ``which``."""
        self.codes[rows] = np.array([self._code(thing) for thing in things], np.int32)[which]

    def forget(self, rows: Index | Mask) -> None:
        """Say nothing of ``rows`` any more."""
        self.codes[rows] = 0

    def _code(self, thing: T) -> int:
        code = self._known.setdefault(thing, len(self.things))
        if code == len(self.things):
            self.things.append(thing)
        return code
