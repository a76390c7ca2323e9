"""How verdicts are said."""

from __future__ import annotations

from collections.abc import Iterator

from derive.checking.causes.cause import Cause
from derive.checking.findings import Checked, Link
from derive.checking.verdict import FAULTS, Kind, Operand, Verdict
from derive.model.quantity import key_of
from derive.model.wording import count
from derive.notation.notation import Sentence
from derive.notation.notations import FLAT
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values

MARKS = {
    Kind.IDENTITY: "✓",
    Kind.VALUE: "✓",
    Kind.DEFINITION: "≔",
    Kind.ROUNDED: "≈",
    Kind.CONVENTION: "~",
    Kind.FOLLOWS: "↳",
    Kind.WRONG: "✗",
    Kind.UNREAD: "?",
}
SAID = {
    Kind.IDENTITY: ("identity", "identities"),
    Kind.VALUE: ("right value", "right values"),
    Kind.ROUNDED: ("rounded", "rounded"),
    Kind.DEFINITION: ("definition", "definitions"),
    Kind.CONVENTION: ("by another convention", "by another convention"),
    Kind.FOLLOWS: ("follows from a fault", "follow from a fault"),
    Kind.WRONG: ("wrong", "wrong"),
    Kind.UNREAD: ("not understood", "not understood"),
}
ORDER = (Kind.WRONG, Kind.FOLLOWS, Kind.CONVENTION, Kind.UNREAD, Kind.ROUNDED)


def summary(checked: Checked) -> str:
    """One line: what was read, and how many equalities got which verdict."""
    statements = sum(bool(statement.links) for statement in checked.statements)
    links = sum(checked.counts.values())
    if not links:
        return f"{checked.document}: no equation or claim about {checked.problem.name} was found"
    kinds = [f"{n} {SAID[kind][n != 1]}" for kind, n in checked.counts.items()]
    return (
        f"{checked.document} against {checked.problem.name}: "
        f"{count(links, 'equality', 'equalities')} in {count(statements, 'statement')}: "
        + ", ".join(kinds)
    )


def explained(checked: Checked, verdict: Verdict) -> Iterator[str]:
    """What is said of one verdict, a sentence or two a line."""
    printer = plain_printer(checked)
    for place, repair in enumerate(verdict.repairs):
        yield f"{'or: ' if place else ''}{told(repair.sentence, printer)}"
    if verdict.kind in FAULTS and verdict.expected and not verdict.operands:
        yield f"should be {verdict.expected}"
    for operand in verdict.operands:
        yield _operand(checked, operand)
    if verdict.kind is Kind.FOLLOWS and verdict.because_of:
        yield f"right if one goes on with {_listed(verdict.because_of)}, which is wrong above"
    elif verdict.how and verdict.kind is not Kind.IDENTITY:
        yield verdict.how
    for place, cause in enumerate(verdict.causes):
        yield f"{'or: ' if place else 'cause: '}{cause_said(cause)}"


def cause_said(cause: Cause) -> str:
    """A cause with the digits that it explains and its odds."""
    if not cause.digits:
        return cause.sentence
    digits = count(cause.digits, "digit")
    return f"{cause.sentence} (explains {digits}; odds by chance {cause.chance:.2g})"


def plain_printer(checked: Checked) -> Printer:
    """The printer for plain text."""
    return Printer(TEXT, checked.problem.graph, Values(checked.problem), FLAT)


def told(sentence: Sentence, printer: Printer) -> str:
    """A sentence with its terms in plain text."""
    return "".join(part if isinstance(part, str) else printer.term(part) for part in sentence)


def findings(checked: Checked) -> list[tuple[str, Link]]:
    """Every equality that deserves a word, the gravest kinds first, with its statement's source."""
    found = [
        (statement.source, link)
        for statement in checked.statements
        for link in statement.links
        if link.verdict.kind in ORDER
    ]
    return sorted(found, key=lambda pair: ORDER.index(pair[1].verdict.kind))


def _operand(checked: Checked, operand: Operand) -> str:
    graph = checked.problem.graph
    named = plain_printer(checked).term(operand.stands_for)
    instead = " or ".join(key_of(graph, quantity) for quantity in operand.instead)
    taken = f"; it is the value of {instead}" if instead else ""
    return f"{operand.literal.digits} stands for {named} and should be {operand.expected}{taken}"


def _listed(numbers: tuple[str, ...]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
