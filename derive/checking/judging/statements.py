"""Judging a formula: each of its chains, for all that its letters may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from derive.algebra.term import Negation, Reference, Term
from derive.algebra.variable import Role
from derive.checking.judging.bench import Bench
from derive.checking.judging.instance import EQUALITIES, judge_instance
from derive.checking.judging.moments import at, moments, most_digits
from derive.checking.judging.rules import as_rule, is_odd
from derive.checking.judging.scales import Scale, rescaled
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.model.graph import Graph
from derive.reading.names.instance import Instance
from derive.reading.names.questions import question
from derive.reading.names.reader import Reader
from derive.reading.names.unresolved import Unresolved
from derive.reading.tree import Chain

Verdicts: TypeAlias = tuple[Verdict, ...]
Instances: TypeAlias = tuple[Instance, ...]
Change: TypeAlias = Callable[[Term], Term]
SOUND = (Kind.VALUE, Kind.IDENTITY, Kind.ROUNDED, Kind.DEFINITION)
OTHER_SIGN = {"+1": "-1", "-1": "+1"}


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts on a chain, and the instances of it that they are about."""

    verdicts: Verdicts
    instances: tuple[Instance, ...] = ()

    @property
    def faulty(self) -> bool:
        """Whether anything is wrong."""
        return any(verdict.kind in FAULTS for verdict in self.verdicts)


@dataclass(frozen=True)
class Examiner:
    """Judges chains under the conventions of their document.

    ``scale`` is the size of its errors, where that is not the network's; ``others`` are sizes that
    a single statement may still be true under.
    """

    bench: Bench
    reader: Reader
    scale: Scale | None = None
    others: tuple[Scale, ...] = ()

    def judged(self, chain: Chain) -> Judged:
        """A verdict on each equality of ``chain``."""
        if not any(relation in EQUALITIES for relation in chain.relations):
            return Judged(())
        found = self._of_network(chain)
        rule = as_rule(self.bench, chain) if _may_be_rule(found, self.reader.graph) else None
        return Judged(rule) if rule else found

    def _of_network(self, chain: Chain) -> Judged:
        """The verdicts on what is said of the network."""
        instances = self._read(chain, self.reader, self._rescaling(self.scale))
        plain = self._fewest(chain, instances)
        if plain.faulty:
            return self._calmly(chain, plain, instances)
        return self._by_scale(chain, plain) if self.scale else plain

    def _by_scale(self, chain: Chain, found: Judged) -> Judged:
        """What holds only for errors of another size holds by convention."""
        assert self.scale is not None
        usual = self._apart(chain, self._read(chain, self.reader, _as_it_is))
        return in_convention(found, usual.verdicts, self.scale.sentence)

    def _calmly(self, chain: Chain, plain: Judged, instances: Instances) -> Judged:
        """The verdicts with nothing taken for an earlier fault, if these find nothing wrong."""
        calm = self._apart(chain, instances)
        if calm.faulty:
            return self._by_convention(chain, plain, instances)
        self._forget(plain.verdicts)
        return calm

    def _by_convention(self, chain: Chain, plain: Judged, instances: Instances) -> Judged:
        """``plain``, its faults excused where another convention makes them right."""
        for sentence, reader, change in self._alternatives(instances):
            others = self._read(chain, reader, change)
            if [one.sides for one in others] == [one.sides for one in instances]:
                continue
            other = self._apart(chain, others)
            if not other.faulty and mends(plain.verdicts, other.verdicts):
                self._forget(plain.verdicts)
                return in_convention(plain, plain.verdicts, sentence)
        return plain

    def _forget(self, verdicts: Verdicts) -> None:
        """Nothing follows from a number that is no fault after all, nor is it gone on with here."""
        for one in verdicts:
            if one.kind in FAULTS and one.quantity is not None:
                self.bench.ledger.forget(one.quantity)

    def _alternatives(self, instances: Instances) -> Iterator[tuple[str, Reader, Change]]:
        sign = self.reader.convention.answer("delta") or "+1"
        flipped = self.reader.convention.having(("delta", OTHER_SIGN[sign]))
        sentence = question("delta").answers[OTHER_SIGN[sign]]
        yield f"right if {sentence}", self.reader.under(flipped), self._rescaling(self.scale)
        for scale in self.others:
            yield f"right if {scale.sentence}", self.reader, self._rescaling(scale)
        problem = self.bench.points.problem
        for moment in moments(problem, most_digits(instances)):
            yield moment.sentence, self.reader, at(moment, problem)

    def meanings(self, symbols: Term) -> Iterator[tuple[str, Term]]:
        """What ``symbols`` is by each convention that the document may have, in its words too."""
        graph = self.bench.points.problem.graph
        for scale in (*((self.scale,) if self.scale else ()), *self.others):
            yield scale.sentence, rescaled(symbols, scale, graph)
        if isinstance(symbols, Reference) and symbols.variable.role is Role.DELTA:
            sentence = question("delta").answers["-1"]
            yield f"right if {sentence}", Negation(symbols)

    def _read(self, chain: Chain, reader: Reader, change: Change) -> Instances:
        return tuple(_changed(instance, change) for instance in reader.instances(chain))

    def _apart(self, chain: Chain, instances: Instances) -> Judged:
        """The verdicts, leaving no trace in the ledger; what is false follows from nothing."""
        examiner = replace(self, bench=replace(self.bench, ledger=self.bench.ledger.sound()))
        return examiner._fewest(chain, instances)

    def _fewest(self, chain: Chain, instances: Instances) -> Judged:
        """The reading of the chain that has the fewest faults."""
        readings: dict[tuple[str, ...], list[Instance]] = {}
        for instance in instances:
            readings.setdefault(instance.reading, []).append(instance)
        found = [self._claimed(chain, group) for group in readings.values()]
        return min(found, key=_gravity, default=Judged(()))

    def _rescaling(self, scale: Scale | None) -> Change:
        graph = self.bench.points.problem.graph
        return (lambda side: rescaled(side, scale, graph)) if scale else _as_it_is

    def _claimed(self, chain: Chain, instances: Sequence[Instance]) -> Judged:
        """The verdicts on what is claimed for every instance at once."""
        rows = [judge_instance(self.bench, chain, instance) for instance in instances]
        verdicts = tuple(_together(column) for column in zip(*rows, strict=True))
        return Judged(verdicts, tuple(instances))


