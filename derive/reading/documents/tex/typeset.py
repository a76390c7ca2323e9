"""The running text of a LaTeX file, as TeX would set it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from derive.reading.documents.piece import BREAK, Kind, Piece
from derive.reading.documents.strand import Strand, made
from derive.reading.documents.tex.commands import (
    APART,
    ARGUMENTS,
    BREAKS,
    DROPPED,
    NOT_FOLLOWED,
    SIGNS,
    SKIPPED,
    accented,
)

_TOKEN = re.compile(
    r"""
      \\(?P<side>begin|end)\s?\{(?P<name>[^{}\n]*)\}(?P<option>\s*\[[^\[\]]{0,200}\])?
    | \\(?P<accent>["'`^~=.]|[cvuHr](?=\s*\{[A-Za-z]\}))\s*
      (?:\{\\?(?P<inner>[A-Za-z])\}|\\?(?P<letter>[A-Za-z]))
    | \\(?P<command>[A-Za-z@]+)\*?[ \t]*(?:<[^<>\s]{0,20}>)?(?:\[[^\[\]]{0,200}\])*
    | \\(?P<break>\\)\*?(?:\[[^\[\]\s]{0,20}\])?
    | \\(?P<escaped>.)
    | (?P<brace>[{}])
    | (?P<blank>\n[ \t]*\n\s*)
    | (?P<cell>&)
    | (?P<sign>---?|~|``|''|\#\d)
    """,
    re.VERBOSE | re.DOTALL,
)
_SET = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”"}
_SPACES = {
    ",": "\N{THIN SPACE}",
    ";": " ",
    ":": " ",
    " ": " ",
    "!": "",
    "-": "",
    "/": "",
    "\n": " ",
}


class _Group(NamedTuple):
    """Whether a group is left out, whether a paragraph ends with it, and what comes after it."""

    silent: bool
    apart: bool
    coming: tuple[_Group, ...] = ()


_TEXT = _Group(silent=False, apart=False)


class Typesetter:
    """Text part by part; groups may hold formulas, so what is open is kept from part to part."""

    def __init__(self, strand: Strand, shadow: str, remarks: list[str]) -> None:
        self._strand = strand
        self._shadow = shadow
        self._remarks = remarks
        self._groups: list[_Group] = []
        self._coming: list[_Group] = []  # arguments that are not yet there
        self._skipping = ""  # the environment that is left out

    @property
    def silent(self) -> bool:
        """Whether what comes now is no text of the document."""
        return bool(self._skipping) or (bool(self._groups) and self._groups[-1].silent)

    def text(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of one part."""
        at = start
        for token in _TOKEN.finditer(self._shadow, start, end):
            yield from self._plain(at, token.start())
            yield from self._token(token)
            at = token.end()
        yield from self._plain(at, end)

    def _plain(self, start: int, end: int) -> Iterator[Piece]:
        if start == end:
            return
        if self._shadow[start:end].strip():
            self._coming = []
        if not self.silent:
            yield Piece(Kind.TEXT, self._strand[start:end])

    def _token(self, token: re.Match[str]) -> Iterator[Piece]:
        place = token.start()
        match token.lastgroup:
            case "brace" if token[0] == "{":
                self._open()
            case "brace":
                yield from self._close()
            case "name" | "option":
                yield from self._environment(token["side"], token["name"])
            case "command":
                yield from self._command(token["command"], place)
            case "letter" | "inner":
                letter = token["inner"] or token["letter"]
                yield from self._made(accented(token["accent"], letter), place)
            case "escaped":
                yield from self._made(_SPACES.get(token["escaped"], token["escaped"]), place)
            case "sign":
                yield from self._made(_SET.get(token[0], ""), place)
            case _:
                yield from self._break()

    def _made(self, text: str, place: int) -> Iterator[Piece]:
        if text and not self.silent:
            yield Piece(Kind.TEXT, made(text, self._strand.place(place)))

    def _break(self) -> Iterator[Piece]:
        if not self.silent:
            yield BREAK

    def _open(self) -> None:
        first, *coming = self._coming or [_TEXT]
        self._groups.append(_Group(first.silent or self.silent, first.apart, tuple(coming)))
        self._coming = []

    def _close(self) -> Iterator[Piece]:
        group = self._groups.pop() if self._groups else _TEXT
        self._coming = list(group.coming)
        if group.apart:
            yield from self._break()

    def _environment(self, side: str, name: str) -> Iterator[Piece]:
        if self._skipping:
            if side == "end" and name == self._skipping:
                self._skipping = ""
            return
        yield from self._break()
        self._coming = []
        if side == "begin":
            self._skipping = name if name.rstrip("*") in SKIPPED else ""
            flags = DROPPED.get(name, "kk")
            self._coming = _groups(flags, apart=True)

    def _command(self, name: str, place: int) -> Iterator[Piece]:
        if name in NOT_FOLLOWED and not self.silent:
            self._remark(place)
        if name in APART or name in BREAKS:
            yield from self._break()
        if name in SIGNS:
            yield from self._made(SIGNS[name], place)
        flags = ARGUMENTS.get(name, "k" if name in APART else "")
        if not flags and self._coming and self._coming[0].silent:
            self._coming.pop(0)  # the command itself is the argument: \setlength\itemsep
            return
        self._coming = _groups(flags, apart=name in APART)

    def _remark(self, place: int) -> None:
        """What a file names and is not read with it."""
        call = self._shadow[place : place + 200].partition("}")[0].partition("\n")[0]
        self._remarks.append(f"{call}}} was not followed: check that file on its own")


def _groups(flags: str, *, apart: bool) -> list[_Group]:
    return [_Group(flag == "d", apart) for flag in flags]
