"""Random recurrent networks, unrolled by the judges' own hands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from derive.model import schema, spec
from derive.model.problem import Problem
from tests.judges.case import TOTAL, Key, decimals, numbers, several, targets
from tests.judges.functions import Kind
from tests.judges.layered import gathered, loss_table

HIDDEN = ("tanh", "logistic", "relu", "identity", "softmax")
LOSSES = ("half_squared_error", "mean_squared_error", "cross_entropy", "binary_cross_entropy")
OUTPUTS = {"cross_entropy": ("softmax",), "binary_cross_entropy": ("logistic",)}

Sequence = tuple[list[list[str]], list[list[str]]]  # inputs and targets, a row per step


@dataclass(frozen=True)
class Recurrent:
    activations: tuple[str, str]  # of the hidden units, of the outputs
    input_weights: list[list[str]]
    recurrent_weights: list[list[str]]
    output_weights: list[list[str]]
    biases: tuple[str | list[str] | None, str | list[str] | None]
    initial_state: list[str]
    targets_at: str
    loss: str
    sequences: list[Sequence]
    batch: str
    rate: str
    order: str
    update_biases: bool

    output = TOTAL

    @property
    def numbers(self) -> list[int]:
        return list(range(1, len(self.sequences) + 1)) if len(self.sequences) > 1 else [0]

    @property
    def turns(self) -> list[Key]:
        return [("E_total", s) for s in self.numbers] if self.batch == "each" else [TOTAL]

    def problem(self) -> Problem:
        hidden, outputs = self.activations
        described = {
            "title": "A random recurrent network",
            "network": {
                "kind": "recurrent",
                "inputs": len(self.input_weights[0]),
                "hidden": {
                    "activation": hidden,
                    "input_weights": decimals(self.input_weights),
                    "recurrent_weights": decimals(self.recurrent_weights),
                    "bias": decimals(self.biases[0]),
                },
                "outputs": {
                    "activation": outputs,
                    "weights": decimals(self.output_weights),
                    "bias": decimals(self.biases[1]),
                },
                "initial_state": decimals(self.initial_state),
                "targets_at": self.targets_at,
            },
            "loss": loss_table(self.loss),
            "sequences": [
                {"inputs": decimals(inputs), "targets": decimals(wanted)}
                for inputs, wanted in self.sequences
            ],
            "training": {
                "learning_rate": float(self.rate),
                "update_biases": self.update_biases,
                "order": self.order,
                "batch": self.batch,
            },
        }
        return spec.build(schema.Spec.model_validate(described))

    def parameters(self) -> dict[str, str]:
        found = {
            f"W_{name}[{unit},{source}]": value
            for name, rows in self.matrices().items()
            for unit, row in enumerate(rows, 1)
            for source, value in enumerate(row, 1)
        }
        for letter, bias, units in self._bias_vectors():
            values = bias if isinstance(bias, list) else [bias] * units
            keys = self.bias_keys(letter, bias, units)
            found |= dict(zip(keys, values, strict=False))
        return found

    def matrices(self) -> dict[str, list[list[str]]]:
        return {
            "xh": self.input_weights,
            "hh": self.recurrent_weights,
            "hy": self.output_weights,
        }

    def trained(self) -> list[str]:
        return [key for key in self.parameters() if self.update_biases or key[0] == "W"]

    def biases_of(self, letter: str) -> list[str]:
        """The key of each unit's bias; no keys where there is none."""
        return next(self.bias_keys(*one) for one in self._bias_vectors() if one[0] == letter)

    @staticmethod
    def bias_keys(letter: str, bias: str | list[str] | None, units: int) -> list[str]:
        if bias is None:
            return []
        shared = isinstance(bias, str) and units > 1
        return [f"b_{letter}" if shared else f"b_{letter}[{k}]" for k in range(1, units + 1)]

    def forward(self, parameters: Mapping[str, Any], kind: Kind) -> dict[Key, Any]:
        values: dict[Key, Any] = {}
        totals = [
            self._sequence(values, parameters, kind, place) for place in range(len(self.sequences))
        ]
        if len(totals) > 1:
            values[TOTAL] = sum(totals) / (len(totals) if self.batch == "mean" else 1)
        return values

    def _bias_vectors(self) -> list[tuple[str, str | list[str] | None, int]]:
        return [
            ("h", self.biases[0], len(self.input_weights)),
            ("y", self.biases[1], len(self.output_weights)),
        ]

    def _sequence(
        self, values: dict[Key, Any], parameters: Mapping[str, Any], kind: Kind, place: int
    ) -> Any:
        sample, (inputs, wanted) = self.numbers[place], self.sequences[place]

        def put(base: str, time: int, row: list[Any]) -> None:
            values.update({(f"{base}{k}({time})", sample): one for k, one in enumerate(row, 1)})

        state = [kind.number(value) for value in self.initial_state]
        put("out_h", 0, state)
        steps = []
        for time, row in enumerate(inputs, 1):
            seen = [kind.number(value) for value in row]
            heard = [*_from("xh", seen), *_from("hh", state)]
            nets = self._nets(parameters, "h", len(state), heard)
            state = kind.activate(self.activations[0], nets)
            sums = self._nets(parameters, "y", len(self.output_weights), _from("hy", state))
            outs = kind.activate(self.activations[1], sums)
            found = {"i": seen, "net_h": nets, "out_h": state, "net_o": sums, "out_o": outs}
            for base, values_found in found.items():
                put(base, time, values_found)
            first = len(inputs) if self.targets_at == "last" else 1
            if time >= first:
                aims = [kind.number(value) for value in wanted[time - first]]
                errors = [kind.losses[self.loss](t, o) for t, o in zip(aims, outs, strict=True)]
                put("target_o", time, aims)
                put("E_o", time, errors)
                values[f"E({time})", sample] = gathered(self.loss, errors)
                steps.append(values[f"E({time})", sample])
        values["E_total", sample] = sum(steps) * 1
        return values["E_total", sample]

    def _nets(
        self,
        parameters: Mapping[str, Any],
        letter: str,
        units: int,
        heard: list[tuple[str, int, Any]],
    ) -> list[Any]:
        biases = self.biases_of(letter)
        return [
            sum(parameters[f"W_{name}[{unit},{k}]"] * x for name, k, x in heard)
            + (parameters[biases[unit - 1]] if biases else 0)
            for unit in range(1, units + 1)
        ]


