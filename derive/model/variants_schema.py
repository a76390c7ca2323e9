"""The [variants] table of a spec: what differs from student to student."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag, model_validator

from derive.model.fields import Bound, Places, Text
from derive.model.part import Part
from derive.model.problem import Vary


class Varied(Part):
    """Numbers that vary, and between which bounds."""

    quantity: Text = Field(
        description="What varies: weights, biases, inputs, targets, values (all of a formula), or "
        "one number by its key, such as w1 or eta."
    )
    low: Bound | None = Field(
        default=None, description="No number is below it; absent, half of the given number."
    )
    high: Bound | None = Field(
        default=None, description="No number is above it; absent, one and a half of the given one."
    )
    decimals: Places | None = Field(
        default=None, description="Decimals of the numbers; absent, as many as the given ones show."
    )
    values: Annotated[tuple[Bound, ...], Field(min_length=1)] | None = Field(
        default=None, description="The numbers to choose from, in place of a range."
    )

    @model_validator(mode="after")
    def _one_way(self) -> Varied:
        bounds = (self.low, self.high)
        if self.values is not None and (any(bounds) or self.decimals is not None):
            raise ValueError("has values and a range; give one of them")
        if bounds.count(None) == 1:
            raise ValueError("has one end of a range only; give low and high")
        if self.low and self.high and self.low.value >= self.high.value:
            raise ValueError(
                f"low = {self.low.digits} is not below high = {self.high.digits}; swap or part them"
            )
        return self

    @property
    def wish(self) -> Vary:
        """The same as plain data."""
        return Vary(self.quantity, self.low, self.high, self.decimals, self.values or ())


def _form(value: object) -> str:
    return "@name" if isinstance(value, str) else "@table"


AnyVaried = Annotated[
    Annotated[Text, Tag("@name")] | Annotated[Varied, Tag("@table")], Discriminator(_form)
]


class Variants(Part):
    """What differs from student to student; the rest stays as it is given."""

    vary: Annotated[tuple[AnyVaried, ...], Field(min_length=1)] = Field(
        description="Groups or keys of numbers, each a name in quotes or a table with its range."
    )

    @property
    def wishes(self) -> tuple[Vary, ...]:
        """Each entry as plain data."""
        return tuple(Vary(one) if isinstance(one, str) else one.wish for one in self.vary)
