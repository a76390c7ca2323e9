"""The letters and signs of MathML, as LaTeX writes them."""

from __future__ import annotations

import re

from derive.reading.documents.strand import Strand, joined, made
from derive.reading.documents.words import words

ACCENTS = {
    "^": "hat",
    "ˆ": "hat",
    "̂": "hat",
    "¯": "bar",
    "‾": "bar",
    "ˉ": "bar",
    "―": "bar",
    "~": "tilde",
    "˜": "tilde",
    "→": "vec",
    "⇀": "vec",
    "˙": "dot",
    ".": "dot",
    "⏞": "overbrace",
    "︷": "overbrace",
}
_FUNCTIONS = words(
    "exp ln log lg sin cos tan sinh cosh tanh max min sup inf lim arg det dim ker Pr gcd"
)
_OPERATORS = {
    "\u2061": "",  # function application
    "\u2062": " ",  # invisible times
    "\u2063": ",",  # invisible separator
    "\u2064": "+",  # invisible plus
    "∑": r"\sum",
    "∏": r"\prod",
    "⊤": r"\top",
    "∗": "*",
    "′": "'",
    "″": "''",
    "‖": r"\|",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\sim",
    "^": r"\wedge",
    "\\": r"\backslash",
}
_VARIANTS = {"bold": "mathbf", "bold-italic": "boldsymbol", "double-struck": "mathbb"}
_COMMAND_LAST = re.compile(r"\\[A-Za-z]+\Z")


def identifier(text: Strand, variant: str, *, applied: bool) -> Strand:
    """A letter, a name or a function; ``applied`` where its argument follows."""
    if not text.text:
        return text
    place = text.place(0)
    if variant in _VARIANTS:
        return joined((made(f"\\{_VARIANTS[variant]}{{", place), text, made("}", place)))
    if text.text in _FUNCTIONS:
        return joined((made("\\", place), text))
    if len(text) == 1 or not text.text.isalpha():
        return _escaped(text)
    command = "operatorname" if applied else "mathrm"
    return joined((made(f"\\{command}{{", place), text, made("}", place)))


def operator(text: Strand) -> Strand:
    """A sign; what LaTeX takes for its own is escaped."""
    return _escaped(text)


def _escaped(text: Strand) -> Strand:
    if not any(sign in _OPERATORS for sign in text.text):
        return text
    return joined(
        made(_OPERATORS[sign], text.place(k)) if sign in _OPERATORS else text[k : k + 1]
        for k, sign in enumerate(text.text)
    )


def gap(before: str, after: str, *, script: bool) -> str:
    """The space without which two neighbours would be read as one."""
    if _COMMAND_LAST.search(before[-30:]) and after[0].isalpha():
        return " "
    if not after[0].isdigit() or script or not before[-1:].isalnum():
        return ""
    return " "
