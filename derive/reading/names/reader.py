"""What the statements of a document claim about a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from derive.algebra.term import Term
from derive.model.graph import Graph
from derive.reading import tree
from derive.reading.names.assignments import assignments
from derive.reading.names.claim import Claim, nodes_of, refuse_deep
from derive.reading.names.consulted import Recall
from derive.reading.names.convention import Convention
from derive.reading.names.derivatives import Derivatives
from derive.reading.names.directory import Directory
from derive.reading.names.functions import Functions
from derive.reading.names.indices import Index, LayerAt, TimeAt
from derive.reading.names.instance import Instance, draft_of
from derive.reading.names.names import MOST_KNOWN, Found, Names
from derive.reading.names.scope import Scope
from derive.reading.names.slopes import Slopes
from derive.reading.names.spread import spread
from derive.reading.names.statement import counters, targets
from derive.reading.names.tables import MOST_CHOSEN, Row, Tables, Values
from derive.reading.names.translation import MOST_NODES, Span, Translation
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import Use, uses

MOST_INSTANCES = 64
_SAMPLES = 5  # training examples that are tried
MOST_ROWS = 50_000  # choices for the letters of statements that are kept
MOST_KEPT = 400_000  # nodes of the statements that are kept with what they claim


@dataclass(frozen=True, slots=True)
class Learnt:
    """What readers of one graph have found, under whichever convention."""

    directory: Directory
    names: Recall[Found | Unresolved] = field(default_factory=lambda: Recall(MOST_KNOWN))
    choices: Recall[list[Values]] = field(default_factory=lambda: Recall(MOST_CHOSEN))
    claims: Recall[Claim] = field(default_factory=lambda: Recall(MOST_ROWS))
    instances: Recall[tuple[Instance, ...]] = field(default_factory=lambda: Recall(MOST_KEPT))


class Reader:
    """Reads trees as Terms over the quantities of ``graph``, under ``convention``.

    Functions without a name of their own, as f, are those of the graph ``activations``.
    """

    def __init__(
        self,
        graph: Graph,
        convention: Convention | None = None,
        learnt: Learnt | None = None,
        activations: Graph | None = None,
    ) -> None:
        self.graph = graph
        self.convention = convention or Convention()
        self._learnt = learnt or Learnt(Directory(graph))
        self.names = Names(graph, self.convention, self._learnt.directory, self._learnt.names)
        consulted = self.names.convention
        self._functions = Functions(activations or graph, consulted)
        self._derivatives = Derivatives(graph, consulted)
        self._others: dict[Convention, Reader] = {}
        self._slopes = Slopes(graph, consulted)
        self._tables = Tables(self.names, self._learnt.choices)

    def under(self, convention: Convention) -> Reader:
        """The same under another convention."""
        if convention not in self._others:
            self._others[convention] = Reader(self.graph, convention, self._learnt)
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
        refuse_deep(node)
        translation = self._translation()
        term = translation.side(node, self._scope().having(bound or {}))
        if spans is not None:
            spans.update(translation.spans)
        return term

    def instances(self, chain: tree.Chain, most: int = MOST_INSTANCES) -> tuple[Instance, ...]:
        """The statement that ``chain`` makes, once for each choice of its free letters.

        At most ``most`` of them, spread evenly; one without binding where no letter is free.
        """
        claim = self._learnt.claims.found(chain, self.names.convention, lambda: self._claim(chain))
        enough = most if len(claim.rows) * _SAMPLES > most else 0
        return self._learnt.instances.found(
            (claim, enough), self.names.convention, lambda: self._instances(claim, most)
        )

    def _claim(self, chain: tree.Chain) -> tuple[Claim, int]:
        """``chain`` with its short names written out, and what its letters may stand for."""
        chain = self._slopes.read(chain)
        named = [use for node in nodes_of(chain) for use in uses(node)]
        scope = self._scope(named)
        rows = assignments(named, scope, self._tables)
        return Claim(chain, scope, tuple(rows)), 1 + len(rows)

    def _instances(self, claim: Claim, most: int) -> tuple[tuple[Instance, ...], int]:
        """The statements of ``instances``, and the nodes that they came to."""
        found: list[Instance] = []
        left = MOST_NODES
        for row in spread(claim.rows, most):
            for instance, work in self._samples(claim, row):
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

    def _samples(self, claim: Claim, row: Row) -> Iterator[tuple[Instance, int]]:
        """Once for each example where names belong to one without saying to which; and the work."""
        numbers = tuple(at.number for at in self.names.places.samples) or (0,)
        for sample in spread(numbers, _SAMPLES):
            instance, nodes = self._instance(claim, row, sample)
            yield instance, nodes
            if not instance.sample:
                return

    def _instance(self, claim: Claim, row: Row, sample: int) -> tuple[Instance, int]:
        here = claim.scope.having(dict(row)).of_sample(sample)
        draft = draft_of(claim, here, self._translation())
        if draft.of_some_example and self.names.convention.answer("error") == "each":
            draft = draft_of(claim, here.of_own_error(), self._translation())
        return draft.instance(claim.chain, row, sample), MOST_NODES - draft.translation.left

    def _translation(self) -> Translation:
        return Translation(self.names, self._functions, self._derivatives)
