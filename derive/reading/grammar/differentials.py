r"""Derivatives: ``\frac{\partial E}{\partial w}``, ``dE/dw``, ``\frac{d}{dx}[…]`` in one form.

A derivative becomes ``DFRAC { of } { wrt }``, an instruction ``OPERATOR { wrt }``, with the
differentials taken out and braces where there were none.
"""

from __future__ import annotations

from derive.reading.grammar.brackets import partners
from derive.reading.grammar.mark import Mark, nothing
from derive.reading.symbol import Symbol

_SIGNS = (Symbol("d"), Symbol("delta"))  # δE/δw is how some write a derivative
_OPENS = frozenset({"LPAR", "LSQB", "LBRACE", "LSET"})
_POSTFIX = frozenset({"TRANSPOSE", "INDEX", "PRIME"})
_BEGINS = _OPENS | {"NAME", "DNAME", "NUMBER", "EULER", "FUNC", "FRAC", "SQRT", "SUM", "BAR"}
_BEGINS |= {"NORM", "GRID_OPEN", "NABLA"}


class Differentials:
    """Edits the marks of one side."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = _unbraced(marks)
        self.partners = partners(self.marks)
        self.instead: dict[int, list[Mark]] = {}
        self.after: dict[int, list[Mark]] = {}

    def read(self) -> list[Mark]:
        """The marks with every derivative in its one form."""
        place = 0
        while place < len(self.marks):
            type_ = self._type(place)
            if place in self.instead:
                place += 1
            elif type_ == "FRAC":
                place = self._fraction(place)
            elif self._differential(place):
                place = self._slope(place)
            else:
                place += 1
        return self._edited()

    def _edited(self) -> list[Mark]:
        out: list[Mark] = []
        for place, mark in enumerate(self.marks):
            out += self.instead.get(place, [_plain(mark)])
            out += self.after.get(place, [])
        return out

    def _type(self, place: int) -> str:
        return self.marks[place].type if place < len(self.marks) else ""

    def _differential(self, place: int) -> bool:
        """Whether ∂, d or a name as dw starts at ``place``."""
        if self._type(place) in ("PARTIAL", "DNAME"):
            return True
        return self._type(place) == "NAME" and self.marks[place].value in _SIGNS

    def _argument(self, place: int) -> tuple[int, int]:
        """The first mark of an argument of a fraction and the one after its last, braces apart."""
        if self._type(place) == "LBRACE" and place in self.partners:
            return place + 1, self.partners[place]
        return place, min(place + 1, len(self.marks))

    def _fraction(self, place: int) -> int:
        top, top_end = self._argument(place + 1)
        bottom, bottom_end = self._argument(top_end + (top > place + 1))
        if not (self._differential(top) and self._differential(bottom)) or bottom >= bottom_end:
            return place + 1
        bare = self._type(top) != "DNAME" and top + 1 == top_end
        if not bare and self._type(top) == "NAME" and self._type(top + 1) not in _BEGINS:
            return place + 1
        exact = self._operand(self._inside(bottom)) == bottom_end
        if not exact and self._type(bottom) == "NAME":
            return place + 1
        if any(self._type(at + 1) == "CARET" for at in (top, bottom) if not self._is_word(at)):
            self.instead[place] = [_second(self.marks[place])]
            return place + 1
        self._group(bottom, bottom_end)
        if bare:
            self._instruction(place, place + 1, top_end + (top > place + 1), bottom_end)
        else:
            self.instead[place] = [self.marks[place]._replace(type="DFRAC")]
            self._group(top, top_end)
        return place + 1

    def _is_word(self, place: int) -> bool:
        return self._type(place) == "DNAME"

    def _inside(self, place: int) -> int:
        """The first mark of what the differential at ``place`` belongs to."""
        return place if self._is_word(place) else place + 1

    def _group(self, first: int, last: int) -> None:
        """Take the differential out; put braces around what has none."""
        mark = self.marks[first]
        kept = [_without_d(mark)] if mark.type == "DNAME" else []
        braced = first > 0 and self.partners.get(first - 1) == last
        if not braced or self._type(first - 1) != "LBRACE":
            kept = [nothing("LBRACE", mark.start), *kept]
            close = nothing("RBRACE", self.marks[last - 1].end)
            self.after.setdefault(last - 1, []).append(close)
        self.instead[first] = kept

    def _instruction(self, place: int, first: int, last: int, end: int) -> None:
        """``OPERATOR``, in place of the marks from ``first`` to ``last`` too."""
        for at in range(first, last):
            self.instead[at] = []
        after = end + 1 if self._type(end) == "RBRACE" else end
        bracket = "_BRACKET" if self._type(after) in _OPENS else ""
        self.instead[place] = [self.marks[place]._replace(type=f"OPERATOR{bracket}")]

    def _operand(self, place: int) -> int:
        """Where the operand that starts at ``place`` ends."""
        if self._type(place) in _OPENS and place in self.partners:
            place = self.partners[place] + 1
        elif self._type(place) in ("NAME", "DNAME"):
            place += 1
            if self._type(place) == "LPAR" and self._type(self.partners.get(place, -1) + 1) == (
                "SLASH"
            ):
                place = self.partners[place] + 1
        while self._type(place) in (*_POSTFIX, "CARET"):
            caret = self._type(place) == "CARET"
            place += 1
            if caret and self._type(place) == "LBRACE" and place in self.partners:
                place = self.partners[place]
            place += caret
        return min(place, len(self.marks))

    def _slope(self, place: int) -> int:
        """``dE/dw`` on one line, or ``d/dw`` before its operand."""
        first = self._inside(place)
        slash = self._operand(first)
        bottom = slash + 1
        if self._type(slash) != "SLASH" or not self._differential(bottom):
            return place + 1
        if (self._type(place) == "PARTIAL") != (self._type(bottom) == "PARTIAL"):
            return place + 1
        second = self._inside(bottom)
        end = self._operand(second)
        if end == second:
            return place + 1
        self._group(bottom, end)
        mark = self.marks[place]
        if slash == first and not self._is_word(place):
            self._instruction(place, slash, bottom, end)
            return end
        self._group(place, slash)
        self.instead[place] = [mark._replace(type="DFRAC", end=mark.start), *self.instead[place]]
        self.instead[slash] = []
        return first


def _unbraced(marks: list[Mark]) -> list[Mark]:
    r"""``{\partial E}/{\partial w}`` without its braces."""
    closing = partners(marks)
    gone: set[int] = set()
    for place, mark in enumerate(marks):
        close = closing.get(place)
        if mark.type != "LBRACE" or close is None or marks[place + 1].type != "PARTIAL":
            continue
        before = marks[place - 1].type if place else ""
        after = marks[close + 1].type if close + 1 < len(marks) else ""
        if "SLASH" in (before, after):
            gone |= {place, close}
    return [mark for place, mark in enumerate(marks) if place not in gone] if gone else marks


def _without_d(mark: Mark) -> Mark:
    symbol: Symbol = mark.value
    plain = Symbol(symbol.base[1:], symbol.sub, symbol.sup, symbol.accent, symbol.bold)
    return mark._replace(type="NAME", start=mark.start + 1, value=plain)


def _plain(mark: Mark) -> Mark:
    """A name as dW that is part of no fraction is a name."""
    return mark._replace(type="NAME") if mark.type == "DNAME" else mark


def _second(mark: Mark) -> Mark:
    return mark._replace(type="ERROR", value="second derivatives are not read")
