"""Judging a line of numbers: each number against the quantity it stands for, then the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from derive.algebra.decimals import at_decimals
from derive.algebra.interval import point
from derive.algebra.term import Number, Term
from derive.checking.judging.bench import Bench, agrees, is_close, meet
from derive.checking.judging.ledger import quantity_of
from derive.checking.judging.literals import Pairs, alignments, is_numeric, numbers
from derive.checking.judging.results import expected_of
from derive.checking.rounding.reach import EXACT, ONE_OFF
from derive.checking.verdict import Kind, Operand, Verdict

MOST_ALIGNMENTS = 30


def judge_line(
    bench: Bench, symbols: Term, true: Decimal, line: Term, sides: Sequence[Term]
) -> Verdict:
    """The verdict on ``symbols = line``; ``sides`` are all sides of the chain that they are in.

    The line is right if, laid over one of the forms of ``symbols``, each of its numbers is what it
    stands for; and if not, still right if as a whole it is worth what it should be.
    """
    found = Verdict(
        Kind.VALUE,
        expected=at_decimals(true, bench.places),
        right=true,
        quantity=quantity_of(symbols),
    )
    if bench.is_worth(line, true) or meet(bench.reach.of(line, EXACT), point(true)):
        return found
    equal = [side for side in sides if bench.is_worth(side, true)]
    blamed = _least(_at_fault(bench, pairs) for pairs in _laid_over(bench, (symbols, *equal), line))
    if blamed == ():
        return found
    if meet(bench.reach.of(line, ONE_OFF), point(true)):
        return replace(found, kind=Kind.ROUNDED)
    return _faulty(bench, found, line, blamed or ())


def _least(found: Iterable[tuple[Operand, ...]]) -> tuple[Operand, ...] | None:
    """The fewest numbers at fault; none are looked for any further once all are right."""
    least: tuple[Operand, ...] | None = None
    for operands in islice(found, MOST_ALIGNMENTS):
        if least is None or len(operands) < len(least):
            least = operands
        if not least:
            break
    return least


def _faulty(bench: Bench, found: Verdict, line: Term, operands: tuple[Operand, ...]) -> Verdict:
    """Wrong, unless all that is wrong in the line was so where it was first printed."""
    suspects = [operand.literal for operand in operands] or list(numbers(line))
    carried = tuple(n.digits for n in suspects if bench.ledger.carries(n.digits))
    follows = len(carried) == len(operands) if operands else bool(carried)
    kind = Kind.FOLLOWS if follows else Kind.WRONG
    return replace(found, kind=kind, operands=operands, because_of=carried)


def _laid_over(bench: Bench, sides: Sequence[Term], line: Term) -> Iterator[Pairs]:
    written = dict.fromkeys(side for side in sides if not is_numeric(side))
    known = [form for side in written for form in bench.forms.of(side)]
    for form in dict.fromkeys((*written, *known)):
        yield from alignments(form, line)


def _at_fault(bench: Bench, pairs: Pairs) -> tuple[Operand, ...]:
    return tuple(operand for pair in pairs for operand in _operand(bench, *pair))


def _operand(bench: Bench, literal: Number, stands_for: Term) -> Iterator[Operand]:
    """The number, if it is not the value of what it stands for."""
    here, digits = bench.points.here(stands_for), literal.digits
    if here is None or len(here) != 1:
        return
    if agrees(here[0], digits) or is_close(here[0], digits):
        return
    if not bench.is_rounded(stands_for, quantity_of(stands_for), digits):
        yield Operand(literal, stands_for, expected_of(bench, stands_for, here[0], digits))
