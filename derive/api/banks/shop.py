"""Where the questions of a bank are made: what variants have in common is made once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from derive.api.banks.look import BankOrder
from derive.api.worked import Worked, explain
from derive.documents.bank_question import question_text, solution
from derive.documents.worksheet import asked_numbers
from derive.documents.worksheet.choice import WISHES
from derive.errors import QuantityError
from derive.marking.banks.bank import Bank
from derive.marking.desk import Desk
from derive.marking.fairness.fair import Fairness
from derive.marking.scheme_check import check_scheme
from derive.marking.stream import digest
from derive.model.listed import listed_names
from derive.model.problem import Problem
from derive.model.quantity import Quantity, key_of, parse_quantity
from derive.writers.banks.item import Item
from derive.writers.banks.texts import html

LONGEST = 100  # characters of a number that Moodle keeps
_NO_BRACKETS = str.maketrans({"[": ".", "]": None})


@dataclass(frozen=True)
class Shop:
    """The derivation, the scheme and the judge of fairness, for all variants of one order."""

    order: BankOrder

    @cached_property
    def worked(self) -> Worked:
        """The problem as its author gave it."""
        look = self.order.order.look
        problem = self.order.order.problem
        worked = explain(problem, rules=False, decimals=look.decimals, notation=look.notation)
        return replace(worked, derivation=self.desk(problem).derivation)

    def desk(self, problem: Problem) -> Desk:
        """What marking rests on. Raises SchemeError where the scheme is not about ``problem``."""
        desk = Desk(problem, self.order.rules)
        check_scheme(desk)
        return desk

    @cached_property
    def asked(self) -> tuple[Quantity, ...]:
        """What is asked for. Raises QuantityError for a key of nothing."""
        wish, graph = self.order.order.look.blanks, self.worked.problem.graph
        if wish in WISHES:
            return asked_numbers(self.worked.lecture(), wish)
        found = tuple(parse_quantity(graph, key) for key in listed_names(wish))
        if not found:
            raise QuantityError(
                f"no quantity is named; give keys, or one of {', '.join(WISHES)}; "
                "`derive values SPEC` lists the keys"
            )
        return tuple(dict.fromkeys(found))

    @cached_property
    def fairness(self) -> Fairness:
        """The judge, for what is asked for and has a step of its own."""
        worked = self.worked
        goals = {step.goal for step in worked.derivation.steps}
        asked = tuple(one for one in self.asked if one in goals)
        return Fairness(worked.problem, worked.derivation, asked, worked.decimals)

    def variant(self, student: str) -> Problem:
        """The variant of a student; the author's own numbers for none."""
        if not student:
            return self.worked.problem
        return self.fairness.variant(self.order.order.course, student)

    def items(self, problem: Problem) -> Iterator[Item]:
        """A question for each quantity."""
        worked, rules = replace(self.worked, problem=problem), self.order.rules
        bank = Bank(
            worked.derivation, worked.values, rules, worked.decimals, slips=self.order.slips
        )
        lecture = worked.lecture()
        for quantity in self.asked:
            key = key_of(problem.graph, quantity)
            yield Item(
                name=f"{key}, variant {problem.code}" if problem.code else key,
                number=_number(problem, key),
                category=(problem.title, key),
                text=html(question_text(lecture, quantity), worked.printer),
                solution=html(solution(lecture, quantity), worked.printer),
                marks=rules.most(key),
                choices=bank.choices(quantity),
            )


def _number(problem: Problem, key: str) -> str:
    """``mazur-YP44-PMRK-dE_total/dw5``; what is too long is told by digits of its digest."""
    whole = "-".join(filter(None, (problem.name, problem.code, key))).translate(_NO_BRACKETS)
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 17]}-{digest(whole).hex()[:16]}"


shop = lru_cache(maxsize=2)(Shop)


@dataclass(frozen=True, slots=True)
class Task:
    """The questions of one student's variant, made here or in another process."""

    order: BankOrder

    def __call__(self, student: str) -> tuple[Item, ...]:
        """The questions; those of the author's own numbers for no student."""
        made = shop(self.order)
        return tuple(made.items(made.variant(student)))
