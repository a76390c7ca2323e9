"""Finding out under which conventions a document speaks of its network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from derive.algebra.term import Term
from derive.checking.context.transcript import Transcript
from derive.checking.judging.bench import Bench
from derive.checking.judging.judge import judge_link
from derive.checking.judging.ledger import Ledger
from derive.checking.judging.scales import Scale, rescaled, scales
from derive.checking.judging.statements import SOUND
from derive.model.graph import Graph
from derive.reading.names.convention import Convention
from derive.reading.names.inference import infer
from derive.reading.names.instance import Instance
from derive.reading.names.reader import Reader
from derive.reading.names.unresolved import Unresolved
from derive.reading.tree import Chain

MOST_STATEMENTS = 40  # that are looked at for the size of the error
FEW_INSTANCES = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A ``reader`` under the conventions of a document, and these in words.

    ``scale`` is the size of its errors.
    """

    reader: Reader
    sentences: tuple[str, ...]
    scale: Scale | None = None
    others: tuple[Scale, ...] = ()


def conventions_of(transcript: Transcript, bench: Bench, given: Convention) -> Found:
    """What most statements of the document hold under; what is ``given`` is not asked."""
    asked = _Asked(bench)
    placed = [(said.formula.line, chain) for said in transcript.formulas for chain in said.chains]
    anyone = Reader(bench.points.problem.graph, given)
    inference = infer([chain for _, chain in placed], anyone, asked.holds)
    told = [f"{one.sentence}, see line {placed[one.chain][0]}" for one in inference.remarks]
    reader = anyone.under(inference.convention)
    scale = _scale(asked, reader, [chain for _, chain in placed])
    if scale:
        told.append(scale.sentence)
    return Found(reader, tuple(map(_sentence, told)), scale)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Answers whether two sides agree, and remembers nothing of it."""

    bench: Bench

    def holds(self, left: Term, right: Term) -> bool:
        apart = replace(self.bench, ledger=Ledger())
        return judge_link(apart, (left, right), 0).kind in SOUND


def _scale(asked: _Asked, reader: Reader, chains: Sequence[Chain]) -> Scale | None:
    """The size of the errors under which more statements hold than under the network's."""
    graph = asked.bench.points.problem.graph
    pairs = list(_about_errors(reader, chains))
    usual = sum(asked.holds(*pair) for pair in pairs)
    best, most = None, usual
    for scale in scales(graph) if usual < len(pairs) else ():
        count = sum(asked.holds(*(rescaled(s, scale, graph) for s in pair)) for pair in pairs)
        if count > most:
            best, most = scale, count
    return best


def _about_errors(reader: Reader, chains: Sequence[Chain]) -> Iterator[tuple[Term, Term]]:
    """Pairs of equated sides of which one speaks of an error, of each chain a few."""
    count = 0
    for chain in dict.fromkeys(chains):
        pairs = [pair for one in reader.instances(chain, FEW_INSTANCES) for pair in _pairs(one)]
        concerned = [pair for pair in pairs if any(_mentions(side, reader.graph) for side in pair)]
        yield from concerned
        count += bool(concerned)
        if count == MOST_STATEMENTS:
            return


def _pairs(instance: Instance) -> Iterator[tuple[Term, Term]]:
    sides = [side for side in instance.sides if not isinstance(side, Unresolved)]
    yield from pairwise(sides)


def _mentions(side: Term, graph: Graph) -> bool:
    """Whether rescaling errors changes ``side``."""
    one = next(iter(scales(graph)))
    return rescaled(side, one, graph) != side


def _sentence(text: str) -> str:
    """``text`` with a capital letter, unless it starts with the name of something."""
    first = text.partition(" ")[0]
    return text[0].upper() + text[1:] if first.isalpha() and len(first) > 1 else text
