"""Outputs of one layer that are added up: their sum is a whole number, or it is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from derive.algebra.decimals import at_digits_of
from derive.algebra.term import Reference, Sum, Term
from derive.algebra.variable import Role
from derive.checking.verdict import Kind, Verdict

LITTLE = Decimal("0.005")  # less than two decimals show


def adds_up(side: Term) -> bool:
    """Whether ``side`` is the sum of outputs of one layer, as p_1 + p_2."""
    if not isinstance(side, Sum):
        return False
    units = [term.variable for term in side.terms if isinstance(term, Reference)]
    layers = {(one.role, one.layer, one.time, one.sample) for one in units}
    return len(units) == len(side.terms) and len(layers) == 1 and units[0].role is Role.OUT


def without_rest(verdict: Verdict, places: int) -> Verdict:
    """``verdict`` on a sum said to be a whole number; wrong where much is left to that number."""
    if verdict.right is None or abs(verdict.right - Decimal(verdict.printed)) < LITTLE:
        return verdict
    digits = at_digits_of(verdict.right, str(Decimal(1).scaleb(-places)))
    return replace(verdict, kind=Kind.WRONG, how="", expected=digits)
