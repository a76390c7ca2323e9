"""The slides: the derivation as it is told before an audience, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from derive.derivation.derivation import first_weights
from derive.derivation.shape import in_time
from derive.documents.deck import Deck, Shown, Slide, Views
from derive.documents.lecture import Lecture
from derive.documents.prose import inline
from derive.documents.slides.measure import Measure

NAME = "slides"


def slides(lecture: Lecture) -> Deck:
    """The deck of ``lecture``, whose derivation has no rules of differentiation in it."""
    told = tuple(_with_names(_told(lecture, Measure.of(lecture))))
    subtitle = inline("Every derivative of {error}, factor by factor", error=lecture.error)
    problem = lecture.problem
    return Deck(NAME, problem.title, subtitle, told, _command(lecture), problem.front)


def _told(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    # ruff: noqa: PLC0415 - only what the graph needs
    if not lecture.graph.layers:
        from derive.documents.slides.of_formula import of_formula

        return of_formula(lecture, measure)
    if in_time(lecture.graph):
        from derive.documents.slides.of_recurrent import of_recurrent

        return of_recurrent(lecture, measure)
    from derive.documents.slides.of_network import of_network

    return of_network(lecture, measure)


def _with_names(told: Iterable[Slide]) -> Iterator[Slide]:
    """A name of its own for every picture."""
    numbers = count(1)
    for slide in told:
        yield replace(slide, blocks=tuple(_named(block, numbers) for block in slide.blocks))


def _named(block: Shown, numbers: Iterator[int]) -> Shown:
    if not isinstance(block, Views):
        return block
    figures = (
        replace(figure, picture=replace(figure.picture, name=f"picture-{number}"))
        for figure, number in zip(block.figures, numbers, strict=False)
    )
    return replace(block, figures=tuple(figures))


def _command(lecture: Lecture) -> str:
    """The command line that makes the deck again."""
    graph, style = lecture.graph, lecture.notation.name
    usual = tuple(first_weights(graph)) if graph.layers else ()
    keys = ",".join(map(graph.key, lecture.full))
    weights = f" --weights {keys}" if lecture.full != usual else ""
    noted = f" --notation {style}" if style != lecture.problem.notation.style else ""
    return f"derive slides {lecture.problem.name}{weights} --digits {lecture.decimals}{noted}"
