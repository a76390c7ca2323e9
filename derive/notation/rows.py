"""Equations as rows that fit the page, aligned at their equals signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from derive.algebra.term import Term
from derive.derivation.step import Form
from derive.notation.breaking import SIGN_WIDTH, Breaker
from derive.notation.printer import Printer
from derive.notation.syntax import Sign


class Equation(Protocol):
    """``left = right``; without ``left`` it continues the equation above."""

    @property
    def left(self) -> Term | None:
        """The left-hand side."""

    @property
    def right(self) -> Term:
        """The right-hand side."""

    @property
    def form(self) -> Form:
        """The form in which the right-hand side is written."""

    @property
    def note(self) -> str:
        """What is said beside the equation."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row of the page: ``left relation right``.

    A row that continues the one above has no left-hand side and no relation, and starts with a
    sign. A note stands on the last row of its equation. ``sides`` are what the equals signs of
    ``right`` stand between.
    """

    left: str
    relation: str
    right: str
    note: str = ""
    sides: tuple[str, ...] = ()


def printed_rows(
    printer: Printer, equations: Sequence[Equation], width: int
) -> tuple[PrintedRow, ...]:
    """``equations`` in rows of at most ``width`` characters, notes not counted.

    A chain ``symbols = numbers = value`` stands on one row where it fits; where it does not, its
    numbers and its value share one if they can. A left-hand side that takes more than half of the
    width, or leaves too little for a matrix, stands on the right, in rows before the one with the
    equals sign. Wider than ``width`` is only what cannot be broken: a single number, name,
    derivative symbol, exponent, matrix in two dimensions or blank.
    """
    breaker = Breaker(printer)
    column = max((_beside(breaker, row, width) for row in equations), default=0)
    room = width - column - SIGN_WIDTH
    return tuple(
        row
        for run in _shared(breaker, equations, room)
        for row in _rows(breaker, run, column, room)
    )


def _beside(breaker: Breaker, row: Equation, width: int) -> int:
    """The width of the left-hand side; 0 if there is none that leaves room for the right one."""
    taken = breaker.width(row.left) if row.left is not None else 0
    solid = breaker.width(row.right, row.form) if breaker.is_whole(row.right) else 0
    return taken if taken <= width // 2 and taken + SIGN_WIDTH + solid <= width else 0


Run: TypeAlias = list[Equation]


def _shared(breaker: Breaker, equations: Sequence[Equation], room: int) -> Iterator[Run]:
    """Runs of equations that stand on one row."""
    for chain in _chains(equations):
        symbols = [equation for equation in chain if equation.form is Form.SYMBOLS]
        tail = chain[len(symbols) :]
        for run in [chain] if _fit(breaker, chain, room) else [*_each(symbols), tail]:
            yield from [run] if _fit(breaker, run, room) else _each(run)


def _each(run: Run) -> list[Run]:
    return [[equation] for equation in run]


def _chains(equations: Sequence[Equation]) -> Iterator[Run]:
    """Each equation with those that go on from it; a note ends the chain."""
    chain: Run = []
    for equation in equations:
        if chain and (equation.left is not None or equation.note or chain[-1].note):
            yield chain
            chain = []
        chain.append(equation)
    if chain:
        yield chain


def _fit(breaker: Breaker, run: Run, room: int) -> bool:
    widths = [breaker.width(equation.right, equation.form) for equation in run]
    return sum(widths) + SIGN_WIDTH * (len(run) - 1) <= room


def _rows(breaker: Breaker, run: Run, column: int, room: int) -> Iterator[PrintedRow]:
    """The rows of equations that share one; only a lone equation may take several."""
    if not run:
        return
    printer, first, left = breaker.printer, run[0], ""
    if first.left is not None and breaker.width(first.left) <= column:
        left = printer.term(first.left)
    elif first.left is not None:
        for code in breaker.rows(first.left, Form.SYMBOLS, room):
            yield PrintedRow("", "", code)
    equals = printer.syntax.sign(Sign.EQUALS).strip()
    if len(run) > 1:
        forms = [(equation.right, equation.form) for equation in run]
        sides = tuple(printer.chain((form,)) for form in forms)
        yield PrintedRow(left, equals, printer.chain(forms), sides=sides)
        return
    start, *others = breaker.rows(first.right, first.form, room)
    yield PrintedRow(left, equals, start, "" if others else first.note)
    for place, code in enumerate(others, start=1):
        yield PrintedRow("", "", code, first.note if place == len(others) else "")
