"""A ledger that goes its own way from another says what a copy of it would say."""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from derive.algebra.term import Number, term
from derive.algebra.variable import Role, Variable
from derive.checking.judging.ledger import MOST_FORMS, Ledger
from derive.checking.verdict import Kind

QUANTITIES = [Variable(Role.OUT, layer=1, unit=k) for k in range(1, 9)]
NAMES = [term(one) for one in QUANTITIES[:2]]
WRONG = (Kind.WRONG, Kind.FOLLOWS)


@dataclass
class Plain:
    """The same, all written down again for each copy."""

    entries: dict[Variable, tuple[str, Kind]] = field(default_factory=dict)
    forms: dict[object, list[object]] = field(default_factory=dict)

    def record(self, quantity, printed, kind):
        self.entries[quantity] = printed, kind

    def forget(self, quantity):
        self.entries.pop(quantity, None)

    def relate(self, name, form):
        known = self.forms.setdefault(name, [])
        if form not in known and len(known) < MOST_FORMS:
            known.append(form)

    def copy(self):
        return copy.deepcopy(self)

    def sound(self):
        apart = self.copy()
        apart.entries = {q: one for q, one in self.entries.items() if one[1] not in WRONG}
        return apart


def agree(ledger: Ledger, plain: Plain) -> None:
    right = {q: Decimal(text) for q, (text, kind) in plain.entries.items() if kind not in WRONG}
    wrong = {q: text for q, (text, kind) in plain.entries.items() if kind in WRONG}
    assert dict(ledger.pins()) == right
    assert bool(ledger.pins()) == bool(right)
    assert [(q, entry.printed) for q, entry in ledger.faults.items()] == list(wrong.items())
    for quantity in QUANTITIES:
        assert ledger.pins().get(quantity) == right.get(quantity)
        chosen = ledger.pins((quantity,)).get(quantity)
        assert chosen == (Decimal(wrong[quantity]) if quantity in wrong else right.get(quantity))
    assert ledger.carries("0.5") == ("0.5" in wrong.values())
    for name in NAMES:
        assert list(ledger.forms(name)) == plain.forms.get(name, [])


def change(draw: random.Random, ledger: Ledger, plain: Plain) -> None:
    quantity, kind = draw.choice(QUANTITIES), draw.choice((*WRONG, Kind.VALUE, Kind.ROUNDED))
    number = f"0.{draw.randrange(1, 9)}"
    form, name = Number(str(draw.randrange(12))), draw.choice(NAMES)
    for one in (ledger, plain):
        match kind:
            case Kind.FOLLOWS:
                one.forget(quantity)
            case Kind.ROUNDED:
                one.relate(name, form)
            case _:
                one.record(quantity, number, kind)


@pytest.mark.parametrize("seed", range(30))
def test_it_says_what_a_copy_says(seed: int) -> None:
    draw = random.Random(seed)
    pairs = [(Ledger(), Plain())]
    for _ in range(60):
        ledger, plain = pairs[-1]
        match draw.randrange(8):
            case 0 if len(pairs) < 4:
                pairs.append((ledger.copy(), plain.copy()))
            case 1 if len(pairs) < 4:
                pairs.append((ledger.sound(), plain.sound()))
            case 2 if len(pairs) > 1:
                pairs.pop()
            case _:
                change(draw, ledger, plain)
        agree(*pairs[-1])
    for ledger, plain in pairs:
        agree(ledger, plain)
