"""Probabilities, where a loss needs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.algebra.term import Number
from derive.model import activations, losses
from derive.model.faults import Fault
from derive.model.losses import Targets


def outputs(place: str, activation: str, loss: str) -> Iterator[Fault]:
    """The fault of an output layer whose outputs are no probabilities, if ``loss`` wants them."""
    wanted = losses.find(loss).outputs
    if wanted and activation in activations.NAMES and activation not in wanted:
        message = f"{loss} needs probabilities, and outputs of {activation} are none"
        yield Fault(place, f"{message}; use {' or '.join(wanted)}, or another loss")


def targets(place: str, values: Sequence[Number], loss: str) -> Iterator[Fault]:
    """The faults of targets that are no probabilities, if ``loss`` wants them."""
    kind = losses.find(loss).targets
    if kind is Targets.ANY:
        return
    numbers = [value.value for value in values]
    if not all(0 <= number <= 1 for number in numbers):
        yield Fault(place, f"{loss} needs targets from 0 to 1; give probabilities")
    elif kind is Targets.DISTRIBUTION and sum(numbers) != 1:
        # Output minus target is the derivative only where they make 1 to the last digit.
        message = f"{loss} needs targets that add up to 1, and these make {sum(numbers)}"
        yield Fault(place, f"{message}; give one probability per class, thirds as 0.333 and 0.334")
