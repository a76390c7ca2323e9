"""How layers and units are called in sentences."""

from __future__ import annotations

from derive.algebra.variable import Variable
from derive.documents.prose import counted
from derive.model.graph import Graph

SPELT = {"relu": "ReLU", "leaky_relu": "leaky ReLU"}


def layer_name(graph: Graph, layer: int) -> str:
    """``output layer``, ``hidden layer``, or ``hidden layer g`` where there are several."""
    last = len(graph.layers) - 1
    if layer == last:
        return "output layer"
    return "hidden layer" if last == 2 else f"hidden layer {graph.layers[layer].name}"


def unit_name(graph: Graph, variable: Variable) -> str:
    """``h1``: the unit that ``variable`` belongs to."""
    return graph.labels[variable].index


def layer_described(graph: Graph, layer: int) -> str:
    """``a hidden layer of two logistic units``."""
    name, one = layer_name(graph, layer), graph.layers[layer]
    article = "an" if name[0] in "aeiou" else "a"
    if not one.activation.isidentifier():
        return (
            f"{article} {name} of {counted(one.size, 'unit')} with the activation {one.activation}"
        )
    activation = SPELT.get(one.activation, one.activation.replace("_", " "))
    return f"{article} {name} of {counted(one.size, f'{activation} unit')}"
