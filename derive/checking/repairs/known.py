"""Factors and terms that are missing from an equation, or too many in it."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import (
    HALF,
    ONE,
    TWO,
    Function,
    Number,
    Partial,
    Reference,
    Sum,
    Term,
    partial,
    sum_of,
    term,
    walk,
)
from derive.algebra.variable import RATE, Role
from derive.checking.edits import at_each_place
from derive.checking.mistakes.mistake import quantity_behind, updates
from derive.checking.mistakes.parts import Parts
from derive.checking.mistakes.working import working
from derive.checking.repairs.repaired import Repair

MOST_PARTS = 250  # of a network


def factors(parts: Parts, left: Term, right: Term) -> Iterator[Repair]:
    """``right`` with a known factor more, or less."""
    for factor in dict.fromkeys((*_numbers(parts), *_values(parts, left))):
        yield Repair(factor * right, "factor_left_out", ("the factor ", factor, " is missing"))
        yield Repair(right / factor, "factor_too_many", ("the factor ", factor, " is too many"))


def summands(parts: Parts, left: Term, right: Term) -> Iterator[Repair]:
    """``right`` with a known term more, or less."""
    for part in dict.fromkeys((*_terms(parts, left), *_leaves(parts))):
        yield Repair(right + part, "term_left_out", ("the term ", part, " is missing"))
        yield Repair(right - part, "term_too_many", ("the term ", part, " is too many"))


def inner_terms(parts: Parts, right: Term) -> Iterator[Repair]:
    """``right`` with 1, a target, a bias or an output beside one of its parts."""
    every = parts.graph.consumers
    given = [ONE, *(term(one) for role in _ADDED for one in every if one.role is role)]

    def change(part: Term) -> Iterator[Repair]:
        for value in given[:MOST_ADDED]:
            said = ("", value, " is missing beside ", part)
            yield Repair(value + part, "term_left_out", said)
            yield Repair(value - part, "term_left_out", said)

    return at_each_place(right, change)


def inner_factors(parts: Parts, left: Term, right: Term) -> Iterator[Repair]:
    """``right`` with a factor of the quantity's own equation beside one of its parts."""
    form = sum_of(_terms(parts, left))
    own = [one for one in dict.fromkeys(walk(form)) if quantity_behind(one) is not None]

    def change(part: Term) -> Iterator[Repair]:
        for factor in own:
            said = ("the factor ", factor, " is missing beside ", part)
            yield Repair(factor * part, "factor_left_out", said)

    return at_each_place(right, change)


_ADDED = (Role.TARGET, Role.BIAS, Role.OUT)
MOST_ADDED = 12


def _numbers(parts: Parts) -> Iterator[Term]:
    """2, ½, how many units and samples there are, and ln 10 where logarithms are exchanged."""
    yield from (TWO, HALF)
    counts = {layer.size for layer in parts.graph.layers}
    counts |= {len(node.inputs) for node in parts.totals}
    yield from (Number(str(count)) for count in sorted(counts) if count > 2)
    yield Function("ln", Number("10"))


def _values(parts: Parts, left: Term) -> list[Term]:
    """Every value and every derivative of an activation, and what they lead on to.

    The rate where there is an update, and for a derivative those of the same by later quantities.
    """
    slopes = [partial(out.variable, net) for out in parts.outs for net in out.inputs]
    values = [term(variable) for variable in parts.graph.consumers]
    rests = [ONE - term(out.variable) for out in parts.outs]
    moved = quantity_behind(left)
    rate = [term(RATE)] if moved is not None and updates(moved) else []
    upper = list(_upper(parts, left))[:MOST_PARTS]
    return [*rate, *upper, *[*slopes, *values, *rests][:MOST_PARTS]]


def _upper(parts: Parts, left: Term) -> Iterator[Term]:
    """dE/dout and dE/dnet of every unit, where ``left`` is a derivative of E."""
    match left:
        case Partial(Reference(of), _):
            yield from (partial(of, out.variable) for out in parts.outs)
            yield from (partial(of, net) for out in parts.outs for net in out.inputs)


def _terms(parts: Parts, left: Term) -> tuple[Term, ...]:
    """The terms of which the quantity on the left is made."""
    quantity = quantity_behind(left)
    form = working(parts, quantity) if quantity is not None else None
    if isinstance(form, Sum):
        return form.terms
    return () if form is None else (form,)


def _leaves(parts: Parts) -> list[Term]:
    return [term(leaf) for leaf in parts.graph.leaves][:MOST_PARTS]
