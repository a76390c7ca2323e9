"""Plain text in LaTeX, for pdflatex with T1 fonts."""

from __future__ import annotations

import re

from markupsafe import Markup

from derive.notation.greek import GREEK
from derive.writers.escaping import readable

_SIGNS = {
    "−": "-",
    "×": r"\times",
    "·": r"\cdot",
    "÷": r"\div",
    "±": r"\pm",
    "≤": r"\leq",
    "≥": r"\geq",
    "≠": r"\neq",
    "≈": r"\approx",
    "→": r"\rightarrow",
    "←": r"\leftarrow",
    "⇒": r"\Rightarrow",
    "∂": r"\partial",
    "∇": r"\nabla",
    "∑": r"\sum",
    "√": r"\surd",
    "∞": r"\infty",
    "⊙": r"\odot",
    "✓": r"\checkmark",
    "✗": r"\times",
    "↳": r"\hookrightarrow",
    "≔": r"\mathrel{:=}",
    "½": r"\frac{1}{2}",
    "²": "^2",
    "³": "^3",
    **{letter: f"\\{name}" for name, letter in GREEK.items()},
}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "\u00a0": "~",
    **{mark: f"\\{mark}" for mark in "&%$#_{}"},
    **{sign: rf"\ensuremath{{{command}}}" for sign, command in _SIGNS.items()},
}
_PUNCTUATION = set("‘’“”„–—…•†‡€™°§¶©®«»¡¿")
_LETTERS = range(0xC0, 0x180)
_UNSETTABLE = set("ĦħĸĿŀŉŦŧſ")

_LONG = 30  # letters that stand on one line
_MARKS = re.compile(r"(?<=[}\])/=+,])|(?=\\)")

# The outline of a PDF holds words only.
_SPELT = str.maketrans(
    {letter: name for name, letter in GREEK.items()}
    | {"∂": "d", "∇": "grad ", "·": "*", "×": "x", "−": "-", "→": "->", "½": "1/2", "²": "^2"}
)


def latex(text: str) -> str:
    """Text in LaTeX; a character that its fonts lack is named by its code point."""
    written = "".join(_latex(mark) for mark in readable(text))
    return re.sub("-(?=-)", "-{}", written)  # or two hyphens would join to a dash


def breakable(text: str) -> Markup:
    """Code; what is long may be broken at its spaces and at the marks inside its words."""
    if len(text) <= _LONG:
        return Markup(latex(text))
    words = (map(latex, _MARKS.split(word)) for word in text.split(" "))
    return Markup(r" \codebreak{}".join(map(r"\codebreak{}".join, words)))


def address(text: str) -> Markup:
    """An address on the web, whose other marks are percent-encoded."""
    return Markup(re.sub(r"([%#&$])", r"\\\1", text))


def bookmark(text: str) -> Markup:
    """Text for the outline of a PDF: mathematics is spelt out, what cannot be is left out."""
    return Markup(latex("".join(filter(_settable, text.translate(_SPELT)))))


def remark(text: str) -> Markup:
    """Words beside an equation, in mathematics written as LaTeX."""
    return Markup(rf"\text{{{latex(text)}}}")


def _latex(mark: str) -> str:
    if mark in _ESCAPES:
        return _ESCAPES[mark]
    return mark if _settable(mark) else rf"\texttt{{U+{ord(mark):04X}}}"


def _settable(mark: str) -> bool:
    letter = ord(mark) in _LETTERS and mark not in _UNSETTABLE
    return mark.isascii() or mark in _PUNCTUATION or letter
