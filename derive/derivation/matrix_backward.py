"""Backward through a layer in matrix form: its delta, and the gradients that follow from it."""

from __future__ import annotations

from derive.algebra.matrices import shape
from derive.algebra.term import (
    Array,
    Function,
    Gradient,
    Hadamard,
    IndexedSum,
    Partial,
    Product,
    Reference,
    Shaped,
    Term,
    Transpose,
    partial,
)
from derive.algebra.variable import Role, Variable
from derive.derivation.lifting import lifted
from derive.derivation.local import local_form
from derive.derivation.matrix_lines import MatrixLines
from derive.derivation.short_cut import error_slope, short_delta
from derive.derivation.step import Rule


def delta(lines: MatrixLines, layer: int) -> None:
    """The delta of a layer, from the error or from the delta of the layer above."""
    arrays, goal = lines.arrays, lines.arrays.name(Role.DELTA, layer)
    left = arrays.of(Role.DELTA, layer)
    if layer < lines.last:
        lines.write(Rule.DELTA_SUM, goal, left, _through(lines, layer, _from_above(lines, layer)))
    elif short_delta(lines.graph, arrays.units(Role.NET, layer)[0]):
        short = arrays.of(Role.OUT, layer) - arrays.of(Role.TARGET, layer)
        lines.write(Rule.DELTA, goal, left, short)
    else:
        lines.write(Rule.DELTA, goal, left, _through(lines, layer, _from_error(lines)))


def gradients(lines: MatrixLines, layer: int) -> None:
    """dE/dW = delta a'^T and dE/db = delta; a shared bias adds up the deltas of its units."""
    arrays, own = lines.arrays, lines.arrays.of(Role.DELTA, layer)
    right = arrays.times(Shaped(own), Shaped(Transpose(arrays.incoming(layer))))
    goal, left = arrays.slope(arrays.name(Role.WEIGHT, layer)), arrays.weights(layer, arrays.slope)
    lines.write(Rule.DELTA_RULE, goal, left, right)
    leaves, biases = arrays.bias_leaves(layer), arrays.biases(layer, arrays.slope)
    if biases and leaves[0].unit:
        goal = arrays.slope(arrays.name(Role.BIAS, layer))
        lines.write(Rule.DELTA_RULE, goal, biases, own, numbers=False)
    elif biases:
        goal = arrays.slope(leaves[0])
        lines.write(Rule.DELTA_RULE, goal, goal, _over_units(lines, layer))


def _over_units(lines: MatrixLines, layer: int) -> IndexedSum:
    """The sum of the deltas of a layer."""
    body = Variable(Role.DELTA, layer, "j", sample=lines.graph.output.sample)
    return IndexedSum("j", layer, Reference(body))


def _from_error(lines: MatrixLines) -> Array:
    """The gradient of the error by the outputs, with a step of its own."""
    arrays, outs = lines.arrays, lines.arrays.units(Role.OUT, lines.last)
    goal = Gradient(lines.graph.output, arrays.name(Role.OUT, lines.last))
    slope = arrays.vector(goal, map(arrays.slope, outs))
    form = lifted(error_slope(lines.graph, outs[0]), lines.vectors(lines.last))
    _written(lines, goal, slope, form)
    return slope


def _from_above(lines: MatrixLines, layer: int) -> Product:
    """W^T delta of the layer above."""
    weights, above = lines.arrays.weights(layer + 1), lines.arrays.of(Role.DELTA, layer + 1)
    return lines.arrays.times(Shaped(Transpose(weights)), Shaped(above))


def _through(lines: MatrixLines, layer: int, received: Term) -> Term:
    """What the outputs of a layer receive, handed on through its activation."""
    if lines.passes_on(layer):
        return received
    shown = Shaped(received) if isinstance(received, Array) else received
    if lines.activations(layer)[0].peers:
        return lines.arrays.times(Shaped(Transpose(_jacobian(lines, layer))), shown)
    return Hadamard((shown, Shaped(_slopes(lines, layer))))


def _slopes(lines: MatrixLines, layer: int) -> Array:
    """f'(z), with a step of its own."""
    arrays, nodes = lines.arrays, lines.activations(layer)
    net = arrays.name(Role.NET, layer)
    name = Function(f"{lines.function(layer)}'", Reference(net))
    slope = arrays.vector(name, (partial(node.variable, node.inputs[0]) for node in nodes))
    form = lifted(local_form(nodes[0], nodes[0].inputs[0]), lines.vectors(layer))
    _written(lines, partial(arrays.name(Role.OUT, layer), net), slope, form)
    return slope


def _jacobian(lines: MatrixLines, layer: int) -> Array:
    """da/dz, with a step of its own: for each output its derivatives by all net inputs."""
    arrays, nets = lines.arrays, lines.arrays.units(Role.NET, layer)
    goal = partial(arrays.name(Role.OUT, layer), arrays.name(Role.NET, layer))
    rows = ((partial(out.variable, net) for net in nets) for out in lines.activations(layer))
    jacobian = arrays.matrix(goal, tuple(map(tuple, rows)))
    _written(lines, goal, jacobian, None)
    return jacobian


def _written(lines: MatrixLines, goal: Partial | Gradient, left: Array, form: Term | None) -> None:
    """``left = form``; without a form in vectors, the entries one by one."""
    if form is not None and shape(form) == shape(left):
        lines.write(Rule.EVALUATE, goal, left, form)
    else:
        lines.write(Rule.EVALUATE, goal, left, left.entries, numbers=False)
