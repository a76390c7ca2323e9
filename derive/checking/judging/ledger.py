"""What a document has said so far: the numbers it goes on with, and the forms it wrote them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from derive.algebra.term import Partial, Reference, Term
from derive.checking.verdict import FAULTS, Kind
from derive.model.quantity import Quantity

MOST_FORMS = 8  # of one quantity; a document repeats itself


@dataclass(frozen=True, slots=True)
class Entry:
    """A number that the document prints for a quantity, and what was said of it."""

    printed: str
    kind: Kind

    @property
    def value(self) -> Decimal:
        """The printed number."""
        return Decimal(self.printed)


@dataclass(slots=True)
class Ledger:
    """The last number printed for each quantity, and the symbols that it was equated with."""

    entries: dict[Quantity, Entry] = field(default_factory=dict)
    forms: dict[Term, list[Term]] = field(default_factory=dict)

    def copy(self) -> Ledger:
        """A ledger with the same entries, which may go its own way."""
        return Ledger(dict(self.entries), {name: list(forms) for name, forms in self.forms.items()})

    def sound(self) -> Ledger:
        """A copy without the numbers that are wrong."""
        apart = self.copy()
        apart.entries = {q: entry for q, entry in self.entries.items() if entry.kind not in FAULTS}
        return apart

    def pins(self, faults: tuple[Quantity, ...] = ()) -> Mapping[Quantity, Decimal]:
        """The numbers to go on with: all that are right or rounded, and those ``faults``."""
        return {
            quantity: entry.value
            for quantity, entry in self.entries.items()
            if entry.kind not in FAULTS or quantity in faults
        }

    @property
    def faults(self) -> Mapping[Quantity, Entry]:
        """The wrong numbers so far."""
        return {q: entry for q, entry in self.entries.items() if entry.kind in FAULTS}

    def carries(self, digits: str) -> bool:
        """Whether ``digits`` are a number that was wrong where it was first printed."""
        return any(entry.value == Decimal(digits) for entry in self.faults.values())

    def record(self, quantity: Quantity, printed: str, kind: Kind) -> None:
        """Remember that ``printed`` was given for ``quantity``."""
        self.entries[quantity] = Entry(printed, kind)

    def forget(self, quantity: Quantity) -> None:
        """Take back what was given for ``quantity``."""
        self.entries.pop(quantity, None)

    def relate(self, name: Term, form: Term) -> None:
        """Remember that ``name`` was written as ``form``."""
        forms = self.forms.setdefault(name, [])
        if form not in forms and len(forms) < MOST_FORMS:
            forms.append(form)


def quantity_of(side: Term) -> Quantity | None:
    """The quantity that ``side`` names, if it is one."""
    match side:
        case Reference(variable):
            return variable
        case Partial(Reference(), _):
            return side
    return None
