"""The ledger: steps as they are written down, and where each quantity's value was found."""

from __future__ import annotations

from collections.abc import Iterable

from derive.algebra.term import Number, Reference, Term, term
from derive.derivation.step import Goal, Line, Rule, Step
from derive.model.quantity import Quantity


class Ledger:
    """Steps in order. ``found`` maps a quantity to the step that ends in its value."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.found: dict[Goal, int] = {}

    def write(
        self, rule: Rule, goal: Goal, lines: Iterable[Line], uses: Iterable[Quantity] = ()
    ) -> None:
        """Add a step; of the quantities it uses, those with a step of their own are pointed at."""
        lines = tuple(lines)
        known = (self.found[quantity] for quantity in uses if quantity in self.found)
        self.steps.append(Step(rule, goal, lines, tuple(sorted(set(known)))))
        if _ends_in_value(lines[-1]):
            self.found.setdefault(goal, len(self.steps) - 1)


def chain(left: Quantity, *right: Term) -> Line:
    """``left = right[0] = right[1] …``, in symbols."""
    return Line(term(left), right)


def evaluated(left: Quantity, *right: Term) -> Line:
    """``left = … = numbers = value``, as much of it as says something new.

    A lone symbol has no numbers apart from its value, and a number is its own value.
    """
    last = right[-1]
    plain, known = isinstance(last, Reference | Number), isinstance(last, Number)
    return Line(term(left), right, numbers=not plain, value=not known)


def _ends_in_value(line: Line) -> bool:
    return line.value or isinstance(line.right[-1], Number)
