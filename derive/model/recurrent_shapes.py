"""How the parts of a recurrent spec must fit together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from derive.model import probabilities
from derive.model.axes import Axis, matrix, vector
from derive.model.faults import Fault
from derive.model.fitting import undrawn
from derive.model.wording import count

if TYPE_CHECKING:
    from derive.model.schema import RecurrentNetwork, Sequence, Spec


def faults(spec: Spec, network: RecurrentNetwork) -> tuple[Fault, ...]:
    """Everything that does not fit: sizes of matrices, biases and sequences, probabilities."""
    return tuple(_undrawn(network)) or (
        *_hidden(network),
        *_outputs(network),
        *(fault for k, one in enumerate(spec.sequences) for fault in _sequence(network, k, one)),
        *_probabilities(spec, network),
    )


def _undrawn(network: RecurrentNetwork) -> Iterator[Fault]:
    place = "network.hidden"
    yield from undrawn(place, ("input_weights", "recurrent_weights", "bias"), network.hidden)
    yield from undrawn("network.outputs", ("weights", "bias"), network.outputs)


def hidden_units(network: RecurrentNetwork) -> Axis:
    """The hidden units, by ``units`` or else by the rows of input_weights."""
    return Axis(
        "the hidden layer", network.hidden.units or len(network.hidden.input_rows), "hidden unit"
    )


def _hidden(network: RecurrentNetwork) -> Iterator[Fault]:
    hidden, units = network.hidden, hidden_units(network)
    inputs = Axis("the network", network.inputs, "input")
    yield from matrix("network.hidden.input_weights", hidden.input_rows, units, inputs)
    yield from matrix("network.hidden.recurrent_weights", hidden.recurrent_rows, units, units)
    if isinstance(hidden.biases, tuple):
        yield from vector("network.hidden.bias", hidden.biases, units)
    if network.initial_state is not None:
        yield from vector("network.initial_state", network.initial_state, units)


def _outputs(network: RecurrentNetwork) -> Iterator[Fault]:
    outputs, units = network.outputs, _output_units(network)
    yield from matrix("network.outputs.weights", outputs.rows, units, hidden_units(network))
    if isinstance(outputs.biases, tuple):
        yield from vector("network.outputs.bias", outputs.biases, units)


def _output_units(network: RecurrentNetwork) -> Axis:
    outputs = network.outputs
    return Axis("the output layer", outputs.units or len(outputs.rows), "output")


def _sequence(network: RecurrentNetwork, number: int, sequence: Sequence) -> Iterator[Fault]:
    place, steps, given = f"sequences[{number}]", len(sequence.inputs), len(sequence.targets)
    for step, values in enumerate(sequence.inputs):
        inputs = Axis("the network", network.inputs, "input")
        yield from vector(f"{place}.inputs[{step}]", values, inputs)
    for step, values in enumerate(sequence.targets):
        yield from vector(f"{place}.targets[{step}]", values, _output_units(network))
    wanted = steps if network.targets_at == "every" else 1
    if given != wanted:
        yield Fault(f"{place}.targets", _lengths(network.targets_at, steps, given))


def _lengths(targets_at: str, steps: int, given: int) -> str:
    have = f"{count(given, 'row')} of targets for {count(steps, 'row')} of inputs"
    if targets_at == "last":
        return f'{have}; give one row, for the last step, or targets_at = "every"'
    return f'{have}; give one per time step, or one and targets_at = "last"'


def _probabilities(spec: Spec, network: RecurrentNetwork) -> Iterator[Fault]:
    activation = network.outputs.activation
    yield from probabilities.outputs("network.outputs.activation", activation, spec.loss.chosen)
    for k, sequence in enumerate(spec.sequences):
        for step, values in enumerate(sequence.targets):
            place = f"sequences[{k}].targets[{step}]"
            yield from probabilities.targets(place, values, spec.loss.chosen)
