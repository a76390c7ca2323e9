"""What a document has said so far: the numbers it goes on with, and the forms it wrote them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from derive.algebra.term import Partial, Reference, Term
from derive.checking.judging.layered import Layered
from derive.checking.verdict import FAULTS, Kind
from derive.model.quantity import Quantity

MOST_FORMS = 8  # of one quantity; a document repeats itself


@dataclass(frozen=True, slots=True)
class Entry:
    """A number that the document prints for a quantity, and what was said of it.

    ``place`` counts the quantities that were given numbers before.
    """

    printed: str
    kind: Kind
    place: int

    @property
    def value(self) -> Decimal:
        """The printed number."""
        return Decimal(self.printed)


@dataclass(slots=True)
class Ledger:
    """The last number printed for each quantity, and the symbols that it was equated with."""

    _entries: Layered[Quantity, Entry] = field(default_factory=Layered)
    _wrong: Layered[Quantity, Entry] = field(default_factory=Layered)
    _forms: Layered[Term, tuple[Term, ...]] = field(default_factory=Layered)
    _count: int = 0

    def copy(self) -> Ledger:
        """A ledger with the same entries, which goes its own way while this one stays as it is."""
        layers = Layered(self._entries), Layered(self._wrong), Layered(self._forms)
        return Ledger(*layers, self._count)

    def sound(self) -> Ledger:
        """A copy without the numbers that are wrong."""
        apart = self.copy()
        for quantity in self._wrong:
            apart.forget(quantity)
        return apart

    def pins(self, faults: tuple[Quantity, ...] = ()) -> Mapping[Quantity, Decimal]:
        """The numbers to go on with: all that are right or rounded, and those ``faults``."""
        return _Pins(self._entries, frozenset(faults))

    @property
    def faults(self) -> Mapping[Quantity, Entry]:
        """The wrong numbers so far."""
        found = {
            quantity: entry for quantity in self._wrong if (entry := self._wrong.get(quantity))
        }
        return dict(sorted(found.items(), key=lambda one: one[1].place))

    def carries(self, digits: str) -> bool:
        """Whether ``digits`` are a number that was wrong where it was first printed."""
        return any(entry.value == Decimal(digits) for entry in self.faults.values())

    def record(self, quantity: Quantity, printed: str, kind: Kind) -> None:
        """Remember that ``printed`` was given for ``quantity``."""
        known = self._entries.get(quantity)
        self._count += known is None
        entry = Entry(printed, kind, known.place if known else self._count)
        self._entries.put(quantity, entry)
        if kind in FAULTS or self._wrong.get(quantity):
            self._wrong.put(quantity, entry if kind in FAULTS else None)

    def forget(self, quantity: Quantity) -> None:
        """Take back what was given for ``quantity``."""
        for entries in (self._entries, self._wrong):
            if entries.get(quantity):
                entries.put(quantity, None)

    def relate(self, name: Term, form: Term) -> None:
        """Remember that ``name`` was written as ``form``."""
        forms = self.forms(name)
        if form not in forms and len(forms) < MOST_FORMS:
            self._forms.put(name, (*forms, form))

    def forms(self, name: Term) -> tuple[Term, ...]:
        """What ``name`` was written as."""
        return self._forms.get(name) or ()


@dataclass(frozen=True, slots=True)
class _Pins(Mapping[Quantity, Decimal]):
    """The numbers among ``entries`` that are no faults but for these."""

    entries: Layered[Quantity, Entry]
    faults: frozenset[Quantity]

    def __getitem__(self, quantity: Quantity) -> Decimal:
        entry = self.entries.get(quantity)
        if entry is None or (entry.kind in FAULTS and quantity not in self.faults):
            raise KeyError(quantity)
        return entry.value

    def __iter__(self) -> Iterator[Quantity]:
        return (quantity for quantity in self.entries if quantity in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)


def quantity_of(side: Term) -> Quantity | None:
    """The quantity that ``side`` names, if it is one."""
    match side:
        case Reference(variable):
            return variable
        case Partial(Reference(), _):
            return side
    return None
