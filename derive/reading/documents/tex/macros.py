"""An author's macros, replaced by what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.errors import DocumentError
from derive.reading.documents.strand import EMPTY, Strand, joined, made
from derive.reading.documents.tex.definitions import Definition, Macro, definition_at
from derive.reading.documents.tex.groups import Groups

CALLS = 100_000  # a document of 500 pages has fewer
CHARACTERS = 8_000_000
_COMMAND = re.compile(r"\\(?:[A-Za-z@]+|.)", re.DOTALL)
_DEFINING = re.compile(r"\\(?:\w*[cC]ommand\b|[gex]?def\b|let\b|DeclareMathOperator|\w*newenv)")
_BLANK = re.compile(r"\s*+")
_OPTION = re.compile(r"\s*\[([^\[\]]*)\]")


class Macros:
    """The macros defined so far; expansion is bounded, however they call each other."""

    def __init__(self, name: str) -> None:
        self._document = name
        self._known: dict[str, Macro] = {}
        self._calls = CALLS
        self._characters = CHARACTERS

    def learn(self, text: str) -> None:
        """Take the definitions from ``text``, a preamble."""
        groups, at = Groups(text), 0
        while found := _DEFINING.search(text, at):
            definition = self._define(groups, found.start())
            at = definition.end if definition else found.end()

    def expanded(self, strand: Strand) -> Strand:
        """``strand`` without definitions and calls."""
        if not self._known and not _DEFINING.search(strand.text):
            return strand
        return joined(self._expansion(strand))

    def _expansion(self, strand: Strand) -> Iterator[Strand]:
        frames = [_Frame(strand)]
        while frames:
            frame = frames[-1]
            command = _COMMAND.search(frame.text, frame.at)
            if command is None:
                yield frame.rest()
                frames.pop()
            elif macro := self._known.get(command[0]):
                yield frame.before(command)
                frames.append(
                    _Frame(self._called(macro, frames, frame.strand.place(command.start())))
                )
            elif definition := self._define(frame.groups, command.start()):
                yield frame.before(command)
                frame.at = frame.start = definition.end
            else:
                frame.at = command.end()

    def _define(self, groups: Groups, start: int) -> Definition | None:
        definition = definition_at(groups, start, self._known)
        if definition and definition.macro:
            self._known[definition.macro.name] = definition.macro
        return definition

    def _called(self, macro: Macro, frames: list[_Frame], place: int) -> Strand:
        """The body with its arguments, which may stand after the text that the call ends."""
        given = [self._argument(macro, frames, number) for number in range(macro.count)]
        body = joined(
            given[part] if isinstance(part, int) else made(part, place) for part in macro.body
        )
        self._charge(macro, len(body))
        return body

    def _argument(self, macro: Macro, frames: list[_Frame], number: int) -> Strand:
        while len(frames) > 1 and frames[-1].exhausted():
            frames.pop()
        frame = frames[-1]
        if number == 0 and macro.default is not None:
            option = _OPTION.match(frame.text, frame.at)
            if option is None:
                return made(macro.default, frame.strand.place(frame.at))
            return frame.taken(option.start(1), option.end(1), option.end())
        argument = frame.argument()
        self._charge(macro, len(argument))
        return argument

    def _charge(self, macro: Macro, characters: int) -> None:
        self._calls -= 1
        self._characters -= characters
        if self._calls < 0 or self._characters < 0:
            raise DocumentError(
                f"{self._document}: the macro {macro.name} makes too much text: "
                "write out what calls itself, or split the document"
            )


class _Frame:
    """A strand that is being read: from ``start`` on it is not yet written, ``at`` is next."""

    def __init__(self, strand: Strand) -> None:
        self.strand = strand
        self.text = strand.text
        self.groups = Groups(strand.text)
        self.start = self.at = 0

    def before(self, command: re.Match[str]) -> Strand:
        """What is not yet written before a command; reading goes on after it."""
        written = self.strand[self.start : command.start()]
        self.start = self.at = command.end()
        return written

    def rest(self) -> Strand:
        return self.strand[self.start :]

    def exhausted(self) -> bool:
        """Whether only white space is left."""
        return _after_blank(self.text, self.at) == len(self.text)

    def argument(self) -> Strand:
        """A group without its braces, a command or a character; nothing where none is left."""
        start = _after_blank(self.text, self.at)
        if self.text[start : start + 1] == "{":
            end = self.groups.end(start)
            end = end if end > 0 else len(self.text) + 1
            return self.taken(start + 1, end - 1, end)
        command = _COMMAND.match(self.text, start)
        end = command.end() if command else start + 1
        return self.taken(start, end, end) if start < len(self.text) else EMPTY

    def taken(self, start: int, end: int, after: int) -> Strand:
        """The part from ``start`` to ``end``; reading goes on at ``after``."""
        self.start = self.at = min(after, len(self.text))
        return self.strand[start:end]


def _after_blank(text: str, start: int) -> int:
    blank = _BLANK.match(text, start)
    return blank.end() if blank else start
