"""A student's page: what was right, where it first went wrong, and what to read again."""

from __future__ import annotations

from collections.abc import Iterator

from derive.documents.blocks import Align, Block, Code, Document, Group, Inline, Table, Text, Tone
from derive.documents.lecture import Lecture
from derive.documents.marking_report.words import asked, feedback, marks
from derive.documents.prose import heading, listed, prose
from derive.documents.working import equations
from derive.errors import QuantityError
from derive.marking.marked import Marked
from derive.marking.verdict import Kind, Verdict
from derive.model.graph import Graph
from derive.model.quantity import parse_quantity

LONGEST = 60  # characters of an answer that are shown
MOST_ROWS = 400


def student_page(marked: Marked, lecture: Lecture, name: str) -> Document:
    """The page of one student; ``name`` is the stem of its file."""
    blocks = (
        *_summary(marked, lecture.graph),
        *_first_fault(marked, lecture),
        *_answers(marked, lecture.graph),
    )
    problem = lecture.problem
    title = f"{problem.title}: the answers of {marked.student}"
    return Document(name, title, blocks, front=problem.front)


def _summary(marked: Marked, graph: Graph) -> Iterator[Block]:
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
            keys=listed([asked(key, graph) for key in follows]),
        )


def _first_fault(marked: Marked, lecture: Lecture) -> Iterator[Block]:
    """The first answer that is wrong by itself, with the step that leads to it."""
    first = marked.first_wrong
    if first is None:
        return
    said = prose(
        "{key}: the answer {given} is not right. {feedback}",
        key=asked(first.quantity, lecture.graph),
        given=Code(_short(first.given)),
        feedback=feedback(first.feedback, lecture.graph),
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


def _answers(marked: Marked, graph: Graph) -> Iterator[Block]:
    header: tuple[tuple[Inline, ...], ...] = tuple(
        (Text(title),) for title in ("Asked for", "Answer", "Right", "Verdict", "Marks")
    )
    aligns = (Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT)
    shown = marked.verdicts[:MOST_ROWS]
    faults = (Kind.MISTAKE, Kind.WRONG)
    flagged = frozenset(k for k, one in enumerate(shown) if one.kind in faults)
    yield heading(2, "Every answer")
    yield Table("", aligns, header, tuple(_row(one, graph) for one in shown), flagged)
    notes = [one for one in shown if one.kind in _TOLD and one is not marked.first_wrong]
    if notes:
        yield heading(2, "What to look at")
        for one in notes:
            yield prose(
                "{key}: {said}", key=asked(one.quantity, graph), said=feedback(one.feedback, graph)
            )


_TOLD = (Kind.MISTAKE, Kind.ROUNDED, Kind.UNREADABLE, Kind.PERSON)


def _row(one: Verdict, graph: Graph) -> tuple[tuple[Inline, ...], ...]:
    given: tuple[Inline, ...] = (Code(_short(one.given)),) if one.given.strip() else ()
    expected: tuple[Inline, ...] = (Code(one.expected),) if one.expected else ()
    verdict = (Text(one.kind.value),)
    return (
        asked(one.quantity, graph),
        given,
        expected,
        verdict,
        (Text(f"{marks(one.marks)} / {marks(one.most)}"),),
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
