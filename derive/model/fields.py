"""The kinds of values in a spec: what one field accepts, and how the JSON Schema tells it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

from derive.algebra.term import Number
from derive.model import activations, losses
from derive.model.digits import number
from derive.model.part import Part
from derive.model.problem import MOST_UPDATES

FARTHEST = 1_000_000  # from 0, of drawn numbers


def _positive(value: Number) -> Number:
    if value.value <= 0:
        raise ValueError(f"{value.digits} is not above 0")
    return value


def _drawable(value: Number) -> Number:
    if abs(value.value) > FARTHEST:
        raise ValueError(f"{value.digits} is too far from 0 to draw from; stay within {FARTHEST}")
    return value


def _activation(text: str) -> str:
    activations.find(text)
    return text


def _loss(name: str) -> str:
    losses.named(name)
    return name


def _loss_formula(text: str) -> str:
    losses.written(text)
    return text


LARGEST = 400  # power of ten of a printed number; float64 ends before


def _printed(text: str) -> str:
    try:
        value = Decimal(text)
    except ArithmeticError:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > LARGEST:
        raise ValueError(f'"{text}" is not a number; give its digits as the document prints them')
    return text


def _form(value: object) -> str:
    """The tag of what ``value`` is; an @ keeps it out of a fault's place."""
    if isinstance(value, dict | Drawn):
        return "@drawn"
    return "@list" if isinstance(value, list | tuple) else "@number"


def _drawn_or_not(value: object) -> str:
    return "@drawn" if isinstance(value, dict | Drawn) else "@list"


def _float(value: Number) -> float:
    return float(value.digits)


Real = Annotated[
    Number,
    PlainValidator(number),
    PlainSerializer(_float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
Positive = Annotated[
    Real, AfterValidator(_positive), WithJsonSchema({"type": "number", "exclusiveMinimum": 0})
]
Bound = Annotated[Real, AfterValidator(_drawable)]
Row: TypeAlias = tuple[Real, ...]
Matrix: TypeAlias = tuple[Row, ...]
LayerName = Annotated[str, StringConstraints(pattern="^[A-Za-z][A-Za-z0-9]*$")]
WeightName = Annotated[str, StringConstraints(pattern="^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)?$")]
ValueName = WeightName
Activation = Annotated[
    str,
    AfterValidator(_activation),
    WithJsonSchema({"anyOf": [{"enum": list(activations.NAMES)}, {"type": "string"}]}),
]
LossName = Annotated[
    str, AfterValidator(_loss), Field(json_schema_extra={"enum": list(losses.BY_NAME)})
]
LossFormula = Annotated[str, AfterValidator(_loss_formula)]
Printed = Annotated[str, AfterValidator(_printed)]
Count = Annotated[int, Field(strict=True, ge=1)]
Updates = Annotated[int, Field(strict=True, ge=0, le=MOST_UPDATES)]
Places = Annotated[int, Field(strict=True, ge=0, le=15)]
Flag = Annotated[bool, Field(strict=True)]
Text = Annotated[str, Field(min_length=1)]


class Drawn(Part):
    """Numbers drawn at random, the same ones on every machine."""

    random: Literal["uniform"] = Field(description="Distribution of the numbers.")
    low: Bound = Field(default=Number("-1"), description="No number is below it.")
    high: Bound = Field(default=Number("1"), description="No number is above it.")
    seed: Annotated[int, Field(strict=True)] = Field(
        description="A whole number; another one draws other numbers."
    )
    decimals: Places = Field(default=2, description="Decimals that the numbers are rounded to.")

    @model_validator(mode="after")
    def _ordered(self) -> Drawn:
        if self.low.value > self.high.value:
            raise ValueError(
                f"low = {self.low.digits} is above high = {self.high.digits}; swap them"
            )
        return self


Weights = Annotated[
    Annotated[Matrix, Tag("@list")] | Annotated[Drawn, Tag("@drawn")],
    Discriminator(_drawn_or_not),
]
Bias = Annotated[
    Annotated[Real, Tag("@number")]
    | Annotated[Row, Tag("@list")]
    | Annotated[Drawn, Tag("@drawn")],
    Discriminator(_form),
]
