"""Made-up students: what they write is right, mistaken, carried on, copied, rounded or nonsense."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from derive.checking.causes.procedures import Procedures
from derive.errors import DeriveError
from derive.marking.answers.row import Answers
from derive.marking.desk import Desk
from derive.model.quantity import Quantity, key_of, quantities
from derive.notation.rounding import rounded
from derive.numerics.pinned import Pinned
from derive.numerics.values import Values

KEYS = 40
FAULTS = (
    "sign",
    "half",
    "ten",
    "random",
    "mistake",
    "zero",
    "one",
    "near",
    "blank",
    "copied",
    "text",
)
TEXTS = ("1/3", "1e400", "out_h1*2", "2*0.5", "7.5e-3", "what?", "3,5", "0.50")


class Class:
    """A class that answers the first ``KEYS`` questions of one problem."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.source = desk, random.Random(seed)
        graph = desk.problem.graph
        known = (q for q in quantities(graph) if q not in desk.problem.given)
        self.asked = {key_of(graph, q): q for q in list(known)[:KEYS]}
        self.procedures = Procedures(desk.values)
        self._singles: dict[Quantity, list[Decimal]] = {}

    def rows(self, count: int, codes: tuple[str, ...] = ()) -> Iterator[Answers]:
        for k in range(count):
            code = codes[k % len(codes)] if codes else ""
            yield Answers(f"s{k}", self._answers(code), code)

    def _answers(self, code: str) -> dict[str, str]:
        values = Values(self.desk.variants.variant(code)) if code else self.desk.values
        share = self.source.choice((0.05, 0.2, 0.6))
        carried, places = self.source.random() < 0.5, self.source.choice((4, 4, 4, 3, 2))
        pins: dict[Quantity, Decimal] = {}
        written: dict[str, str] = {}
        for key, quantity in self.asked.items():
            value = self._value(values, pins if carried else {}, quantity)
            if self.source.random() < share:
                text = self._wrong(quantity, value, list(written.values()))
            else:
                text = rounded(value, places)
            written[key] = text
            number = text.replace(".", "", 1).removeprefix("-")
            if number.isdigit():
                pins[quantity] = Decimal(text)
        return written

    def _value(self, values: Values, pins: dict[Quantity, Decimal], quantity: Quantity) -> Decimal:
        try:
            return Pinned(values, pins)[quantity]
        except (ArithmeticError, ValueError, DeriveError):
            return values[quantity]

    def _wrong(self, quantity: Quantity, value: Decimal, before: list[str]) -> str:
        match self.source.choice(FAULTS):
            case "sign":
                return rounded(-value, 4)
            case "half":
                return rounded(value / 2, 4)
            case "ten":
                return rounded(value * self.source.choice((10, 100, Decimal("0.1"))), 5)
            case "random":
                return f"{self.source.uniform(-1, 1):.{self.source.randrange(1, 7)}f}"
            case "mistake":
                return rounded(self.source.choice(self._mistaken(quantity) or [value]), 4)
            case "zero":
                return "0"
            case "one":
                return "1"
            case "near":
                return rounded(value * Decimal("1.002"), 5)
            case "blank":
                return self.source.choice(("", "?", " "))
            case "copied" if before:
                return self.source.choice(before)
        return self.source.choice(TEXTS)

    def _mistaken(self, quantity: Quantity) -> list[Decimal]:
        if quantity not in self._singles:
            self._singles[quantity] = [value for _, value in self.procedures.singles(quantity)]
        return self._singles[quantity]
