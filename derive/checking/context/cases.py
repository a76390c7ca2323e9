"""Another case than the one of the spec, which a text speaks of for a while: ``with w5 = 0.9 …``.

No word tells it in every language; numbers do. What is given is said to have another number, after
the network has been computed with its own; or what is false becomes true with a number of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from statistics import median

from derive.algebra.decimals import significant
from derive.algebra.term import Number, term
from derive.algebra.variable import RATE, Variable
from derive.checking.context.naming import Naming
from derive.checking.context.supposed import Case, cases_in, is_chosen
from derive.checking.context.surroundings import ANOTHER_CASE, Context
from derive.checking.judging.bench import Bench
from derive.checking.judging.ledger import Ledger
from derive.checking.judging.points import Points
from derive.checking.judging.results import WHOLE, judge_result
from derive.checking.judging.statements import Examiner, Judged, in_convention, mends
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.model.problem import Problem
from derive.model.quantity import Quantity, key_of
from derive.numerics.values import Values
from derive.reading.passage import Paragraph
from derive.reading.tree import Chain, Grid, Name, Side, Transposed, Unread, is_numeral

MOST_TRIED = 400  # cases, in a document; each computes the network again
MANY_DIGITS = 3  # of computed numbers, mostly, beside which one of two digits is not computed
FAR = Decimal("0.1")  # relative: further away than a number is rounded to a whole one
TRUE = frozenset({Kind.VALUE, Kind.ROUNDED})


@dataclass
class Cases:
    """The case that is spoken of at present; its ``open`` ends with a number of the spec's own."""

    examiner: Examiner
    naming: Naming
    open: bool = field(default=False, init=False)
    _supposed: dict[Variable, Number] = field(default_factory=dict, init=False)
    _group: Hashable = field(default=None, init=False)
    _digits: list[int] = field(default_factory=list, init=False)  # of numbers computed rightly
    _told: set[Quantity] = field(default_factory=set, init=False)  # what is given, rightly
    _tried: int = field(default=0, init=False)
    _known: dict[frozenset[tuple[Variable, str]], Examiner] = field(
        default_factory=dict, init=False
    )

    def supposes(self, chain: Chain, judged: Judged, context: Context) -> bool:
        """Whether ``chain`` says what another case is: the case is open from here."""
        return _is_plain(chain) and self._supposed_by(judged, context)

    def claimed(self, verdict: Verdict, paragraph: Paragraph) -> Verdict:
        """The verdict on a number in running text; nothing is wrong with it in another case."""
        context = Context(group=paragraph.line, near=(paragraph,))
        judged = Judged((verdict,))
        if self._supposed_by(judged, context):
            return replace(verdict, kind=Kind.UNREAD, how=ANOTHER_CASE)
        if not verdict.fault:
            self.hear(judged, context)
            return verdict
        for case in self._cases(context):
            if self._is_right(verdict, self._examiner(case).bench):
                return Verdict(Kind.CONVENTION, f"right with {self._sentence(case)}")
        return replace(verdict, kind=Kind.UNREAD, how=ANOTHER_CASE) if self.open else verdict

    def _supposed_by(self, judged: Judged, context: Context) -> bool:
        found = [one for one in judged.verdicts if self._is_other(one)]
        if not found:
            return False
        given = [one for one in found if self._own(one.quantity) is not None]
        again = any(one.quantity in self._told for one in given)
        if not (self._digits or context.row or again):
            return False
        if not given:
            return context.let and median(self._digits or [0]) >= MANY_DIGITS
        self.open, self._group = True, context.group
        for one in given:
            assert isinstance(one.quantity, Variable)
            self._supposed[one.quantity] = Number(one.printed)
        return True

    def hear(self, judged: Judged, context: Context) -> None:
        """Take note of what is true: of the spec's own case if it is not true of the other too."""
        for one in judged.verdicts:
            if one.kind not in TRUE or one.quantity is None or not one.printed:
                continue
            if self._own(one.quantity) is not None:
                self._told.add(one.quantity)
                continue
            self._digits.append(significant(one.printed))
            if self.open and context.group != self._group and self._differs(one):
                self.open = False
                self._supposed.clear()

    def otherwise(
        self, judged: Judged, context: Context, judge: Callable[[Examiner], Judged]
    ) -> Judged | None:
        """``judged``, its faults right in a case that the text speaks of; None if in none."""
        for case in self._cases(context):
            found = judge(self._examiner(case))
            if not found.faulty and mends(judged.verdicts, found.verdicts):
                return in_convention(judged, judged.verdicts, f"right with {self._sentence(case)}")
        return None

    def _cases(self, context: Context) -> Iterator[Case]:
        """The cases that may be meant, the likeliest first; so many in a document are tried."""
        for case in self._told_of(context):
            if self._tried == MOST_TRIED:
                return
            self._tried += 1
            yield case

    def _told_of(self, context: Context) -> Iterator[Case]:
        if self._supposed:
            yield dict(self._supposed)
            yield from ({leaf: number} for leaf, number in self._supposed.items())
        for paragraph in reversed(context.near) if self._digits else ():
            yield from cases_in(paragraph, self._problem, self.naming.find)

    def _is_other(self, verdict: Verdict) -> bool:
        """Whether a quantity is said to be a number that is chosen, and not its own."""
        if verdict.quantity is None or not verdict.printed:
            return False
        false = verdict.kind in FAULTS or (verdict.how == WHOLE and _is_far(verdict))
        return false and is_chosen(verdict.printed, self._own(verdict.quantity))

    def _is_right(self, verdict: Verdict, bench: Bench) -> bool:
        assert verdict.quantity is not None
        symbols = term(verdict.quantity)
        here = bench.points.here(symbols)
        if here is None:
            return False
        return judge_result(bench, symbols, here[0], verdict.printed).kind in TRUE

    def _differs(self, verdict: Verdict) -> bool:
        if not self._supposed or verdict.quantity is None:
            return True
        here = self._examiner(self._supposed).bench.points.values
        try:
            return here[verdict.quantity] != verdict.right
        except (ArithmeticError, ValueError):
            return True

    def _own(self, quantity: Quantity | None) -> Number | None:
        """The number of the spec for something given."""
        if not isinstance(quantity, Variable):
            return None
        return self.examiner.bench.points.values.given(quantity)

    @property
    def _problem(self) -> Problem:
        return self.examiner.bench.points.problem

    def _sentence(self, case: Case) -> str:
        graph = self._problem.graph
        return ", ".join(f"{key_of(graph, leaf)} = {one.digits}" for leaf, one in case.items())

    def _examiner(self, case: Case) -> Examiner:
        key = frozenset((leaf, number.digits) for leaf, number in case.items())
        if key not in self._known:
            points = Points(Values(_with(self._problem, case)))
            bench = Bench(points, Ledger(), self.examiner.bench.places)
            self._known[key] = replace(self.examiner, bench=bench)
        return self._known[key]


def _is_far(verdict: Verdict) -> bool:
    assert verdict.right is not None
    return abs(verdict.right - Decimal(verdict.printed)) > FAR * abs(verdict.right)


def _with(problem: Problem, case: Case) -> Problem:
    rate = case.get(RATE, problem.training.rate)
    given = {leaf: case.get(leaf, number) for leaf, number in problem.given.items()}
    return replace(problem, given=given, training=replace(problem.training, rate=rate))


def _is_plain(chain: Chain) -> bool:
    """Whether a chain gives names a number, and nothing is computed: ``w_1 = … = w_8 = 0``."""
    return isinstance(chain.sides[0], Name) and all(map(_is_name_or_number, chain.sides))


def _is_name_or_number(side: Side) -> bool:
    if isinstance(side, Name | Unread | Grid):
        return True
    if isinstance(side, Transposed):
        return isinstance(side.operand, Grid)
    return is_numeral(side)
