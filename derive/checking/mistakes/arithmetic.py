"""Slips in the last operation by which a quantity is found, from the right values."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import Number, term
from derive.checking.edits import Edit, edits
from derive.checking.mistakes.mistake import Group, Mistake
from derive.checking.mistakes.parts import Parts
from derive.checking.mistakes.working import working
from derive.model.quantity import Quantity
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values


def arithmetic_slips(parts: Parts, quantity: Quantity) -> Iterator[Mistake]:
    """Every small slip in the working of ``quantity``, and its value in per cent."""
    form = working(parts, quantity)
    printer = Printer(TEXT, parts.graph, Values(parts.problem))
    for edit in edits(form) if form is not None else ():
        yield _slip(printer, edit)
    yield Mistake(
        "per_cent",
        "the value is given in per cent",
        "In which unit is this to be given?",
        Group.ARITHMETIC,
        lambda _, __: True,
        asked=lambda asked: Number("100") * term(asked),
    )


def _slip(printer: Printer, edit: Edit) -> Mistake:
    pieces = [one if isinstance(one, str) else printer.term(one) for one in edit.sentence]
    sentence = "".join(pieces)
    return Mistake(
        edit.name,
        sentence,
        f"Look at the last operation again: may it be that {sentence}?",
        Group.ARITHMETIC,
        lambda _, __: True,
        asked=lambda _: edit.term,
        place=" ".join(pieces[1::2]),
    )
