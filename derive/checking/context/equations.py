"""Equations in running text that have no marks around them, made formulas like all others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from derive.algebra.variable import Role
from derive.model.graph import Graph
from derive.reading.documents.places import Places
from derive.reading.grammar import chains
from derive.reading.names.aliases import MEANINGS, words
from derive.reading.names.reader import Reader
from derive.reading.names.scope import plain
from derive.reading.names.walking import uses
from derive.reading.passage import Formula, Paragraph, Setting
from derive.reading.prose import Memory, Names, Vocabulary, undelimited
from derive.reading.symbol import Symbol
from derive.reading.tree import Derivative, Name, Node, Unread


@dataclass
class Equations:
    """Finds the equations in the paragraphs of one document about ``graph``."""

    graph: Graph
    places: Places
    _memory: Memory = field(default_factory=Memory, init=False)
    _read: dict[str, Node | None] = field(default_factory=dict, init=False)

    def among(self, paragraph: Paragraph) -> Paragraph:
        """``paragraph`` with the equations in its words among its formulas."""
        spans = undelimited(paragraph, self._nameless, self._memory, self._vocabulary)
        found = tuple((start, end, self._formula(paragraph, start, end)) for start, end in spans)
        if not found:
            return paragraph
        inline = sorted((*paragraph.inline, *found), key=lambda one: one[0])
        return replace(paragraph, inline=tuple(inline))

    def _formula(self, paragraph: Paragraph, start: int, end: int) -> Formula:
        offsets = paragraph.offsets[start:end]
        line, column = self.places.of(offsets[0])
        return Formula(paragraph.source[start:end], line, column, Setting.INLINE, offsets)

    @cached_property
    def _nameless(self) -> Names:
        """The network to one who looks for words alone."""
        return Names(self.graph, lambda _: None)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.graph)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._role, self._is_known)

    def _role(self, text: str) -> Role | None:
        """What ``text`` names for certain: a name with an index, an error, a derivative."""
        match self._node(text):
            case Name(symbol=symbol):
                words = self._reader.names.wishes.meaning(symbol)
                role = MEANINGS[words[0]].role if words else self._own(symbol)
                return role if symbol.sub or role is Role.ERROR else None
            case Derivative(of=Name(symbol=of), wrt=Name(symbol=wrt)):
                return Role.VALUE if self._knows(of) and self._knows(wrt) else None
        return None

    def _own(self, symbol: Symbol) -> Role | None:
        """The role of the quantity that the spec calls ``symbol``."""
        own = self._reader.names.directory.labelled(symbol.base, tuple(map(plain, symbol.sub)))
        return own.role if own else None

    def _is_known(self, text: str) -> bool:
        match self._node(text):
            case Name(symbol=symbol):
                return self._knows(symbol)
            case Derivative() as slope:
                return all(self._knows(use.symbol) for use in uses(slope))
        return False

    def _knows(self, symbol: Symbol) -> bool:
        return self._reader.names.knows(symbol)

    def _node(self, text: str) -> Node | None:
        """What ``text`` alone is, if it is understood."""
        if text not in self._read:
            said = chains(text, words(self.graph))
            single = len(said) == 1 and len(said[0].sides) == 1
            side = said[0].sides[0] if single else None
            self._read[text] = None if isinstance(side, Unread) else side
        return self._read[text]
