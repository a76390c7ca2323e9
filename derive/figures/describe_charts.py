"""What the charts say, in sentences for those who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from derive.figures.costs import Series
from derive.figures.curve import Point
from derive.figures.magnitudes import Magnitude
from derive.figures.ruler import UNKNOWN
from derive.figures.shortened import shortened
from derive.model.graph import Graph
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.notation.printer import Printer
from derive.notation.text import TEXT


def describe_curve(points: Sequence[Point]) -> str:
    """Where the error starts and ends, and when it has come nine tenths of the way down."""
    (first, before), (last, after) = points[0], points[-1]
    if first == last:
        return f"The error at iteration {first}: {shortened(before)}."
    course = f"from {shortened(before)} at iteration {first} to {shortened(after)} at {last}"
    if after >= before:
        return f"The error goes {course}; it does not fall."
    turn = next(k for k, error in points if error <= before - 0.9 * (before - after))
    return f"The error falls {course}. Nine tenths of the fall are over by iteration {turn}."


def describe_magnitudes(
    points: Sequence[Magnitude], graph: Graph, notation: Notation = FLAT
) -> str:
    """The first and the last size, and whether the sizes fall or rise from one to the next."""
    printer = Printer(TEXT, graph, UNKNOWN, notation)
    named = [
        (label if isinstance(label, str) else printer.term(label), abs(value))
        for label, value in points
    ]
    (first, before), (last, after) = named[0], named[-1]
    if len(named) == 1:
        return f"The size of {first} is {shortened(before)}."
    sizes = [value for _, value in named]
    course = f"from {shortened(before)} for {first} to {shortened(after)} for {last}"
    if all(one >= other for one, other in pairwise(sizes)):
        return f"The sizes fall {course}."
    if all(one <= other for one, other in pairwise(sizes)):
        return f"The sizes rise {course}."
    span = f"{shortened(min(sizes))} and {shortened(max(sizes))}"
    return f"The sizes go {course}; all lie between {span}."


def describe_costs(series: Sequence[Series], across: str = "hidden layers") -> str:
    """Where each line starts and ends."""
    lines = []
    for label, points in series:
        (first, before), (last, after) = points[0], points[-1]
        costs = f"{shortened(before)} at {first} to {shortened(after)} at {last}"
        lines.append(f"{label}, from {costs} {across}")
    return f"The operations that are needed: {'; '.join(lines)}."
