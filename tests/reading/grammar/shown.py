"""Trees as one line of text, so that tests are tables."""

from __future__ import annotations

from collections.abc import Iterable

from derive.reading.grammar import chains
from derive.reading.symbol import Symbol
from derive.reading.tree import (
    Call,
    Chain,
    Choice,
    Derivative,
    Entry,
    Entrywise,
    Evaluated,
    Grid,
    Minus,
    Nabla,
    Name,
    Numeral,
    Over,
    Plus,
    Raised,
    Side,
    Summation,
    Times,
    Transposed,
    Unread,
)

WORDS = frozenset({"net", "out", "target", "output", "total", "input"})


def read(source: str, decimal_mark: str | None = None) -> str:
    """What is read, with the statements parted by semicolons."""
    return "; ".join(map(chain, chains(source, WORDS, decimal_mark)))


def chain(one: Chain) -> str:
    rest = zip(one.relations, one.sides[1:], strict=True)
    return show(one.sides[0]) + "".join(f" {mark} {show(side)}" for mark, side in rest)


def show(node: Side) -> str:
    match node:
        case Numeral(_, _, digits):
            return digits
        case Name(_, _, symbol):
            return name(symbol)
        case Plus(_, _, terms):
            return joined(" + ", terms)
        case Times(_, _, factors):
            return joined(" * ", factors)
        case Entrywise(_, _, factors):
            return joined(" o ", factors)
        case Over(_, _, above, below):
            return f"({show(above)} / {show(below)})"
        case Raised(_, _, base, exponent):
            return f"({show(base)} ^ {show(exponent)})"
        case Minus(_, _, operand):
            return f"-{show(operand)}"
        case Call(_, _, called, arguments, primes):
            called = called.replace("{", "").replace("}", "")
            return f"{called}{chr(39) * primes}({', '.join(map(show, arguments))})"
        case Entry(_, _, operand, index):
            return f"{show(operand)}[{','.join(index)}]"
        case Derivative(_, _, of, wrt):
            return f"D({show(of)}, {show(wrt)})"
        case Nabla(_, _, of, wrt):
            return f"grad({show(of)}{f', {show(wrt)}' if wrt else ''})"
        case Summation(_, _, index, lower, upper, body):
            return f"sum({','.join((index, lower, upper))}: {show(body)})"
        case Grid(_, _, rows):
            return f"[{' | '.join(', '.join(map(show, row)) for row in rows)}]"
        case Transposed(_, _, operand):
            return f"{show(operand)}^T"
        case Choice(_, _, branches):
            return f"{{{', '.join(branch(value, on) for value, on in branches)}}}"
        case Evaluated(_, _, operand):
            return f"at({show(operand)})"
        case Unread(_, _, at, reason):
            return f"<{at}: {reason}>"


def name(symbol: Symbol) -> str:
    accent = f"{symbol.accent} " if symbol.accent else ""
    return f"{accent}{'bold ' if symbol.bold else ''}{symbol}".replace("{", "").replace("}", "")


def joined(sign: str, parts: Iterable[Side]) -> str:
    return f"({sign.join(map(show, parts))})"


def branch(value: Side, condition: tuple[Side, str, Side] | None) -> str:
    if condition is None:
        return f"else {show(value)}"
    left, relation, right = condition
    return f"{show(value)} if {show(left)} {relation} {show(right)}"
