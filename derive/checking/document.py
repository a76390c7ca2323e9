"""Checking a document: every equality and every claim in it, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from statistics import multimode

from derive.algebra.decimals import decimals
from derive.checking.causes.diagnosis import diagnosed
from derive.checking.context.conventions import Found, conventions_of
from derive.checking.context.equations import Equations
from derive.checking.context.foreign import foreign_words
from derive.checking.context.interpreter import Interpreter
from derive.checking.context.naming import Naming
from derive.checking.context.prose import Listener
from derive.checking.context.transcript import Transcript, Utterance, printed_numbers
from derive.checking.context.trust import Trust
from derive.checking.findings import Checked, Link, Statement
from derive.checking.judging.bench import Bench
from derive.checking.judging.instance import EQUALITIES
from derive.checking.judging.ledger import Ledger
from derive.checking.judging.points import Points
from derive.checking.judging.statements import Examiner
from derive.checking.links import link_of
from derive.model.problem import Problem
from derive.numerics.values import Values
from derive.reading.documents.places import Places
from derive.reading.names.aliases import words
from derive.reading.names.convention import Convention
from derive.reading.passage import Paragraph, Source
from derive.reading.tree import Chain

USUAL_DECIMALS = 9  # where a document prints no number with decimals


def check_source(
    problem: Problem,
    source: Source,
    convention: Convention | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> Checked:
    """Every equality of ``source``, judged against ``problem``.

    ``convention`` settles what the document leaves open; the rest is inferred from it.
    ``progress`` is told which share of the document has been judged, from 0 to 1.
    """
    equations = Equations(problem.graph, Places(source.text))
    foreign = foreign_words(problem.graph)
    transcript = Transcript(source, words(problem.graph), foreign, equations)
    bench = Bench(Points(Values(problem)), Ledger(), usual_decimals(transcript))
    found = conventions_of(transcript, bench, convention or Convention())
    clerk = _Clerk(transcript, bench, found)
    heard = tuple(clerk.statements(progress))
    statements = diagnosed(tuple(map(clerk.trust.settled, heard)), bench)
    return Checked(source.name, problem, source.text, statements, found.sentences, source.remarks)


def usual_decimals(transcript: Transcript) -> int:
    """The number of decimals that most of the computed numbers of a document have."""
    counts = [decimals(digits) for digits in printed_numbers(transcript)]
    return max(multimode(count for count in counts if count > 2), default=USUAL_DECIMALS)


@dataclass
class _Clerk:
    """Takes down the verdicts on a document, passage by passage."""

    transcript: Transcript
    bench: Bench
    found: Found
    trust: Trust = field(default_factory=Trust)

    @cached_property
    def examiner(self) -> Examiner:
        """Judges the formulas."""
        return Examiner(self.bench, self.found.reader, self.found.scale, self.found.others)

    @cached_property
    def interpreter(self) -> Interpreter:
        """Judges the formulas as the document means them."""
        return Interpreter(self.examiner, Naming(self.found.reader, self.transcript.words))

    @cached_property
    def listener(self) -> Listener:
        """Judges the sentences."""
        return Listener(self.transcript, self.bench, self.examiner, self.interpreter.cases)

    def statements(self, progress: Callable[[float], None]) -> Iterator[Statement]:
        """Every formula and every claim, in reading order."""
        passages = tuple(self.transcript)
        for done, passage in enumerate(passages, start=1):
            progress(done / len(passages))
            if isinstance(passage, Paragraph):
                yield from self.listener.statements(passage)
            else:
                yield self._statement(passage)

    def _statement(self, said: Utterance) -> Statement:
        formula = said.formula
        parts = (part for chain in said.chains for part in self.interpreter.parts(chain))
        links = [link for part in parts for link in self._links(said, part)]
        return Statement(
            formula.line, formula.column, formula.source, formula.setting.value, tuple(links)
        )

    def _links(self, said: Utterance, chain: Chain) -> Iterator[Link]:
        judged = self.interpreter.judged(chain, said.context)
        self.listener.heard(judged)
        self.trust.heard(chain, judged)
        places = [k for k, relation in enumerate(chain.relations) if relation in EQUALITIES]
        for place, verdict in zip(places, judged.verdicts, strict=True):
            yield link_of(self.transcript, said.formula, chain, place, verdict, judged)
