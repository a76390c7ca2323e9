"""The picture of a feedforward network: units, weights, biases, inputs and targets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from derive.algebra.term import Number
from derive.algebra.variable import Variable
from derive.figures.highlight import DARK, Highlight
from derive.figures.layout import STYLES, Layout, arrange
from derive.figures.network_drawing import Drawing
from derive.figures.picture import Picture
from derive.figures.ruler import Ruler, ruler
from derive.figures.shortened import Leaves
from derive.figures.structure import Structure, structure
from derive.figures.wording import Detail, Wording
from derive.model.graph import Graph
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.notation.printer import Valuation

_NOTHING: Mapping[Variable, Number] = MappingProxyType({})


def network(
    graph: Graph,
    given: Mapping[Variable, Number] = _NOTHING,
    detail: Detail = Detail.VALUES,
    name: str = "network",
    notation: Notation = FLAT,
    *,
    values: Valuation | None = None,
    highlight: Highlight | None = None,
) -> Picture:
    """The layers of ``graph`` (it must have some), with at most ``detail`` on the edges.

    ``given``, as a Problem has it, holds the numbers to show; ``values``, which know them too, add
    those of the units. With a ``highlight``, be it empty, the errors stand behind the outputs, and
    what it lights is thicker and in the accent; it moves nothing. Labels that would not fit a page
    in this ``notation`` are left out, first the values, then the names; a network abbreviated with
    dots has none on its edges.
    """
    shown = structure(graph)
    measure = ruler(graph, values or Leaves(given), notation)
    computed = graph.by_variable if values else ()
    drawing = next(
        Drawing(graph, shown, wording, layout, (highlight or DARK).plain)
        for wording, layout in _candidates(shown, measure, computed, detail, highlight is not None)
        if layout.fits or (layout.style.last and not wording.computed)
    )
    return Picture(name, drawing.layout.width, drawing.layout.height, tuple(drawing.shapes()))


def _candidates(
    shown: Structure,
    measure: Ruler,
    computed: Collection[Variable],
    detail: Detail,
    errors: bool,
) -> Iterator[tuple[Wording, Layout]]:
    """From the most detail to the least: the numbers of units go before those of weights."""
    details = list(Detail)
    start = details.index(detail if shown.labelled else Detail.NONE)
    for most in details[start:]:
        for known in (computed, ()) if computed else ((),):
            for style in (style for style in STYLES if style.detail is most):
                wording = Wording(measure, most, style.size, known)
                yield wording, arrange(shown, style, wording, errors=errors)
