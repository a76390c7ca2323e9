"""From a formula's source to its marks."""

from __future__ import annotations

import re

from derive.reading.grammar.commands import command
from derive.reading.grammar.fences import bracket
from derive.reading.grammar.lexicon import lexicon
from derive.reading.grammar.mark import Mark
from derive.reading.grammar.numerals import CLUSTER, DecimalMark, numeral, too_long
from derive.reading.grammar.spelling import SPELLINGS
from derive.reading.grammar.tape import Tape
from derive.reading.grammar.words import (
    COMBINING,
    FRACTIONS,
    JOINING,
    LETTERS,
    LOWERED,
    NEW,
    RAISED,
    SPACES,
)
from derive.reading.symbol import Symbol

_UP, _DOWN = re.escape("".join(RAISED)), re.escape("".join(LOWERED))
_NO_LETTERS = f"{_UP}{_DOWN}Σ∑ʹℓ{''.join(FRACTIONS)}"
_LETTER = rf"[^\W\d_{_NO_LETTERS}]"
_SIGNS = sorted((s for s in SPELLINGS if not s.startswith("\\")), key=len, reverse=True)
_LONG_SIGNS = "|".join(re.escape(sign) for sign in _SIGNS if len(sign) > 1)
_MARK = re.compile(
    rf"(?P<number>{CLUSTER})"
    rf"|(?P<raised>[{_UP}]+(?:,[{_UP}]+)*)"
    rf"|(?P<lowered>[{_DOWN}]+)"
    rf"|(?P<letters>(?:{_LETTER}[{''.join(COMBINING)}]{{0,3}})+)"
    r"|(?P<command>\\(?:[A-Za-z]+\*?|.))"
    r"|(?P<space>[\s\u200b\u2060\ufeff]+)"
    rf"|(?P<sign>{_LONG_SIGNS}|.)",
    re.DOTALL,
)
_INTEGER = re.compile(r"[0-9]+")
_END = rf"(?!{_LETTER}|[\d_])"
_PLAIN_INDEX = re.compile(
    rf"{_LETTER}+\d*(?:,(?:{_LETTER}*+\d++|{_LETTER}{{1,2}}+){_END})*"
    rf"|\d+(?:,(?:\d++|{_LETTER}++\d++){_END}(?!\.))*"
)
_FIRST_OF_TWO = re.compile(r"(?:max|min)\s*[(\[{][^()\[\]{},]*_")
_CLOSE = re.compile(r"\s*[)\]}]")
_FAR = 200  # characters of an argument
_SUMMED_INDEX = re.compile(r"\d([a-z])(?![A-Za-z\d_])")
_LATEX_INDEX = re.compile(rf"{_LETTER}\d+|\d+")
_WORD = re.compile(rf"{_LETTER}{{2,}}")
_BRACED_INDEX = re.compile(r"\{([A-Za-z0-9,]+)\}")
_BLANK = re.compile(r"_{3,}")
_SHAPE = re.compile(r"\(\d+x\d+\)")


def scan(source: str, words: frozenset[str], decimal_mark: DecimalMark | None) -> Tape:
    """The tape with the marks of ``source``, in order."""
    tape = Tape(source, lexicon(words), decimal_mark)
    while tape.place < len(source):
        found = _MARK.match(source, tape.place)
        assert found is not None
        tape.place = found.end()
        _READERS[str(found.lastgroup)](tape, found[0], found.start())
    return tape


def _number(tape: Tape, cluster: str, start: int) -> None:
    if _is_index(tape, start) and (found := _INTEGER.match(tape.source, start)):
        tape.place = found.end()
        tape.write("DIGITS", found[0], start, found[0])
        return
    listed = start < tape.listed_until or ("," in cluster and tape.is_list())
    read = numeral(tape.source, cluster, start, tape.decimal_mark, listed=listed)
    if "," in cluster and read.end < start + len(cluster):
        tape.listed_until = start + len(cluster)
    tape.place = read.end
    tape.comma = tape.comma or read.comma
    if too_long(read.digits):
        tape.fault("this number has more digits than can be worked with", start)
    else:
        tape.write("NUMBER", tape.source[start : tape.place], start, read.digits)


def _is_index(tape: Tape, start: int) -> bool:
    """Whether the digits stand close behind a name, as in w5."""
    before = tape.marks[-1] if tape.marks else None
    if before is None or before.end != start or tape.source[start - 1] == "}":
        return False
    return before.type in ("NAME", "DNAME", "FUNC")


def _letters(tape: Tape, run: str, start: int) -> None:
    before = tape.marks[-1].type if tape.marks else ""
    if (start < tape.upright_until and len(run) > 1) or (before == "CARET" and run in NEW):
        tape.name(Symbol(run), start, tape.place)
    elif not (tape.latex or run in tape.lexicon.words) and _joined(tape, run, start):
        return
    else:
        for piece in tape.lexicon.pieces(run):
            if piece.kind == "FUNC":
                end = start + piece.end
                name = piece.symbol.base
                text = run[piece.start : piece.end]
                tape.marks.append(Mark("FUNC", text, start + piece.start, end, name))
            else:
                tape.name(piece.symbol, start + piece.start, start + piece.end, piece.kind)


