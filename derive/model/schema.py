"""The spec's schema: what its author may write, in TOML or in Python.

Only what concerns one field is checked here; how the fields must fit together is in shapes.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from derive.algebra.term import Number
from derive.model.document_schema import DocumentTable
from derive.model.fields import (
    Count,
    Drawn,
    Flag,
    LossFormula,
    LossName,
    Positive,
    Printed,
    Real,
    Text,
    Updates,
    WeightName,
)
from derive.model.networks import (
    AnyNetwork,
    FormulaNetwork,
    Hidden,
    Layer,
    Network,
    Outputs,
    RecurrentNetwork,
)
from derive.model.part import Part
from derive.model.problem import Batch, Order
from derive.model.variants_schema import Variants, Varied

__all__ = [
    "AnyNetwork",
    "DocumentTable",
    "Drawn",
    "FormulaNetwork",
    "Hidden",
    "Layer",
    "Letters",
    "Loss",
    "Network",
    "Notation",
    "Outputs",
    "Published",
    "RecurrentNetwork",
    "Sample",
    "Sequence",
    "Spec",
    "Training",
    "Variants",
    "Varied",
]

HALF_SQUARED_ERROR = "half_squared_error"


class Loss(Part):
    """How far an output is from its target, by name or as a formula."""

    name: LossName | None = Field(
        default=None, description="Name of the loss; half_squared_error unless a formula is given."
    )
    formula: LossFormula | None = Field(
        default=None, description="Error of one output, a formula of target and out; they add up."
    )

    @model_validator(mode="after")
    def _one(self) -> Loss:
        if self.name is not None and self.formula is not None:
            raise ValueError("has a name and a formula; give one of them")
        return self

    @property
    def chosen(self) -> str:
        """The name or the formula, as ``losses.find`` takes it."""
        return self.name or self.formula or HALF_SQUARED_ERROR


class Sample(Part):
    """One training example."""

    inputs: tuple[Real, ...] = Field(description="A value per input.")
    targets: tuple[Real, ...] = Field(description="The wanted value per output unit.")


class Sequence(Part):
    """One training example of a recurrent network, step by step."""

    inputs: Annotated[tuple[tuple[Real, ...], ...], Field(min_length=1)] = Field(
        description="A row per time step, a value per input."
    )
    targets: Annotated[tuple[tuple[Real, ...], ...], Field(min_length=1)] = Field(
        description="A row per time step that has targets, a value per output."
    )


class Training(Part):
    """How gradient descent is run."""

    learning_rate: Positive = Field(
        default=Number("0.5"), description="The step size eta, above 0."
    )
    update_biases: Flag = Field(default=True, description="Whether training moves the biases too.")
    order: Order = Field(
        default=Order.SIMULTANEOUS,
        description="Whether all weights move at once, or layer by layer from the output back.",
    )
    batch: Batch = Field(
        default=Batch.SUM,
        description="What an update follows: the sum or the mean of the gradients of all examples, "
        "or each example in turn.",
    )
    iterations: Updates = Field(default=1, description="Number of updates.")
    truncate: Count | None = Field(
        default=None,
        description="Time steps after which the handout cuts a recurrent gradient off, to show "
        "what truncation leaves; training itself goes back all the way.",
    )


class Letters(Part):
    """Letters in place of those of the notation."""

    error: WeightName | None = Field(default=None, description="Letter of the error, such as C.")
    rate: WeightName | None = Field(
        default=None, description="Letter of the learning rate, such as alpha."
    )
    target: WeightName | None = Field(default=None, description="Letter of a target, such as t.")


class Notation(Part):
    """How everything is written."""

    style: str = Field(default="flat", description="The notation.")
    index_order: Literal["to_from", "from_to"] | None = Field(
        default=None, description="Whether a weight names first the unit it leads to or from."
    )
    numbering: Literal["unit", "source"] | None = Field(
        default=None, description="Whether the flat notation counts weights by unit or by source."
    )
    vectors: Literal["column", "row"] | None = Field(
        default=None, description="Whether the vectors of the matrix notation stand or lie."
    )
    product: Literal["dot", "times", "asterisk"] | None = Field(
        default=None, description="The sign of a product."
    )
    decimal_mark: Literal[".", ","] | None = Field(default=None, description="The decimal mark.")
    letters: Letters = Field(default_factory=Letters, description="Your own letters.")


class Published(Part):
    """A value that some document prints."""

    quantity: Text = Field(
        description="Key of the quantity, such as out_h1 or dE_total/dw5; "
        "a final + means after one update."
    )
    printed: Printed = Field(
        description="The value in quotes, digit by digit as the document prints it."
    )
    where: str = Field(default="", description="Where in the document it stands.")


class Spec(Part):
    """A network, its data and its training."""

    title: Text = Field(description="Title of the handout.")
    network: AnyNetwork = Field(description="The network: feedforward, recurrent or formulas.")
    loss: Loss = Field(
        default_factory=Loss, description="The loss; half the squared error unless said otherwise."
    )
    samples: tuple[Sample, ...] = Field(
        default=(), description="The training examples of a feedforward network."
    )
    sequences: tuple[Sequence, ...] = Field(
        default=(), description="The training examples of a recurrent network."
    )
    training: Training = Field(
        default_factory=Training, description="Learning rate, order and length of the training."
    )
    notation: Notation = Field(
        default_factory=Notation, description="Style, signs and letters of the mathematics."
    )
    document: DocumentTable = Field(
        default_factory=DocumentTable, description="Title matter, paper and language."
    )
    published: tuple[Published, ...] = Field(
        default=(), description="Values that a document prints, compared with the computed ones."
    )
    variants: Variants | None = Field(
        default=None,
        description="Which numbers differ from student to student; absent, the weights and the "
        "inputs, or the values of a formula.",
    )
