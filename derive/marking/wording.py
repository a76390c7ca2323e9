"""What is written beside an answer."""

from __future__ import annotations

from derive.marking.desk import Desk
from derive.marking.given import Given
from derive.marking.question import Aspect, Question
from derive.marking.verdict import Kind, Suspect
from derive.notation.printer import Printer
from derive.notation.rounding import rounded
from derive.notation.text import TEXT
from derive.numerics.values import Values

SAID = {
    Kind.RIGHT: "Right.",
    Kind.ROUNDED: "Right, but rounded: {note}.",
    Kind.FOLLOWS: "This follows from your own earlier answer: the method is right. "
    "With right numbers it is {expected}.",
    Kind.WRONG: "This is not right, and follows from none of your answers. It is {expected}.",
    Kind.BLANK: "Nothing is written here. It is {expected}.",
    Kind.UNREADABLE: "This could not be read: {note}.",
    Kind.PERSON: "A person must look at this: {note}.",
}


def feedback_of(kind: Kind, suspects: tuple[Suspect, ...], note: str, expected: str) -> str:
    """One or two sentences for the student."""
    if kind is Kind.MISTAKE:
        return _suspected(suspects)
    return SAID[kind].format(note=note or "it is unclear", expected=expected)


def _suspected(suspects: tuple[Suspect, ...]) -> str:
    causes = ", or ".join(one.sentence for one in suspects)
    first = suspects[0]
    digits = f"{first.digits} digit{'s' if first.digits != 1 else ''}"
    return f"This comes out when {causes} ({digits} agree). {first.hint}"


def expected_of(desk: Desk, question: Question, given: Given, place: int) -> str:
    """The right answer as it is printed, with the student's own numbers."""
    if question.aspect is not Aspect.VALUE:
        return formula_of(desk, question)
    if not given.problems:
        return _printed(desk, question)
    value = Values(given.problems[place])[question.quantity]
    return rounded(value, desk.decimals)


def _printed(desk: Desk, question: Question) -> str:
    known = desk.printed
    if question.key not in known:
        known[question.key] = rounded(desk.values[question.quantity], desk.decimals)
    return known[question.key]


def formula_of(desk: Desk, question: Question) -> str:
    """The expression of the derivation, in plain text; nothing where it has none."""
    known = desk.printed
    if question.key not in known:
        forms = desk.ways.get(question.quantity, ())
        printer = Printer(TEXT, desk.problem.graph, desk.values)
        plain = question.aspect is Aspect.FORMULA and bool(forms)
        known[question.key] = printer.term(forms[0]) if plain else ""
    return known[question.key]
