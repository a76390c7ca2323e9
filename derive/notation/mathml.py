"""MathML Core: presentation elements only, each expression one element."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from derive.notation.boldface import boldface
from derive.notation.greek import GREEK
from derive.notation.notation import Name, Notation, Part, Parts, Style
from derive.notation.rounding import Numeral
from derive.notation.syntax import Bracket, Sign, Syntax

TIMES = "\N{MULTIPLICATION SIGN}"
OPERATORS = {
    Sign.PLUS: "+",
    Sign.MINUS: "\N{MINUS SIGN}",
    Sign.DOT: "·",
    Sign.TIMES: TIMES,
    Sign.ASTERISK: "\N{ASTERISK OPERATOR}",
    Sign.JUXTAPOSED: "\u2062",  # invisible times
    Sign.OVER: "/",
    Sign.GREATER: "&gt;",
    Sign.AT_LEAST: "≥",
    Sign.LESS: "&lt;",
    Sign.AT_MOST: "≤",
    Sign.HADAMARD: "⊙",
    Sign.EQUALS: "=",
}
APPLY = "\u2061"  # function application
FIXED = "2.4em"  # the height of a bracket whose partner is in another row


class _MathML(Syntax):
    """The content of a math element."""

    def number(self, numeral: Numeral, notation: Notation) -> str:
        mantissa = _number(numeral.mantissa.replace(".", notation.decimal_mark))
        if numeral.exponent is None:
            return mantissa
        digits = _number(str(abs(numeral.exponent)))
        exponent = (
            _row([_operator(OPERATORS[Sign.MINUS]), digits]) if numeral.exponent < 0 else digits
        )
        return _row([mantissa, _operator("·"), self.power(_number("10"), exponent)])

    def name(self, name: Name) -> str:
        base, subscript, superscript = map(_set, (name.base, name.subscript, name.superscript))
        if subscript and superscript:
            return f"<msubsup>{base}{subscript}{superscript}</msubsup>"
        if subscript:
            return f"<msub>{base}{subscript}</msub>"
        return f"<msup>{base}{superscript}</msup>" if superscript else base

    def sign(self, sign: Sign) -> str:
        return _operator(OPERATORS[sign])

    def leading(self, sign: Sign) -> str:
        return f'<mo form="infix">{OPERATORS[sign]}</mo>'

    def minus(self) -> str:
        return f'<mo form="prefix">{OPERATORS[Sign.MINUS]}</mo>'

    def row(self, pieces: Sequence[str]) -> str:
        return _row(pieces)

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"<mfrac>{numerator}{denominator}</mfrac>"

    def power(self, base: str, exponent: str) -> str:
        return f"<msup>{base}{exponent}</msup>"

    def exponential(self, exponent: str) -> str:
        return self.power("<mi>e</mi>", exponent)

    def root(self, radicand: str) -> str:
        return f"<msqrt>{radicand}</msqrt>"

    def function(self, name: str) -> str:
        stem = name.rstrip("'")
        written = f"<mi>{GREEK.get(stem, stem)}</mi>" if _is_letter(stem) else _word(stem)
        if stem != name:
            written = self.power(written, "<mo>′</mo>")
        return _row([written, _operator(APPLY)])

    def fence(self, content: str, bracket: Bracket, *, tall: bool) -> str:
        opening, closing = (_bracket(sign, tall=tall) for sign in bracket.value)
        return _row([opening, content, closing])

    def half(self, bracket: Bracket, *, opening: bool, tall: bool) -> str:
        sign, form = (bracket.value[0], "prefix") if opening else (bracket.value[1], "postfix")
        size = f'minsize="{FIXED}" maxsize="{FIXED}"' if tall else 'stretchy="false"'
        return f'<mo form="{form}" {size}>{sign}</mo>'

    def partial(self, of: str, wrt: str) -> str:
        return self.fraction(_row(["<mi>∂</mi>", of]), _row(["<mi>∂</mi>", wrt]))

    def slope(self, of: str, wrt: str) -> str:
        return _row(["<mi>∂</mi>", of, _operator("/"), "<mi>∂</mi>", wrt])

    def derivation(self, wrt: str) -> str:
        return self.fraction("<mi>∂</mi>", _row(["<mi>∂</mi>", wrt]))

    def summation(self, index: str) -> str:
        return f"<munder><mo>∑</mo>{index}</munder>"

    def matrix(self, rows: Sequence[Sequence[str]], notation: Notation) -> str:
        cells = ("".join(f"<mtd>{entry}</mtd>" for entry in row) for row in rows)
        body = "".join(f"<mtr>{row}</mtr>" for row in cells)
        return self.fence(f"<mtable>{body}</mtable>", Bracket.ROUND, tall=True)

    def transposed(self, content: str) -> str:
        return self.power(content, _operator("⊤"))

    def shaped(self, content: str, rows: int, columns: int) -> str:
        gap = '<mspace width="0.2em"></mspace>'
        shape = [gap, _number(str(rows)), _operator(TIMES), _number(str(columns)), gap]
        return f"<munder>{content}{_row(shape)}</munder>"

    def gradient(self, of: str, wrt: str) -> str:
        nabla = _operator("∇")
        return _row([f"<msub>{nabla}{wrt}</msub>" if wrt else nabla, of])

    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> str:
        rows = [(then, _row(["<mtext>if\N{NO-BREAK SPACE}</mtext>", on])) for then, on in branches]
        cells = "".join(map(_case, [*rows, (otherwise, "<mtext>otherwise</mtext>")]))
        return _row(['<mo form="prefix">{</mo>', f"<mtable>{cells}</mtable>"])

    def hole(self, width: int) -> str:
        space = f'<mspace width="{max(2, width // 2)}em"></mspace>'
        # The word joiner keeps it from being mere space, beside which a sign loses its own.
        line = 'class="hole" style="border-bottom: 1px solid"'
        return f"<mrow {line}><mi>&#x2060;</mi>{space}</mrow>"

    def answer(self, content: str) -> str:
        box = "border: 1px solid; padding: 0.15em 0.3em"
        return f'<mrow class="answer" style="{box}">{content}</mrow>'


def _case(parts: tuple[str, str]) -> str:
    cells = "".join(f'<mtd style="text-align: left">{part}</mtd>' for part in parts)
    return f"<mtr>{cells}</mtr>"


def _is_letter(name: str) -> bool:
    return name in GREEK or len(name) == 1


def _row(pieces: Sequence[str]) -> str:
    return f"<mrow>{''.join(pieces)}</mrow>"


def _operator(sign: str) -> str:
    return f"<mo>{sign}</mo>"


def _number(digits: str) -> str:
    return f"<mn>{digits}</mn>"


def _word(text: str) -> str:
    return f'<mi mathvariant="normal">{escape(text)}</mi>'


def _bracket(sign: str, *, tall: bool) -> str:
    return _operator(sign) if tall else f'<mo stretchy="false">{sign}</mo>'


def _set(parts: Parts) -> str:
    """The parts as one element; nothing at all if there are none."""
    written = [_part(part) for part in parts]
    return written[0] if len(written) == 1 else _row(written) if written else ""


def _part(part: Part) -> str:
    match part.style:
        case Style.WORD:
            return _word(part.text)
        case Style.GREEK:
            return f"<mi>{GREEK[part.text]}</mi>"
        case Style.BOLD:
            return f'<mi mathvariant="normal">{boldface(part.text)}</mi>'
        case Style.LETTER:
            return f"<mi>{part.text}</mi>"
        case Style.DIGITS:
            return _number(part.text)
        case Style.MARK:
            return f'<mo stretchy="false" lspace="0" rspace="0">{escape(part.text)}</mo>'


MATHML = _MathML()
