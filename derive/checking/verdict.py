"""Verdicts: what is said of each equality that a document asserts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from derive.algebra.term import Number, Term
from derive.checking.causes.cause import Cause
from derive.checking.repairs.repaired import Repair
from derive.model.quantity import Quantity


class Kind(StrEnum):
    """How an equality stands to the network."""

    IDENTITY = "identity"  # both sides are the same function of the network's parameters
    VALUE = "value"  # the number is the true value to the printed digits
    ROUNDED = "rounded"  # explained by going on with rounded operands
    DEFINITION = "definition"  # gives a name to something
    CONVENTION = "convention"  # true under another convention, which is named
    FOLLOWS = "follows"  # wrong, but right given an earlier wrong value
    WRONG = "wrong"
    UNREAD = "unread"  # not understood


FAULTS = frozenset({Kind.WRONG, Kind.FOLLOWS})


@dataclass(frozen=True, slots=True)
class Operand:
    """A literal of a line of numbers and the term whose value should stand there.

    ``expected`` has the decimals that ``literal`` prints; ``instead`` are quantities whose value
    the literal is, where it is not that of its own.
    """

    literal: Number
    stands_for: Term
    expected: str
    instead: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one equality.

    ``expected`` is the right number, with the digits of the printed one, or the right term;
    ``quantity`` is what the faulty number should be the value of. ``how`` tells an identity that
    was proved from one tested at random points, or names the convention, or says what was not
    understood. ``operands`` are the literals at fault. ``because_of`` are the numbers (as printed)
    of earlier faults from which this one follows. ``sides`` are those of a false equation between
    symbols, ``around`` the matrices of which these are entries, and ``repairs`` what would make it
    true. ``at`` is the character of the formula's source where what was not understood begins.
    """

    kind: Kind
    how: str = ""
    expected: str = ""
    right: Decimal | None = None
    quantity: Quantity | None = None
    printed: str = ""
    operands: tuple[Operand, ...] = ()
    because_of: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    sides: tuple[Term, Term] | None = None
    around: tuple[Term, Term] | None = None
    repairs: tuple[Repair, ...] = ()
    at: int | None = None

    @property
    def fault(self) -> bool:
        """Whether the equality is false for the network."""
        return self.kind in FAULTS
