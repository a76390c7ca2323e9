"""Steps of a derivation as equations on the page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from derive.algebra.term import Term
from derive.derivation.step import Form, Line, Rule, Step
from derive.documents.blocks import EquationReference, Equations, Inline, Row
from derive.documents.prose import listed
from derive.documents.rule_notes import NOTES

NumberedStep = tuple[int, Step]

# The rules that a reader should see named beside each line; the others are said in the prose.
_NAMED = frozenset(
    {
        Rule.SUM,
        Rule.CONSTANT,
        Rule.IDENTITY,
        Rule.LINEAR,
        Rule.CONSTANT_MULTIPLE,
        Rule.POWER,
        Rule.PRODUCT,
        Rule.QUOTIENT,
        Rule.RECIPROCAL,
        Rule.EXPONENTIAL,
        Rule.GENERAL_POWER,
        Rule.LOGARITHM,
        Rule.SQUARE_ROOT,
        Rule.TANH,
        Rule.SINE,
        Rule.COSINE,
        Rule.ABSOLUTE,
        Rule.CASES,
        Rule.SIMPLIFY,
        Rule.REARRANGE,
        Rule.RECOGNISE,
    }
)


def equation_key(place: int) -> str:
    """The key of the equations in which the step at ``place`` of the derivation ends."""
    return f"step-{place}"


def equations(steps: Iterable[NumberedStep], *, numbered: bool = True) -> tuple[Equations, ...]:
    """One aligned block for each run of steps about one goal, numbered by its last step."""
    blocks = []
    for _, run in groupby(steps, key=lambda pair: pair[1].goal):
        group = list(run)
        key = equation_key(group[-1][0]) if numbered else ""
        blocks.append(Equations(tuple(_rows([step for _, step in group])), key))
    return tuple(blocks)


def _rows(steps: list[Step]) -> list[Row]:
    """The lines of several steps; a left side that repeats the one above is left out."""
    rows: list[Row] = []
    above: Term | None = None
    for step in steps:
        note = NOTES[step.rule] if step.rule in _NAMED else ""
        for line in step.lines:
            rows.extend(_line_rows(line, note, line.left if line.left != above else None))
            above = line.left
    return rows


def _line_rows(line: Line, note: str, left: Term | None) -> list[Row]:
    right = [(form, Form.SYMBOLS, note) for form in line.right]
    if line.numbers:
        right.append((line.right[-1], Form.NUMBERS, ""))
    if line.value:
        # A lone symbol is shown with the digits that it was given with.
        lone = line.right and not line.numbers
        right.append((line.right[-1] if lone else line.left, Form.VALUE, ""))
    return [
        Row(None if place else left, form, kind, beside)
        for place, (form, kind, beside) in enumerate(right)
    ]


def see(places: Iterable[int]) -> tuple[Inline, ...]:
    """``(12) and (15)``."""
    return listed([EquationReference(equation_key(place)) for place in places])
