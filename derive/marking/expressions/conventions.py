"""Conventions that answers may follow: that of the sheet, and those of other books."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from derive.model.problem import Problem
from derive.reading.names.convention import Convention

# What the styles of notation settle; flat names are understood as they are.
_STYLES: dict[str, dict[str, str]] = {
    "indexed": {"inputs": "0", "round": "layer", "square": "sample"},
    "nielsen": {"inputs": "1", "bare": "layer", "round": "sample", "y": "target"},
    "brackets": {
        "inputs": "0",
        "square": "layer",
        "round": "sample",
        "angle": "time",
        "y": "target",
    },
}
_STYLES["matrix"] = _STYLES["nielsen"]
PLAIN = Convention((("sigmoid", "logistic"),))  # σ alone is whichever activation there is


def own_convention(problem: Problem) -> Convention:
    """What the notation of the spec says about its names."""
    choice = problem.notation
    settled = dict(_STYLES.get(choice.style, {}))
    if settled:
        settled |= {"weights": "ends", "order": choice.index_order or "to_from"}
    if choice.numbering:
        settled["numbering"] = choice.numbering
    return PLAIN.having(*settled.items())


def other_conventions() -> Iterator[Convention]:
    """Ways in which books differ, each combination once."""
    for order, inputs, y in product(("to_from", "from_to"), "01", ("target", "output")):
        yield PLAIN.having(
            ("weights", "ends"),
            ("order", order),
            ("inputs", inputs),
            ("y", y),
            ("biases", "unit"),
            ("bare", "layer"),
            ("round", "layer"),
            ("square", "layer"),
        )


def with_d_as_delta(problem: Problem) -> Convention:
    """That of the sheet, with d for delta: a sheet has no such name, but people write it."""
    return own_convention(problem).having(("d", "delta"))
