"""Words in running type inside a formula: names, words that join statements, remarks."""

from __future__ import annotations

import re

from derive.reading.grammar.tape import Tape
from derive.reading.grammar.words import CONDITIONS, FUNCTIONS, JOINING, OTHERWISE
from derive.reading.symbol import Symbol

_WORD = re.compile(r"([^\W\d_]+)(\d*)")
_NUMBERED = re.compile(r"([^\W\d_]+)_([^\W_]+)")
_CELL_END = re.compile(r"\s*(?:\\\\|\\end|&|$)")
_PHRASE = re.compile(r"\s*\w++\s++\w[\w\s]*")


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


def upright(tape: Tape, start: int) -> None:
    """An upright group: a word, a remark, or mathematics in another look."""
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
