"""Signs that a formula was taken for what nobody writes: it is not understood, and not wrong."""

from __future__ import annotations

from collections.abc import Sequence

from derive.algebra.term import Negation, Partial, Reference, Sum, Term, walk
from derive.algebra.variable import Role, Variable
from derive.checking.judging.bench import Bench
from derive.checking.judging.ledger import quantity_of
from derive.checking.judging.literals import is_number, is_numeric

INDEPENDENT = "as it is read here, it does not depend on what it is differentiated by"
ITSELF = "as it is read here, something is taken from itself"
COMPUTED = "it is given, and computed here: it may stand for something else"
GIVEN = (Role.INPUT, Role.TARGET)


def misread(bench: Bench, sides: Sequence[Term]) -> str:
    """Why the sides of an equality that look false may be misread; nothing if they are not."""
    if any(_is_independent(bench, side) for side in sides):
        return INDEPENDENT
    if any(_cancels(part) for side in sides for part in walk(side)):
        return ITSELF
    return COMPUTED if _is_computed(sides) else ""


def _is_independent(bench: Bench, side: Term) -> bool:
    """Whether ``side`` is a derivative that is 0 wherever one looks."""
    if not isinstance(side, Partial):
        return False
    return all(value is not None and not any(value) for value in bench.points.everywhere(side))


def _cancels(part: Term) -> bool:
    """Whether a name stands in a sum with both signs: y - y, where two letters mean one thing."""
    if not isinstance(part, Sum):
        return False
    minus = [term.operand for term in part.terms if isinstance(term, Negation)]
    return any(isinstance(one, Reference) and one in part.terms for one in minus)


def _is_computed(sides: Sequence[Term]) -> bool:
    """Whether an input or a target is said to be the result of a line of numbers."""
    quantity = quantity_of(sides[0])
    given = isinstance(quantity, Variable) and quantity.role in GIVEN
    return given and any(is_numeric(side) and not is_number(side) for side in sides[1:])
