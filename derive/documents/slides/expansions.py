"""A product or a sum, part by part: in columns where it fits, else as equations."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from derive.algebra.term import Product, Term, sum_of
from derive.derivation.step import Form
from derive.documents.blocks import Equations, Row
from derive.documents.deck import Expansion, Part, Reveal, Shown
from derive.documents.slides.measure import Measure
from derive.notation.syntax import Sign


def unfolded(goal: Term, parts: Sequence[Term], sign: Sign, measure: Measure) -> tuple[Shown, ...]:
    """``goal = part · part``: a part a step, from the second step on."""
    columns = tuple(Part(part, part, step) for part, step in zip(parts, count(2), strict=False))
    return _shown(Expansion(goal, sign, columns), measure)


def put_in(
    goal: Term, parts: Sequence[Term], sign: Sign, measure: Measure, first: int = 1
) -> tuple[Shown, ...]:
    """The same, all parts seen from ``first`` on: then number after number, and last the value."""
    columns = tuple(
        Part(part, part, first, step) for part, step in zip(parts, count(first + 1), strict=False)
    )
    return _shown(Expansion(goal, sign, columns, first + len(columns) + 1), measure)


def all_at(
    goal: Term, parts: Sequence[Term], numbers: Sequence[Term], sign: Sign, measure: Measure
) -> tuple[Shown, ...]:
    """A part a step, then their numbers, a part a step, and last the value."""
    many = len(parts)
    columns = tuple(
        Part(part, number, step, step + many)
        for part, number, step in zip(parts, numbers, count(2), strict=False)
    )
    return _shown(Expansion(goal, sign, columns, 2 * many + 2), measure)


def joined(parts: Sequence[Term], sign: Sign) -> Term:
    """The parts as one sum or product."""
    return sum_of(tuple(parts)) if sign is Sign.PLUS else Product(tuple(parts))


def _shown(block: Expansion, measure: Measure) -> tuple[Shown, ...]:
    return (block,) if measure.fits(block) else _rows(block)


def _rows(block: Expansion) -> tuple[Shown, ...]:
    """What is too wide for columns: all parts at once, then the numbers, then the value."""
    symbols = joined([part.symbols for part in block.parts], block.sign)
    numbers = joined([part.numbers for part in block.parts], block.sign)
    shown = [Reveal(2, Equations((Row(block.goal, symbols),)))]
    if block.value:
        rows = (Row(block.goal, numbers, Form.NUMBERS), Row(None, block.goal, Form.VALUE))
        shown.append(Reveal(3, Equations(rows)))
    return tuple(shown)
