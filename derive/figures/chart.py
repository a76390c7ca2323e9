"""The field of a chart between its axes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from derive.algebra.term import Number, Power, Term, term
from derive.derivation.step import Form
from derive.figures.measure import Box
from derive.figures.picture import Anchor, Caption, Path, Shape, Tone
from derive.figures.scale import Scale

SMALL = 8.0  # size of the numbers on the axes


@dataclass(frozen=True, slots=True)
class Chart:
    """Two axes along the left and the lower side of ``field``."""

    across: Scale
    up: Scale
    field: Box

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Where a point of the data lies on the sheet."""
        x, y = self.across.share(point[0]), self.up.share(point[1])
        wide, high = self.field.right - self.field.left, self.field.bottom - self.field.top
        return self.field.left + x * wide, self.field.bottom - y * high

    def axes(self) -> Iterator[Shape]:
        """Lines across the field, numbers beside and below it."""
        field = self.field
        for tick in self.up.ticks():
            _, y = self.at((self.across.low, tick))
            yield Path(((field.left, y), (field.right, y)), Tone.FILL)
            yield number(field.left - 6, y, written(tick, self.up), Anchor.END)
        for tick in self.across.ticks():
            x, _ = self.at((tick, self.up.low))
            yield Path(((x, field.bottom), (x, field.bottom + 4)), Tone.MUTED)
            yield number(x, field.bottom + 12, written(tick, self.across), Anchor.MIDDLE)
        corner = (field.left, field.bottom)
        yield Path(((field.left, field.top), corner, (field.right, field.bottom)), Tone.MUTED)


def number(x: float, y: float, value: Term, anchor: Anchor) -> Caption:
    """A number on an axis."""
    return Caption(x, y, ((value, Form.SYMBOLS),), anchor, size=SMALL, tone=Tone.MUTED)


def written(tick: float, scale: Scale) -> Term:
    """A round number; on a logarithmic axis a power of ten."""
    if scale.step is None and tick != 1:
        return Power(Number("10"), term(round(math.log10(tick))))
    return Number(f"{tick:.12g}")
