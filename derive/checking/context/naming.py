"""What names in running text stand for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from derive.checking.judging.ledger import quantity_of
from derive.model.quantity import Quantity
from derive.reading.grammar import chains
from derive.reading.names.reader import Reader
from derive.reading.names.unresolved import Unresolved
from derive.reading.tree import Unread


@dataclass
class Naming:
    """The quantities of one document by their names; ``words`` are the network's own."""

    reader: Reader
    words: Collection[str]
    _known: dict[str, Quantity | None] = field(default_factory=dict, init=False)

    def find(self, text: str) -> Quantity | None:
        """The quantity that ``text`` names, if it is the name of one."""
        if text not in self._known:
            self._known[text] = self._found(text)
        return self._known[text]

    def _found(self, text: str) -> Quantity | None:
        said = chains(text, self.words)
        if len(said) != 1 or len(said[0].sides) != 1 or isinstance(said[0].sides[0], Unread):
            return None
        try:
            return quantity_of(self.reader.term(said[0].sides[0]))
        except Unresolved:
            return None
