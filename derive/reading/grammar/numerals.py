"""Numbers as they are written: points, commas, groups of three digits, powers of ten."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

DecimalMark: TypeAlias = Literal[".", ","]

_THIN = r"(?:\{?\\[,;:!]\}?|[\u2009\u202f\u00a0])"
_THIRD = rf"{_THIN}[0-9]{{3}}(?![0-9])(?:{_THIN}[0-9]{{1,2}}(?![0-9]))?"
CLUSTER = rf"(?:[0-9]+(?:(?:[.,]|\{{[.,]\}})[0-9]+|{_THIRD})*|\.[0-9]+)"
_PIECES = re.compile(rf"(?P<thin>{_THIN})|(?P<mark>[.,]|\{{[.,]\}})|(?P<digits>[0-9]+)")
_EXPONENT = re.compile(r"e[+-]?[0-9]++(?![A-Za-z_])|E[+-][0-9]+")
_PERCENT = re.compile(r"\s*\\?%")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")

MOST_DIGITS = 200
LARGEST_EXPONENT = 300


class Numeral(NamedTuple):
    """What ``Decimal`` reads, where it ends in the source, and whether its mark was a comma."""

    digits: str
    end: int
    comma: bool = False


def numeral(
    source: str, cluster: str, place: int, decimal_mark: DecimalMark | None, *, listed: bool
) -> Numeral:
    """The number that starts at ``place`` with ``cluster``; ``listed``: its commas part entries."""
    whole = _joined(cluster, decimal_mark, listed=listed)
    if whole is None:
        found = _PLAIN.match(cluster)
        assert found is not None
        whole, cluster = Numeral(found[0], 0), found[0]
    end = place + len(cluster)
    exponent = _EXPONENT.match(source, end)
    digits = whole.digits
    if exponent:
        digits, end = digits + exponent[0].lower(), exponent.end()
    elif (percent := _PERCENT.match(source, end)) and "\\" in percent[0]:
        digits, end = f"{digits}e-2", percent.end()
    return Numeral(digits, end, whole.comma)


def too_long(digits: str) -> bool:
    """Whether the number has more digits or a larger power of ten than anybody computes with."""
    mantissa, _, exponent = digits.partition("e")
    size = exponent.lstrip("+-0")
    return len(mantissa) > MOST_DIGITS or len(size) > 3 or int(size or "0") > LARGEST_EXPONENT


def _joined(cluster: str, decimal_mark: DecimalMark | None, *, listed: bool) -> Numeral | None:
    """The one number that the whole cluster is, if it is one."""
    groups, marks = [""], []
    for found in _PIECES.finditer(cluster):
        if found.lastgroup == "mark":
            marks.append(found[0])
            groups.append("")
        elif found.lastgroup == "digits":
            groups[-1] += found[0]
    if not marks:
        return Numeral(groups[0], 0)
    if len({mark.strip("{}") for mark in marks[:-1]}) > 1:
        return None
    return _decided(groups, marks, decimal_mark, listed=listed)


def _decided(
    groups: list[str], marks: list[str], decimal_mark: DecimalMark | None, *, listed: bool
) -> Numeral | None:
    """``10,000`` is ten thousand, ``0,35`` and ``10,00`` are decimals, ``1,2,3`` is no number."""
    last = marks[-1].strip("{}")
    thousands = "." if decimal_mark == "," else ","
    if all(mark.strip("{}") == thousands for mark in marks) and _is_grouped(groups):
        return Numeral("".join(groups), 0)
    whole = groups[:-1]
    other = {mark.strip("{}") for mark in marks[:-1]}
    if last in other or (len(whole) > 1 and not _is_grouped(whole)):
        return None
    apart = decimal_mark == "." or (listed and decimal_mark is None)
    if marks[-1] == "," and apart:
        return None
    return Numeral(f"{''.join(whole)}.{groups[-1]}", 0, comma=last == ",")


def _is_grouped(groups: list[str]) -> bool:
    """1 to 3 digits, not a lone 0, and then three at a time."""
    first, *others = groups
    return 0 < len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in others)
