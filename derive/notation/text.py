"""Unicode text: one line for a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from derive.notation.greek import GREEK
from derive.notation.notation import Name, Notation, Parts, Style
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
    Sign.EQUALS: " = ",
}
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
        bar = "_" if subscript and not close else ""
        return f"{base}{bar}{subscript}{_raised(_set(name.superscript))}"

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
        return GREEK.get(name, name)

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

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        return f"[{'; '.join(', '.join(row) for row in rows)}]"

    def gradient(self, of: str) -> str:
        return f"∇{of}"

    def hole(self, width: int) -> str:
        return "_" * max(4, width)

    def answer(self, content: str) -> str:
        return f"[{content}]"


def _raised(text: str) -> str:
    """``text`` as a superscript, or as it is where Unicode lacks one of its characters."""
    return "".join(RAISED[c] for c in text) if RAISED.keys() >= set(text) else text


def _grouped(exponent: str) -> str:
    return exponent if re.fullmatch(r"\w+", exponent) else f"({exponent})"


def _set(parts: Parts) -> str:
    return "".join(GREEK[part.text] if part.style is Style.GREEK else part.text for part in parts)


TEXT = _Text()
