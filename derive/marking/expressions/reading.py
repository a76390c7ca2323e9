"""Answers read in full, by the grammar and the names of the document checker."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from derive.algebra.term import Term, walk
from derive.marking.answers.dress import trimmed
from derive.marking.expressions.conventions import PLAIN, own_convention
from derive.model.graph import Graph
from derive.model.problem import Problem
from derive.reading import tree
from derive.reading.grammar import chains
from derive.reading.grammar.numerals import DecimalMark
from derive.reading.names.aliases import words
from derive.reading.names.convention import Convention
from derive.reading.names.reader import Reader
from derive.reading.names.unresolved import Unresolved
from derive.reading.tree import EQUALITIES, Unread

MOST_PARTS = 2_000  # of one formula


@dataclass
class Reading:
    """Reads the answers to one problem, in the notation of its spec or in the plain one."""

    problem: Problem
    decimal_comma: bool = False

    def node(self, text: str) -> tree.Node:
        """The tree of the last side of ``text``. Raises Unresolved for what cannot be read."""
        mark: DecimalMark | None = "," if self.decimal_comma else None
        found = chains(text, self._words, mark)
        if len(found) != 1 or not EQUALITIES.issuperset(found[0].relations):
            raise Unresolved("it is not one formula")
        side = found[0].sides[-1]
        if isinstance(side, Unread):
            raise Unresolved(side.reason, side.at, side.end)
        return side

    def term(self, text: str) -> Term:
        """What ``text`` says. Raises Unresolved for what is not understood."""
        node = self.node(text)
        try:
            return self.term_of(node, self.own)
        except Unresolved:
            if self.own == PLAIN:
                raise
            return self.term_of(node, PLAIN)

    def term_of(self, node: tree.Node, convention: Convention) -> Term:
        """What ``node`` says under ``convention``. Raises Unresolved."""
        term = self._reader.under(convention).term(node)
        if sum(1 for _ in walk(term)) > MOST_PARTS:
            raise Unresolved("the formula is too long")
        return term

    @cached_property
    def own(self) -> Convention:
        """What the notation of the spec settles."""
        return own_convention(self.problem)

    @cached_property
    def _words(self) -> frozenset[str]:
        return words(self._graph)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self._graph)

    @property
    def _graph(self) -> Graph:
        return self.problem.graph


def bare(text: str) -> str:
    """An answer without what a spreadsheet or a page of LaTeX puts around it."""
    return trimmed(text).strip("$`").strip().removeprefix("'")
