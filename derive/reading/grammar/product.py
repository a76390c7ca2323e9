"""Products and quotients on one line, as they are usually meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from derive.reading.grammar.mark import Mark
from derive.reading.tree import Entrywise, Minus, Name, Node, Numeral, Over, Raised, Times

_COUNTS = frozenset("mnNM")  # 1/2m is one over 2m


def product_of(parts: Sequence[Any]) -> Node:
    """``factor sign factor …``: ⊙ is the loosest sign, then the product's, then what has none."""
    operands = [_times(run) for run in _split(parts, "ODOT")]
    if len(operands) == 1:
        return operands[0]
    return Entrywise(operands[0].start, operands[-1].end, tuple(operands))


def _split(parts: Sequence[Any], sign: str) -> list[list[Any]]:
    runs: list[list[Any]] = [[]]
    for part in parts:
        if isinstance(part, Mark) and part.type == sign:
            runs.append([])
        else:
            runs[-1].append(part)
    return runs


def _times(parts: Sequence[Any]) -> Node:
    factors: list[Node] = []
    for run in _split(parts, "TIMES"):
        found = _run(run)
        scaled = _scaled(factors[-1], found[0]) if factors else None
        if scaled is not None:
            factors[-1], found = scaled, found[1:]
        factors += found
    return _joined(factors)


def _joined(factors: list[Node]) -> Node:
    if len(factors) == 1:
        return factors[0]
    return Times(factors[0].start, factors[-1].end, tuple(factors))


def _scaled(mantissa: Node, power: Node) -> Numeral | None:
    """``8.2 · 10^{-2}`` is one number."""
    if not isinstance(mantissa, Numeral) or "e" in mantissa.digits:
        return None
    exponent = _exponent(power)
    if exponent is None:
        return None
    return Numeral(mantissa.start, power.end, f"{mantissa.digits}e{exponent}")


def _exponent(power: Node) -> str | None:
    match power:
        case Raised(_, _, Numeral(_, _, "10"), Numeral(_, _, digits)):
            sign = ""
        case Raised(_, _, Numeral(_, _, "10"), Minus(_, _, Numeral(_, _, digits))):
            sign = "-"
        case _:
            return None
    return sign + digits if re.fullmatch(r"\d{1,3}", digits) else None


def _run(parts: Sequence[Any]) -> list[Node]:
    """Factors side by side, with slashes: a slash takes all names and numbers that follow it."""
    factors: list[Node] = [parts[0]]
    place = 1
    while place < len(parts):
        sign, operand = parts[place], parts[place + 1]
        place += 2
        if sign.type != "SLASH":
            factors.append(operand)
            continue
        below: list[Node] = [operand]
        while place < len(parts) and _belongs(factors, below, parts[place], parts[place + 1]):
            below.append(parts[place + 1])
            place += 2
        above = _joined(factors)
        factors = [Over(above.start, below[-1].end, above, _joined(below))]
    return factors


def _belongs(above: list[Node], below: list[Node], sign: Mark, operand: Node) -> bool:
    """Whether ``operand`` stands below the line: in ``a/bc``, but not in ``1/2 x``."""
    if sign.type != "BESIDE":
        return False
    apart = isinstance(below[-1], Numeral) and operand.start > below[-1].end  # x/2 y
    if not all(isinstance(part, Numeral) for part in (*above, *below)):
        return not apart
    counts = isinstance(operand, Name) and str(operand.symbol) in _COUNTS
    return counts and operand.start == below[-1].end
