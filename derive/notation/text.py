"""Unicode text: one line for a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from derive.notation.boldface import boldface
from derive.notation.greek import GREEK
from derive.notation.notation import Name, Notation, Part, Parts, Style
from derive.notation.rounding import Numeral
from derive.notation.syntax import Bracket, Sign, Syntax

SIGNS = {
    Sign.PLUS: " + ",
    Sign.MINUS: " \N{MINUS SIGN} ",
    Sign.DOT: " · ",
    Sign.TIMES: " \N{MULTIPLICATION SIGN} ",
    Sign.ASTERISK: " * ",
    Sign.JUXTAPOSED: "",
    Sign.OVER: "/",
    Sign.GREATER: " > ",
    Sign.AT_LEAST: " ≥ ",
    Sign.LESS: " < ",
    Sign.AT_MOST: " ≤ ",
    Sign.HADAMARD: " ⊙ ",
    Sign.EQUALS: " = ",
}
LOWERED = str.maketrans("0123456789x()", "₀₁₂₃₄₅₆₇₈₉ₓ₍₎")
RAISED = dict(zip("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", strict=True))


class _Text(Syntax):
    """One line of Unicode; a fraction is written with a slash."""

    linear = True

    def number(self, numeral: Numeral, notation: Notation) -> str:
        mantissa = numeral.mantissa.replace(".", notation.decimal_mark)
        if numeral.exponent is None:
            return mantissa
        return f"{mantissa} · 10{_raised(str(numeral.exponent))}"

    def name(self, name: Name) -> str:
        base, subscript = _set(name.base), _set(name.subscript)
        close = len(base) == 1 and all(part.style is Style.DIGITS for part in name.subscript)
        if name.superscript and name.superscript[0].style is Style.DIGITS:
            close = False  # a1³ would be read as a number
        bar = "_" if subscript and not close else ""
        return f"{base}{bar}{subscript}{_superscript(_set(name.superscript))}"

    def sign(self, sign: Sign) -> str:
        return SIGNS[sign]

    def leading(self, sign: Sign) -> str:
        return SIGNS[sign].strip() + " "

    def minus(self) -> str:
        return "\N{MINUS SIGN}"

    def row(self, pieces: Sequence[str]) -> str:
        return "".join(pieces)

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"{numerator}/{denominator}"

    def power(self, base: str, exponent: str) -> str:
        if re.fullmatch(r"[0-9]+", exponent):
            return base + _raised(exponent)
        return f"{base}^{_grouped(exponent)}"

    def exponential(self, exponent: str) -> str:
        return f"e^{_grouped(exponent)}"

    def root(self, radicand: str) -> str:
        return f"√({radicand})"

    def function(self, name: str) -> str:
        stem = name.rstrip("'")
        return GREEK.get(stem, stem) + "′" * (len(name) - len(stem))

    def fence(self, content: str, bracket: Bracket, *, tall: bool) -> str:
        opening, closing = bracket.value
        return f"{opening}{content}{closing}"

    def half(self, bracket: Bracket, *, opening: bool, tall: bool) -> str:
        return bracket.value[0 if opening else 1]

    def partial(self, of: str, wrt: str) -> str:
        return f"∂{of}/∂{wrt}"

    def slope(self, of: str, wrt: str) -> str:
        return self.partial(of, wrt)

    def derivation(self, wrt: str) -> str:
        return f"∂/∂{wrt} "

    def summation(self, index: str) -> str:
        return f"Σ_{index} "

    def matrix(self, rows: Sequence[Sequence[str]], notation: Notation) -> str:
        between, below = separators(notation)
        return f"[{below.join(between.join(row) for row in rows)}]"

    def transposed(self, content: str) -> str:
        return f"{content}ᵀ"

    def shaped(self, content: str, rows: int, columns: int) -> str:
        return f"{content}{f'({rows}x{columns})'.translate(LOWERED)}"

    def gradient(self, of: str, wrt: str) -> str:
        return f"∇_{wrt} {of}" if wrt else f"∇{of}"

    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> str:
        pieces = [*(f"{then} if {asked}" for then, asked in branches), f"{otherwise} otherwise"]
        return f"{{{'; '.join(pieces)}}}"

    def hole(self, width: int) -> str:
        return "_" * max(4, width)

    def answer(self, content: str) -> str:
        return f"[{content}]"


def separators(notation: Notation) -> tuple[str, str]:
    """What stands between the entries of a row of a matrix, and between its rows."""
    return ("; ", " | ") if notation.decimal_mark == "," else (", ", "; ")


def _raised(text: str) -> str:
    """``text`` as a superscript, or as it is where Unicode lacks one of its characters."""
    return "".join(RAISED[c] for c in text) if RAISED.keys() >= set(text) else text


def _superscript(text: str) -> str:
    """Raised as far as Unicode goes; what stands in square or angle brackets keeps its height."""
    pieces = re.split(r"(\[.*?\]|⟨.*?⟩)", text)
    return "".join(
        piece if k % 2 else "".join(RAISED.get(sign, sign) for sign in piece)
        for k, piece in enumerate(pieces)
    )


def _grouped(exponent: str) -> str:
    return exponent if re.fullmatch(r"[^\W²³⁴⁵⁶⁷⁸⁹]+", exponent) else f"({exponent})"


def _set(parts: Parts) -> str:
    return "".join(_part(part) for part in parts)


def _part(part: Part) -> str:
    match part.style:
        case Style.GREEK:
            return GREEK[part.text]
        case Style.BOLD:
            return boldface(part.text)
    return part.text


Text = _Text  # the base of formats that write a few things in another way
TEXT = Text()
