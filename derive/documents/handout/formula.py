"""The handout of a formula: derivatives forward, backward, and over all paths."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import Partial, Reference, partial
from derive.algebra.variable import Variable
from derive.derivation.local import local_form
from derive.derivation.modes import count_paths
from derive.derivation.step import Rule
from derive.documents.blocks import Align, Block, Figure, Inline, Table
from derive.documents.lecture import Lecture
from derive.documents.prose import counted, heading, inline, listed, prose, value, with_value
from derive.documents.working import NumberedStep, equations, see
from derive.figures.computation import circuit, computation_graph
from derive.figures.describe import describe_circuit, describe_computation


def the_formulas(lecture: Lecture) -> tuple[Block, ...]:
    """The graph, its picture, and what it is worth at the given point."""
    graph = lecture.graph
    return (
        heading(2, "The formulas"),
        prose(
            "{output} is computed step by step from {leaves}:",
            output=graph.output,
            leaves=listed([with_value(leaf) for leaf in graph.leaves]),
        ),
        *(block for node in graph.nodes for block in equations(lecture.steps(node.variable))),
        Figure(
            computation_graph(graph, lecture.values, notation=lecture.notation),
            "The computation graph, with values and derivatives",
            describe_computation(graph),
        ),
    )


def local_derivatives(lecture: Lecture) -> tuple[Block, ...]:
    """The derivative of every node by what enters it."""
    goals = dict.fromkeys(
        partial(node.variable, wrt) for node in lecture.graph.nodes for wrt in node.inputs
    )
    return (
        heading(2, "The derivative along each edge"),
        prose("Each step is simple. How does it change when one of the things it uses changes?"),
        *(block for goal in goals for block in _along(lecture, goal)),
    )


def _along(lecture: Lecture, goal: Partial) -> Iterator[Block]:
    """The derivative along one edge; where other ways lead round it, it has no symbol."""
    steps = _without(lecture.steps(goal), Rule.FORWARD_MODE, Rule.PATHS)
    yield from equations(steps)
    assert isinstance(goal.of, Reference)
    if not steps:
        node = lecture.graph.by_variable[goal.of.variable]
        yield prose(
            "Along the edge from {start} to {end} it is {slope}. That is not the whole {goal}, "
            "since {start} reaches {end} in other ways too.",
            start=goal.wrt,
            end=goal.of,
            slope=local_form(node, goal.wrt),
            goal=goal,
        )


def _without(steps: tuple[NumberedStep, ...], *rules: Rule) -> tuple[NumberedStep, ...]:
    modes = (*rules, Rule.REVERSE_MODE)
    return tuple(pair for pair in steps if pair[1].rule not in modes)


def forward_mode(lecture: Lecture) -> tuple[Block, ...]:
    """From one input on: how everything changes with it, an input at a time."""
    return tuple(_forward_mode(lecture))


def _forward_mode(lecture: Lecture) -> Iterator[Block]:
    yield heading(2, "Forward mode")
    yield prose(
        "Start at one input and follow its effect through the graph: every step adds up what comes "
        "in over its edges. One such pass is needed for each input."
    )
    for leaf in lecture.graph.leaves:
        steps = [
            pair
            for node in lecture.graph.nodes
            for pair in lecture.steps(partial(node.variable, leaf), Rule.FORWARD_MODE)
        ]
        yield prose("Everything by {leaf}{known}:", leaf=leaf, known=_known(lecture, leaf))
        yield from equations(steps)


def _known(lecture: Lecture, leaf: Variable) -> tuple[Inline, ...]:
    """The first links, which are edges that start at ``leaf``."""
    goals = [partial(node.variable, leaf) for node in lecture.graph.consumers[leaf]]
    steps = {goal: _without(lecture.steps(goal), Rule.FORWARD_MODE, Rule.PATHS) for goal in goals}
    found = [goal for goal in goals if steps[goal]]
    if not found:
        return ()
    places = see([steps[goal][-1][0] for goal in found])
    return inline(", starting from {goals} by {places}", goals=listed(found), places=places)


def reverse_mode(lecture: Lecture) -> tuple[Block, ...]:
    """From the output back: how it changes with everything, in one pass."""
    graph = lecture.graph
    order = [*graph.leaves, *(node.variable for node in graph.nodes)]
    steps = [
        pair
        for wrt in reversed(order)
        for pair in lecture.steps(partial(graph.output, wrt), Rule.REVERSE_MODE)
    ]
    return (
        heading(2, "Reverse mode"),
        prose(
            "Start at the output instead and walk back: every quantity adds up what it hears over "
            "the edges that leave it. One pass finds the derivative of {output} by everything, and "
            "this is what backpropagation does.",
            output=graph.output,
        ),
        *equations(steps),
        prose("In a picture: over every edge a value goes forward, and a derivative comes back."),
        Figure(
            circuit(graph, lecture.values, notation=lecture.notation),
            "What passes over each edge: the value, and below it the derivative that comes back",
            describe_circuit(graph, lecture.values),
        ),
    )


def over_paths(lecture: Lecture) -> tuple[Block, ...]:
    """The sum over all paths, and why nobody computes it like that."""
    return tuple(_over_paths(lecture))


def _over_paths(lecture: Lecture) -> Iterator[Block]:
    graph, counts = lecture.graph, count_paths(lecture.graph)
    edges = sum(len(set(node.inputs)) for node in graph.nodes)
    yield heading(2, "The sum over all paths")
    yield prose(
        "Both modes compute the same: for each way from the input to the output the product of the "
        "derivatives along it, and all these products added up."
    )
    for leaf in graph.leaves:
        yield from equations(lecture.steps(partial(graph.output, leaf), Rule.PATHS))
    yield prose(
        "There {are} {paths} in this graph, and {edges}. Where paths share edges, both modes "
        "factor the sum: they join the paths at every node and so touch each edge once. The number "
        "of paths can double with every step; the number of edges only grows with the graph.",
        are="is" if sum(counts[leaf] for leaf in graph.leaves) == 1 else "are",
        paths=counted(sum(counts[leaf] for leaf in graph.leaves), "path"),
        edges=counted(edges, "edge"),
    )


def formula_gradient(lecture: Lecture) -> tuple[Block, ...]:
    """The derivatives by all inputs, in one table."""
    rows = tuple(_row(lecture, leaf) for leaf in lecture.graph.leaves)
    header = (inline("Input"), inline("Value"), inline("Derivative of the output"))
    aligns = (Align.LEFT, Align.LEFT, Align.LEFT)
    return (
        heading(2, "The result"),
        Table("The derivatives of the output", aligns, header, rows),
    )


def _row(lecture: Lecture, leaf: Variable) -> tuple[tuple[Inline, ...], ...]:
    slope = partial(lecture.graph.output, leaf)
    return inline("{leaf}", leaf=leaf), (value(leaf),), (with_value(slope),)
