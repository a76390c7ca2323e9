"""What every layer needs before its numbers can be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from derive.algebra.term import Number
from derive.model.faults import Fault

if TYPE_CHECKING:
    from derive.model.part import Part


def undrawn(place: str, names: Iterable[str], part: Part) -> Iterator[Fault]:
    """A fault for each field of ``part`` whose numbers could not be drawn."""
    for name in names:
        value = getattr(part, name)
        if value is not None and not isinstance(value, tuple | Number):
            message = "is to be drawn, but nothing says for how many units; add units"
            yield Fault(f"{place}.{name}", message)
