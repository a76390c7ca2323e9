"""Reads the equations of a handout in plain text and works them out, in two ways.

``evaluate`` puts in the values of a PlainNetwork; ``bounds`` takes the printed numbers alone, each
as the interval that it stands for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from tests.documents.plain_network import ONE, Dual, PlainNetwork

TOKEN = re.compile(
    r"\s*(?:(?P<slope>∂\w+/∂\w+)|∂/∂(?P<by>[a-zA-Z0-9_]+) \[|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<function>tanh|σ|ln)\(|(?P<name>[a-zA-Zδη][a-zA-Z0-9_]*⁺?)|(?P<power>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|(?P<sign>[-+−·/^()\]]))"
)
RECAP = {"x": 2.0, "y": 5.0}  # where the examples of the recap are worked out
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
Tree = tuple[Any, ...]


@dataclass(frozen=True)
class Chain:
    """``left = part = part …`` as printed, several lines joined."""

    parts: tuple[str, ...]


def chains(text: str) -> Iterator[Chain]:
    """Every equation in a handout in plain text: paragraphs that stand two spaces in."""
    for paragraph in re.split(r"\n\s*\n", text):
        lines = paragraph.strip("\n").splitlines()
        table_or_list = "─" in paragraph or re.match(r"\s*(•|\d+\.) ", paragraph)
        if lines and all(line.startswith("  ") for line in lines) and not table_or_list:
            yield from _joined([re.split(r"\s{3,}", line.strip())[0] for line in lines])


def _joined(lines: list[str]) -> Iterator[Chain]:
    above: list[str] = []
    for line in lines:
        inside = " ".join(above).count("[") > " ".join(above).count("]")
        if inside or (above and re.match(r"[=+·]|− ", line)):
            above.append(line)
            continue
        if above:
            yield _chain(above)
        above = [line]
    if above:
        yield _chain(above)


def _chain(lines: list[str]) -> Chain:
    return Chain(tuple(part.strip() for part in " ".join(lines).split("= ")))


class UnreadableError(ValueError):
    """Text that is no formula of numbers and quantities."""


def parse(text: str) -> Tree:
    """A formula as nested tuples, operator first."""
    tokens = list(_tokens(text))
    tree = _sum(tokens)
    if tokens:
        raise UnreadableError(text)
    return tree


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(text.rstrip()):
        found = TOKEN.match(text, place)
        if found is None:
            raise UnreadableError(text)
        yield found.lastgroup or "", found[found.lastgroup or 0]
        place = found.end()


def _sum(tokens: list[tuple[str, str]]) -> Tree:
    tree = _product(tokens)
    while tokens and tokens[0] in {("sign", "+"), ("sign", "−")}:
        _, sign = tokens.pop(0)
        tree = (sign, tree, _product(tokens))
    return tree


def _product(tokens: list[tuple[str, str]]) -> Tree:
    if tokens and tokens[0] == ("sign", "−"):
        tokens.pop(0)
        return ("neg", _product(tokens))
    tree = _power(tokens)
    while tokens and tokens[0] not in {("sign", s) for s in "+−)]"}:
        sign = tokens.pop(0)[1] if tokens[0] in {("sign", "·"), ("sign", "/")} else "·"
        tree = (sign, tree, _power(tokens))
    return tree


def _power(tokens: list[tuple[str, str]]) -> Tree:
    tree = _atom(tokens)
    if tokens and tokens[0][0] == "power":
        return ("^", tree, ("number", tokens.pop(0)[1].translate(SUPERSCRIPT)))
    if tokens and tokens[0] == ("sign", "^"):
        tokens.pop(0)
        return ("^", tree, _atom(tokens))
    return tree


def _atom(tokens: list[tuple[str, str]]) -> Tree:
    if not tokens:
        raise UnreadableError("nothing where a number should stand")
    kind, text = tokens.pop(0)
    if kind == "sign" and text == "(":
        return _closed(tokens, ")")
    if kind == "function":
        return (text, _closed(tokens, ")"))
    if kind == "by":
        return ("by", text, _closed(tokens, "]"))
    if kind in {"number", "name", "slope"}:
        return (kind, text)
    raise UnreadableError(text)


def _closed(tokens: list[tuple[str, str]], bracket: str) -> Tree:
    tree = _sum(tokens)
    if not tokens or tokens.pop(0) != ("sign", bracket):
        raise UnreadableError(f"no {bracket}")
    return tree


def evaluate(tree: Tree, network: PlainNetwork, pushed: str = "") -> Dual:
    """The value of a formula, and its slope by ``pushed`` with all else but that held constant."""

    def value(tree: Tree) -> Dual:
        match tree:
            case ("number", digits):
                return Dual(float(digits))
            case ("name", "e"):
                return Dual(math.e)
            case ("name", name):
                known = RECAP.get(name) or named(name, network)
                return Dual(known, 1.0 if name == pushed else 0.0)
            case ("slope", text):
                return Dual(network.slope(*re.findall(r"∂(\w+)", text)))
            case ("by", name, inner):
                return Dual(evaluate(inner, network, name).slope)
            case ("neg", inner):
                return -value(inner)
            case ("tanh", inner):
                return value(inner).tanh()
            case ("σ", inner):
                return ONE / (ONE + (-value(inner)).exp())
            case ("^", ("name", "e"), power):
                return value(power).exp()
            case ("^", base, power):
                return value(base) ** value(power).value
            case (sign, one, other):
                return OPERATIONS[sign](value(one), value(other))
        raise UnreadableError(str(tree))

    return value(tree)


OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "−": lambda a, b: a - b,
    "·": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


def named(name: str, network: PlainNetwork) -> float:
    """The value of a quantity by its printed name; ⁺ is after one update."""
    if name.endswith("⁺"):
        return named(name[:-1], network.updated())
    if name.startswith("δ_"):
        return network.slope("E_total", f"net_{name[2:]}")
    return network.values()[name].value


RISING: dict[str, Callable[[float], float]] = {"tanh": math.tanh, "ln": math.log}
DECIMALS = 9  # a number with fewer is exact: it was given so, or nothing is missing


def bounds(tree: Tree) -> tuple[float, float]:
    """The least and the greatest value that a formula of printed numbers can have."""
    match tree:
        case ("number", digits):
            places = len(digits.partition(".")[2])
            half = 0.5 * 10**-places if places >= DECIMALS else 0.0
            return float(digits) - half, float(digits) + half
        case ("neg", inner):
            low, high = bounds(inner)
            return -high, -low
        case ("tanh" | "ln" as name, inner):
            low, high = bounds(inner)
            return RISING[name](low), RISING[name](high)
        case ("^", ("name", "e"), power):
            low, high = bounds(power)
            return math.exp(low), math.exp(high)
        case ("^", base, ("number", power)):
            low, high = bounds(base)
            ends = [low ** int(power), high ** int(power)]
            return (0.0 if low < 0 < high else min(ends)), max(ends)
        case ("+" | "−" | "·" | "/" as sign, one, other):
            pairs = product(bounds(one), bounds(other))
            ends = [OPERATIONS[sign](a, b) for a, b in pairs]
            return min(ends), max(ends)
    raise UnreadableError(str(tree))


def is_numeric(tree: Tree) -> bool:
    """Whether a formula holds printed numbers only."""
    match tree:
        case ("number", _):
            return True
        case ("name", name):
            return name == "e"
        case ("slope" | "by", *_):
            return False
        case (_, *inner):
            return all(is_numeric(part) for part in inner)
    return False
