"""The commands of LaTeX, as marks."""

from __future__ import annotations

import re

from derive.reading.grammar.spelling import SPELLINGS
from derive.reading.grammar.tape import Tape
from derive.reading.grammar.words import (
    ACCENTS,
    ALIGNED,
    BOLD,
    CASES,
    CONDITIONS,
    FUNCTIONS,
    GONE,
    GRIDS,
    JOINING,
    LABELLED,
    LETTERS,
    LOOKS,
    OPERATORS,
    OTHERWISE,
    SLOPES,
    SPACES,
    TEXT,
    UPRIGHT,
)
from derive.reading.symbol import Symbol

_WORD = re.compile(r"([^\W\d_]+)(\d*)")
_NUMBERED = re.compile(r"([^\W\d_]+)_([^\W_]+)")
_DELIMITER = re.compile(r"\s*(\\[A-Za-z]+|\\.|\|\||.)", re.DOTALL)
_LENGTH = re.compile(r"\*?(?:\s*\[\s*-?[0-9.]+\s*[a-z]+\s*\])?")
_DIGIT = re.compile(r"\s*([0-9])")
_HOLE = re.compile(r"\s*\{\s*\\hspace\*?\s*\{[^{}]*\}\s*\}")
_CELL_END = re.compile(r"\s*(?:\\\\|\\end|&|$)")
_UNEQUAL = re.compile(r"\s*=")
_SIZE = re.compile(r"\s*-?[0-9.]+\s*[a-z]{2}")
_PHRASE = re.compile(r"\s*\w++\s++\w[\w\s]*")


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
        _upright(tape, start)
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


def bracket(tape: Tape, type_: str, start: int) -> None:
    """Keep account of what is open."""
    if type_[0] == "L":
        tape.opened.append((tape.source[start], start))
    elif tape.opened:
        tape.opened.pop()


def text(tape: Tape, start: int) -> None:
    """Words in running type: a name, a word that joins statements, or a remark."""
    content = tape.group()
    if content is None:
        tape.fault("the text is not closed", start)
        return
    words = content.strip().replace("\\_", "_")
    found = _WORD.fullmatch(words) or _NUMBERED.fullmatch(words)
    if _is_aside(tape, words):
        _remark(tape, words, start)
    elif found and content == content.strip() and words.lower() not in JOINING:
        _word(tape, found[1], found[2], start)
    elif re.fullmatch(r"[0-9.]*[0-9]", words):
        tape.write("NUMBER", words, start, words)
    elif words.strip(" .,;:~\\"):
        _remark(tape, words, start)


def _is_aside(tape: Tape, words: str) -> bool:
    """Whether a lone word is a remark: ``0.5 (rounded)``, or a cell of its own beside a row."""
    before = [mark.type for mark in tape.marks[-2:]]
    cell = before[-1:] in (["AMP"], ["GAP"]) and _CELL_END.match(tape.source, tape.place)
    return before == ["NUMBER", "LPAR"] or bool(cell and words not in tape.lexicon.words)


def _word(tape: Tape, base: str, index: str, start: int) -> None:
    lowered = base.lower()
    if base in FUNCTIONS and not index and base not in tape.lexicon.words:
        tape.write("FUNC", base, start, FUNCTIONS[base])
    elif not index and (lowered in CONDITIONS or lowered.startswith(OTHERWISE)):
        tape.write("TEXT", base, start, _condition(lowered))
    else:
        tape.name(Symbol(base, (index,) if index else ()), start, tape.place)


def _remark(tape: Tape, words: str, start: int) -> None:
    tape.write("TEXT", words, start, _condition(words.lower()))


def _condition(words: str) -> str:
    """What the words say about a case."""
    if words.lstrip("( ").startswith(OTHERWISE):
        return "OTHERWISE"
    first = words.split(maxsplit=1)[:1]
    return "IF" if first and first[0].strip(",.:(") in CONDITIONS else ""


def _upright(tape: Tape, start: int) -> None:
    before, content = tape.place, tape.group()
    word = _WORD.fullmatch(content.strip()) if content else None
    if word:
        _word(tape, word[1], word[2], start)
    elif content is not None and _PHRASE.fullmatch(content):
        _remark(tape, content.strip(), start)
    else:
        tape.place = before
        tape.upright_until = max(tape.upright_until, tape.argument_end())
        tape.style(start)


def _other(tape: Tape, name: str, start: int) -> None:
    source, plain = tape.source, name[1:]
    if name in ("\\left", "\\right"):
        _delimiter(tape, name, start)
    elif name in ("\\begin", "\\end"):
        _environment(tape, name, start)
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


def _delimiter(tape: Tape, name: str, start: int) -> None:
    r"""A bracket after ``\left`` or ``\right``; a full stop is one that is not seen."""
    found = _DELIMITER.match(tape.source, tape.place)
    if not found:
        tape.fault(f"{name} needs a bracket", start)
        return
    tape.place = found.end()
    seen = {"<": "LANGLE", ">": "RANGLE", ".": "NULL"}.get(found[1])
    type_ = seen or SPELLINGS.get(found[1], ("ERROR", ""))[0]
    place = found.start(1)
    if type_ in ("LPAR", "LSQB", "LSET", "RPAR", "RSQB", "RSET"):
        bracket(tape, type_, place)
    if name == "\\left":
        tape.lefts.append(len(tape.marks))
        tape.write(type_, found[1], start, "cannot be a bracket")
    else:
        _right(tape, type_, found[1], start)


def _right(tape: Tape, type_: str, text_: str, start: int) -> None:
    left = tape.lefts.pop() if tape.lefts else -1
    opening = tape.marks[left] if 0 <= left < len(tape.marks) else None
    if opening and opening.type == "NULL" and type_ == "BAR":
        tape.marks[left] = opening._replace(type="LBRACE")
        tape.write("RBRACE", "", start)
        tape.write("EVAL", "|", start)
    elif opening and opening.type == "LSET" and type_ == "NULL":
        tape.marks[left] = opening._replace(type="SYSTEM")
        tape.write("SYSTEM_END", "", start)
    else:
        tape.write(type_, text_, start, "cannot be a bracket")


def _environment(tape: Tape, name: str, start: int) -> None:
    kind = (tape.group() or "").strip().rstrip("*")
    side = "OPEN" if name == "\\begin" else "CLOSE"
    if kind in GRIDS or kind in CASES:
        if kind in ("array", "tabular") and side == "OPEN":
            tape.skip(1)
        tape.write(f"{'GRID' if kind in GRIDS else 'CASES'}_{side}", kind, start)
    elif kind not in ALIGNED:
        tape.fault(f"the environment {kind} is not known here", start)
    elif kind.startswith("alignat") or kind == "alignedat":
        tape.skip(1 if side == "OPEN" else 0)
