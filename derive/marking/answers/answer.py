"""The text of one answer: nothing, a number, or what may be a formula.

Numbers are read by a pattern of ours; nothing is evaluated, and what is too long is refused.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from derive.marking.answers.dress import trimmed, undressed

SEVERAL = "more than one result stands here; write only the one that is asked for"
LONGEST = 400  # characters of an answer
_MANTISSA = r"(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})"
_TEN = r"[*·×⋅x]10(?:\^|\*\*)[{(]?([+-]?[0-9]{1,3})[})]?"
_NUMBER = re.compile(rf"([+-]?)({_MANTISSA})(?: *[eE] *([+-]?[0-9]{{1,3}})|{_TEN})?( *\\?%)?")
_SIMPLE = re.compile("(-?)([0-9]{1,40}(?:\\.[0-9]{0,40})?)")
_FRACTION = re.compile(rf"([+-]?)({_MANTISSA})/({_MANTISSA})")
_LATEX_FRACTION = re.compile(
    rf"([+-]?)\\[dt]?frac *\{{ *({_MANTISSA}) *\}} *\{{ *({_MANTISSA}) *\}}"
)
_TENTH = re.compile("1(0+)")
_GROUPED = re.compile(r"(?<=[0-9])[  \u2009\u202f'](?=[0-9]{3}(?![0-9]))")
_TENS = re.compile(r"(?<=[0-9.])(?: |\\[,;:! ])+10(?=\^|\*\*|[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹])")
_NAME = re.compile(r"[A-Za-z\\∂δ][A-Za-z0-9_{}()\[\]\\/∂δ ]*\+?")
_CLAIM = re.compile(r"[,;](?:[^=≈,;()\[\]]|\([^()]*\)|\[[^\[\]]*\])*[=≈]")
_LOOSE = re.compile(r" +(?=[*·×⋅x/^)}])|(?<=[*·×⋅x/^{(]) +|(?<=\^[+-]) +|(?<=^[+-]) +")
_POWER = re.compile("(?<=10)[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}")
_SUPERSCRIPTS = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_WIDE = dict(zip("０１２３４５６７８９．＋－", "0123456789.+-", strict=True))
_SIGNS = str.maketrans({"−": "-", "–": "-", **_WIDE})
_TEX = ((r"\cdot", "·"), (r"\times", "×"), (r"\,", ""), ("{,}", ","), (r"\approx", "≈"))
_DECIMAL = re.compile(",(?=[0-9])")
_UNWRITTEN = frozenset("_?-–—.… ")
_NONE = frozenset(("n/a", "n.a.", "n. a.", "#n/a", "nan"))


class Form(Enum):
    """What an answer is."""

    BLANK = "blank"
    NUMBER = "number"
    OTHER = "other"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was read; a number with the place of its last digit, 10^-places.

    ``reason`` says why it is refused.
    """

    form: Form
    value: float = math.nan
    places: int = 0
    significant: int = 0
    reason: str = ""


@lru_cache(maxsize=1 << 16)
def read(text: str, decimal_comma: bool = False) -> Answer:
    """What ``text`` says. A decimal comma is read only where it is asked for."""
    simple = _SIMPLE.fullmatch(text)
    if simple is not None:
        return _decimal(simple[1], simple[2], 0)
    if len(text) > LONGEST:
        return Answer(Form.REFUSED, reason=f"the answer is longer than {LONGEST} characters")
    plain = _plain(text)
    if not set(plain) - _UNWRITTEN or plain.lower() in _NONE:
        return Answer(Form.BLANK)
    bare = undressed(plain)
    if "," in bare:
        if not decimal_comma and _number(bare.replace(",", ".")):
            return Answer(Form.REFUSED, reason="a decimal comma is not read here; write a point")
        if decimal_comma:
            bare = _DECIMAL.sub(".", bare)
    return _number(plain) or _number(bare) or _of_equation(bare) or Answer(Form.OTHER)


def _plain(text: str) -> str:
    """``text`` in plain signs, without the apostrophe that keeps a spreadsheet from computing."""
    plain = trimmed(text).translate(_SIGNS).strip("$").removeprefix("'").strip().lstrip("=≈ ")
    if plain.isascii() and "\\" not in plain and " " not in plain:
        return plain
    plain = _TENS.sub("*10", plain)
    for written, sign in _TEX:
        plain = plain.replace(written, sign)
    plain = _GROUPED.sub("", plain)
    return _POWER.sub(lambda found: "^" + found[0].translate(_SUPERSCRIPTS), plain)


def _of_equation(plain: str) -> Answer | None:
    """The number behind the last sign of equality, or beside a name."""
    name, colon, rest = plain.partition(":")
    sides = re.split("[=≈]", rest if colon and _NAME.fullmatch(name) else plain)
    first, last = sides[0], sides[-1]
    found = _number(undressed(last))
    if found is not None and _CLAIM.search(plain):
        return Answer(Form.REFUSED, reason=SEVERAL)
    if found is None and len(sides) == 2 and _NAME.fullmatch(last.strip()):
        return _number(undressed(first))
    return found


def _number(plain: str) -> Answer | None:
    tight = _LOOSE.sub("", plain) if " " in plain else plain
    found = _NUMBER.fullmatch(tight)
    if found is not None:
        exponent = int(found[3] or found[4] or 0)
        return _decimal(found[1], found[2], exponent - 2 if found[5] else exponent)
    parts = _FRACTION.fullmatch(tight) or _LATEX_FRACTION.fullmatch(tight)
    if parts is None:
        return None
    if tenth := _TENTH.fullmatch(parts[3]):
        return _decimal(parts[1], parts[2], -len(tenth[1]))
    below = float(parts[3])
    if not below:
        return Answer(Form.REFUSED, reason="the fraction divides by 0")
    return _finite(float(parts[1] + parts[2]) / below, places=40, significant=40)


def _decimal(sign: str, mantissa: str, exponent: int) -> Answer:
    whole, _, after = mantissa.partition(".")
    significant = len((whole + after).lstrip("0"))
    value = float(f"{sign}{mantissa}e{exponent}")
    return _finite(value, len(after) - exponent, significant)


def _finite(value: float, places: int, significant: int) -> Answer:
    if not math.isfinite(value):
        return Answer(Form.REFUSED, reason="the number is too large")
    return Answer(Form.NUMBER, value, places, significant)
