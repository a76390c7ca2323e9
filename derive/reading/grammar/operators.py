"""Signs that take scripts of their own: sums, gradients, functions."""

from __future__ import annotations

import re

from derive.reading.grammar.cursor import ABOVE, BELOW, Cursor
from derive.reading.grammar.lexicon import letter
from derive.reading.grammar.mark import Callee, Mark
from derive.reading.grammar.scripts import bottom
from derive.reading.symbol import Symbol

_BOUNDS = re.compile(r"\(?([\w,]+?)(?:(?:=|∈|:=)(.+?))?\)?")
_INDEXED = re.compile(r"(.*?)(\d*)")


def sum_sign(cursor: Cursor, place: int) -> int:
    """The sign of a sum; its value is the index and the bounds."""
    mark, below, above = cursor.marks[place], "", ""
    place += 1
    while (kind := cursor.type(place)) in BELOW | ABOVE:
        if kind in BELOW:
            below = cursor.script(place)
        else:
            above = cursor.script(place)
        place = cursor.after(place)
    bounds = _BOUNDS.fullmatch(below)
    index, lower = (bounds[1], bounds[2] or "") if bounds else (below, "")
    value = (index, lower, above)
    cursor.out.append(mark._replace(end=cursor.script_end(place), value=value))
    return place


def nabla(cursor: Cursor, place: int) -> int:
    """∇ with the name below it, which may have digits at its top; its value is their marks."""
    mark, below = cursor.marks[place], place + 1
    if cursor.type(below) not in BELOW:
        cursor.out.append(mark)
        return below
    after = cursor.after(below)
    first, last, _ = cursor.argument(below + 1)
    if cursor.type(below) == "SUB":
        value = [_named(cursor, cursor.marks[below])]
        first, last = after, after
    else:
        value = _marks_of_name(cursor, first, last)
    if not value:
        reason = "what stands below ∇ is no name"
        cursor.out.append(mark._replace(type="ERROR", value=reason))
        return after
    if cursor.type(after) == "SUP" and cursor.script(after).isdecimal():
        digits = cursor.marks[after]
        value.append(digits._replace(type="NUMBER", value=digits.text))
        after += 1
    cursor.out.append(mark._replace(end=value[-1].end, value=value))
    return after


def _marks_of_name(cursor: Cursor, first: int, last: int) -> list[Mark]:
    """A name, and a number where one stands at its top; nothing if there is anything else."""
    if any(mark.type == "NABLA" for mark in cursor.marks[first:last]):
        return []
    inner = type(cursor)(cursor.marks[first:last], cursor.words, latex=cursor.latex)
    read = [mark for mark in inner.read() if mark.type not in ("LBRACE", "RBRACE")]
    kinds = [mark.type for mark in read]
    return read[::2] if kinds in (["NAME"], ["NAME", "CARET", "NUMBER"]) else []


def _named(cursor: Cursor, script: Mark) -> Mark:
    """The name that an index without braces is: ``W``, ``w5``, ``𝐚``, a word."""
    found = _INDEXED.fullmatch(script.text)
    base, digits = (found[1], found[2]) if found else (script.text, "")
    if len(base) > 1 and base not in cursor.words:
        base, digits = base[0], base[1:] + digits
    plain = letter(base) if len(base) == 1 else Symbol(base)
    symbol = Symbol(plain.base, bottom(digits), (), plain.accent, plain.bold)
    return script._replace(type="NAME", value=symbol)


def function(cursor: Cursor, place: int) -> int:
    """A function's name with its base or index and its primes."""
    mark, index, primes = cursor.marks[place], "", 0
    place += 1
    while True:
        kind = cursor.type(place)
        if kind in BELOW:
            index, place = cursor.script(place), cursor.after(place)
        elif kind == "DIGITS" and not index:
            index, place = cursor.marks[place].text, place + 1
        elif kind == "PRIME":
            primes, place = primes + len(cursor.marks[place].text), place + 1
        elif kind in ABOVE and set(cursor.script(place)) == {"'"}:
            primes, place = primes + len(cursor.script(place)), cursor.after(place)
        else:
            break
    callee = _callee(str(mark.value), index, primes)
    cursor.out.append(mark._replace(end=cursor.script_end(place), value=callee))
    return place


def _callee(name: str, index: str, primes: int) -> Callee:
    if name != "log" or not index:
        return Callee(name, index, primes)
    return Callee({"10": "log10", "e": "ln"}.get(index, f"log{index}"), "", primes)
