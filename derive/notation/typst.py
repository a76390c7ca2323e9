"""Typst: its own math mode, which needs no package.

Signs are written as themselves and words in quotes, so that nothing depends on what a version of
Typst calls a symbol. A space is written only where two letters or digits would run together, or
a bracket would be read as the call of a function: beside a quoted word it would show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from derive.notation.greek import GREEK
from derive.notation.notation import Name, Notation, Part, Parts, Style
from derive.notation.rounding import Numeral
from derive.notation.syntax import Bracket, Sign, Syntax

SIGNS = {
    Sign.PLUS: " + ",
    Sign.MINUS: " - ",
    Sign.DOT: " ⋅ ",
    Sign.TIMES: " \N{MULTIPLICATION SIGN} ",
    Sign.ASTERISK: " * ",
    Sign.JUXTAPOSED: "",
    Sign.OVER: r"\/",
    Sign.GREATER: " > ",
    Sign.AT_LEAST: " ≥ ",
    Sign.LESS: " < ",
    Sign.AT_MOST: " ≤ ",
    Sign.HADAMARD: " ⊙ ",
    Sign.EQUALS: " = ",
}
FUNCTIONS = {"ln", "log", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min"}
UPRIGHT = {Style.WORD, Style.DIGITS, Style.MARK}


class _Typst(Syntax):
    """Math mode of Typst."""

    def number(self, numeral: Numeral, notation: Notation) -> str:
        mantissa = _upright(numeral.mantissa.replace(".", notation.decimal_mark))
        if numeral.exponent is None:
            return mantissa
        return f"{mantissa} ⋅ 10^{_group(str(numeral.exponent))}"

    def name(self, name: Name) -> str:
        subscript = f"_{_group(_set(name.subscript))}" if name.subscript else ""
        superscript = f"^{_group(_set(name.superscript))}" if name.superscript else ""
        return f"{_set(name.base)}{subscript}{superscript}"

    def sign(self, sign: Sign) -> str:
        return SIGNS[sign]

    def leading(self, sign: Sign) -> str:
        return f'class("binary", {SIGNS[sign].strip()}) '

    def minus(self) -> str:
        return "-"

    def row(self, pieces: Sequence[str]) -> str:
        return joined(pieces)

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"frac({numerator}, {denominator})"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{_group(exponent)}"

    def exponential(self, exponent: str) -> str:
        return f"e^{_group(exponent)}"

    def root(self, radicand: str) -> str:
        return f"sqrt({radicand})"

    def function(self, name: str) -> str:
        stem = name.rstrip("'")
        return _operator(stem) + name[len(stem) :]

    def fence(self, content: str, bracket: Bracket, *, tall: bool) -> str:
        opening, closing = bracket.value
        if bracket is Bracket.BAR:
            return f"abs({content})"
        return f"{opening}{content}{closing}"

    def half(self, bracket: Bracket, *, opening: bool, tall: bool) -> str:
        size = "2.4em" if tall else "1.2em"
        return rf"lr(size: #{size}, \{bracket.value[0 if opening else 1]})"

    def partial(self, of: str, wrt: str) -> str:
        return f"frac(∂{of}, ∂{wrt})"

    def slope(self, of: str, wrt: str) -> str:
        return rf"∂{of}\/∂{wrt}"

    def derivation(self, wrt: str) -> str:
        return f"frac(∂, ∂{wrt})"

    def summation(self, index: str) -> str:
        return f"∑_{_group(index)}"

    def matrix(self, rows: Sequence[Sequence[str]], notation: Notation) -> str:
        return f"mat({'; '.join(', '.join(row) for row in rows)})"

    def transposed(self, content: str) -> str:
        return f"{content}^⊤"

    def shaped(self, content: str, rows: int, columns: int) -> str:
        return f'class("normal", limits({content})_(thin {rows} × {columns} thin))'

    def gradient(self, of: str, wrt: str) -> str:
        return f"∇_({wrt}){of}" if wrt else f"∇{of}"

    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> str:
        rows = [*(f'{then} & quad "if "{asked}' for then, asked in branches)]
        return f'cases({", ".join([*rows, f"{otherwise} & quad "])}"otherwise")'

    def hole(self, width: int) -> str:
        return f'class("normal", underline(#h({max(2, width // 2)}em)))'

    def answer(self, content: str) -> str:
        return f'class("normal", #box(stroke: 0.5pt, inset: 0.2em, $display({content})$))'


def quoted(text: str) -> str:
    """``text`` as a string of Typst."""
    return '"' + text.replace("\\", r"\\").replace('"', r"\"") + '"'


def joined(pieces: Iterable[str]) -> str:
    """The pieces side by side, a space where two of them would run together."""
    written = ""
    for piece in filter(None, pieces):
        apart = written[-1:].isalnum() and (piece[0].isalnum() or piece[0] == "(")
        written += (" " if apart else "") + piece
    return written


def _operator(name: str) -> str:
    if name in FUNCTIONS or len(name) == 1:
        return name
    return GREEK.get(name) or f"op({quoted(name)})"


def _group(content: str) -> str:
    """``content`` as one index, in brackets that do not show.

    A number or a letter needs none; a word does, or a bracket after it would join the index.
    """
    return content if len(content) == 1 or content.isdecimal() else f"({content})"


def _set(parts: Parts) -> str:
    return joined(_runs(parts))


def _runs(parts: Parts) -> Iterator[str]:
    """Each letter for itself; what is upright side by side as one word."""
    for upright, run in groupby(parts, lambda part: part.style in UPRIGHT):
        if upright:
            yield _upright("".join(part.text for part in run))
        else:
            yield from map(_letter, run)


def _upright(text: str) -> str:
    """Digits as they are, and all else in quotes."""
    return text if text.isascii() and text.replace(".", "").isdecimal() else quoted(text)


def _letter(part: Part) -> str:
    letter = GREEK.get(part.text, part.text)
    return f"bold({quoted(letter)})" if part.style is Style.BOLD else letter


Typst = _Typst  # the base of formats that write a few things in another way
TYPST = Typst()
