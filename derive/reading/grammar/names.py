"""Names with all that stands below and above them, as one mark each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from derive.reading.grammar.cursor import ABOVE, BELOW, LONGEST_SCRIPT, Cursor
from derive.reading.grammar.mark import Mark
from derive.reading.grammar.numerals import too_long
from derive.reading.grammar.operators import function, nabla, sum_sign
from derive.reading.grammar.scripts import bottom, top
from derive.reading.symbol import Symbol

_ENDS = frozenset({"RPAR", "RSQB", "RSET", "RBRACE", "GRID_CLOSE", "INDEX", "TRANSPOSE", "BAR"})
# After w5+ these say that the plus sign adds nothing.
_NO_OPERAND = frozenset(
    {"", "REL", "COMMA", "SEMI", "STOP", "GAP", "BREAK", "SLASH", "TIMES", "RPAR", "RSQB", "RSET"}
)
_INTEGER = re.compile(r"[+-]?\d+")


@dataclass(slots=True)
class _Scripts:
    """What has been found below and above a name; a power is left to the grammar."""

    sub: list[str]
    sup: list[str] = field(default_factory=list)
    transposed: Mark | None = None
    power: int | None = None


class Names(Cursor):
    """Goes through the marks once, and joins each name with its indices."""

    def read(self) -> list[Mark]:
        """All marks, none of which is an index any more."""
        place = 0
        while place < len(self.marks):
            reader = _READERS.get(self.marks[place].type)
            if reader is None:
                self.out.append(self.marks[place])
                place += 1
            else:
                place = reader(self, place)
        return self.out

    def name(self, place: int) -> int:
        """A letter or a word; Δ before a name belongs to it."""
        mark, symbol = self.marks[place], self.marks[place].value
        after = self.marks[place + 1] if place + 1 < len(self.marks) else mark
        if symbol.base == "Delta" and after.type == "NAME":
            base = f"Delta{after.value.base}"
            joined = Symbol(base, after.value.sub, (), after.value.accent, after.value.bold)
        elif after.type == "DIGITS":  # w5
            sub = (*symbol.sub, after.text)
            joined = Symbol(symbol.base, sub, (), symbol.accent, symbol.bold)
        else:
            return self.scripted(mark, place + 1)
        return self.scripted(mark._replace(value=joined, end=after.end), place + 2)

    def scripted(self, mark: Mark, place: int) -> int:
        """``mark`` with the scripts that start at ``place``."""
        symbol: Symbol = mark.value
        found = _Scripts(list(symbol.sub))
        end, first = mark.end, place
        while (after := self._script(symbol, found, place, end)) is not None:
            place = after
            if found.power is None:
                end = self.script_end(place)
        complete = Symbol(
            symbol.base, tuple(found.sub), tuple(found.sup), symbol.accent, symbol.bold
        )
        euler = found.power is not None and not found.sup and self._is_euler(symbol, found)
        type_ = "EULER" if euler else mark.type
        self.out.append(mark._replace(type=type_, end=end, value=complete))
        if found.transposed is not None:
            self.out.append(found.transposed)
        return place if found.power is None else self._power(found.power, max(first, place))

    def _script(self, symbol: Symbol, found: _Scripts, place: int, end: int) -> int | None:
        """Where reading goes on behind the script at ``place``; nothing where there is none."""
        kind = self.type(place)
        if kind in BELOW and not self._is_of_power(symbol, found, place):
            found.sub += bottom(self.script(place))
            return self.after(place)
        if found.power is not None:
            return None
        if kind in ABOVE:
            return self._above(symbol, found, place)
        if kind == "PRIME":
            found.sup += self.marks[place].text
            return place + 1
        if self._bracketed(place, end):
            found.sup.append(self.text(place, self.partners[place] + 1))
            return self.partners[place] + 1
        if (
            kind == "PLUS"
            and self.marks[place].start == end
            and self.type(place + 1) in _NO_OPERAND
        ):
            found.sup.append("+")
            return place + 1
        return None

    def _above(self, symbol: Symbol, found: _Scripts, place: int) -> int:
        """Indices, the mark of a transpose, or a power."""
        after = self.after(place)
        short = after - place <= LONGEST_SCRIPT
        euler = self._is_euler(symbol, found) and short and self.script(place).strip("+")
        read = top(self.script(place)) if short and not euler else None
        if read is None:
            found.power = place
            return after
        found.sup += read.indices
        if read.transposed:
            start, end = self.marks[place].start, self.script_end(after)
            found.transposed = Mark("TRANSPOSE", "T", start, end)
        return after

    def _is_of_power(self, symbol: Symbol, found: _Scripts, place: int) -> bool:
        """Whether the index belongs to the power, as in ``e^net_o1``; TeX has it otherwise."""
        if found.power is None or self.type(place - 1) != "NAME":
            return False
        return not self.latex or self._is_euler(symbol, found)

    def _is_euler(self, symbol: Symbol, found: _Scripts) -> bool:
        return symbol.base == "e" and not found.sub and "e" not in self.words

    def _bracketed(self, place: int, end: int) -> bool:
        """In plain text, [1] or ⟨t⟩ close behind a name is an index at its top."""
        close = self.partners.get(place)
        if self.latex or close is None or self.marks[place].start != end:
            return False
        if self.type(place) == "LANGLE":
            return True
        inside = self.text(place + 1, min(close, place + LONGEST_SCRIPT))
        return self.type(place) == "LSQB" and inside.replace(",", "").isdecimal()

    def _power(self, place: int, end: int) -> int:
        """A power stays as it is; an index that follows it, as in ``a^2_j``, goes before it."""
        mark, after = self.marks[place], self.after(place)
        if mark.type == "SUP":
            self._raised(mark)
            return end
        self.out.append(mark)
        if after == end:
            return place + 1
        if after - place > LONGEST_SCRIPT:
            self.out.append(mark._replace(type="ERROR", value="this power is too long"))
        else:
            inner = Names(self.marks[place + 1 : after], self.words, latex=self.latex)
            self.out += inner.read()
        return end

    def _raised(self, mark: Mark) -> None:
        """Raised characters as a power."""
        self.out.append(mark._replace(type="CARET"))
        digits = mark.text.lstrip("+-")
        if not _INTEGER.fullmatch(mark.text) or too_long(digits):
            self.out.append(mark._replace(type="ERROR", value="this power is not understood"))
            return
        if mark.text[0] in "+-":
            self.out.append(mark._replace(type="MINUS" if mark.text[0] == "-" else "PLUS"))
        self.out.append(mark._replace(type="NUMBER", value=digits))

    def caret(self, place: int) -> int:
        """A script at the top of what is no name: a transpose, or a power."""
        mark, after = self.marks[place], self.after(place)
        transposes = after - place <= 4 and self.script(place) == "T"
        if transposes and self.out and self.out[-1].type in _ENDS:
            self.out.append(Mark("TRANSPOSE", "T", mark.start, self.script_end(after)))
            return after
        if mark.type == "SUP":
            self._raised(mark)
            return after
        self.out.append(mark)
        return place + 1

    def digits(self, place: int) -> int:
        """Digits behind what is no name after all."""
        self.out.append(self.marks[place]._replace(type="NUMBER"))
        return place + 1

    def index(self, place: int) -> int:
        """A script at the bottom of what is no name: an entry, or where something is taken."""
        text, after = self.script(place), self.after(place)
        start, end = self.marks[place].start, self.script_end(after)
        self.out.append(Mark("INDEX", text, start, end, bottom(text)))
        return after

    def closed(self, place: int) -> int:
        """``{w_5}^+``: braces around a name do not keep its scripts off."""
        self.out.append(self.marks[place])
        kinds = [one.type for one in self.out[-3:]]
        if kinds != ["LBRACE", "NAME", "RBRACE"] or self.type(place + 1) not in BELOW | ABOVE:
            return place + 1
        opening, name, closing = self.out[-3:]
        del self.out[-3:]
        return self._again(name._replace(start=opening.start, end=closing.end), place + 1)

    def _again(self, name: Mark, place: int) -> int:
        """More scripts for a name that has some."""
        before: Symbol = name.value
        places = len(self.out)
        after = self.scripted(name, place)
        joined: Symbol = self.out[places].value
        sup = (*before.sup, *joined.sup)
        whole = Symbol(joined.base, joined.sub, sup, joined.accent, joined.bold)
        self.out[places] = self.out[places]._replace(value=whole)
        return after


_READERS = {
    "NAME": Names.name,
    "DNAME": Names.name,
    "SUM": sum_sign,
    "NABLA": nabla,
    "FUNC": function,
    "CARET": Names.caret,
    "SUP": Names.caret,
    "UNDER": Names.index,
    "SUB": Names.index,
    "RBRACE": Names.closed,
    "DIGITS": Names.digits,
}
