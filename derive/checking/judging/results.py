"""Judging one printed number: is it the value of what stands beside it?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from derive.algebra.decimals import at_digits_of, rounds_to
from derive.algebra.term import Negation, Number, Power, Product, Term
from derive.algebra.variable import Variable
from derive.checking.judging.bench import Bench, agrees, is_close
from derive.checking.judging.ledger import quantity_of
from derive.checking.rounding.reach import is_whole
from derive.checking.verdict import Kind, Verdict

CUT_OFF = "the last digit is one off"
WHOLE = "rounded to a whole number"


def judge_result(bench: Bench, symbols: Term, true: Decimal, printed: str) -> Verdict:
    """The verdict on ``symbols = printed``, where ``symbols`` is worth ``true``."""
    found = Verdict(
        Kind.VALUE,
        expected=expected_of(bench, symbols, true, printed),
        right=true,
        quantity=quantity_of(symbols),
        printed=printed,
    )
    verdict = _explained(bench, found, symbols, true)
    if verdict.quantity is not None:
        bench.ledger.record(verdict.quantity, printed, verdict.kind)
    return verdict


def expected_of(bench: Bench, symbols: Term, true: Decimal, printed: str) -> str:
    """What is right in place of ``printed``, to its digits; what is given as it is given."""
    quantity = quantity_of(symbols)
    given = bench.points.problem.given.get(quantity) if isinstance(quantity, Variable) else None
    exact = given is not None and given.value == true
    return given.digits if given and exact else at_digits_of(true, printed)


def _explained(bench: Bench, found: Verdict, symbols: Term, true: Decimal) -> Verdict:
    printed = found.printed
    if agrees(true, printed):
        return found
    if is_whole(printed) and rounds_to(true, printed):
        return replace(found, kind=Kind.ROUNDED, how=WHOLE)
    if bench.is_rounded(symbols, found.quantity, printed):
        return replace(found, kind=Kind.ROUNDED)
    if is_close(true, printed):
        return replace(found, kind=Kind.ROUNDED, how=CUT_OFF)
    because = bench.because(symbols, printed)
    return replace(found, kind=Kind.FOLLOWS if because else Kind.WRONG, because_of=because)


def printed_of(side: Term) -> str:
    """The digits of a side that is one number, as ``-0.019`` or ``8.2e-2``."""
    match side:
        case Number(digits):
            return digits
        case Negation(inner):
            return f"-{printed_of(inner)}".removeprefix("--")
        case Product((Number(digits), Power(_, exponent))):
            return f"{digits}e{printed_of(exponent)}"
    raise TypeError(f"{side!r} is not one number")
