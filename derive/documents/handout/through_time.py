"""The handout of a recurrent network: forward through time, and back again."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import partial
from derive.algebra.variable import RATE, Role, Variable
from derive.derivation.derivation import every_parameter
from derive.derivation.step import Rule
from derive.documents.blocks import Align, Block, Figure, Inline, Table, Text
from derive.documents.layer_names import layer_described
from derive.documents.lecture import Lecture
from derive.documents.prose import (
    counted,
    heading,
    inline,
    listed,
    noun,
    number_word,
    prose,
    with_value,
)
from derive.documents.working import NumberedStep, equations
from derive.figures.describe import describe_unrolled
from derive.figures.unrolled import unrolled
from derive.model.graph import Node

Cell = tuple[Inline, ...]
HIDDEN = 1  # the number of the hidden layer

_BOTH_WAYS = (
    "The error goes back the way the values came, from the last step to the first. A hidden output "
    "acts on the outputs of its own step and on the hidden layer of the next, so its derivative "
    "has a part from each. At the last step there is no next one."
)
_ONE_WAY = (
    "The error goes back the way the values came, from the last step to the first. It comes in at "
    "the last step alone; before that a hidden output acts on the error only through the hidden "
    "layer of the next step."
)


def steps_in_time(lecture: Lecture) -> tuple[int, ...]:
    """The time steps, 1 to T."""
    times = {node.variable.time for node in lecture.graph.nodes if node.variable.time}
    return tuple(range(1, max(times) + 1))


def the_recurrent_network(lecture: Lecture) -> tuple[Block, ...]:
    """The network, unrolled, with the numbers that it starts from and what it sees."""
    return tuple(_the_network(lecture))


def _the_network(lecture: Lecture) -> Iterator[Block]:
    graph, first = lecture.graph, lecture.of(lecture.samples[0])
    layers = [layer_described(graph, layer) for layer, _ in lecture.layers]
    yield heading(2, "The network")
    yield prose(
        "The network has {parts}. It reads {sequences}. At every step the hidden layer sees the "
        "new input and its own output of the step before, so the same weights are used again and "
        "again. Unrolled over time it is an ordinary network in which every step is a layer:",
        parts=listed([counted(graph.layers[0].size, "input"), *layers]),
        sequences=_sequences(lecture),
    )
    yield Figure(
        unrolled(first.graph, lecture.values, notation=lecture.notation),
        "The network, unrolled over time",
        describe_unrolled(first.graph),
    )
    yield prose("These are the values to begin with:")
    yield _parameters(first)
    yield prose("This is what it reads:")
    for number, sample in enumerate(lecture.samples, start=1):
        yield _sequence(lecture.of(sample), number if len(lecture.samples) > 1 else 0)


def _sequences(lecture: Lecture) -> str:
    """``a sequence of four time steps``, ``two sequences, of three and two time steps``."""
    lengths = [len(steps_in_time(lecture.of(sample))) for sample in lecture.samples]
    if len(lengths) == 1:
        return f"a sequence of {counted(lengths[0], 'time step')}"
    several = f"{number_word(len(lengths))} sequences, "
    if len(set(lengths)) == 1:
        return f"{several}of {counted(lengths[0], 'time step')} each"
    return f"{several}of {_and(lengths)} time steps"


def _and(numbers: list[int]) -> str:
    *others, last = map(number_word, numbers)
    return f"{', '.join(others)} and {last}"


def _parameters(lecture: Lecture) -> Table:
    kinds: dict[tuple[str, str], list[Variable]] = {}
    for leaf in lecture.graph.leaves:
        if leaf.role in (Role.WEIGHT, Role.BIAS):
            kinds.setdefault((leaf.role.capitalize(), _kind(leaf)), []).append(leaf)
    named = {f"{noun(mine, word)} {kind}": mine for (word, kind), mine in kinds.items()}
    states = [leaf for leaf in lecture.graph.leaves if leaf.role is Role.OUT]
    rows = tuple(
        ((Text(kind),), listed([with_value(one) for one in variables], last=", "))
        for kind, variables in {**named, "Initial state": states, "Learning rate": [RATE]}.items()
    )
    header: tuple[Cell, ...] = (inline("What"), inline("Values"))
    return Table("Initial values", (Align.LEFT, Align.LEFT), header, rows)


def _kind(parameter: Variable) -> str:
    if parameter.role is Role.BIAS:
        return "of the hidden layer" if parameter.layer == HIDDEN else "of the outputs"
    if parameter.layer != HIDDEN:
        return "into the outputs"
    return "from the inputs" if parameter.source_layer == 0 else "from step to step"


def _sequence(lecture: Lecture, number: int) -> Table:
    rows = tuple(((Text(str(time)),), *_at(lecture, time)) for time in steps_in_time(lecture))
    header = (inline("Step"), inline("Inputs"), inline("Targets"))
    caption = f"Sequence {number}" if number else "The sequence"
    return Table(caption, (Align.LEFT, Align.LEFT, Align.LEFT), header, rows)


def _at(lecture: Lecture, time: int) -> tuple[Cell, Cell]:
    given = [leaf for leaf in lecture.graph.leaves if leaf.time == time]
    inputs = [with_value(leaf) for leaf in given if leaf.role is Role.INPUT]
    targets = [with_value(leaf) for leaf in given if leaf.role is Role.TARGET]
    return listed(inputs, last=", "), listed(targets, last=", ") or inline("–")


def forward_through_time(lecture: Lecture) -> tuple[Block, ...]:
    """Step by step: hidden layer, outputs, error; of several sequences the first."""
    return tuple(_forward(lecture))


def _forward(lecture: Lecture) -> Iterator[Block]:
    yield heading(2, "Forward through time")
    yield prose(
        "At each step a hidden unit adds up the inputs and the hidden outputs of the step before, "
        "each times its weight{bias}, and its activation function makes its output of the sum. The "
        "outputs of the network follow, and from them the error{where}.",
        bias=", and its bias" if _biased(lecture) else "",
        where=" of the step" if len(_errors(lecture)) > 1 else ", at the last step",
    )
    for time in steps_in_time(lecture):
        yield heading(3, f"Step {time}")
        for node in lecture.graph.nodes:
            if node.variable.time == time:
                yield from equations(lecture.steps(node.variable))
    if len(_errors(lecture)) > 1:
        yield prose("The error of the whole sequence is the sum over its steps:")
    else:
        yield prose("The error of the whole sequence is that of its last step:")
    yield from equations(lecture.steps(lecture.error, Rule.TOTAL_ERROR))


def _biased(lecture: Lecture) -> bool:
    """Whether the hidden layer has biases."""
    biases = [leaf for leaf in lecture.graph.leaves if leaf.role is Role.BIAS]
    return any(bias.layer == HIDDEN for bias in biases)


def _errors(lecture: Lecture) -> tuple[Variable, ...]:
    """The errors of single steps."""
    return lecture.graph.by_variable[lecture.error].inputs


def backward_through_time(lecture: Lecture) -> tuple[Block, ...]:
    """From the last step to the first: the derivative by every output and every net input."""
    return tuple(_backward(lecture))


def _backward(lecture: Lecture) -> Iterator[Block]:
    yield heading(2, "Backward through time")
    yield prose(_BOTH_WAYS if len(_errors(lecture)) > 1 else _ONE_WAY)
    for time in reversed(steps_in_time(lecture)):
        yield heading(3, f"Step {time}")
        for node in _backwards(lecture, time):
            yield from equations(_derivatives(lecture, node))


def _backwards(lecture: Lecture, time: int) -> list[Node]:
    """The units of one step in the order in which the error reaches them."""
    mine = [node for node in lecture.graph.nodes if node.variable.time == time]
    units = [node for node in mine if node.variable.role in (Role.NET, Role.OUT)]
    rising = sorted(units, key=lambda node: node.variable.layer)
    return rising[::-1]


def _derivatives(lecture: Lecture, node: Node) -> list[NumberedStep]:
    """What is found for one quantity: dE by it, and its own slope where it is an activation."""
    goal = lecture.slope(node.variable)
    found = list(lecture.steps(goal))
    if node.variable.role is Role.OUT:
        for net in node.inputs:
            found.extend(lecture.steps(partial(node.variable, net)))
    return sorted(found, key=lambda pair: pair[0])


def shared_weights(lecture: Lecture) -> tuple[Block, ...]:
    """The derivative by every weight: the sum over the steps in which it is used."""
    return tuple(_shared(lecture))


def _shared(lecture: Lecture) -> Iterator[Block]:
    yield heading(2, "The gradient of the shared weights")
    yield prose(
        "A weight is the same at every step, so its derivative is the sum of what it contributes "
        "at each of them: the derivative by the net input that it enters, times the value that it "
        "is multiplied with there."
    )
    for parameter in every_parameter(lecture.graph):
        rules = (Rule.PATHS, Rule.PUT_TOGETHER, Rule.ACCUMULATE)
        yield from equations(lecture.steps(lecture.slope(parameter), *rules))
