"""What the judges know of a problem: its numbers, and a forward pass of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any, Protocol

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from derive.model.problem import Problem
from tests.judges.functions import Kind

Key = tuple[str, int]  # a name and the number of a sample, 0 for none
TOTAL: Key = ("E_total", 0)


class Case(Protocol):
    """A problem of some kind, small enough to be judged."""

    @property
    def rate(self) -> str: ...

    @property
    def output(self) -> Key: ...

    @property
    def turns(self) -> list[Key]:
        """The errors that the updates make smaller, in turn."""

    def problem(self) -> Problem: ...

    def parameters(self) -> dict[str, str]:
        """Everything that could be trained, by its key."""

    def trained(self) -> list[str]: ...

    def forward(self, parameters: Mapping[str, Any], kind: Kind) -> dict[Key, Any]:
        """Every given and every computed value but the parameters, in numbers of ``kind``."""


def judged(examples: int) -> Callable[[Any], Any]:
    """The same examples in every run, and no long search for a smaller one that fails."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )


def spelt(key: Key) -> str:
    name, sample = key
    return f"{name}[{sample}]" if sample else name


def slope(of: Key, wrt: Key) -> str:
    """The sample stands once, at the end."""
    return spelt((f"d{of[0]}/d{wrt[0]}", of[1] or wrt[1]))


def numbers(low: int = -100, high: int = 100) -> st.SearchStrategy[str]:
    """Hundredths, as they are written."""
    return st.integers(low, high).map(lambda hundredths: str(hundredths / 100))


def several(count: int, one: st.SearchStrategy[Any] | None = None) -> st.SearchStrategy[list[Any]]:
    return st.lists(one if one is not None else numbers(), min_size=count, max_size=count)


def targets(loss: str, outputs: int) -> st.SearchStrategy[list[str]]:
    """Probabilities where the loss is made for them, adding up to 1 where it needs that."""
    if loss == "binary_cross_entropy":
        return several(outputs, numbers(0, 100))
    if loss == "cross_entropy":
        return several(outputs - 1, st.integers(0, 100)).map(_shares)
    return several(outputs)


def _shares(cuts: list[int]) -> list[str]:
    ends = [0, *sorted(cuts), 100]
    return [str((after - before) / 100) for before, after in pairwise(ends)]


def decimals(value: Any) -> Any:
    """``value`` with floats in place of digits, as a spec takes it."""
    if isinstance(value, list | tuple):
        return [decimals(one) for one in value]
    return float(value) if value is not None else None
