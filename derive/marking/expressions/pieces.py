"""Answers in pieces: signs, numbers, names with their indices, derivatives."""

from __future__ import annotations

import re

_WORD = r"[^\W\d_]\w*"
_PLACED = r"[(\[][0-9,]{1,9}[)\]]"  # the step of a key such as out_h1(2), the place in W_hh[1,1]
KEY = re.compile(rf"(?:[d∂]{_WORD}(?:{_PLACED})?/[d∂])?{_WORD}(?:{_PLACED}){{1,2}}")
RAISED_KEY = re.compile(rf"({_WORD}(?:{_PLACED}){{1,2}}) ?(?:\^|\*\*) ?(\d)(?![\d.\w])")
_PLAIN = re.compile(
    rf"[d∂]{_WORD}(?:{_PLACED})?/[d∂]{_WORD}(?:{_PLACED})*"  # a derivative on one line
    rf"|{_WORD}(?:{_PLACED}){{1,2}}(?: ?(?:\^|\*\*) ?\d(?![\d.\w]))?"
    r"|(?:exp|ln|tanh|sqrt|sin|cos|e\^) ?\("
    rf"|{_WORD}\({_WORD}\)"  # perhaps a function of one quantity
    rf"|{_WORD}(?:(?:\^|\*\*)\d(?![\d.]))?"
    r"|\d[\d.,\w]*"
    r"|(?:\^|\*\*) ?\d(?![\d.\w])"
    r"|(?<=\S)\+ "  # w5+ may be a weight that has moved
    r"|\*\*|\s{3,}|\n"
    r"|[^ ]",
    re.DOTALL,
)
_UPRIGHT = r"\\(?:mathrm|text|mathit|operatorname)\{[A-Za-z0-9]+\}"
_BELOW = rf"[A-Za-z0-9,_]|\{{[A-Za-z0-9]{{1,9}}\}}|{_UPRIGHT}"  # o1, o_1, o_{1}, \text{o1}
_INDEX = rf"_(?:\{{(?:{_BELOW}){{1,20}}\}}|\d+(?=[A-Za-z])|[A-Za-z0-9]+)"
_NAME = rf"(?:{_UPRIGHT}|\\[A-Za-z]+|[^\W\d_]+\d*)(?:{_INDEX})?"
_DIFFERENTIAL = rf"\\partial ?(?:{_NAME}|[^{{}}]{{1,20}}(?:\{{[^{{}}]{{1,20}}\}})?)"
_STRAIGHT = rf"(?:d|\\mathrm\{{d\}}) ?{_NAME}"
_LINED = rf"[d∂]{_NAME} ?/ ?[d∂]{_NAME}"
_LATEX = re.compile(
    rf"\\[dt]?frac ?\{{{_DIFFERENTIAL}\}} ?\{{{_DIFFERENTIAL}\}}"
    rf"|\\[dt]?frac ?\{{{_STRAIGHT}\}} ?\{{{_STRAIGHT}\}}|{_LINED}"
    r"|\\[dt]?frac ?\{|\\[dt]?frac ?\d\d|\} ?\{"
    r"|\\sqrt ?\{|\\(?:exp|ln|tanh|sin|cos) ?(?:\\left ?)?\(|e\^\{"
    rf"|\\sigma ?(?:\\left ?)?\( ?{_NAME} ?(?:\\right ?)?\)"  # a function of one quantity
    r"|\\(?:left|right|[bB]igg?[lr]?) ?[()\[\]]"
    r"|\\(?:cdot|times|ast)(?![A-Za-z])(?:\{\})?|\\[,;:! ]"
    rf"|{_NAME}(?:\^(?:[\d+](?!\d)|\{{[\d+]\}})|'(?!'))?"
    r"|\d[\d.,\w]*"
    r"|\^(?:\d(?!\d)|\{-?\d\})"
    r"|(?<=\S)\+ |\n"
    r"|[^ ]",
    re.DOTALL,
)
_IS_LATEX = re.compile(r"\\[A-Za-z]|[_^]\{")
_DRESSED = re.compile(r"\\(?:\(|\[|displaystyle(?![A-Za-z]))(.*?)(?:\\\)|\\\])?", re.DOTALL)

_SPELLED = {
    **dict.fromkeys(("*", "·", "×", "⋅", "∗", r"\cdot", r"\times", r"\ast"), "*"),
    **dict.fromkeys(("-", "−", "–"), "-"),
    **{sign: sign for sign in "+/()=}[]"},
    **dict.fromkeys((*(rf"\{sign}" for sign in ",;:! "), "~"), ""),
}
_RAISED = re.compile(r"(?:\^|\*\*) ?\{?(-?\d)\}?")
_OPENING = re.compile(r"\\?(exp|ln|tanh|sqrt|sin|cos|e\^|[dt]?frac) ?(\\left ?)?([({])")
_SIZED = re.compile(r"\\(left|right|[bB]igg?[lr]?) ?([()\[\]])")
_BETWEEN = re.compile(r"\} ?\{")
CLOSED_BY = {"(": ")", "\\(": "\\)", "[": "]", "\\[": "\\]", "{": "}", "/{": "}{"}


def pieces(text: str) -> tuple[bool, list[str]] | None:
    """Whether ``text`` is LaTeX, and its pieces; None where that is not plain to see."""
    if _IS_LATEX.search(text):
        dressed = _DRESSED.fullmatch(text)
        return True, _LATEX.findall(dressed[1] if dressed else text)
    if "\\" in text or "{" in text:
        return None
    return False, _PLAIN.findall(text)


def sign_of(piece: str) -> str | None:
    r"""The one spelling of a sign, nothing for space; None for what is no sign.

    Brackets stand with what they hold: ``exp(``, ``sqrt{``; ``\(`` is one that says ``\left``,
    ``/{`` begins a fraction and ``^2`` a power.
    """
    plain = piece.removesuffix("{}")
    if plain in _SPELLED:
        return _SPELLED[plain]
    if sized := _SIZED.fullmatch(piece):
        return f"\\{sized[2]}" if sized[1] in ("left", "right") else sized[2]
    if _BETWEEN.fullmatch(piece):
        return "}{"
    raised = _RAISED.fullmatch(piece)
    return f"^{raised[1]}" if raised else _opening(piece)


def _opening(piece: str) -> str | None:
    found = _OPENING.fullmatch(piece)
    if found is None:
        return None
    name = {"e^": "exp"}.get(found[1], found[1])
    bracket = f"\\{found[3]}" if found[2] else found[3]
    return "/{" if name.endswith("frac") else name + bracket
