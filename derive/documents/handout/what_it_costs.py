"""What backpropagation saves, counted on this network and on deeper ones of its kind."""

from __future__ import annotations

from derive.algebra.term import Number
from derive.derivation.cost import Cost, cost
from derive.derivation.shape import in_time
from derive.derivation.step import Form
from derive.documents.blocks import Align, Block, Figure, Inline, Math, Table, Text
from derive.documents.lecture import Lecture
from derive.documents.prose import counted, grouped, heading, inline, prose
from derive.figures.costs import costs
from derive.figures.describe import describe_costs
from derive.model.stack import deeper
from derive.notation.notation import Notation

DEPTHS = (1, 2, 3, 4, 5, 6)
LARGEST = 60  # parameters up to which deeper networks of the same widths are counted

Cell = tuple[Inline, ...]


def what_it_costs(lecture: Lecture) -> tuple[Block, ...]:
    """The three counts as a table, and over depth as a picture."""
    count = cost(lecture.graph)
    return (
        heading(2, "What it costs"),
        prose(
            "An operation is an addition, a multiplication, a division, a power or a function "
            "call; a change of sign is free. The backward pass takes the outputs of the forward "
            "pass as they are. Counted {where}:",
            where=_where(lecture),
        ),
        _table(count, lecture.notation),
        prose(
            "The backward pass costs {times} times as much as the forward pass, because every "
            "factor is found once and used for all weights before it. The two together come to "
            "{both} forward passes; the rule of thumb is about two. With each derivative on its "
            "own, the derivatives alone cost {each} forward passes.",
            times=_ratio(count.backward, count),
            both=_ratio(count.forward + count.backward, count),
            each=_ratio(count.separately, count),
        ),
        *_over_depth(lecture),
    )


def _where(lecture: Lecture) -> str:
    number = len(lecture.samples)
    if number > 1:
        what = "sequence" if in_time(lecture.graph) else "training example"
        return f"for both {what}s" if number == 2 else f"for all {counted(number, what)}"
    return "over all time steps" if in_time(lecture.graph) else "on this network"


def _ratio(operations: int, count: Cost) -> Math:
    return Math(((Number(f"{operations / count.forward:.1f}"), Form.SYMBOLS),))


def _table(count: Cost, notation: Notation) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = (
        (inline("One forward pass"), (Text(grouped(count.forward, notation)),)),
        (
            inline("One backward pass, for all derivatives"),
            (Text(grouped(count.backward, notation)),),
        ),
        (inline("Every derivative on its own"), (Text(grouped(count.separately, notation)),)),
    )
    header = (inline("What"), inline("Operations"))
    return Table("Operations", (Align.LEFT, Align.RIGHT), header, rows)


def _over_depth(lecture: Lecture) -> tuple[Block, ...]:
    graph = lecture.graph
    if in_time(graph) or len(lecture.samples) > 1:
        return ()
    if len(graph.parameters) > LARGEST or len(graph.layers) < len(("inputs", "hidden", "outputs")):
        return ()
    counts = {depth: cost(deeper(graph, depth)) for depth in DEPTHS}
    series = (
        ("each on its own", tuple((d, c.separately) for d, c in counts.items())),
        ("backward pass", tuple((d, c.backward) for d, c in counts.items())),
        ("forward pass", tuple((d, c.forward) for d, c in counts.items())),
    )
    return (
        prose(
            "The gap widens with depth. These are the counts for networks with the same inputs and "
            "outputs and one to six hidden layers like the last one here:"
        ),
        Figure(
            costs(series), "Operations over the number of hidden layers", describe_costs(series)
        ),
    )
