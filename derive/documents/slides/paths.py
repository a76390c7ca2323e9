"""What is new below the output layer: one value reaches the error over several paths."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import Partial, Reference, Sum, Term, partial
from derive.algebra.variable import Variable
from derive.derivation.step import Rule
from derive.documents.blocks import Block, Figure, Inline, Prose
from derive.documents.deck import Slide
from derive.documents.layer_names import unit_name
from derive.documents.lecture import Lecture
from derive.documents.prose import inline, listed, prose
from derive.documents.slides.chain import way
from derive.documents.slides.expansions import all_at, put_in, unfolded
from derive.documents.slides.lighting import lit, pictured
from derive.documents.slides.measure import Measure
from derive.documents.slides.paging import paged
from derive.documents.working import equations
from derive.figures.flow import Edge
from derive.figures.highlight import Edges, Highlight, between
from derive.notation.syntax import Sign

WORKED = 2  # paths that are worked one by one


def over_paths(lecture: Lecture, out: Variable, measure: Measure) -> Iterator[Slide]:
    """The sum over the paths from ``out``, each lit in turn, and what each contributes.

    Nothing where there is but one path.
    """
    goal = lecture.slope(out)
    found = lecture.steps(goal, Rule.PATHS)
    if not found:
        return
    line = found[0][1].lines[-1]
    parts = terms(line.right[0])
    if len(parts) == 1:
        return
    words, figures = _words(lecture, out), _figures(lecture, out)
    if line.value:
        shown = all_at(goal, parts, terms(line.right[-1]), Sign.PLUS, measure)
        yield pictured(_title(out), figures, (words, *shown), measure)
        return
    shown = unfolded(goal, parts, Sign.PLUS, measure)
    yield pictured(_title(out), figures, (words, *shown), measure)
    for part, net in list(zip(parts, _nets(lecture, out), strict=True))[:WORKED]:
        yield from _one_path(lecture, part, net, out, measure)
    together = put_in(goal, parts, Sign.PLUS, measure)
    yield pictured(_title(out), figures[:1], together, measure)


def terms(form: Term) -> tuple[Term, ...]:
    """What is added up."""
    return form.terms if isinstance(form, Sum) else (form,)


def _title(out: Variable) -> tuple[Inline, ...]:
    return inline("From {out} to the error", out=out)


def _nets(lecture: Lecture, out: Variable) -> tuple[Variable, ...]:
    return tuple(node.variable for node in lecture.graph.consumers[out])


def _words(lecture: Lecture, out: Variable) -> Prose:
    units = [unit_name(lecture.graph, net) for net in _nets(lecture, out)]
    said = "{out} feeds {units}, and the changes along all these paths add up:"
    return prose(said, out=out, units=listed(units))


def _figures(lecture: Lecture, out: Variable) -> tuple[Figure, ...]:
    """All paths, then one after the other."""
    graph, error = lecture.graph, lecture.error
    everything = Highlight(between(graph, out, error))
    figures, before = [lit(lecture, everything, way(lecture, out))], Edges()
    for net in _nets(lecture, out):
        now = between(graph, net, error) | {Edge(out, net)}
        said = f"The path from {graph.key(out)} over {graph.key(net)} is lit."
        figures.append(lit(lecture, Highlight(now, before - now), said))
        before |= now
    return tuple(figures)


def _one_path(
    lecture: Lecture, part: Term, net: Variable, out: Variable, measure: Measure
) -> Iterator[Slide]:
    """The contribution of one path, from what is known of the unit above."""
    assert isinstance(part, Partial)
    assert isinstance(part.of, Reference)
    above = partial(part.of.variable, net)
    blocks: tuple[Block, ...] = (
        prose("How the error changes with {net}:", net=net),
        *equations(lecture.steps(above)),
        prose("times how {net} changes with {out}:", net=net, out=out),
        *equations(lecture.steps(partial(net, out))),
        *equations(lecture.steps(part, Rule.PUT_TOGETHER)),
    )
    unit = unit_name(lecture.graph, net)
    yield from paged(inline("The path over {unit}", unit=unit), blocks, measure)
