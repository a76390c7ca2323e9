"""What the statements of a document claim about a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from derive.algebra.term import Number, Term
from derive.model.graph import Graph
from derive.reading import tree
from derive.reading.names.assignments import assignments, reading
from derive.reading.names.convention import Convention
from derive.reading.names.derivatives import Derivatives
from derive.reading.names.directory import Directory
from derive.reading.names.functions import Functions
from derive.reading.names.indices import Index, LayerAt, TimeAt
from derive.reading.names.names import Names
from derive.reading.names.scope import Scope
from derive.reading.names.sides import Side, assigned, fitting
from derive.reading.names.slopes import Slopes
from derive.reading.names.spread import spread
from derive.reading.names.statement import counters, targets
from derive.reading.names.tables import Row, Tables
from derive.reading.names.translation import MOST_NODES, Span, Translation
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import Use, uses

MOST_INSTANCES = 64
MOST_KEPT = 400  # statements that are kept with what they claim
SMALL = 4_000  # nodes of a statement that is kept


@dataclass(frozen=True, slots=True)
class Instance:
    """A statement about definite quantities.

    ``binding`` tells what its free letters stand for here. Instances with the same ``reading``
    are all claimed by the statement; where there are several readings, it does not say which is
    meant. ``spans[id(number)]`` are the characters of the formula in which a Number of ``sides``
    stands. Relations between sides are those of the chain.
    """

    binding: tuple[tuple[str, Index], ...]
    reading: tuple[str, ...]
    sides: tuple[Side, ...]
    spans: Mapping[int, Span] = field(repr=False)
    sample: int = 0
    numbers: tuple[Number, ...] = field(default=(), repr=False)  # alive, so that ids stay theirs


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement translated; the sides in ``unsure`` hold an error of no certain example."""

    translation: Translation
    sides: tuple[Side, ...]
    unsure: tuple[int, ...]

    def certain(self, chain: tree.Chain) -> tuple[Side, ...]:
        """The sides, but for those where the error may be that of one example or of all."""
        if not self.translation.sampled:
            return self.sides
        return tuple(
            _doubt(at) if number in self.unsure else side
            for number, (side, at) in enumerate(zip(self.sides, chain.sides, strict=True))
        )


class Reader:
    """Reads trees as Terms over the quantities of ``graph``, under ``convention``.

    Functions without a name of their own, as f, are those of the graph ``activations``.
    """

    def __init__(
        self,
        graph: Graph,
        convention: Convention | None = None,
        directory: Directory | None = None,
        activations: Graph | None = None,
    ) -> None:
        self.graph = graph
        self.convention = convention or Convention()
        self._directory = directory or Directory(graph)
        self.names = Names(graph, self.convention, self._directory)
        self._functions = Functions(activations or graph, self.convention)
        self._derivatives = Derivatives(graph, self.convention)
        self._others: dict[Convention, Reader] = {}
        self._slopes = Slopes(graph, self.convention)
        self._tables = Tables(self.names)
        self._kept: dict[tuple[tree.Chain, int], tuple[Instance, ...]] = {}

    def under(self, convention: Convention) -> Reader:
        """The same under another convention."""
        if convention not in self._others:
            self._others[convention] = Reader(self.graph, convention, self._directory)
        return self._others[convention]

    def term(
        self,
        node: tree.Node,
        bound: Mapping[str, Index] | None = None,
        spans: dict[int, Span] | None = None,
    ) -> Term:
        """What ``node`` is, the letters in ``bound`` standing for indices; raises Unresolved.

        ``spans`` is told where each Number of the result stands.
        """
        translation = self._translation()
        term = translation.side(node, self._scope().having(bound or {}))
        if spans is not None:
            spans.update(translation.spans)
        return term

    def instances(self, chain: tree.Chain, most: int = MOST_INSTANCES) -> tuple[Instance, ...]:
        """The statement that ``chain`` makes, once for each choice of its free letters.

        At most ``most`` of them, spread evenly; one without binding where no letter is free.
        """
        key = chain, most
        if key in self._kept:
            return self._kept[key]
        found, nodes = self._instances(chain, most)
        if nodes <= SMALL:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found

    def _instances(self, chain: tree.Chain, most: int) -> tuple[tuple[Instance, ...], int]:
        """The statements of ``instances``, and the nodes that they came to."""
        chain = self._slopes.read(chain)
        nodes = [side for side in chain.sides if not isinstance(side, tree.Unread)]
        named = [use for node in nodes for use in uses(node)]
        scope = self._scope(named)
        rows = assignments(named, scope, self._tables)
        found: list[Instance] = []
        left = MOST_NODES
        for row in spread(rows, most):
            for instance, work in self._samples(chain, row, scope):
                found.append(instance)
                left -= work
            if left < 0:
                break
        return spread(found, most), MOST_NODES - left

    def _scope(self, named: list[Use] | None = None) -> Scope:
        places = self.names.places
        fixed: dict[str, Index] = {"L": LayerAt(places.last)} if places.sizes else {}
        fixed |= {"T": TimeAt(len(places.times))} if places.times else {}
        return Scope(
            letters=MappingProxyType(fixed),
            targets=targets(named or [], self.names),
            counters=counters(named or [], self.names),
        )

    def _samples(self, chain: tree.Chain, row: Row, scope: Scope) -> Iterator[tuple[Instance, int]]:
        """Once for each example where names belong to one without saying to which; and the work."""
        numbers = tuple(at.number for at in self.names.places.samples) or (0,)
        for sample in spread(numbers, 5):
            instance, nodes = self._instance(chain, row, scope, sample)
            yield instance, nodes
            if not instance.sample:
                return

    def _instance(
        self, chain: tree.Chain, row: Row, scope: Scope, sample: int = 0
    ) -> tuple[Instance, int]:
        here = scope.having(dict(row)).of_sample(sample)
        draft = self._draft(chain, here)
        if draft.translation.sampled and draft.unsure and self.convention.answer("error") == "each":
            draft = self._draft(chain, here.of_own_error())
        sides = draft.certain(chain)
        instance = Instance(
            binding=row,
            reading=reading(row),
            sides=assigned(fitting(sides, chain), chain.relations),
            spans=MappingProxyType(draft.translation.spans),
            sample=sample if draft.translation.sampled else 0,
            numbers=tuple(draft.translation.numbers),
        )
        return instance, MOST_NODES - draft.translation.left

    def _draft(self, chain: tree.Chain, scope: Scope) -> _Draft:
        translation = self._translation()
        nodes = [side for side in chain.sides if not isinstance(side, tree.Unread)]
        counts = {k: v for node in nodes for k, v in translation.series.counts(node, scope)}
        here = scope.counting(counts)
        sides, unsure = [], []
        for number, side in enumerate(chain.sides):
            translation.unsure = False
            sides.append(_side(translation, side, here))
            unsure += [number] if translation.unsure else []
        return _Draft(translation, tuple(sides), tuple(unsure))

    def _translation(self) -> Translation:
        return Translation(self.names, self._functions, self._derivatives)


def _side(translation: Translation, side: tree.Side, scope: Scope) -> Side:
    if isinstance(side, tree.Unread):
        return Unresolved(side.reason, side.at, max(side.at + 1, side.start))
    try:
        return translation.side(side, scope)
    except Unresolved as reason:
        return reason.with_traceback(None)


def _doubt(at: tree.Side) -> Unresolved:
    """An error beside quantities of one example may be that of this example or of all."""
    return Unresolved(
        "the error may be that of one example or of all of them; "
        "if it is that of each example, say --convention error=each",
        at.start,
        at.end,
    )
