"""The tape that a formula's marks are written on, while its source is read from left to right."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from derive.reading.grammar.lexicon import Lexicon
from derive.reading.grammar.mark import Mark
from derive.reading.grammar.numerals import DecimalMark
from derive.reading.symbol import Symbol

_LATEX = re.compile(r"\\[A-Za-z\\]|[_^]\{|\}[_^](?!\()")
_LIST = re.compile(r"\s*+[+−-]?\s*+[0-9.]++\s*+(?:,\s*+[+−-]?\s*+[0-9.]++\s*+)*[)\]]")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_TOKEN = re.compile(r"\s*(\\[A-Za-z]+|\\.|\S)", re.DOTALL)
_SUMMED = re.compile(r"[Σ∑]_?([a-z])(?!\w)")
_SCRIPT = re.compile(r"\s*[_^]")
# An empty group that only keeps a sign's distance, or carries an index, stands before one.
_SIGN_AHEAD = re.compile(r"\s*(?:[-+*/=&^_]|\\(?:cdot|times|odot|\\))")
_ARGUED = frozenset({"FRAC", "SQRT", "RBRACE", "UNDER", "CARET", "SUM"})
_HELD = frozenset({"FRAC", "SQRT", "RBRACE", "NUMBER", "NAME"})


@dataclass(slots=True)
class Tape:
    """The source, how far it has been read, and the marks so far."""

    source: str
    lexicon: Lexicon
    decimal_mark: DecimalMark | None
    marks: list[Mark] = field(default_factory=list)
    place: int = 0
    latex: bool = False
    summed: frozenset[str] = frozenset()  # the letters that sums in plain text run over
    braces: dict[int, int] = field(default_factory=dict)
    bold_until: int = 0
    upright_until: int = 0
    accent: str = ""
    styled: dict[int, int] = field(default_factory=dict)  # where what changes a look was written
    slopes: set[int] = field(default_factory=set)  # braces around what stands behind a ∂
    labelled: set[int] = field(default_factory=set)  # where what is under a brace ends
    groups: list[int] = field(default_factory=list)  # the marks of braces that are open
    related: set[int] = field(default_factory=set)  # those around a relation
    lefts: list[int] = field(default_factory=list)  # the marks of \left that wait for a \right
    opened: list[tuple[str, int]] = field(default_factory=list)
    listed: dict[int, bool] = field(default_factory=dict)
    listed_until: int = 0
    comma: bool = False  # a decimal comma was seen

    def __post_init__(self) -> None:
        self.latex = _LATEX.search(self.source) is not None
        self.summed = frozenset(_SUMMED.findall(self.source))
        self.braces = _partners(self.source)

    def write(self, type_: str, text: str, start: int, value: object = None) -> None:
        """A mark that was read from ``start`` up to the present place."""
        if type_ == "LBRACE":
            self.groups.append(len(self.marks))
        elif type_ == "REL" and self.groups:
            self.related.add(self.groups[-1])
        start = self.styled.get(start, start)
        self.marks.append(Mark(type_, text, start, self.place, value))

    def name(self, symbol: Symbol, start: int, end: int, type_: str = "NAME") -> None:
        """A name in the weight and with the accent that it stands under."""
        bold = symbol.bold or start < self.bold_until
        if bold or self.accent:
            accent = self.accent or symbol.accent
            symbol = Symbol(symbol.base, symbol.sub, symbol.sup, accent, bold)
            self.accent = ""
        text, start = symbol.base + "".join(symbol.sub), self.styled.get(start, start)
        self.marks.append(Mark(type_, text, start, end, symbol))

    def fault(self, reason: str, start: int) -> None:
        """Something that makes its side unreadable."""
        self.write("ERROR", "", start, reason)

    def group(self) -> str | None:
        """The source of the group ahead, read past; nothing where no group stands or it is open."""
        found = _TOKEN.match(self.source, self.place)
        if not found or found[1] != "{":
            return None
        close = self.braces.get(found.end() - 1)
        if close is None:
            return None
        self.place = close + 1
        return self.source[found.end() : close]

    def groups_ahead(self) -> list[int]:
        """Where the braces of the groups ahead are, that follow one another."""
        found: list[int] = []
        place = self.place
        while (token := _TOKEN.match(self.source, place)) and token[1] == "{":
            found.append(token.start(1))
            place = self.braces.get(found[-1], len(self.source) - 1) + 1
        return found

    def style(self, start: int) -> None:
        """What stands ahead begins at ``start``, with the command that changes its look."""
        if found := _TOKEN.match(self.source, self.place):
            self.styled[found.start(1)] = self.styled.get(start, start)

    def argument_end(self) -> int:
        """Where the argument ahead ends: a group, a command or one character."""
        found = _TOKEN.match(self.source, self.place)
        if not found:
            return self.place
        return self.braces.get(found.end() - 1, found.end() - 1) + 1

    def skip(self, arguments: int) -> None:
        """Read past ``arguments`` and an option in square brackets before them."""
        option = re.compile(r"\s*\[[^\[\]{}]*\]").match(self.source, self.place)
        if option and arguments:
            self.place = option.end()
        for _ in range(arguments):
            self.place = self.argument_end()

    def close_brace(self, start: int) -> None:
        """The end of a group; one of a single mark is no group, nor is a box around an equation."""
        marks = self.marks
        opening = self.groups.pop() if self.groups else -1
        if marks and marks[-1].type == "LBRACE":
            self._empty(start)
        elif len(marks) > 1 and marks[-2].type == "LBRACE" and marks[-1].type != "NUMBER":
            marks[-2:] = [marks[-1]._replace(start=marks[-2].start, end=self.place)]
        elif opening in self.related and not (opening and marks[opening - 1].type in _ARGUED):
            marks[opening] = marks[opening]._replace(type="NULL")
        else:
            self.write("RBRACE", "}", start)
        while start in self.labelled and (script := _SCRIPT.match(self.source, self.place)):
            self.place = script.end()
            self.place = self.argument_end()

    def _empty(self, start: int) -> None:
        """An empty group is nothing, unless something needs it."""
        opening = self.marks.pop()
        before = self.marks[-1].type if self.marks else ""
        if before in ("UNDER", "CARET"):
            self.marks.pop()
        elif before in _HELD and not _SIGN_AHEAD.match(self.source, self.place):
            self.fault("something is missing between these braces", opening.start)

    def is_list(self) -> bool:
        """Whether the bracket around the present place holds numbers and commas only."""
        if self.comma or not self.opened or self.opened[-1][0] not in "([":
            return False
        opening = self.opened[-1][1]
        if opening not in self.listed:
            self.listed[opening] = _LIST.match(self.source, opening + 1) is not None
        return self.listed[opening]


def _partners(source: str) -> dict[int, int]:
    """Where each brace of a group is closed."""
    waiting: list[int] = []
    partners: dict[int, int] = {}
    for found in _BRACE.finditer(source):
        if found[0] == "{":
            waiting.append(found.start())
        elif found[0] == "}" and waiting:
            partners[waiting.pop()] = found.start()
    return partners
