"""How units are counted: layer by layer, or through the whole network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from derive.algebra.variable import Role
from derive.reading.names.convention import Convention

Wanted: TypeAlias = dict[str, int]
Answers: TypeAlias = tuple[tuple[str, str], ...]
Want: TypeAlias = tuple[Wanted, Answers]

# The ways to count by which a number tells the layer too, with the layer that is the first.
THROUGH = {"inputs": 0, "hidden": 1}
_OF_ALL_OUTPUTS = (Role.TARGET, Role.ERROR)  # these are also counted on their own


@dataclass(frozen=True, slots=True)
class Count:
    """Units of layers of these ``sizes``, the inputs first, as the document counts them."""

    convention: Convention
    sizes: tuple[int, ...]

    def units(self, number: int, role: Role) -> Iterator[Want]:
        """The unit with this number, and its layer if the number tells it."""
        for way in self.convention.answers("counting"):
            own = role is Role.INPUT or (role in _OF_ALL_OUTPUTS and number <= self.sizes[-1])
            if way in THROUGH and not own:
                for place in self._place(number, THROUGH[way]):
                    yield place, (("counting", way),)
            else:
                yield from self._of_layer(number)

    def ends(self, number: int, *, source: bool) -> Iterator[Want]:
        """The same for an end of a weight; the inputs may be counted apart."""
        yield from self.units(number, Role.OUT)
        if source and self.convention.answer("counting") == "hidden":
            yield {"unit": number, "layer": 0}, (("counting", "hidden"),)

    def _of_layer(self, number: int) -> Iterator[Want]:
        for first in self.convention.answers("units"):
            yield {"unit": number + 1 - int(first)}, (("units", first),)

    def _place(self, number: int, layer: int) -> Iterator[Wanted]:
        """Where the unit is, if those of ``layer`` are the first to be counted."""
        for at, size in enumerate(self.sizes):
            if at >= layer and number > 0:
                if number <= size:
                    yield {"layer": at, "unit": number}
                number -= size
