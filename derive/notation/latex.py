"""LaTeX: plain amsmath, as a careful author types it; MathJax and KaTeX read it too."""

from __future__ import annotations

from collections.abc import Sequence

from derive.notation.greek import GREEK
from derive.notation.notation import Name, Notation, Part, Parts, Style
from derive.notation.rounding import Numeral
from derive.notation.syntax import Bracket, Sign, Syntax

SIGNS = {
    Sign.PLUS: " + ",
    Sign.MINUS: " - ",
    Sign.DOT: r" \cdot ",
    Sign.TIMES: r" \times ",
    Sign.ASTERISK: " * ",
    Sign.JUXTAPOSED: "",
    Sign.OVER: " / ",
    Sign.GREATER: " > ",
    Sign.AT_LEAST: r" \ge ",
    Sign.LESS: " < ",
    Sign.AT_MOST: r" \le ",
    Sign.HADAMARD: r" \odot ",
    Sign.EQUALS: " = ",
}
FUNCTIONS = {"ln", "log", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min"}
LETTERS = {"sigma", "phi"}
ESCAPES = {
    **{character: f"\\{character}" for character in "_%#&${}"},
    "⟨": r"\langle ",
    "⟩": r"\rangle ",
}


class _Latex(Syntax):
    """Math mode of LaTeX with amsmath."""

    def number(self, numeral: Numeral, notation: Notation) -> str:
        mark = "{,}" if notation.decimal_mark == "," else "."
        mantissa = numeral.mantissa.replace(".", mark)
        if numeral.exponent is None:
            return mantissa
        return rf"{mantissa} \cdot 10^{_group(str(numeral.exponent))}"

    def name(self, name: Name) -> str:
        subscript = f"_{_group(_set(name.subscript))}" if name.subscript else ""
        superscript = f"^{_group(_set(name.superscript))}" if name.superscript else ""
        return f"{_set(name.base)}{subscript}{superscript}"

    def sign(self, sign: Sign) -> str:
        return SIGNS[sign]

    def leading(self, sign: Sign) -> str:
        return f"{{}}{SIGNS[sign]}"

    def minus(self) -> str:
        return "-"

    def row(self, pieces: Sequence[str]) -> str:
        return "".join(pieces)

    def fraction(self, numerator: str, denominator: str) -> str:
        return rf"\frac{{{numerator}}}{{{denominator}}}"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{_group(exponent)}"

    def exponential(self, exponent: str) -> str:
        return f"e^{_group(exponent)}"

    def root(self, radicand: str) -> str:
        return rf"\sqrt{{{radicand}}}"

    def function(self, name: str) -> str:
        stem = name.rstrip("'")
        written = f"\\{stem}" if stem in FUNCTIONS | LETTERS else _operator(stem)
        return written + name[len(stem) :]

    def fence(self, content: str, bracket: Bracket, *, tall: bool) -> str:
        opening, closing = bracket.value
        if tall:
            return rf"\left{opening}{content}\right{closing}"
        return f"{opening}{content}{closing}"

    def half(self, bracket: Bracket, *, opening: bool, tall: bool) -> str:
        size = r"\bigg" if tall else r"\big"
        return f"{size}l{bracket.value[0]}" if opening else f"{size}r{bracket.value[1]}"

    def partial(self, of: str, wrt: str) -> str:
        return rf"\frac{{\partial {of}}}{{\partial {wrt}}}"

    def slope(self, of: str, wrt: str) -> str:
        return rf"\partial {of} / \partial {wrt}"

    def derivation(self, wrt: str) -> str:
        return rf"\frac{{\partial}}{{\partial {wrt}}}"

    def summation(self, index: str) -> str:
        return rf"\sum_{_group(index)} "

    def matrix(self, rows: Sequence[Sequence[str]], notation: Notation) -> str:
        body = r" \\ ".join(" & ".join(row) for row in rows)
        return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"

    def transposed(self, content: str) -> str:
        return rf"{content}^{{\top}}"

    def shaped(self, content: str, rows: int, columns: int) -> str:
        return rf"\underset{{\,{rows} \times {columns}\,}}{{{content}}}"

    def gradient(self, of: str, wrt: str) -> str:
        return rf"\nabla_{{{wrt}}} {of}" if wrt else rf"\nabla {of}"

    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> str:
        rows = [*(rf"{then} & \text{{if }} {asked}" for then, asked in branches)]
        body = r" \\ ".join([*rows, rf"{otherwise} & \text{{otherwise}}"])
        return rf"\begin{{cases}} {body} \end{{cases}}"

    def hole(self, width: int) -> str:
        return rf"\underline{{\hspace{{{max(2, width // 2)}em}}}}"

    def answer(self, content: str) -> str:
        return rf"\boxed{{{content}}}"


def _operator(name: str) -> str:
    return name if len(name) == 1 else rf"\operatorname{{{name}}}"


def _group(content: str) -> str:
    return content if len(content) == 1 else f"{{{content}}}"


def _set(parts: Parts) -> str:
    """The parts side by side, a space between a command and the letter after it."""
    written = ""
    for before, part in zip((None, *parts), parts, strict=False):
        gap = before is not None and before.style is Style.GREEK and part.text.isalpha()
        written += (" " if gap else "") + _part(part)
    return written


def _part(part: Part) -> str:
    match part.style:
        case Style.WORD:
            return rf"\mathrm{{{part.text}}}"
        case Style.GREEK:
            return f"\\{part.text}"
        case Style.BOLD if part.text in GREEK:
            return rf"\boldsymbol{{\{part.text}}}"
        case Style.BOLD:
            return rf"\mathbf{{{part.text}}}"
        case _:
            return ESCAPES.get(part.text, part.text)


Latex = _Latex  # the base of formats that write a few things in another way
LATEX = Latex()
