"""The lecture handout: one function a section, in the order in which a lecturer tells it."""

from __future__ import annotations

from derive.derivation.shape import in_time
from derive.documents.blocks import Document
from derive.documents.handout.once import once
from derive.documents.handout.section import Section
from derive.documents.introduction import introduction
from derive.documents.lecture import Lecture
from derive.model.graph import Graph


def sections(graph: Graph) -> tuple[Section, ...]:
    """The sections that tell a graph of this shape; only they are imported."""
    # ruff: noqa: PLC0415
    if not graph.layers:
        from derive.documents.handout.of_formula import SECTIONS as FORMULA

        return FORMULA
    if in_time(graph):
        from derive.documents.handout.of_recurrent import SECTIONS as RECURRENT

        return RECURRENT
    from derive.documents.handout.of_network import SECTIONS as NETWORK

    return NETWORK


def handout(lecture: Lecture) -> Document:
    """The whole derivation with its numbers, from the given values to the trained weights."""
    told = (block for section in sections(lecture.graph) for block in section(lecture))
    problem = lecture.problem
    said = introduction(problem.front.introduction, problem.graph)
    return Document("handout", problem.title, (*said, *once(told)), front=problem.front)
