"""The spec's schema: what its author may write, in TOML or in Python.

Only what concerns one field is checked here; how the fields must fit together is in shapes.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from derive.model.digits import number
from derive.model.fields import (
    Activation,
    Bias,
    Count,
    Flag,
    LayerName,
    LossName,
    Positive,
    Printed,
    Real,
    Text,
    Updates,
    WeightName,
)
from derive.model.problem import Order


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Layer(_Part):
    """A fully connected layer of units."""

    name: LayerName
    """Name of the layer, a letter and then letters or digits; its units are h1, h2, …"""
    activation: Activation
    """Activation of every unit in the layer."""
    weights: tuple[tuple[Real, ...], ...]
    """Initial weights: a row per unit, a column per incoming value."""
    bias: Bias | None = None
    """A number shared by the layer, a list of one per unit, or absent for none."""
    units: Count | None = None
    """Number of units, if it should be checked against the rows of weights."""
    weight_names: tuple[tuple[WeightName, ...], ...] | None = None
    """Names of the weights, in the shape of ``weights``; absent, they are counted: w1, w2, …"""


class Network(_Part):
    """A network whose layers follow one another."""

    kind: Literal["feedforward"] = "feedforward"
    """Kind of network."""
    inputs: Count
    """Number of input values."""
    layers: Annotated[tuple[Layer, ...], Field(min_length=1)]
    """The layers after the inputs, the last one being the output."""


class Loss(_Part):
    """How far an output is from its target."""

    name: LossName
    """Error of one output; the total error is the sum over the outputs."""


class Sample(_Part):
    """One training example."""

    inputs: tuple[Real, ...]
    """A value per input."""
    targets: tuple[Real, ...]
    """The wanted value per output unit."""


class Training(_Part):
    """How gradient descent is run."""

    learning_rate: Positive
    """The step size eta, above 0."""
    update_biases: Flag = True
    """Whether training moves the biases too."""
    order: Order = Order.SIMULTANEOUS
    """Whether all weights move at once, or layer by layer from the output backwards."""
    iterations: Updates = 1
    """Number of updates."""


class Published(_Part):
    """A value that some document prints."""

    quantity: Text
    """Key of the quantity, such as out_h1 or dE_total/dw5; a final + means after one update."""
    printed: Printed
    """The value in quotes, digit by digit as the document prints it."""
    where: str = ""
    """Where in the document it stands."""


class Spec(_Part):
    """A network, its data and its training."""

    title: Text
    """Title of the handout."""
    network: Network
    """The network."""
    loss: Loss = Loss(name="half_squared_error")
    """The loss; half the squared error unless said otherwise."""
    samples: Annotated[tuple[Sample, ...], Field(min_length=1)]
    """The training examples."""
    training: Training = Training(learning_rate=number(Decimal("0.5")))
    """Learning rate, order and length of the training."""
    published: tuple[Published, ...] = ()
    """Values that a document prints, to be compared with the computed ones."""
