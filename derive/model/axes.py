"""What each axis of a matrix must measure, and what to say where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derive.algebra.term import Number
from derive.model.faults import Fault
from derive.model.wording import count


@dataclass(frozen=True, slots=True)
class Axis:
    """``size`` things of one kind that ``owner`` has, as in: the network has 2 inputs."""

    owner: str
    size: int
    kind: str

    @property
    def remedy(self) -> str:
        """``but the network has 2 inputs; give one per input``."""
        return f"but {self.owner} has {count(self.size, self.kind)}; give one per {self.kind}"


def matrix(
    place: str, rows: Sequence[Sequence[Number]], down: Axis, across: Axis
) -> Iterator[Fault]:
    """The faults of a matrix with a row for each of ``down``, a column for each of ``across``."""
    name = place.rpartition(".")[2]
    if len(rows) != down.size:
        yield Fault(place, f"{name} has {count(len(rows), 'row')}, {down.remedy}")
    for number, row in enumerate(rows, start=1):
        if len(row) != across.size:
            columns = count(len(row), "column")
            yield Fault(place, f"row {number} of {name} has {columns}, {across.remedy}")


def vector(place: str, values: Sequence[Number], axis: Axis) -> Iterator[Fault]:
    """The fault of a list that has not one value for each of ``axis``."""
    if len(values) != axis.size:
        name = place.rpartition(".")[2]
        yield Fault(place, f"{name} has {count(len(values), 'value')}, {axis.remedy}")
