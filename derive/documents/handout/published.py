"""Section 9, second half: what a document prints, beside what is right."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import Number, term
from derive.checking.causes.cause import Cause
from derive.checking.published import Comparison, Judgement
from derive.derivation.step import Form
from derive.documents.blocks import Align, Block, Inline, Items, Math, Table, Text
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, inline, number_word, prose

AGREES = {
    Judgement.AGREES: "yes",
    Judgement.ROUNDED: "rounded",
    Judgement.WRONG: "no",
}


def published(lecture: Lecture) -> tuple[Block, ...]:
    """The table of published values, and an explanation of each that does not agree."""
    if not lecture.comparisons:
        return ()
    wrong = [one for one in lecture.comparisons if one.verdict is Judgement.WRONG]
    rounded = [one for one in lecture.comparisons if one.verdict is Judgement.ROUNDED]
    return (
        heading(2, "Published values"),
        prose(
            "The numbers of this network have been published. Each stands here beside the value "
            "computed above, to the digits that the document prints."
        ),
        _table(lecture.comparisons),
        *(block for one in wrong for block in _explained(one)),
        *(_rounding(one) for one in rounded),
    )


def _table(comparisons: tuple[Comparison, ...]) -> Table:
    rows = tuple(_row(one) for one in comparisons)
    marked = frozenset(
        place for place, one in enumerate(comparisons) if one.verdict is not Judgement.AGREES
    )
    header = tuple(
        inline(title) for title in ("Quantity", "The document says", "Computed", "Agrees")
    )
    aligns = (Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT)
    return Table("Published and computed values", aligns, header, rows, marked)


def _row(one: Comparison) -> tuple[tuple[Inline, ...], ...]:
    return (
        inline("{quantity}", quantity=term(one.quantity)),
        (_digits(one.published.printed),),
        (_digits(one.expected),),
        (Text(AGREES[one.verdict]),),
    )


def _explained(one: Comparison) -> Iterator[Block]:
    """What may lie behind a wrong value; of several explanations none is asserted."""
    facts = {
        "quantity": term(one.quantity),
        "printed": _digits(one.published.printed),
        "expected": _digits(one.expected),
    }
    start = "{quantity} is printed as {printed} and should be {expected}. "
    if not one.causes:
        yield prose(start + "No known mistake leads to the printed number.", **facts)
    elif len(one.causes) == 1:
        cause = one.causes[0]
        said = "The printed number comes out when {sentence}. {odds}"
        yield prose(start + said, sentence=cause.sentence, odds=_odds(cause), **facts)
    else:
        said = "{count} explanations fit, and the number alone does not decide between them:"
        yield prose(start + said, count=_capital(number_word(len(one.causes))), **facts)
        yield _list(one.causes)


def _list(causes: tuple[Cause, ...]) -> Block:
    return Items(tuple(prose("{s}. {odds}", s=_capital(c.sentence), odds=_odds(c)) for c in causes))


def _odds(cause: Cause) -> str:
    """How seldom a number fits that well by accident."""
    if cause.chance >= 1:
        return ""
    return f"By accident, one number in {1 / cause.chance:,.0f} would fit as well."


def _rounding(one: Comparison) -> Block:
    return prose(
        "{quantity} is printed as {printed}: the last digit comes from going on with rounded "
        "values. From the unrounded ones it is {expected}.",
        quantity=term(one.quantity),
        printed=_digits(one.published.printed),
        expected=_digits(one.expected),
    )


def _digits(printed: str) -> Math:
    return Math(((Number(printed), Form.SYMBOLS),))


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
