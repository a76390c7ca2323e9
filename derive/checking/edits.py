"""Small edits of a term: what becomes of it when one sign, factor or term goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from derive.algebra.term import (
    TWO,
    Array,
    Function,
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
    children,
    product_of,
    rebuild,
    sum_of,
)
from derive.notation.notation import Sentence


@dataclass(frozen=True, slots=True)
class Changed:
    """``term`` is what a change makes of the term that it is applied to."""

    term: Term


@dataclass(frozen=True, slots=True)
class Edit(Changed):
    """A change called ``name``; ``sentence`` says what was done.

    The same change may cure: then it undoes the mistake ``undoes``, and ``remedy`` says what must
    be.
    """

    name: str
    sentence: Sentence
    undoes: str
    remedy: Sentence


C = TypeVar("C", bound=Changed)


def edits(term: Term) -> Iterator[Edit]:
    """Every small edit at every place in ``term``, each result once."""
    seen = {term}
    for edit in (*_flipped(term), *at_each_place(term, _here)):
        if edit.term not in seen:
            seen.add(edit.term)
            yield edit


def at_each_place(term: Term, change: Callable[[Term], Iterator[C]]) -> Iterator[C]:
    """``change`` applied to ``term`` itself, then to each of its parts; symbols stay whole."""
    yield from change(term)
    if isinstance(term, Array) or (isinstance(term, Partial) and isinstance(term.of, Reference)):
        return
    parts = children(term)
    for place, part in enumerate(parts):
        for one in at_each_place(part, change):
            yield replace(one, term=rebuild(term, (*parts[:place], one.term, *parts[place + 1 :])))


def _here(term: Term) -> Iterator[Edit]:
    match term:
        case Sum(terms):
            yield from _of_sum(terms)
        case Product(factors):
            yield from _of_product(factors)
        case Quotient(above, below):
            yield _left_out("divisor", below, above)
            yield _turned_over(term, below / above)
        case Power(base, exponent):
            yield _unraised(base, exponent)
        case Negation(inner):
            yield _without_minus(inner)
        case Function(name, inner):
            yield from _of_function(name, inner)


def _of_sum(terms: tuple[Term, ...]) -> Iterator[Edit]:
    for place, part in enumerate(terms):
        before, after = terms[:place], terms[place + 1 :]
        opposite = part.operand if isinstance(part, Negation) else Negation(part)
        yield _sign_changed(bare(part), Sum((*before, opposite, *after)))
        yield _left_out("term", bare(part), sum_of((*before, *after)))
    product = product_of(bare(part) for part in terms)
    yield Edit(
        product,
        "multiplied",
        ("the terms are multiplied where they are to be added",),
        "added",
        ("the terms must be multiplied",),
    )


def _of_product(factors: tuple[Term, ...]) -> Iterator[Edit]:
    for place, factor in enumerate(factors):
        before, after = factors[:place], factors[place + 1 :]
        yield _left_out("factor", factor, product_of((*before, *after)))
        if not isinstance(factor, Number | Quotient):
            yield _twice(factor, Product((*before, factor**TWO, *after)))
    if len(factors) == 2 and not isinstance(factors[0], Number | Quotient):
        yield Edit(
            Sum(factors),
            "added",
            ("the factors are added where they are to be multiplied",),
            "multiplied",
            ("the factors must be added",),
        )


def _of_function(name: str, inner: Term) -> Iterator[Edit]:
    if name == "exp":
        opposite = inner.operand if isinstance(inner, Negation) else Negation(inner)
        yield Edit(
            Function(name, opposite),
            "exponent_sign",
            ("the sign of the exponent ", inner, " is changed"),
            "exponent_sign",
            ("the exponent ", inner, " must have the other sign"),
        )
    yield _left_out("function", Function(name, inner), inner)


def _left_out(what: str, part: Term, rest: Term) -> Edit:
    done, remedy = (f"the {what} ", part, " is left out"), (f"the {what} ", part, " is too many")
    return Edit(rest, f"{what}_left_out", done, f"{what}_too_many", remedy)


def _sign_changed(part: Term, whole: Term) -> Edit:
    done, remedy = ("the sign of ", part, " is changed"), ("", part, " must have the other sign")
    return Edit(whole, "sign_changed", done, "sign_changed", remedy)


def _without_minus(inner: Term) -> Edit:
    done = ("the minus sign of ", inner, " is left out")
    return Edit(inner, "minus_left_out", done, "sign_changed", ("", inner, " must not be negative"))


def _unraised(base: Term, exponent: Term) -> Edit:
    what = "square" if exponent == TWO else "power"
    done, remedy = (f"the {what} of ", base, " is left out"), ("", base, f" must have no {what}")
    return Edit(base, f"{what}_left_out", done, f"{what}_too_many", remedy)


def _turned_over(fraction: Term, other: Term) -> Edit:
    done = ("the fraction ", fraction, " is turned over")
    remedy = ("", fraction, " must be turned over")
    return Edit(other, "turned_over", done, "turned_over", remedy)


def _twice(factor: Term, whole: Term) -> Edit:
    done, remedy = ("the factor ", factor, " stands twice"), ("", factor, " must be squared")
    return Edit(whole, "factor_twice", done, "square_missing", remedy)


def _flipped(term: Term) -> Iterator[Edit]:
    """The whole with the other sign."""
    if not isinstance(term, Negation):
        said = ("the whole has the wrong sign",)
        yield Edit(Negation(term), "sign_lost", said, "sign_lost", said)


def bare(term: Term) -> Term:
    """``term`` without its minus sign."""
    return term.operand if isinstance(term, Negation) else term