def _from(matrix: str, row: list[Any]) -> list[tuple[str, int, Any]]:
    """Each value with the matrix whose weights it meets, and its place."""
    return [(matrix, place, one) for place, one in enumerate(row, 1)]


def recurrent(
    longest: int = 6, widest: int = 3, order: str = "simultaneous"
) -> st.SearchStrategy[Recurrent]:
    """One or two sequences of 1 to ``longest`` steps."""
    return st.tuples(
        st.integers(1, widest),
        st.integers(1, widest),
        st.integers(1, 2),
        st.sampled_from(LOSSES),
        st.sampled_from(["every", "last"]),
    ).flatmap(lambda drawn: _of_sizes(longest, order, *drawn))


def _of_sizes(
    longest: int, order: str, inputs: int, hidden: int, outputs: int, loss: str, targets_at: str
) -> st.SearchStrategy[Recurrent]:
    tops = OUTPUTS.get(loss, ("identity", "tanh", "logistic"))
    return st.builds(
        Recurrent,
        activations=st.tuples(st.sampled_from(HIDDEN), st.sampled_from(tops)),
        input_weights=several(hidden, several(inputs)),
        recurrent_weights=several(hidden, several(hidden)),
        output_weights=several(outputs, several(hidden)),
        biases=st.tuples(_bias(hidden), _bias(outputs)),
        initial_state=several(hidden),
        targets_at=st.just(targets_at),
        loss=st.just(loss),
        sequences=st.lists(
            st.integers(1, longest).flatmap(
                lambda steps: st.tuples(
                    several(steps, several(inputs)),
                    several(1 if targets_at == "last" else steps, targets(loss, outputs)),
                )
            ),
            min_size=1,
            max_size=2,
        ),
        batch=st.sampled_from(["sum", "mean", "each"]),
        rate=st.sampled_from(["0.05", "0.1", "0.5"]),
        order=st.just(order),
        update_biases=st.booleans(),
    )


def _bias(units: int) -> st.SearchStrategy[Any]:
    return st.none() | numbers() | several(units)
