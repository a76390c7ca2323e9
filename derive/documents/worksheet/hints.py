"""Hints for each part: first what the rule says, then where to begin, then the numbers."""

from __future__ import annotations

from derive.derivation.step import Form, Rule
from derive.documents.blocks import Hint, Hints, Math, Prose
from derive.documents.prose import listed, prose
from derive.documents.worksheet.asking import Sheet, quantities_in
from derive.documents.worksheet.part import Part, Question

SAID: dict[Rule, str] = {
    Rule.NET_INPUT: "Multiply each input by its weight, add the products up, then add the bias.",
    Rule.ACTIVATION: "Put the net input into the activation function.",
    Rule.ERROR: "Compare the output with its target, as the formula of the error says.",
    Rule.TOTAL_ERROR: "Put the errors of the outputs together.",
    Rule.EQUATION: "Put the values found so far into the formula.",
    Rule.CHAIN: "Follow the path from the weight to the error: each link is one factor.",
    Rule.PUT_TOGETHER: "Multiply the factors found above.",
    Rule.DELTA: "A delta is how much the error changes with the output, times the slope of the "
    "activation.",
    Rule.DELTA_SUM: "Take the deltas of the units above, each times the weight between, add them "
    "up, then multiply by the slope of the activation.",
    Rule.DELTA_RULE: "Multiply the delta of the unit by what the weight is multiplied with.",
    Rule.ACCUMULATE: "Gather what the samples contribute.",
    Rule.UPDATE: "Take the learning rate times the derivative away from the old value.",
    Rule.REVERSE_MODE: "Multiply along each edge, and add up where edges meet.",
}
DIFFERENTIATE = (
    "Differentiate the equation of this quantity by the one variable; hold all else constant."
)


def hints(sheet: Sheet, parts: tuple[Part, ...], count: int) -> tuple[Hints, ...]:
    """``count`` hints for each part that has a blank; nothing if there are none."""
    found = tuple(_hint(sheet, part, count) for part in parts if _asked(sheet, part))
    return (Hints(found),) if found and count else ()


def _hint(sheet: Sheet, part: Part, count: int) -> Hint:
    """Help with the first question of the part."""
    return Hint(part.title, _hints(sheet, _asked(sheet, part)[0])[:count])


def _asked(sheet: Sheet, part: Part) -> list[Question]:
    """The questions of the part that have a blank."""
    questions = [item for item in part.items if isinstance(item, Question)]
    return [one for one in questions if sheet.chosen.intersection(one.blanks)]


def _hints(sheet: Sheet, question: Question) -> tuple[Prose, ...]:
    """From the general to the particular."""
    line, form = question.line, question.line.right[-1]
    begun = Math(((line.left, Form.SYMBOLS), (form, Form.SYMBOLS)))
    return (
        prose(SAID.get(question.step.rule, DIFFERENTIATE)),
        prose("Begin with {begun}.", begun=begun),
        _last(sheet, question),
    )


def _last(sheet: Sheet, question: Question) -> Prose:
    """The numbers put in, or what must be found before they can be."""
    line, form = question.line, question.line.right[-1]
    missing = list(dict.fromkeys(one for one in quantities_in(form) if sheet.is_hidden(one)))
    if missing:
        return prose("For that you need {missing}.", missing=listed(missing))
    begun = Math(((line.left, Form.SYMBOLS), (form, Form.NUMBERS)))
    return prose("With numbers: {begun}.", begun=begun)
