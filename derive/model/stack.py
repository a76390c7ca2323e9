"""Networks like a given one, with more or fewer hidden layers: for counting, not for training."""

from __future__ import annotations

from dataclasses import replace

from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.model.graph import Graph, Layer, Node
from derive.model.units import net_input


def deeper(graph: Graph, depth: int) -> Graph:
    """``graph`` with ``depth`` hidden layers, each like the last hidden one that it has.

    ``graph`` is a feedforward network of one sample with at least one hidden layer. Operations are
    those of ``graph``; biases are shared, trained or missing as they are there.
    """
    inputs, *_, hidden, outputs = graph.layers
    layers = (inputs, *(hidden,) * depth, outputs)
    nodes = tuple(_nodes(graph, layers))
    leaves = dict.fromkeys(v for node in nodes for v in node.inputs if _is_leaf(v))
    trained = {parameter.role for parameter in graph.parameters}
    weights = tuple(leaf for leaf in leaves if leaf.role in trained)
    return Graph(tuple(leaves), weights, nodes, TOTAL_ERROR, graph.labels, layers)


def _is_leaf(variable: Variable) -> bool:
    return variable.role in (Role.INPUT, Role.TARGET, Role.WEIGHT, Role.BIAS)


def _nodes(graph: Graph, layers: tuple[Layer, ...]) -> list[Node]:
    found: list[Node] = []
    last = len(layers) - 1
    for number in range(1, last + 1):
        model = len(graph.layers) - 1 if number == last else len(graph.layers) - 2
        found.extend(_layer(graph, model, number, layers))
    errors = [node for node in graph.nodes if node.variable.role is Role.ERROR]
    return [*found, *(_moved(node, len(graph.layers) - 1, last) for node in errors)]


def _layer(graph: Graph, model: int, number: int, layers: tuple[Layer, ...]) -> list[Node]:
    """The net inputs, then the outputs, of layer ``number``, made like layer ``model`` of graph."""
    role = Role.INPUT if number == 1 else Role.OUT
    sources = [Variable(role, number - 1, k + 1) for k in range(layers[number - 1].size)]
    nets = []
    for unit in range(1, layers[number].size + 1):
        pairs = [
            (Variable(Role.WEIGHT, number, unit, source.unit, number - 1), source)
            for source in sources
        ]
        biases = tuple(replace(one, layer=number) for one in _biases(graph, model, unit))
        nets.append(net_input(Variable(Role.NET, number, unit), pairs, biases))
    outs = [n for n in graph.nodes if n.variable.role is Role.OUT and n.variable.layer == model]
    return [*nets, *(_moved(out, model, number) for out in outs)]


def _biases(graph: Graph, layer: int, unit: int) -> list[Variable]:
    """The bias that the unit has in ``graph``, if there is one."""
    inputs = graph.by_variable[Variable(Role.NET, layer, unit)].inputs
    return [one for one in inputs if one.role is Role.BIAS]


def _moved(node: Node, old: int, new: int) -> Node:
    """``node`` with everything of layer ``old`` in layer ``new``."""

    def at(variable: Variable) -> Variable:
        mine = variable.layer == old and variable.role is not Role.WEIGHT
        return replace(variable, layer=new) if mine else variable

    inputs, peers = tuple(map(at, node.inputs)), tuple(map(at, node.peers))
    return Node(at(node.variable), node.operation, inputs, peers)
