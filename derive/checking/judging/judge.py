"""Judging one equality: symbols against symbols, symbols against numbers, numbers alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from derive.algebra.decimals import at_digits_of
from derive.algebra.interval import Interval
from derive.algebra.matrices import entries, is_matrix, shape
from derive.algebra.term import Matrix, Term, Transpose
from derive.checking.judging.bench import Bench, is_close, meet
from derive.checking.judging.ledger import quantity_of
from derive.checking.judging.likeness import alike
from derive.checking.judging.lines import judge_line
from derive.checking.judging.literals import has_decimals, is_number, is_numeric
from derive.checking.judging.points import agree
from derive.checking.judging.results import judge_result, printed_of
from derive.checking.rounding.reach import CUT, EXACT, ONE_OFF, is_whole, spread
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.errors import DeriveError

TESTED = "tested at random points"
PROVED = "proved"
ONLY_HERE = "true for these numbers, not as an identity"
NO_VALUE = "it has no value here"
OF_FORMULA = "right for the formula before it, which is wrong"
NO_FIT = "the shapes of its matrices do not fit"
SOUND = frozenset({Kind.VALUE, Kind.ROUNDED})
GRAVEST = (Kind.WRONG, Kind.FOLLOWS, Kind.UNREAD, Kind.ROUNDED, Kind.VALUE, Kind.IDENTITY)


def judge_link(
    bench: Bench, sides: Sequence[Term], place: int, before: Verdict | None = None
) -> Verdict:
    """The verdict on ``sides[place] = sides[place + 1]``, ``before`` being that on the last."""
    left, right = sides[place], sides[place + 1]
    if is_matrix(left) or is_matrix(right):
        return _matrices(bench, left, right)
    verdict = _scalars(bench, sides, place, before)
    if verdict.kind is Kind.IDENTITY:
        bench.ledger.relate(left, right)
    return verdict


def _scalars(bench: Bench, sides: Sequence[Term], place: int, before: Verdict | None) -> Verdict:
    left, right = sides[place], sides[place + 1]
    match is_numeric(left), is_numeric(right):
        case False, False:
            return _symbols(bench, left, right)
        case False, True:
            return _in_chain(bench, sides, place)
        case True, False:
            return _numbers(bench, right, left, sides)
    return _arithmetic(bench, sides, place, before)


def _in_chain(bench: Bench, sides: Sequence[Term], place: int) -> Verdict:
    """Numbers for the first side of the chain; right for a wrong formula after it, they follow."""
    head, near, line = sides[0], sides[place], sides[place + 1]
    if head is near or is_numeric(head):
        return _numbers(bench, near, line, sides)
    verdict = _numbers(bench, head, line, sides)
    if verdict.kind is Kind.WRONG and _numbers(bench, near, line, sides).kind in SOUND:
        return replace(verdict, kind=Kind.FOLLOWS, how=OF_FORMULA, operands=())
    return verdict


def _symbols(bench: Bench, left: Term, right: Term) -> Verdict:
    """Two sides with names: an identity, or true for these numbers, or false."""
    if alike(left, right, bench.points.problem.graph):
        return Verdict(Kind.IDENTITY, PROVED)
    if bench.points.same(left, right):
        return Verdict(Kind.IDENTITY, TESTED)
    first, second = bench.points.here(left), bench.points.here(right)
    if first is None or second is None:
        return Verdict(Kind.UNREAD, NO_VALUE)
    if agree(first, second):
        return Verdict(Kind.VALUE, ONLY_HERE)
    if has_decimals(left) or has_decimals(right):
        return _compared(bench, left, right)
    return Verdict(Kind.WRONG, quantity=quantity_of(left), sides=(left, right))


def _compared(bench: Bench, left: Term, right: Term) -> Verdict:
    """Both sides as intervals: names on both, some replaced by numbers, or no names at all."""
    if meet(bench.reach.of(left, EXACT), _result(bench, right, EXACT)):
        return Verdict(Kind.VALUE)
    if meet(bench.reach.of(left, ONE_OFF), _result(bench, right, CUT)):
        return Verdict(Kind.ROUNDED)
    return Verdict(Kind.WRONG, quantity=quantity_of(left))


def _result(bench: Bench, side: Term, half_units: Decimal) -> Interval | None:
    """What a side may be worth; a number alone is a result, and may be rounded if it is not whole.

    That holds even if it looks like one that the problem gives.
    """
    if is_number(side) and not is_whole(printed_of(side)):
        return spread(printed_of(side), half_units)
    return bench.reach.of(side, half_units)


def _numbers(bench: Bench, symbols: Term, line: Term, sides: Sequence[Term]) -> Verdict:
    """A side with names against a number, or against a line of numbers."""
    here = bench.points.here(symbols)
    if here is None:
        return Verdict(Kind.UNREAD, NO_VALUE)
    if is_number(line):
        return judge_result(bench, symbols, here[0], printed_of(line))
    return judge_line(bench, symbols, here[0], line, sides)


def _arithmetic(bench: Bench, sides: Sequence[Term], place: int, before: Verdict | None) -> Verdict:
    """Numbers on both sides: the result of a line, or the line worked on."""
    left, right = sides[place], sides[place + 1]
    anchor = _anchor(sides, place)
    if anchor is None:
        return _alone(bench, left, right)
    near = max(k for k in range(len(sides)) if sides[k] is anchor)
    if near <= place:
        verdict = _in_chain(bench, [*sides[: near + 1], right], near)
    else:
        verdict = _numbers(bench, anchor, right, sides)
    sound = near <= place and before is not None and before.kind in SOUND
    if verdict.kind is Kind.WRONG and sound and _comes_to(bench, left, right):
        return _of_rounded(bench, verdict)
    inside = bench.reach.of(left, ONE_OFF), bench.reach.of(right, EXACT)
    if verdict.kind is Kind.WRONG and before and before.kind in FAULTS and meet(*inside):
        return replace(verdict, kind=Kind.FOLLOWS, because_of=_blamed_in(before))
    return verdict


def _comes_to(bench: Bench, line: Term, result: Term) -> bool:
    """Whether a number is what the line before it comes to as it is printed."""
    here = bench.points.here(line)
    return here is not None and is_number(result) and is_close(here[0], printed_of(result))


def _of_rounded(bench: Bench, verdict: Verdict) -> Verdict:
    """The result of a line with rounded operands, each of them right, is rounded."""
    if verdict.quantity is not None:
        bench.ledger.record(verdict.quantity, verdict.printed, Kind.ROUNDED)
    return replace(verdict, kind=Kind.ROUNDED, operands=())


def _blamed_in(verdict: Verdict) -> tuple[str, ...]:
    return tuple(operand.literal.digits for operand in verdict.operands)


def _anchor(sides: Sequence[Term], place: int) -> Term | None:
    """The side with names that the numbers are the value of: the nearest, the left ones first."""
    candidates = [*reversed(sides[: place + 1]), *sides[place + 2 :]]
    return next((side for side in candidates if not is_numeric(side)), None)


def _alone(bench: Bench, left: Term, right: Term) -> Verdict:
    """Arithmetic about nothing that has a name."""
    exact, other = bench.points.here(left), bench.points.here(right)
    if exact is None or other is None:
        return Verdict(Kind.UNREAD, NO_VALUE)
    verdict = Verdict(Kind.VALUE) if agree(exact, other) else _compared(bench, left, right)
    if verdict.kind is not Kind.WRONG or not is_number(right):
        return replace(verdict, right=exact[0])
    printed = printed_of(right)
    expected = at_digits_of(exact[0], printed)
    return replace(verdict, right=exact[0], printed=printed, expected=expected)


def _matrices(bench: Bench, left: Term, right: Term) -> Verdict:
    """Entry by entry; a vector may stand as a row on one side and as a column on the other."""
    try:
        first, second = entries(left), entries(right)
        if shape(first) != shape(second) and 1 in shape(first):
            second = entries(Transpose(second))
    except DeriveError:
        return Verdict(Kind.UNREAD, NO_FIT)
    if shape(first) != shape(second):
        return Verdict(Kind.UNREAD, NO_FIT)
    verdict = _gravest([_scalars(bench, pair, 0, None) for pair in _pairs(first, second)])
    return replace(verdict, around=(left, right)) if verdict.sides is not None else verdict


def _pairs(first: Matrix, second: Matrix) -> list[tuple[Term, Term]]:
    rows = zip(first.rows, second.rows, strict=True)
    return [pair for row in rows for pair in zip(*row, strict=True)]


def _gravest(verdicts: list[Verdict]) -> Verdict:
    """The verdict on a matrix is the gravest on its entries."""
    return min(verdicts, key=lambda verdict: GRAVEST.index(verdict.kind))
