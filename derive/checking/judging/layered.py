"""A mapping that goes its own way from another one, without copying it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Layered(Generic[K, V]):
    """What is ``below``, as long as that does not change, with what is put or taken away on top."""

    __slots__ = ("_below", "_own")

    def __init__(self, below: Layered[K, V] | None = None) -> None:
        self._below = below
        self._own: dict[K, V | None] = {}  # None: taken away

    def get(self, key: K) -> V | None:
        """The value of ``key``, if it has one."""
        layer: Layered[K, V] | None = self
        while layer is not None:
            if key in layer._own:
                return layer._own[key]
            layer = layer._below
        return None

    def put(self, key: K, value: V | None) -> None:
        """From now on ``key`` has this value, or none."""
        self._own[key] = value

    def __iter__(self) -> Iterator[K]:
        """The keys that have a value."""
        above = self._own
        yield from (key for key, value in above.items() if value is not None)
        if self._below is not None:
            yield from (key for key in self._below if key not in above)
