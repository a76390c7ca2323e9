"""The worksheet and its answer key: one Document, written with the answers hidden or shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from derive.derivation.by_deltas import with_delta_rules
from derive.derivation.shape import in_time
from derive.documents.blocks import Block, Document, Fields, Figure, Strong, Table
from derive.documents.introduction import introduction
from derive.documents.lecture import Lecture
from derive.documents.prose import prose
from derive.documents.worksheet.asking import Sheet
from derive.documents.worksheet.choice import chosen_blanks
from derive.documents.worksheet.hints import hints
from derive.documents.worksheet.instructions import command, instructions
from derive.documents.worksheet.part import Part, Question
from derive.documents.worksheet.ranges import ranges
from derive.model.quantity import Quantity

NAME, KEY_NAME = "worksheet", "answer_key"
FIELDS = ("Name", "Class", "Date")


def worksheet(
    lecture: Lecture,
    blanks: str | Iterable[str] = "half",
    hint_count: int = 0,
    seed: int = 1,
    student: str = "",
) -> Document:
    """The sheet of ``lecture``, in which every number has the lecture's decimals.

    ``blanks`` are few (the results), half (drawn by ``seed``), all, or the keys of some. A variant
    shows its code, and whose it is. Raises QuantityError for a key that is no blank of this sheet.
    """
    wish = blanks if isinstance(blanks, str) else ",".join(blanks)
    sheet, parts = _asking(lecture, wish, seed)
    points = sum(map(sheet.points, parts))
    blocks = (
        Fields(FIELDS, points),
        *_whose(lecture, student),
        *introduction(lecture.problem.front.introduction, lecture.graph),
        instructions(lecture.decimals),
        *given(sheet.lecture),
        *(block for part in parts for block in sheet.blocks(part)),
        *hints(sheet, parts, hint_count),
        *ranges(sheet, parts),
    )
    problem, foot = lecture.problem, command(lecture, wish, hint_count, seed)
    return Document(NAME, problem.title, blocks, foot, problem.front)


def asked_numbers(lecture: Lecture, blanks: str = "half", seed: int = 1) -> tuple[Quantity, ...]:
    """The quantities whose values the sheet with these blanks asks for, in reading order."""
    sheet, parts = _asking(lecture, blanks, seed)
    items = (item for part in parts for item in part.items if isinstance(item, Question))
    asked = (item.goal for item in items if item.valued and item.key in sheet.chosen)
    return tuple(dict.fromkeys(asked))


def _asking(lecture: Lecture, blanks: str, seed: int) -> tuple[Sheet, tuple[Part, ...]]:
    told = replace(lecture, derivation=with_delta_rules(lecture.derivation))
    parts = _parts(told)
    return Sheet.of(told, parts, chosen_blanks(parts, blanks, seed)), parts


def _whose(lecture: Lecture, student: str) -> Iterator[Block]:
    """The code of a variant."""
    code = lecture.problem.code
    if code and student:
        yield prose("Variant {code}, for {student}.", code=Strong(code), student=student)
    elif code:
        yield prose("Variant {code}.", code=Strong(code))


def answer_key(sheet: Document) -> Document:
    """The same document under the name of the key; its writer shows the answers."""
    return replace(sheet, name=KEY_NAME)


def given(lecture: Lecture) -> Iterator[Block]:
    """What the student starts from: the network without a value that is asked for."""
    # ruff: noqa: PLC0415 - only what the graph needs
    if not lecture.graph.layers:
        from derive.documents.worksheet.formula import the_graph

        yield from the_graph(lecture)
    elif in_time(lecture.graph):
        from derive.documents.handout.through_time import the_recurrent_network
        from derive.figures.unrolled import unrolled

        first = lecture.of(lecture.samples[0]).graph
        for block in the_recurrent_network(lecture):
            bare = unrolled(first, notation=lecture.notation)
            yield replace(block, picture=bare) if isinstance(block, Figure) else block
    else:
        from derive.documents.handout.network import the_network

        for block in the_network(lecture):  # the words before a table say what it holds
            yield replace(block, caption="") if isinstance(block, Table) else block


def _parts(lecture: Lecture) -> tuple[Part, ...]:
    """The parts that suit the graph; of several samples the first is worked."""
    if not lecture.graph.layers:
        from derive.documents.worksheet.formula import formula_parts

        return formula_parts(lecture)
    from derive.documents.worksheet.backward import layer_parts
    from derive.documents.worksheet.forward import forward_pass, the_error
    from derive.documents.worksheet.recurrent import time_parts
    from derive.documents.worksheet.samples import gathered
    from derive.documents.worksheet.update import update

    first = lecture.of(lecture.samples[0])
    back = time_parts(first) if in_time(lecture.graph) else layer_parts(first)
    return (forward_pass(first), the_error(first), *back, *gathered(lecture), update(lecture))
