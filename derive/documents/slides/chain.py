"""The chain rule of one weight: factor by factor, and then their product."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from derive.algebra.term import Partial, Product
from derive.algebra.variable import Variable
from derive.derivation.step import Rule
from derive.documents.blocks import Inline, Prose
from derive.documents.deck import Shown, Slide
from derive.documents.lecture import Lecture
from derive.documents.prose import inline
from derive.documents.slides.expansions import put_in, unfolded
from derive.documents.slides.lighting import lit, pictured
from derive.documents.slides.measure import BODY, Measure
from derive.figures.highlight import along, route
from derive.model.quantity import key_of
from derive.notation.syntax import Sign


def factors_of(lecture: Lecture, weight: Variable) -> tuple[Partial, ...]:
    """The links of the chain from the error to ``weight``."""
    ((_, step),) = lecture.steps(lecture.slope(weight), Rule.CHAIN)
    product = step.lines[-1].right[-1]
    assert isinstance(product, Product)
    return tuple(factor for factor in product.factors if isinstance(factor, Partial))


def the_chain(lecture: Lecture, weight: Variable, intro: Prose, measure: Measure) -> Slide:
    """The whole way lit, then link by link, each with its factor."""
    factors = factors_of(lecture, weight)
    lights = zip(along(lecture.graph, factors), factors, strict=True)
    figures = (
        lit(lecture, route(lecture.graph, weight), way(lecture, weight)),
        *(lit(lecture, light, _link(lecture, factor)) for light, factor in lights),
    )
    shown = unfolded(lecture.slope(weight), factors, Sign.DOT, measure)
    title = inline("How does {error} change with {w}?", error=lecture.error, w=weight)
    return pictured(title, figures, (intro, *shown), measure)


def the_product(lecture: Lecture, weight: Variable, measure: Measure) -> Slide:
    """The whole way lit, and the factors with their numbers."""
    figure = lit(lecture, route(lecture.graph, weight), way(lecture, weight))
    return pictured(_title(weight), (figure,), _product(lecture, weight, measure), measure)


def with_product(
    lecture: Lecture, weight: Variable, pages: Iterable[Slide], measure: Measure
) -> Iterator[Slide]:
    """``pages``, then the product: on the last of them where it has room, else on its own."""
    *before, last = pages
    yield from before
    shown = _product(lecture, weight, measure, last.steps + 1)
    blocks = (*last.blocks, *shown)
    if measure.fill(blocks) <= BODY:
        yield replace(last, title=_title(weight), blocks=blocks)
    else:
        yield from (last, the_product(lecture, weight, measure))


def _product(
    lecture: Lecture, weight: Variable, measure: Measure, first: int = 1
) -> tuple[Shown, ...]:
    """The factors, below them their numbers, and the value."""
    goal = lecture.slope(weight)
    return put_in(goal, factors_of(lecture, weight), Sign.DOT, measure, first)


def _title(weight: Variable) -> tuple[Inline, ...]:
    return inline("The chain rule for {w}", w=weight)


def way(lecture: Lecture, start: Variable) -> str:
    """What a picture says in which every way from ``start`` to the error is lit."""
    key, error = lecture.graph.key(start), lecture.graph.key(lecture.error)
    return f"The way from {key} to {error} is lit."


def _link(lecture: Lecture, factor: Partial) -> str:
    upper, _, lower = key_of(lecture.graph, factor).partition("/")
    return f"The way from {lower.removeprefix('d')} to {upper.removeprefix('d')} is lit."
