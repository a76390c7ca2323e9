"""The part of a spec that describes a network, for each kind of network."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag

from derive.algebra.term import Number
from derive.model.fields import (
    Activation,
    Bias,
    Count,
    LayerName,
    Real,
    Text,
    ValueName,
    WeightName,
    Weights,
)
from derive.model.part import Part

Rows: TypeAlias = tuple[tuple[Number, ...], ...]


def rows(weights: Weights) -> Rows:
    """``weights`` as numbers, a row per unit; none while they wait to be drawn."""
    return weights if isinstance(weights, tuple) else ()


def biases(bias: Bias | None) -> Number | tuple[Number, ...] | None:
    """``bias`` as one number for all, one per unit, or nothing; nothing while it is not drawn."""
    return bias if isinstance(bias, Number | tuple) else None


class _Units(Part):
    """What every layer says of its units."""

    units: Count | None = Field(
        default=None, description="Number of units: needed where weights are drawn, else checked."
    )
    activation: Activation = Field(
        description="Activation of every unit in the layer: its name, or a formula of net."
    )
    bias: Bias | None = Field(
        default=None,
        description="A number shared by the layer, a list of one per unit, drawn, or absent.",
    )

    @property
    def biases(self) -> Number | tuple[Number, ...] | None:
        """The biases as numbers."""
        return biases(self.bias)


class Layer(_Units):
    """A fully connected layer of units."""

    name: LayerName = Field(
        description="Name of the layer, a letter and then letters or digits; "
        "its units are h1, h2, …"
    )
    weights: Weights = Field(
        description="Initial weights: a row per unit, a column per incoming value; or drawn."
    )
    weight_names: tuple[tuple[WeightName, ...], ...] | None = Field(
        default=None,
        description="Names of the weights, in their shape; absent, they are counted: w1, w2, …",
    )

    @property
    def rows(self) -> Rows:
        """The weights as numbers."""
        return rows(self.weights)


class Network(Part):
    """A feedforward network: layers that follow one another."""

    kind: Literal["feedforward"] = Field(default="feedforward", description="Kind of network.")
    inputs: Count = Field(description="Number of input values.")
    layers: Annotated[tuple[Layer, ...], Field(min_length=1)] = Field(
        description="The layers after the inputs, the last one being the output."
    )


class Hidden(_Units):
    """The hidden layer of a recurrent network."""

    input_weights: Weights = Field(
        description="Weights from the inputs: a row per unit, a column per input; or drawn."
    )
    recurrent_weights: Weights = Field(
        description="Weights from the state one step earlier: a row and a column per unit; "
        "or drawn."
    )

    @property
    def input_rows(self) -> Rows:
        """The weights from the inputs as numbers."""
        return rows(self.input_weights)

    @property
    def recurrent_rows(self) -> Rows:
        """The weights from the earlier state as numbers."""
        return rows(self.recurrent_weights)


class Outputs(_Units):
    """The output layer of a recurrent network."""

    weights: Weights = Field(
        description="Weights from the hidden units: a row per output, a column per hidden unit; "
        "or drawn."
    )

    @property
    def rows(self) -> Rows:
        """The weights as numbers."""
        return rows(self.weights)


class RecurrentNetwork(Part):
    """A recurrent network: one hidden layer that also sees its own state one step earlier."""

    kind: Literal["recurrent"] = Field(default="recurrent", description="Kind of network.")
    inputs: Count = Field(description="Number of input values at each time step.")
    hidden: Hidden = Field(description="The hidden layer.")
    outputs: Outputs = Field(description="The output layer.")
    initial_state: tuple[Real, ...] | None = Field(
        default=None, description="State before the first step, a value per hidden unit; absent: 0."
    )
    targets_at: Literal["every", "last"] = Field(
        default="every", description="Whether every time step has targets, or only the last."
    )


class FormulaNetwork(Part):
    """Formulas in place of a network, such as e = (a + b) (b + 1)."""

    kind: Literal["formula"] = Field(default="formula", description="Kind of network.")
    formulas: Annotated[dict[ValueName, Text], Field(min_length=1)] = Field(
        description='The formulas by name, in any order: c = "a + b".'
    )
    values: Annotated[dict[ValueName, Real], Field(min_length=1)] = Field(
        description="The given values by name; derivatives are taken by each of them."
    )
    output: ValueName = Field(description="Name of the formula to differentiate.")


KINDS = ("feedforward", "recurrent", "formula")


def _known(value: object) -> object:
    if isinstance(value, dict) and value.get("kind", KINDS[0]) not in KINDS:
        named = ", ".join(KINDS)
        raise ValueError(f'kind "{value["kind"]}" is unknown; expected one of {named}')
    return value


def _kind(value: object) -> str:
    kind = value.get("kind", KINDS[0]) if isinstance(value, dict) else getattr(value, "kind", None)
    return f"@{kind or KINDS[0]}"


AnyNetwork = Annotated[
    Annotated[Network, Tag("@feedforward")]
    | Annotated[RecurrentNetwork, Tag("@recurrent")]
    | Annotated[FormulaNetwork, Tag("@formula")],
    Discriminator(_kind),
    BeforeValidator(_known),
]
