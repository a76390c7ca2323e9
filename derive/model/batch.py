"""Several training examples in one graph: a copy of the nodes for each, and the errors gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.model.graph import Graph, Node
from derive.model.operation import Operation
from derive.model.problem import Batch
from derive.model.weighted_sum import plain_mean, plain_sum

SHARED = (Role.WEIGHT, Role.BIAS)

_GATHER: dict[Batch, Callable[[int], Operation]] = {
    Batch.SUM: plain_sum,
    Batch.MEAN: plain_mean,
    Batch.EACH: plain_sum,
}


def sample_numbers(count: int) -> tuple[int, ...]:
    """1, 2, …; a single sample needs no number and has 0."""
    return tuple(range(1, count + 1)) if count > 1 else (0,)


def gathered(examples: Sequence[tuple[Node, ...]], batch: Batch) -> tuple[Node, ...]:
    """The nodes of all examples, then their errors added up or averaged.

    Parameters are shared; everything else carries the number of its sample. A single example is
    left as it is.
    """
    numbers = sample_numbers(len(examples))
    if len(examples) == 1:
        return examples[0]
    copies = [
        _copy(node, sample)
        for sample, nodes in zip(numbers, examples, strict=True)
        for node in nodes
    ]
    errors = tuple(replace(TOTAL_ERROR, sample=sample) for sample in numbers)
    return (*copies, Node(TOTAL_ERROR, _GATHER[batch](len(errors)), errors))


def _copy(node: Node, sample: int) -> Node:
    return Node(
        _numbered(node.variable, sample),
        node.operation,
        tuple(_numbered(variable, sample) for variable in node.inputs),
        tuple(_numbered(variable, sample) for variable in node.peers),
    )


def _numbered(variable: Variable, sample: int) -> Variable:
    return variable if variable.role in SHARED else replace(variable, sample=sample)


def samples_of(graph: Graph) -> tuple[int, ...]:
    """The numbers of the samples of ``graph``: (0,) when there is only one."""
    numbers = dict.fromkeys(node.variable.sample for node in graph.nodes)
    return tuple(number for number in numbers if number) or (0,)


def of_sample(graph: Graph, sample: int) -> Graph:
    """The part of ``graph`` that computes the error of one sample."""
    if not sample:
        return graph
    return replace(
        graph,
        leaves=tuple(_mine(graph.leaves, sample)),
        nodes=tuple(node for node in graph.nodes if node.variable.sample == sample),
        output=replace(TOTAL_ERROR, sample=sample),
    )


def _mine(leaves: tuple[Variable, ...], sample: int) -> Iterator[Variable]:
    for leaf in leaves:
        if leaf.role in SHARED or leaf.sample == sample:
            yield leaf
