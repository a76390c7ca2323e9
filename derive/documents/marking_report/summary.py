"""The page of the class: marks, questions, and the commonest mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from derive.documents.blocks import Align, Block, Document, Figure, Inline, Table, Text
from derive.documents.marking_report.words import Words, marks
from derive.documents.prose import heading, prose
from derive.figures.bars import bars
from derive.marking.tally import Tally
from derive.marking.verdict import Kind
from derive.model.problem import Problem

NAME = "class"
MOST_SHOWN = 10  # mistakes
_SHOWN = (Kind.RIGHT, Kind.ROUNDED, Kind.FOLLOWS, Kind.MISTAKE, Kind.WRONG, Kind.BLANK)
_TITLES = ("right", "rounded", "follows", "mistake", "wrong", "blank")
_OTHERS = (Kind.UNREADABLE, Kind.PERSON)


def class_page(tally: Tally, problem: Problem, words: Words) -> Document:
    """The summary; no student is named in it."""
    blocks = (*_marks(tally), *_mistakes(tally, words), *_questions(tally, words))
    return Document(NAME, f"{problem.title}: the class", blocks, front=problem.front)


def _marks(tally: Tally) -> Iterator[Block]:
    mean = tally.marks / tally.students if tally.students else 0.0
    most = tally.most / tally.students if tally.students else 0.0
    yield prose(
        "Students: {students}. On average they have {mean} of {most} marks.",
        students=str(tally.students),
        mean=marks(mean),
        most=marks(most),
    )
    waiting = tally.kinds[Kind.PERSON] + tally.kinds[Kind.UNREADABLE]
    if waiting:
        yield prose("Answers that a person must look at: {count}.", count=str(waiting))


def _mistakes(tally: Tally, words: Words) -> Iterator[Block]:
    common = tally.commonest(MOST_SHOWN)
    if not common:
        return
    yield heading(2, "The commonest mistakes")
    counts = [(sentence, count) for (_, _, sentence), count in common]
    said = "; ".join(f"{sentence}: {count}" for sentence, count in counts)
    labels = [(words.label(sentence), count) for sentence, count in counts]
    yield Figure(bars(labels, "mistakes"), "How often each mistake was made", f"{said}.")


def _questions(tally: Tally, words: Words) -> Iterator[Block]:
    titles = ("Asked for", *_TITLES, "unclear")
    aligns = (Align.LEFT, *(Align.RIGHT for _ in titles[1:]))
    header: tuple[tuple[Inline, ...], ...] = tuple((Text(title),) for title in titles)
    rows = tuple(_row(words.asked(key), kinds) for key, kinds in tally.questions.items())
    yield heading(2, "Question by question")
    yield Table("", aligns, header, rows)


def _row(key: tuple[Inline, ...], kinds: Counter[Kind]) -> tuple[tuple[Inline, ...], ...]:
    counts = [*(kinds[kind] for kind in _SHOWN), sum(kinds[kind] for kind in _OTHERS)]
    return (key, *((Text(str(count)),) for count in counts))
