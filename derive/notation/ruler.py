"""A format that only measures: every expression is a run of marks as long as it is wide."""

from __future__ import annotations

from collections.abc import Sequence

from derive.notation.greek import GREEK
from derive.notation.notation import Name, Notation, Parts
from derive.notation.rounding import Numeral
from derive.notation.syntax import Bracket, Sign, Syntax

SMALL = 0.7  # the size of a sub- or superscript
WIDE = {Sign.JUXTAPOSED: 0}  # every other sign takes three characters with its spaces


class _Ruler(Syntax):
    """Widths in characters of running text, for formats that set mathematics in two dimensions."""

    def number(self, numeral: Numeral, notation: Notation) -> str:
        exponent = "" if numeral.exponent is None else _marks(5)
        return _marks(len(numeral.mantissa)) + exponent

    def name(self, name: Name) -> str:
        indices = max(_length(name.subscript), _length(name.superscript))
        return _marks(_length(name.base) + SMALL * indices)

    def sign(self, sign: Sign) -> str:
        return _marks(WIDE.get(sign, 3))

    def leading(self, sign: Sign) -> str:
        return self.sign(sign)

    def minus(self) -> str:
        return _marks(1)

    def row(self, pieces: Sequence[str]) -> str:
        return "".join(pieces)

    def fraction(self, numerator: str, denominator: str) -> str:
        return max(numerator, denominator, key=len)

    def power(self, base: str, exponent: str) -> str:
        return base + _marks(SMALL * len(exponent))

    def exponential(self, exponent: str) -> str:
        return self.power(_marks(1), exponent)

    def root(self, radicand: str) -> str:
        return _marks(1) + radicand

    def function(self, name: str) -> str:
        return _marks(1 if name.rstrip("'") in GREEK else len(name))

    def fence(self, content: str, bracket: Bracket, *, tall: bool) -> str:
        return _marks(2) + content

    def half(self, bracket: Bracket, *, opening: bool, tall: bool) -> str:
        return _marks(1)

    def partial(self, of: str, wrt: str) -> str:
        return self.derivation(self.fraction(of, wrt))

    def slope(self, of: str, wrt: str) -> str:
        return _marks(3) + of + wrt

    def derivation(self, wrt: str) -> str:
        return _marks(1) + wrt

    def summation(self, index: str) -> str:
        return _marks(2) + index

    def matrix(self, rows: Sequence[Sequence[str]], notation: Notation) -> str:
        columns = zip(*rows, strict=True)
        return _marks(2) + "".join(max(column, key=len) + _marks(2) for column in columns)

    def transposed(self, content: str) -> str:
        return content + _marks(1)

    def shaped(self, content: str, rows: int, columns: int) -> str:
        return max(content, _marks(SMALL * len(f"{rows} x {columns}")), key=len)

    def gradient(self, of: str, wrt: str) -> str:
        return _marks(1) + _marks(SMALL * len(wrt)) + of

    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> str:
        values = max((*(then for then, _ in branches), otherwise), key=len)
        conditions = max((*(asked for _, asked in branches), _marks(6)), key=len)
        return _marks(6) + values + conditions

    def hole(self, width: int) -> str:
        return _marks(max(4, width))

    def answer(self, content: str) -> str:
        return _marks(1) + content


def _length(parts: Parts) -> int:
    return sum(1 if part.text in GREEK else len(part.text) for part in parts)


def _marks(width: float) -> str:
    return "x" * round(width)


RULER = _Ruler()
