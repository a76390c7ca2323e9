"""Numbers as people write them: 0.05, 0,05, 10,000, 10.000, 10 000, 3.5 × 10⁻⁵."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_POWER = re.compile(r"\s?(?:×|·|\*|\\times|\\cdot)\s?10\^?")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_NARROW = re.compile(r"(?<=[0-9])[\u00a0\u2009\u202f](?=[0-9]{3})")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})*")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+")
_PLAIN = re.compile(r"[0-9]+|[0-9]*[.,][0-9]+")
_SCIENTIFIC = re.compile(r"([0-9]+(?:[.,][0-9]+)?)[eE]([-+]?[0-9]{1,4})")


@dataclass(frozen=True, slots=True)
class Numeral:
    """``digits`` are what ``decimal.Decimal`` reads, ``count`` is the number of things counted.

    ``10.000`` may be ten with three decimals or ten thousand things. Where the digits are in
    doubt they are empty; where no count is meant it is None.
    """

    digits: str
    count: int | None = None

    @property
    def whole(self) -> bool:
        """Whether it is written without decimals."""
        return self.digits.lstrip("+-").isdigit()


def numeral(text: str, *, decimal_comma: bool) -> Numeral | None:
    """The number that ``text`` is, or None; what a comma means depends on the language."""
    plain = _NARROW.sub("", text.replace("−", "-").replace("–", "-").translate(_RAISED))
    plain = _POWER.sub("e", plain).replace("{", "").replace("}", "")
    sign = "-" if plain.startswith("-") else ""
    body = plain.lstrip("+-")
    if _SPACED.fullmatch(body):
        return Numeral("", int(body.replace(" ", "")))
    if _GROUPED.fullmatch(body):
        return _grouped(sign, body, decimal_comma=decimal_comma)
    scientific = _SCIENTIFIC.fullmatch(body)
    mantissa = scientific[1] if scientific else body
    if not _PLAIN.fullmatch(mantissa) or ("," in mantissa and not decimal_comma):
        return None
    digits = sign + mantissa.replace(",", ".") + (f"e{scientific[2]}" if scientific else "")
    return Numeral(digits, int(body) if body.isdigit() and not sign and len(body) < 10 else None)


def _grouped(sign: str, body: str, *, decimal_comma: bool) -> Numeral:
    """Thousands, or a decimal mark with three digits after it."""
    mark = "," if "," in body else "."
    thousands = body.replace(mark, "")
    count = int(thousands) if not sign and len(thousands) < 10 else None
    if body.count(mark) > 1 or (mark == "," and not decimal_comma):
        return Numeral(sign + thousands, count)
    in_doubt = mark == "." and decimal_comma
    return Numeral("" if in_doubt else sign + body.replace(",", "."), count)


def alike(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are the same as far as both are written out."""
    coarse, fine = sorted((one, other), key=lambda number: number.as_tuple().exponent, reverse=True)
    return abs(coarse - fine) <= Decimal(1).scaleb(int(coarse.as_tuple().exponent)) / 2
