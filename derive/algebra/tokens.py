"""The marks of a formula's text: numbers, names, signs, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from derive.errors import FormulaError

LONGEST = 1000  # characters of a formula
SHOWN = 60  # characters of a formula in a message

Kind: TypeAlias = Literal["number", "name", "sign", "end"]
_MARKS = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*)"
    r"|(?P<sign>\*\*|[-+*/^(),·×−])"
    r"|(?P<space>\s+)"
    r"|(?P<other>.)"
)
_SIGNS = {"**": "^", "·": "*", "×": "*", "−": "-"}


@dataclass(frozen=True, slots=True)
class Token:
    """A mark of one kind and where in the text it starts; a sign in its plain spelling."""

    kind: Kind
    text: str
    place: int


def tokens(text: str) -> Iterator[Token]:
    """The marks of ``text``, then one of the kind ``end``.

    Raises FormulaError for a text that is too long or holds a character of no formula.
    """
    if len(text) > LONGEST:
        message = f"the formula is longer than {LONGEST} characters; split it up"
        raise FormulaError(pointed(message, text, LONGEST))
    for found in _MARKS.finditer(text):
        place, mark = found.start(), found[0]
        match found.lastgroup:
            case "number":
                yield Token("number", mark, place)
            case "name":
                yield Token("name", mark, place)
            case "sign":
                yield Token("sign", _SIGNS.get(mark, mark), place)
            case "other":
                message = f"{mark!r} has no place in a formula; use names, numbers, + - * / ^ ( )"
                raise FormulaError(pointed(message, text, place))
    yield Token("end", "", len(text))


def pointed(message: str, text: str, place: int) -> str:
    """``message``, the text around ``place`` and a caret under it, each on its line."""
    start = max(0, place - SHOWN // 2)
    shown = re.sub(r"\s", " ", text[start : start + SHOWN])
    return f"{message}\n    {shown}\n    {' ' * (place - start)}^"
