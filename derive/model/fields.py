"""The kinds of values in a spec: what one field accepts, and how the JSON Schema tells it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from derive.algebra.term import Number
from derive.model import activations, losses
from derive.model.digits import number
from derive.model.suggestion import did_you_mean


def _positive(value: Number) -> Number:
    if value.value <= 0:
        raise ValueError(f"{value.digits} is not above 0")
    return value


def _activation(name: str) -> str:
    if name not in activations.BY_NAME:
        known = did_you_mean(name, activations.BY_NAME, "activations")
        raise ValueError(f'unknown activation "{name}"; {known}')
    return name


def _loss(name: str) -> str:
    if name not in losses.BY_NAME:
        raise ValueError(f'unknown loss "{name}"; {did_you_mean(name, losses.BY_NAME, "losses")}')
    return name


def _printed(text: str) -> str:
    try:
        finite = Decimal(text).is_finite()
    except ArithmeticError:
        finite = False
    if not finite:
        raise ValueError(f'"{text}" is not a number; give its digits as the document prints them')
    return text


def _shared_or_not(value: object) -> str:
    """The tag of the member of Bias that ``value`` is; an @ keeps it out of a fault's place."""
    return "@per_unit" if isinstance(value, list | tuple) else "@shared"


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
Bias = Annotated[
    Annotated[Real, Tag("@shared")] | Annotated[tuple[Real, ...], Tag("@per_unit")],
    Discriminator(_shared_or_not),
]
LayerName = Annotated[str, StringConstraints(pattern="^[A-Za-z][A-Za-z0-9]*$")]
WeightName = Annotated[str, StringConstraints(pattern="^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)?$")]
Activation = Annotated[
    str, AfterValidator(_activation), Field(json_schema_extra={"enum": list(activations.BY_NAME)})
]
LossName = Annotated[
    str, AfterValidator(_loss), Field(json_schema_extra={"enum": list(losses.BY_NAME)})
]
Printed = Annotated[str, AfterValidator(_printed)]
Count = Annotated[int, Field(strict=True, ge=1)]
Updates = Annotated[int, Field(strict=True, ge=0)]
Flag = Annotated[bool, Field(strict=True)]
Text = Annotated[str, Field(min_length=1)]
