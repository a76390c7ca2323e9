"""What is written beside an answer."""

from __future__ import annotations

from derive.algebra.term import Product, Term
from derive.marking.desk import Desk
from derive.marking.entries import Entry
from derive.marking.given import Given
from derive.marking.printed import printed
from derive.marking.question import Aspect, Question
from derive.marking.verdict import Kind, Suspect
from derive.marking.words import printed as word
from derive.marking.written import is_recurrent, worths_of
from derive.notation.printer import Printer
from derive.notation.rounding import rounded
from derive.notation.text import TEXT

SAID = {
    Kind.RIGHT: "Right.",
    Kind.FOLLOWS: "This follows from your own earlier answer: the method is right. "
    "With the right one it is {expected}.",
    Kind.WRONG: "This is not right, and follows from none of your answers. It is {expected}.",
    Kind.BLANK: "Nothing is written here. It is {expected}.",
    Kind.UNREADABLE: "This could not be read: {note}.",
    Kind.PERSON: "A person must look at this: {note}.",
}


def feedback_of(kind: Kind, suspects: tuple[Suspect, ...], note: str, expected: str) -> str:
    """One or two sentences for the student."""
    if kind is Kind.MISTAKE:
        return _suspected(suspects)
    if kind is Kind.ROUNDED:
        return note.format(expected=expected)
    return SAID[kind].format(note=note or "it is unclear", expected=expected)


def _suspected(suspects: tuple[Suspect, ...]) -> str:
    causes = ", or ".join(one.sentence for one in suspects)
    first = suspects[0]
    digits = f" ({first.digits} digits agree)" if first.digits != 1 else " (1 digit agrees)"
    return f"This comes out when {causes}{digits if first.digits else ''}. {first.hint}"


def expected_of(desk: Desk, entry: Entry, given: Given) -> str | list[str]:
    """The right answer as it is printed; one for each student where they have own numbers."""
    question = entry.question
    if question.aspect is Aspect.WORD:
        return _words(desk, question, given)
    if question.aspect is not Aspect.VALUE:
        return formula_of(desk, question)
    if not entry.right.ndim:
        return _printed(desk, question)
    return printed(entry.right, desk.decimals, lambda row: given.values(row)[question.quantity])


def _words(desk: Desk, question: Question, given: Given) -> str | list[str]:
    recurrent = is_recurrent(desk)
    worths = worths_of(desk, question, given, len(given.codes) or 1)
    found = [word(question, float(worth), recurrent=recurrent) for worth in worths]
    return found if given.codes else found[0]


def _printed(desk: Desk, question: Question) -> str:
    known = desk.printed
    if question.key not in known:
        known[question.key] = rounded(desk.values[question.quantity], desk.decimals)
    return known[question.key]


def formula_of(desk: Desk, question: Question) -> str:
    """The expression of the derivation, in plain text; nothing where it has none."""
    known = desk.printed
    if question.key not in known:
        form = form_of(desk, question)
        printer = Printer(TEXT, desk.problem.graph, desk.values)
        known[question.key] = "" if form is None else printer.term(form)
    return known[question.key]


def form_of(desk: Desk, question: Question) -> Term | None:
    """The expression of the derivation that is asked for; none where it is no formula."""
    if question.aspect not in (Aspect.FORMULA, Aspect.FACTOR):
        return None
    forms = desk.ways.get(question.quantity, ())
    if question.aspect is Aspect.FACTOR:
        chain = next((one.factors for one in forms if isinstance(one, Product)), ())
        forms = chain[question.number - 1 : question.number]
    return forms[0] if forms else None
