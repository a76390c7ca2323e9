"""Judging what running text claims about a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from derive.algebra.term import Reference, Term, term
from derive.algebra.variable import RATE, Variable
from derive.checking.context.cases import Cases
from derive.checking.context.transcript import Transcript
from derive.checking.findings import Correction, Link, Statement
from derive.checking.judging.bench import Bench
from derive.checking.judging.judge import judge_link
from derive.checking.judging.ledger import quantity_of
from derive.checking.judging.results import judge_result
from derive.checking.judging.statements import SOUND, Examiner, Judged
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.model.quantity import Quantity, key_of
from derive.reading.names.unresolved import Unresolved
from derive.reading.passage import Paragraph
from derive.reading.prose import Claim, Identity, Memory, Names, claims, network

PROSE = "prose"
GRADIENT = ".grad"  # behind a parameter: the derivative of the whole error by it


@dataclass
class Listener:
    """Hears the sentences of one document, one paragraph after the other."""

    script: Transcript
    bench: Bench
    examiner: Examiner
    cases: Cases
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def names(self) -> Names:
        """What names in running text stand for."""
        problem = self.bench.points.problem
        given = {leaf: number.value for leaf, number in problem.given.items()}
        return Names(problem.graph, self._find, {**given, RATE: problem.training.rate.value})

    def heard(self, judged: Judged) -> None:
        """Take note of what a formula between the sentences is about."""
        for instance in judged.instances[:1]:
            first = instance.sides[0]
            quantity = None if isinstance(first, Unresolved) else quantity_of(first)
            if quantity is not None:
                self.memory.saw(quantity)

    def statements(self, paragraph: Paragraph) -> Iterator[Statement]:
        """The claims of ``paragraph``, each with its verdict."""
        for said in claims(paragraph, self.names, self.memory):
            verdict, right = self._verdict(said, paragraph)
            verdict = self.cases.claimed(verdict, paragraph)
            if verdict.fault and isinstance(said, Claim) and (said.case or said.approximate):
                continue  # another case, or a number that is not meant to the digit
            line, column = self.script.places.of(paragraph.offsets[said.start])
            left = key_of(self.bench.points.problem.graph, _subject(said))
            corrections = tuple(self._corrections(paragraph, said, verdict))
            link = Link(left, right, line, column, verdict, corrections)
            yield Statement(line, column, _around(paragraph, said), PROSE, (link,))

    def _verdict(self, said: Claim | Identity, paragraph: Paragraph) -> tuple[Verdict, str]:
        if isinstance(said, Identity):
            sides: tuple[Term, Term] = (_term(said.left), _term(said.right))
            right = paragraph.source[slice(*said.words[1])]
            return judge_link(self.bench, sides, 0), right
        return self._result(said), said.digits

    def _result(self, said: Claim) -> Verdict:
        """The verdict on a number, excused where a convention of the document makes it right."""
        symbols = _term(said.quantity)
        true = self.bench.points.values[said.quantity]
        verdict = judge_result(self.bench, symbols, true, said.digits)
        if verdict.kind not in FAULTS:
            return verdict
        apart = replace(self.bench, ledger=self.bench.ledger.sound())
        for sentence, meant in self.examiner.meanings(symbols):
            here = self.bench.points.here(meant)
            if here and judge_result(apart, meant, here[0], said.digits).kind in SOUND:
                self.bench.ledger.forget(said.quantity)
                return Verdict(Kind.CONVENTION, sentence)
        return verdict

    def _corrections(
        self, paragraph: Paragraph, said: Claim | Identity, verdict: Verdict
    ) -> Iterator[Correction]:
        if isinstance(said, Identity) or verdict.kind not in FAULTS:
            return
        start, end = paragraph.offsets[said.start], paragraph.offsets[said.end - 1] + 1
        old = self.script.source.text[start:end]
        if old == said.digits and not verdict.expected.startswith("-"):
            yield Correction(start, end, old, verdict.expected)

    def _find(self, text: str) -> Quantity | None:
        """The quantity that a name in running text stands for, or ``w1.grad``."""
        if text.endswith(GRADIENT):
            parameter = self._find(text.removesuffix(GRADIENT))
            return network.slope(self.names, network.total(self.names), parameter)
        return self.cases.naming.find(text)


def _term(quantity: Quantity) -> Term:
    return Reference(quantity) if isinstance(quantity, Variable) else term(quantity)


def _subject(said: Claim | Identity) -> Quantity:
    return said.left if isinstance(said, Identity) else said.quantity


def _around(paragraph: Paragraph, said: Claim | Identity) -> str:
    """The words of the claim, from what names the quantity to the number."""
    spans = said.words if isinstance(said, Identity) else (said.words,)
    start = min(said.start, *(span[0] for span in spans))
    end = max(said.end, *(span[1] for span in spans))
    return paragraph.source[start:end]
