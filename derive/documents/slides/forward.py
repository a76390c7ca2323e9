"""The forward pass, a slide or two a layer, and the error that it ends in."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.variable import Role
from derive.documents.blocks import Align, Block, Equations, Heading, Inline, Prose, Table
from derive.documents.deck import Slide
from derive.documents.handout.forward_pass import forward_pass, the_error
from derive.documents.lecture import Lecture
from derive.documents.prose import inline, prose, value
from derive.documents.slides.measure import Measure
from derive.documents.slides.paging import paged, under

TOLD = 4  # units of a layer up to which each is worked
LISTED = 9  # rows of a table


def forward(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """Layer by layer; of a large layer the first unit is worked, the others are listed."""
    title, _, *told = forward_pass(lecture)
    assert isinstance(title, Heading)
    layers = iter(lecture.layers)
    shown: list[Block] = []
    for block in told:
        if isinstance(block, Heading):
            number, layer = next(layers)
            shown.append(under(title, block))
            left = 2 if layer.size > TOLD else 2 * layer.size
        elif not isinstance(block, Equations):
            shown.append(block)
        elif left:
            left -= 1
            shown.append(block)
            if not left and layer.size > TOLD:
                shown += [prose("The others likewise:"), _listed(lecture, number)]
    yield from paged(title.content, shown, measure)


def _listed(lecture: Lecture, layer: int) -> Table:
    """The net inputs and the outputs of a layer."""
    pairs = zip(lecture.nodes(Role.NET, layer), lecture.nodes(Role.OUT, layer), strict=True)
    rows = tuple(
        (inline("{out}", out=out.variable), (value(net.variable),), (value(out.variable),))
        for net, out in pairs
    )
    return listing(("Unit", "Net input", "Output"), rows)


def listing(titles: tuple[str, ...], rows: tuple[tuple[tuple[Inline, ...], ...], ...]) -> Table:
    """The first of ``rows``, and dots where there are more."""
    more = (tuple(inline("…") for _ in titles),) if len(rows) > LISTED else ()
    shown = (*rows[: LISTED - len(more)], *more)
    return Table("", (Align.LEFT,) * len(titles), tuple(map(inline, titles)), shown)


def error(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """The error of each output, of many the first, and their sum."""
    title, *told = the_error(lecture)
    assert isinstance(title, Heading)
    numbered = [place for place, one in enumerate(told) if isinstance(one, Equations) and one.key]
    *single, total = numbered
    kept = {*single[:TOLD], total}
    shown = [
        block
        for place, block in enumerate(told[: total + 1])
        if isinstance(block, Prose) or place in kept
    ]
    yield from paged(title.content, shown, measure)
