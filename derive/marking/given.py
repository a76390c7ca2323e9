"""The given numbers of the students of one batch, each with the own variant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from derive.algebra.term import Number
from derive.algebra.variable import Variable
from derive.errors import NumericsError, VariantError
from derive.marking.answers.row import Answers
from derive.marking.columns.kind import Column
from derive.marking.desk import Desk
from derive.model.quantity import Quantity
from derive.model.variation import given_numbers
from derive.numerics.values import Values

MOST_KEPT = 500  # students whose values are remembered


@dataclass
class Given:
    """The leaves as columns; ``codes`` are those of the variants, if there are any.

    ``faults`` says for a row why its code could not be used: it needs a person.
    """

    desk: Desk
    leaves: Mapping[Variable, Column]
    codes: tuple[str, ...] = ()
    faults: Mapping[int, str] = field(default_factory=dict)
    _values: dict[int, Values] = field(default_factory=dict, init=False, repr=False)

    def values(self, row: int) -> Values:
        """The values of one student's problem."""
        code = self.codes[row] if self.codes and row not in self.faults else ""
        if not code:
            return self.desk.values
        if row not in self._values:
            if len(self._values) >= MOST_KEPT:
                self._values.clear()
            self._values[row] = Values(self.desk.variants.variant(code))
        return self._values[row]

    def column(self, quantity: Quantity) -> Column:
        """The right values of ``quantity`` one by one, where no column can be computed."""
        if not self.codes:
            return np.asarray(float(self.desk.values[quantity]))
        return np.array([self._value(row, quantity) for row in range(len(self.codes))])

    def _value(self, row: int, quantity: Quantity) -> float:
        try:
            return float(self.values(row)[quantity])
        except NumericsError:
            return float("nan")


def given_to(desk: Desk, rows: Sequence[Answers]) -> Given:
    """What each student was given: by the code of the sheet, or the numbers of the spec."""
    codes = tuple(row.code for row in rows)
    if not any(codes):
        return Given(desk, {**desk.leaves})
    varying = desk.variants.varying
    own = [given_numbers(desk.problem)[variable] for variable in varying]
    numbers: list[list[Number]] = []
    faults: dict[int, str] = {}
    for place, code in enumerate(codes):
        try:
            numbers.append(desk.variants.drawn(code) if code else own)
        except VariantError as fault:
            numbers.append(own)
            faults[place] = str(fault)
    columns = zip(varying, zip(*numbers, strict=True), strict=True)
    drawn = {one: np.array([float(number.digits) for number in column]) for one, column in columns}
    return Given(desk, {**desk.leaves, **drawn}, codes, faults)
