"""The last slides: the update, what it does to the error, and what to remember."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.variable import Variable
from derive.derivation.delta_rule import delta_of
from derive.derivation.step import Form, Line, Rule
from derive.documents.blocks import Align, Block, Figure, Group, Heading, Inline, Math, Table
from derive.documents.deck import Slide
from derive.documents.handout.training import training
from derive.documents.handout.updates import updates
from derive.documents.lecture import Lecture
from derive.documents.prose import inline, prose, value
from derive.documents.slides.measure import Measure
from derive.documents.slides.paging import paged
from derive.documents.working import equations
from derive.figures.curve import LOW, error_curve

LISTED = 9  # rows of the table of updates


def update(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """The step of the weights worked in full, then of all in a table, and a warning."""
    title, words, *told = updates(lecture)
    assert isinstance(title, Heading)
    worked = [one for one in lecture.full if one in lecture.graph.parameters][:2]
    steps = [block for one in worked for block in equations(lecture.steps(one.after(1)))]
    yield from paged(title.content, (words, *steps), measure)
    yield from paged(title.content, (_table(lecture),), measure)
    yield from paged(title.content, (one for one in told if isinstance(one, Group)), measure)


def _table(lecture: Lecture) -> Table:
    parameters = sorted(lecture.graph.parameters, key=lambda one: -one.layer)
    rows = tuple(_moved(lecture, one) for one in parameters[:LISTED])
    header = (inline("Parameter"), inline("Before"), inline("Derivative"), inline("After"))
    if len(parameters) > LISTED:
        rows += (tuple(inline("…") for _ in header),)
    return Table("", (Align.LEFT, *(Align.RIGHT,) * 3), header, rows)


def _moved(lecture: Lecture, parameter: Variable) -> tuple[tuple[Inline, ...], ...]:
    name = inline("{parameter}", parameter=parameter)
    return (
        name,
        (value(parameter),),
        (value(lecture.slope(parameter)),),
        (value(parameter.after(1)),),
    )


def afterwards(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """The error after one update and the outputs after all of them, then the way there."""
    told = training(lecture)
    title, *results = (one for one in told if not isinstance(one, Table | Figure))
    assert isinstance(title, Heading)
    curve = next((place for place, one in enumerate(told) if isinstance(one, Figure)), 0)
    if curve:
        head = next(one for one in reversed(told[:curve]) if isinstance(one, Heading))
        words = told[told.index(head) + 1]
        results = [one for one in results if one not in (head, words)]
    yield from paged(title.content, results, measure)
    if curve:
        yield from paged(head.content, (words, _low(lecture, told[curve])), measure)


def _low(lecture: Lecture, curve: Block) -> Block:
    """The curve in a picture as low as a slide, so that its numbers are as large as on paper."""
    assert isinstance(curve, Figure)
    points = lecture.values.errors(lecture.problem.training.iterations)
    return replace(curve, picture=error_curve(points, height=LOW))


def summary(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """The rules without the numbers, the weights worked in full as their examples."""
    weights = sorted(lecture.full, key=lambda one: -one.layer)
    goals = [lecture.slope(weight) for weight in weights]
    top = [delta_of(net.variable) for one in weights[:1] for net in lecture.graph.consumers[one]]
    moved = [one.after(1) for one in weights if one in lecture.graph.parameters]
    told = (
        ("Chain rule", goals[:1], Rule.CHAIN, 0),
        ("Output delta", top[:1], Rule.DELTA, 0),
        ("Output weight", goals[:1], Rule.DELTA_RULE, 0),
        ("Hidden weight", goals[1:2], Rule.DELTA_SUM, 1),
        ("Update", moved[:1], Rule.UPDATE, 0),
    )
    rows = tuple(
        (inline(name), (_formula(step.lines[line]),))
        for name, asked, rule, line in told
        for goal in asked
        for _, step in lecture.steps(goal, rule)[:1]
        if step.lines[line].right
    )
    table = Table("", (Align.LEFT, Align.LEFT), (inline("Rule"), inline("Formula")), rows)
    last = prose(
        "Every factor is found once, from the error back, and used for all weights before it."
    )
    yield from paged(inline("In short"), (table, last), measure)


def _formula(line: Line) -> Math:
    return Math(((line.left, Form.SYMBOLS), (line.right[0], Form.SYMBOLS)))
