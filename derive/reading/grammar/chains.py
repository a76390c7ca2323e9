"""What the source of one formula says."""

from __future__ import annotations

from collections.abc import Collection

from derive.reading.grammar.brackets import depth
from derive.reading.grammar.calls import Calls
from derive.reading.grammar.cells import celled
from derive.reading.grammar.differentials import Differentials
from derive.reading.grammar.limits import DEEPEST, LONGEST, MOST_MARKS, MOST_SIDES
from derive.reading.grammar.listing import parted
from derive.reading.grammar.mark import Mark
from derive.reading.grammar.names import Names
from derive.reading.grammar.numerals import DecimalMark
from derive.reading.grammar.parser import side
from derive.reading.grammar.rows import Statement, statements
from derive.reading.grammar.scan import scan
from derive.reading.grammar.structure import flattened
from derive.reading.symbol import Symbol
from derive.reading.tree import Chain, Side, Unread


def chains(
    source: str, words: Collection[str], decimal_mark: DecimalMark | None = None
) -> tuple[Chain, ...]:
    """The statements of a formula in LaTeX or in plain text, without the marks around it.

    ``words`` are the names of several letters. Where ``decimal_mark`` is not given, a comma between
    digits is taken for a decimal mark unless three digits follow it or it separates entries. What
    cannot be read is an Unread side; nothing is raised.
    """
    if len(source) > LONGEST:
        return (_whole(source, f"a formula has at most {LONGEST} characters"),)
    known = words if isinstance(words, frozenset) else frozenset(words)
    tape = scan(source, known, decimal_mark)
    if len(tape.marks) > MOST_MARKS:
        return (_whole(source, f"a formula has at most {MOST_MARKS} marks"),)
    if depth(tape.marks) > DEEPEST:
        return (_whole(source, f"more than {DEEPEST} brackets stand in one another"),)
    named = Names(flattened(tape.marks), known, latex=tape.latex).read()
    found = statements(named)
    if any(len(statement.sides) > MOST_SIDES for statement in found):
        return (_whole(source, f"a chain has at most {MOST_SIDES} sides"),)
    comma = tape.comma or decimal_mark == ","
    read = [_chain(statement, known, comma=comma) for statement in found]
    return parted(read, [statement.listed for statement in found])


def _whole(source: str, reason: str) -> Chain:
    return Chain((Unread(0, len(source), 0, reason),), ())


def _chain(statement: Statement, words: frozenset[str], *, comma: bool) -> Chain:
    places = range(len(statement.sides))
    sides = tuple(_side(statement, place, words, comma=comma) for place in places)
    return Chain(sides, tuple(mark.text for mark in statement.relations))


def _side(statement: Statement, place: int, words: frozenset[str], *, comma: bool) -> Side:
    marks = statement.sides[place]
    if not marks:
        relation = statement.relations[max(0, place - 1)]
        at = relation.end if place else relation.start
        return side((), at, at)
    start, end = marks[0].start, marks[-1].end
    if len(marks) == 1 and marks[0].type in ("TEXT", "FUNC"):
        marks = [marks[0]._replace(type="NAME", value=Symbol(marks[0].text))]
    return side(_prepared(marks, words, comma=comma), start, end)


def _prepared(marks: list[Mark], words: frozenset[str], *, comma: bool) -> list[Mark]:
    """The marks of a side as the grammar has them."""
    return Calls(Differentials(celled(marks, comma=comma)).read(), words).read()
