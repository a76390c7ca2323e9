"""The derivation once more in vectors and matrices: a line for a layer, not for a unit."""

from __future__ import annotations

from derive.derivation.arrays import Arrays, Vectors
from derive.derivation.matrix_backward import delta, gradients
from derive.derivation.matrix_forward import activation, net_input, total_error
from derive.derivation.matrix_lines import MatrixLines
from derive.derivation.matrix_update import update
from derive.derivation.step import Step
from derive.model.graph import Graph


def matrix_form(graph: Graph, vectors: Vectors = "column") -> tuple[Step, ...]:
    """Forward pass, error, deltas, gradients and update of a graph that ``has_matrix_form``."""
    lines = MatrixLines(Arrays(graph, vectors))
    layers = range(1, len(graph.layers))
    for layer in layers:
        net_input(lines, layer)
        activation(lines, layer)
    total_error(lines)
    for layer in reversed(layers):
        delta(lines, layer)
        gradients(lines, layer)
    for layer in layers:
        update(lines, layer)
    return tuple(lines.ledger.steps)


def has_matrix_form(graph: Graph) -> bool:
    """Whether ``graph`` is a feedforward network with one training example."""
    variables = [node.variable for node in graph.nodes]
    moments = any(variable.time for variable in variables)
    examples = {variable.sample for variable in variables}
    return bool(graph.layers) and not moments and len(examples) == 1
