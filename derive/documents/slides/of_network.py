"""The slides of a feedforward network."""

from __future__ import annotations

from collections.abc import Iterator

from derive.documents.deck import Slide
from derive.documents.handout.samples import all_samples
from derive.documents.lecture import Lecture
from derive.documents.slides.forward import error, forward
from derive.documents.slides.layers import backward
from derive.documents.slides.learning import afterwards, summary, update
from derive.documents.slides.measure import Measure
from derive.documents.slides.opening import at_a_glance, opening
from derive.documents.slides.paging import paged, some_equations


def of_network(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """Of several samples the first is worked."""
    first = lecture.of(lecture.samples[0])
    yield from opening(lecture, measure)
    yield from forward(first, measure)
    yield from error(first, measure)
    yield at_a_glance(first, measure)
    yield from backward(first, measure)
    yield from paged((), some_equations(all_samples(lecture)), measure)
    yield from update(lecture, measure)
    yield from afterwards(lecture, measure)
    yield from summary(first, measure)
