"""A student's page: what was right, where it first went wrong, and what to read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from derive.documents.blocks import (
    Align,
    Block,
    Code,
    Document,
    Equations,
    Group,
    Inline,
    Table,
    Text,
    Tone,
)
from derive.documents.lecture import Lecture
from derive.documents.marking_report.words import Words, marks
from derive.documents.prose import heading, inline, listed, prose
from derive.documents.working import equations
from derive.errors import QuantityError
from derive.marking.marked import Marked
from derive.marking.student import Student
from derive.marking.verdict import Kind, Verdict
from derive.model.quantity import parse_quantity

LONGEST, LONGEST_CELL = 28, 16  # characters of an answer, and of a word of it, in a cell
LONGEST_WORD = 30  # on a line
MOST_ROWS = 400
_TITLES = ("Asked for", "Your answer", "Expected", "Verdict", "Marks")
_ALIGNS = (Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT)
_FAULTS = (Kind.MISTAKE, Kind.WRONG)
_TOLD = (Kind.MISTAKE, Kind.ROUNDED, Kind.UNREADABLE, Kind.PERSON)


def student_page(marked: Marked, lecture: Lecture, name: str, words: Words) -> Document:
    """The page of one student; ``name`` is the stem of its file."""
    problem, shown = lecture.problem, marked.verdicts[:MOST_ROWS]
    title = f"{problem.title}: the answers of {_shown(marked.student)}"
    blocks = (
        *_summary(marked, words),
        *_first_fault(marked, lecture, words),
        *_answers(shown, marked.first_wrong, words),
        *_formulas(shown, marked.first_wrong, words),
    )
    return Document(name, title, blocks, front=problem.front)


def _summary(marked: Marked, words: Words) -> Iterator[Block]:
    count = len(marked.verdicts)
    answers = f"{count} answer{'s' if count != 1 else ''}"
    yield prose(
        "{marks} of {most} marks. {right} of {count} are right.",
        marks=marks(marked.marks),
        most=marks(marked.most),
        right=str(sum(one.kind is Kind.RIGHT for one in marked.verdicts)),
        count=answers,
    )
    follows = [one.quantity for one in marked.verdicts if one.kind is Kind.FOLLOWS]
    if follows:
        yield prose(
            "Right with the earlier numbers of the same sheet: {keys}.",
            keys=listed([words.asked(key) for key in follows]),
        )


def _first_fault(marked: Marked, lecture: Lecture, words: Words) -> Iterator[Block]:
    """The first answer that is wrong by itself, with the step that leads to it."""
    first = marked.first_wrong
    if first is None:
        return
    said = prose(
        "You wrote {given} for {key}. {feedback}",
        key=words.asked(first.quantity),
        given=Code(_whole(first.given)),
        feedback=words.said(first.feedback),
    )
    steps = _steps(first, lecture)
    again = (prose("Read this step again:"), *steps) if steps else ()
    yield Group(Tone.WARNING, "Where it first went wrong", (said, *again))


def _steps(verdict: Verdict, lecture: Lecture) -> tuple[Block, ...]:
    """The last step about the quantity, in the numbers of the student's sheet."""
    try:
        quantity = parse_quantity(lecture.graph, verdict.quantity.partition(":")[0])
    except QuantityError:
        return ()
    return equations(lecture.steps(quantity)[-1:], numbered=False)


def _answers(shown: Sequence[Verdict], first: Verdict | None, words: Words) -> Iterator[Block]:
    """A table of the numbers and words, then what is said of them, each thing once."""
    plain = [one for one in shown if not words.is_formula(one.quantity)]
    header: tuple[tuple[Inline, ...], ...] = tuple((Text(title),) for title in _TITLES)
    flagged = frozenset(k for k, one in enumerate(plain) if one.kind in _FAULTS)
    if plain:
        yield heading(2, "Every answer")
        yield Table("", _ALIGNS, header, tuple(_row(one, words) for one in plain), flagged)
    told: dict[str, list[str]] = {}
    for one in plain:
        if one.kind in _TOLD and one is not first:
            told.setdefault(one.feedback, []).append(one.quantity)
    if told:
        yield heading(2, "What to look at")
        yield from (_note(said, keys, words) for said, keys in told.items())


def _row(one: Verdict, words: Words) -> tuple[tuple[Inline, ...], ...]:
    given: tuple[Inline, ...] = (Code(_short(one.given)),) if one.given.strip() else ()
    return (
        words.asked(one.quantity),
        given,
        words.expected(one),
        (Text(one.kind.value),),
        (Text(_marks(one)),),
    )


def _note(said: str, keys: Sequence[str], words: Words) -> Block:
    every = listed([words.asked(key) for key in keys])
    return prose("{keys}: {said}", keys=every, said=words.said(said))


def _formulas(shown: Sequence[Verdict], first: Verdict | None, words: Words) -> Iterator[Block]:
    """Each formula in full, then those that were asked for where the answers are others."""
    written = [one for one in shown if words.is_formula(one.quantity)]
    if written:
        yield heading(2, "Every formula")
        yield from (_formula(one, words, told=one is first) for one in written)
    unlike = (one.quantity for one in written if one.kind is not Kind.RIGHT)
    rows = tuple(row for key in unlike if (row := words.equation(key)) is not None)
    if rows:
        yield prose("Expected:")
        yield Equations(rows)


def _formula(one: Verdict, words: Words, *, told: bool) -> Block:
    blank, factor = one.kind is Kind.BLANK, words.factor(one.quantity)
    plain = one.kind is Kind.RIGHT or words.equation(one.quantity) is not None
    return prose(
        "{key}: {wrote}{verdict}, {marks}.{said}{expected}",
        key=words.asked(one.quantity),
        wrote=() if blank else inline("{given}, ", given=Code(_whole(one.given))),
        verdict=one.kind.value,
        marks=_marks(one),
        said=(Text(" "), *words.said(one.feedback)) if one.kind in _TOLD and not told else (),
        expected=() if plain or factor is None else inline(" Expected: {it}.", it=factor),
    )


def _marks(one: Verdict) -> str:
    space = "\N{NO-BREAK SPACE}"
    return f"{marks(one.marks)}{space}/{space}{marks(one.most)}"


def _shown(name: str) -> str:
    return _whole(Student(name).shown)


def _short(text: str) -> str:
    """``text`` for the cell of a table."""
    return _cut(_whole(text, LONGEST_CELL), LONGEST)


def _whole(text: str, most: int = LONGEST_WORD) -> str:
    """``text``, its words cut where they are too long for a line."""
    return "".join(_cut(word, most) for word in re.split(r"(?<=\W)", text))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