def _as_it_is(side: Term) -> Term:
    return side


def _changed(instance: Instance, change: Change) -> Instance:
    if change is _as_it_is:
        return instance
    sides = (side if isinstance(side, Unresolved) else change(side) for side in instance.sides)
    return replace(instance, sides=tuple(sides))


def _may_be_rule(found: Judged, graph: Graph) -> bool:
    """Whether a statement may be about letters alone: it is not understood, or odd and untrue."""
    if any(verdict.kind is Kind.UNREAD for verdict in found.verdicts):
        return True
    return found.faulty and any(is_odd(instance.sides, graph) for instance in found.instances)


def mends(faulty: Verdicts, others: Verdicts) -> bool:
    """Whether all that is at fault is sound in another reading; not understood is not sound."""
    pairs = zip(faulty, others, strict=True)
    return all(other.kind in SOUND for one, other in pairs if one.kind in FAULTS)


def in_convention(judged: Judged, faults: Verdicts, sentence: str) -> Judged:
    """``judged`` with a convention in place of each of the ``faults``."""
    pairs = zip(judged.verdicts, faults, strict=True)
    excuse = Verdict(Kind.CONVENTION, sentence)
    return replace(
        judged, verdicts=tuple(excuse if fault.kind in FAULTS else one for one, fault in pairs)
    )


def _together(verdicts: Sequence[Verdict]) -> Verdict:
    """One verdict for all instances; where they differ, what is sound is said, and for how many."""
    read = [verdict for verdict in verdicts if verdict.kind is not Kind.UNREAD] or list(verdicts)
    sound = [verdict for verdict in read if verdict.kind not in FAULTS]
    if not sound or len(sound) == len(read):
        return read[0]
    return replace(sound[0], how=f"holds for {len(sound)} of the {len(read)} cases it covers")


def _gravity(judged: Judged) -> tuple[int, int]:
    faults = sum(verdict.kind in FAULTS for verdict in judged.verdicts)
    return faults, sum(verdict.kind is Kind.UNREAD for verdict in judged.verdicts)
