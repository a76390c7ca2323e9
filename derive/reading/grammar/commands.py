"""The commands of LaTeX, as marks."""

from __future__ import annotations

import re

from derive.reading.grammar.fences import bracket, delimiter, environment
from derive.reading.grammar.running_type import text, upright
from derive.reading.grammar.spelling import SPELLINGS
from derive.reading.grammar.tape import Tape
from derive.reading.grammar.words import (
    ACCENTS,
    BOLD,
    FUNCTIONS,
    GONE,
    LABELLED,
    LETTERS,
    LOOKS,
    OPERATORS,
    SLOPES,
    SPACES,
    TEXT,
    UPRIGHT,
)
from derive.reading.symbol import Symbol

_LENGTH = re.compile(r"\*?(?:\s*\[\s*-?[0-9.]+\s*[a-z]+\s*\])?")
_DIGIT = re.compile(r"\s*([0-9])")
_HOLE = re.compile(r"\s*\{\s*\\hspace\*?\s*\{[^{}]*\}\s*\}")
_UNEQUAL = re.compile(r"\s*=")
_SIZE = re.compile(r"\s*-?[0-9.]+\s*[a-z]{2}")


def command(tape: Tape, name: str, start: int) -> None:
    """Write the marks of the command ``name``, which has been read past."""
    if name in SPELLINGS:
        _spelled(tape, name, start)
    elif name in LETTERS:
        tape.name(Symbol(LETTERS[name]), start, tape.place)
    elif name[1:] in OPERATORS:
        tape.write("FUNC", name[1:], start, FUNCTIONS[name[1:]])
    elif name in TEXT:
        text(tape, start)
    elif name in ACCENTS:
        tape.accent = ACCENTS[name]
        tape.style(start)
    elif name in BOLD:
        tape.bold_until = max(tape.bold_until, tape.argument_end())
        tape.style(start)
    elif name.rstrip("*") in UPRIGHT:
        upright(tape, start)
    elif name not in SPACES:
        _other(tape, name, start)


def _spelled(tape: Tape, name: str, start: int) -> None:
    type_, text_ = SPELLINGS[name]
    if type_ == "ROW" and (length := _LENGTH.match(tape.source, tape.place)):
        tape.place = length.end()
    if type_ in ("LSET", "RSET"):
        bracket(tape, type_, start)
    tape.write(type_, text_, start)
    if type_ == "FRAC":
        _digits(tape)


def _digits(tape: Tape) -> None:
    r"""The arguments of ``\frac12``."""
    for _ in range(2):
        digit = _DIGIT.match(tape.source, tape.place)
        if not digit:
            return
        tape.place = digit.end()
        tape.write("NUMBER", digit[1], digit.start(1), digit[1])


def _other(tape: Tape, name: str, start: int) -> None:
    source, plain = tape.source, name[1:]
    if name in ("\\left", "\\right"):
        delimiter(tape, name, start)
    elif name in ("\\begin", "\\end"):
        environment(tape, name, start)
    elif name == "\\underline" and (hole := _HOLE.match(source, tape.place)):
        tape.place = hole.end()
        tape.write("BLANK", "_", start)
    elif name == "\\rule":
        tape.skip(2)
        tape.write("BLANK", "_", start)
    elif name == "\\_":
        tape.write("BLANK", "_", start)
    elif name == "\\mathbb":
        end = tape.argument_end()
        letter = source[tape.place : end].strip("{ }")
        tape.place = end
        tape.name(Symbol(f"bb{letter}"), start, end)
    elif name == "\\not" and (equals := _UNEQUAL.match(source, tape.place)):
        tape.place = equals.end()
        tape.write("REL", "≠", start)
    elif name in ("\\xrightarrow", "\\xleftarrow"):
        tape.skip(1)
        tape.write("REL", "→" if "right" in name else "←", start)
    elif plain in LOOKS:
        _looks(tape, name, start)
    elif plain in SLOPES:
        _slope(tape, name, start)
    else:
        tape.fault(f"{name} is not known here", start)


def _slope(tape: Tape, name: str, start: int) -> None:
    r"""``\pdv{E}{w}`` as the fraction ``\frac{\partial E}{\partial w}``; alone, ``\pdv{w}``."""
    ahead = tape.groups_ahead()
    if not 1 <= len(ahead) <= 2:
        tape.fault(f"{name} is understood of one quantity by another", start)
        return
    tape.slopes.update(ahead)
    tape.write("FRAC", "/", start)
    if len(ahead) == 1:
        tape.write("PARTIAL", "∂", start)


def _looks(tape: Tape, name: str, start: int) -> None:
    if name in LABELLED:
        tape.labelled.add(tape.argument_end() - 1)
    if name == "\\hskip" and (size := _SIZE.match(tape.source, tape.place)):
        tape.place = size.end()
    tape.skip(LOOKS[name[1:]])
    if name[1:] not in GONE:
        tape.style(start)