def _joined(tape: Tape, run: str, start: int) -> bool:
    """A word of plain text that is no name: ``and`` between statements, ``if`` in a case."""
    inside = tape.opened and tape.opened[-1][0] == "{"
    if inside and run in ("if", "otherwise", "else"):
        tape.write("TEXT", run, start, "IF" if run == "if" else "OTHERWISE")
    elif len(run) > 1 and run in JOINING:
        tape.write("BREAK", run, start)
    else:
        return False
    return True


def _raised(tape: Tape, run: str, start: int) -> None:
    tape.write("SUP", "".join(RAISED.get(one, one) for one in run), start)


def _lowered(tape: Tape, run: str, start: int) -> None:
    text = "".join(LOWERED[one] for one in run)
    if not _SHAPE.fullmatch(text):
        tape.write("SUB", text, start)


def _command(tape: Tape, name: str, start: int) -> None:
    if name == "\\%":
        tape.fault("% stands alone", start)
    else:
        command(tape, name, start)


def _space(tape: Tape, run: str, start: int) -> None:
    """In plain text a new line is a new row, and a wide gap sets apart."""
    if not tape.latex and "\n" in run:
        tape.write("ROW", "\n", start)
    elif not tape.latex and len(run) > 2:
        tape.write("GAP", " ", start)


def _sign(tape: Tape, sign: str, start: int) -> None:
    if sign == "_":
        _index(tape, start)
    elif sign in "{}":
        _brace(tape, sign, start)
    elif sign in FRACTIONS:
        tape.write("FRAC", "/", start)
        for digits in FRACTIONS[sign]:
            tape.write("NUMBER", digits, start, digits)
    elif sign in LETTERS:
        tape.name(Symbol(LETTERS[sign]), start, tape.place)
    elif sign == "%" and tape.latex:
        tape.place = (tape.source.find("\n", start) + 1) or len(tape.source)
    elif sign == "~" and not tape.latex:
        tape.write("REL", "≈", start)
    elif sign in SPELLINGS:
        type_, text = SPELLINGS[sign]
        if type_ in ("LPAR", "RPAR", "LSQB", "RSQB"):
            bracket(tape, type_, start)
        tape.write(type_, text, start)
    elif sign not in SPACES:
        tape.fault(f"{sign} is not known here", start)


def _brace(tape: Tape, sign: str, start: int) -> None:
    """Braces group in LaTeX, and are brackets in plain text."""
    if not tape.latex:
        type_ = "LSET" if sign == "{" else "RSET"
        bracket(tape, type_, start)
        tape.write(type_, sign, start)
    elif sign == "}":
        tape.close_brace(start)
    else:
        tape.write("LBRACE", "{", start)
        if start in tape.slopes:
            tape.write("PARTIAL", "∂", start)


def _index(tape: Tape, start: int) -> None:
    """An index without braces: ``_h1`` in plain text, one character or a word in LaTeX."""
    source, place = tape.source, tape.place
    if simple := _BRACED_INDEX.match(source, place):
        tape.place = simple.end()
        tape.write("SUB", simple[1], start)
        return
    if blank := _BLANK.match(source, start):
        tape.place = blank.end()
        tape.write("BLANK", "_", start)
        return
    word = _WORD.match(source, place)
    if tape.latex:
        known = word if word and word[0] in tape.lexicon.words else None
        found = known or _LATEX_INDEX.match(source, place)
    else:
        found = _summed_index(tape) or _PLAIN_INDEX.match(source, place)
    if not found:
        tape.write("UNDER", "_", start)
        return
    tape.place = _argument_end(source, place, found)
    if source.startswith("_", tape.place) and word and word[0] == found[0]:
        tape.place = place + 1  # x_ix_j is two names
    tape.write("SUB", source[place : tape.place], start)


def _argument_end(source: str, place: int, found: re.Match[str]) -> int:
    """Where an index ends: before the last comma if that parts arguments, as in max(z_h1,0)."""
    comma = found[0].rfind(",")
    if comma < 0 or not _CLOSE.match(source, found.end()):
        return found.end()
    near = max(place - _FAR, 0)
    opened = max(source.rfind("max", near, place), source.rfind("min", near, place), near)
    first = _FIRST_OF_TWO.fullmatch(source, opened, place)
    return place + comma if first else found.end()


def _summed_index(tape: Tape) -> re.Match[str] | None:
    """A number with the letter of a sum behind it, as in ``Σ_k w_1k``."""
    found = _SUMMED_INDEX.match(tape.source, tape.place)
    return found if found and found[1] in tape.summed else None


_READERS = {
    "number": _number,
    "raised": _raised,
    "lowered": _lowered,
    "letters": _letters,
    "command": _command,
    "space": _space,
    "sign": _sign,
}
