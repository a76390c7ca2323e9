"""Whether a line of plain text is a formula, and clearly so.

In doubt it is none: what is left in the running text cannot be blamed.
"""

from __future__ import annotations

import re

_LONGEST = 2_000
_EQUALITY = re.compile(r":=|[=≈≃≅←≔]")
_RELATION = re.compile(r":=|[=≈≃≅←≔≠≤≥<>→∝∈]")
_LEADING = re.compile(r"(?::=|[=≈≃≅←≔≤≥<>→]|[+\-−·*×⊙/])\s*")
_OPEN = re.compile(r"[=≈+\-−·*×⊙/,(\[]\s*\Z")
_OPERAND = re.compile(r"[\w∂∇√]")
_SYMBOL = re.compile(r"[\d_∂∇√^+*·×⊙]|(?<![^\W\d_])[^\W\d_](?![^\W\d_])")  # a lone letter too
_CASES = re.compile(r"\{[^{}]*\b(?:if|otherwise)\b[^{}]*\}")
_FOREIGN = re.compile(r"[\"“”„«»#$@?!`&]|//|==|!=|\+=|-=|[-=]>|</|/>|;$|:(?!=)|\.\w*[^\W\d]\w*\(")
# A word: two letters or more, no function, no index, no bracket, no command.
_NO_FUNCTION = r"(?!(?:exp|ln|log|lg|tanh|sinh|cosh|sin|cos|tan|sqrt|max|min)\b)"
_LETTER = r"[^\W\d_²³¹⁰⁴-⁹₀-₉]"  # raised and lowered digits are no decimal ones
_WORD = rf"(?<![\w\\{{^.]){_NO_FUNCTION}{_LETTER}{{2,}}(?![\w(\[^_⁺⁻′'])"
_BESIDE = re.compile(rf"{_WORD}[ \t]+[\w(\[{{∂∇√Σ∑|‖]|(?<=[\w)\]}}⁺⁻²³ᵀ′'.%])[ \t]+{_WORD}")
# Spanish and French words of one letter, between a number and the next equality.
_JOINED = re.compile(r"[\d)][ \t]+[yeouaàó][ \t]+[\w{}^⁺+′']+[ \t]*[=≈]")
_CLOSING = {")": "(", "]": "[", "}": "{"}


def is_formula(line: str) -> bool:
    """Whether a line states an equality between two pieces of mathematics, in no words."""
    return begins(line) and is_balanced(line)


def begins(line: str) -> bool:
    """The same, but its last brackets may be closed in the lines that follow."""
    text = line.strip().rstrip(".,;")
    return (
        _EQUALITY.search(text) is not None
        and _SYMBOL.search(text) is not None
        and _is_mathematics(text)
    )


def continues(line: str) -> bool:
    """Whether a line goes on where a formula has left off, as ``= 0.3775`` and ``+ b1`` do."""
    text = line.strip().rstrip(".,;")
    leading = _LEADING.match(text)
    return leading is not None and _is_mathematics(text[leading.end() :])


def completes(line: str) -> bool:
    """Whether a line can be the rest of a formula that broke off at a sign or in brackets."""
    return _is_mathematics(line.strip().rstrip(".,;")) or continues(line)


def ends_open(text: str) -> bool:
    """Whether a formula cannot end here, behind a sign."""
    return _OPEN.search(text) is not None


def unclosed(text: str) -> int:
    """How many more brackets are opened than closed."""
    return sum((sign in "([{") - (sign in ")]}") for sign in text)


def is_balanced(text: str) -> bool:
    """Whether all brackets are closed, in their order."""
    waiting: list[str] = []
    for sign in text:
        if sign in _CLOSING.values():
            waiting.append(sign)
        elif sign in _CLOSING and (not waiting or waiting.pop() != _CLOSING[sign]):
            return False
    return not waiting


def _is_mathematics(text: str) -> bool:
    if len(text) > _LONGEST or _FOREIGN.search(text) or _JOINED.search(text):
        return False
    bare = _CASES.sub("x", text)
    sides = _RELATION.split(bare)
    return (
        all(map(_OPERAND.search, sides))
        and not any(map(_OPEN.search, sides[:-1]))
        and not _BESIDE.search(bare)
    )
