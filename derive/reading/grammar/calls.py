"""Brackets behind a name: the argument of a function, or a factor."""

from __future__ import annotations

from derive.reading.grammar.brackets import partners
from derive.reading.grammar.mark import Callee, Mark
from derive.reading.grammar.words import CALLABLE, NEW
from derive.reading.symbol import Symbol

_ROUND = frozenset({"LPAR", "LSQB"})
_ARGUMENTS = frozenset({"LPAR", "LSQB", "LSET", "LBRACE"})
_MOMENTS = frozenset({"t", "n", "k"})


class Calls:
    """Goes through the marks of one side and tells calls from products."""

    def __init__(self, marks: list[Mark], words: frozenset[str]) -> None:
        self.marks = marks
        self.words = words
        self.partners = partners(marks)

    def read(self) -> list[Mark]:
        """The marks, ``CALL`` before the arguments of what is called."""
        out: list[Mark] = []
        place = 0
        while place < len(self.marks):
            mark = self.marks[place]
            if mark.type == "NAME" and self._type(place + 1) in ("LPAR", "LSQB", "CARET"):
                mark, place = self._name(mark, place)
            elif mark.type == "FUNC" and self._type(self._past_power(place + 1)) in _ARGUMENTS:
                mark = mark._replace(type="CALL")
            out.append(mark)
            place += 1
        return out

    def _type(self, place: int) -> str:
        return self.marks[place].type if place < len(self.marks) else ""

    def _past_power(self, place: int) -> int:
        """``place``, or behind the power that stands there."""
        if self._type(place) != "CARET":
            return place
        return self.partners.get(place + 1, place + 1) + 1

    def _name(self, mark: Mark, place: int) -> tuple[Mark, int]:
        symbol: Symbol = mark.value
        called = symbol.base in CALLABLE and symbol.base not in self.words
        if called and self._type(self._past_power(place + 1)) in _ROUND:
            return _call(mark), place
        close = self.partners.get(place + 1)
        if self._type(place + 1) != "LPAR" or close is None:
            return mark, place
        inside = self.marks[place + 2 : close] if close - place < 6 else []
        if _is_moment(inside):
            later = (*symbol.sup, f"({''.join(one.text for one in inside)})")
            moved = Symbol(symbol.base, symbol.sub, later, symbol.accent, symbol.bold)
            return mark._replace(value=moved, end=self.marks[close].end), close
        alone = len(inside) == 1 and inside[0].type == "NAME"
        return (_call(mark) if alone or self._lists(place + 1, close) else mark), place

    def _lists(self, place: int, close: int) -> bool:
        """Whether the bracket holds several arguments."""
        place += 1
        while place < close:
            if self._type(place) == "CELL":
                return True
            place = max(self.partners.get(place, place), place) + 1
        return False


def _call(mark: Mark) -> Mark:
    """What is called; a letter without indices by its base, anything else with them."""
    symbol: Symbol = mark.value
    sup = tuple(index for index in symbol.sup if index != "'")
    bare = Symbol(symbol.base, symbol.sub, sup, symbol.accent, symbol.bold)
    primes = len(symbol.sup) - len(sup)
    return mark._replace(type="CALL", value=Callee(str(bare), "", primes, bare))


def _is_moment(inside: list[Mark]) -> bool:
    """Whether ``w(t+1)`` and ``w(new)`` are a weight at its time."""
    if "".join(mark.text for mark in inside) in NEW:
        return True
    if not inside or inside[0].text not in _MOMENTS:
        return False
    types = [mark.type for mark in inside[1:]]
    return not types or (len(types) == 2 and types[0] in ("PLUS", "MINUS") and types[1] == "NUMBER")
