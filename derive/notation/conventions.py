"""What a reader must be told once about a notation, in sentences with examples from the graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.term import Hadamard, Reference, Term, Transpose
from derive.algebra.variable import TOTAL_ERROR, Role, Variable, matrix_of
from derive.model.graph import Graph
from derive.notation.notation import Notation, Sentence, Vectors


def described(notation: Notation, graph: Graph) -> tuple[Sentence, ...]:
    """The conventions of ``notation``; nothing for formulas, whose names are their author's."""
    if not graph.layers:
        return ()
    matrices = _matrices(graph, notation.vectors) if notation.vectors else ()
    return (*notation.naming.conventions(graph), *matrices)


def flat_conventions(graph: Graph) -> tuple[Sentence, ...]:
    """Names made of a word and the name of a unit."""
    return (*_first_weight(graph), *_moments(graph))


def layered_conventions(graph: Graph, inputs: int, order: str) -> tuple[Sentence, ...]:
    """Names with unit and layer; ``inputs`` is the number of the input layer."""
    last = len(graph.layers) - 1
    return (
        _weight(last, inputs, order),
        *_recurrent(graph, inputs, order),
        _unit(graph, last, inputs),
        _ends(last),
        _counting(last, inputs),
        *_moments(graph),
    )


def _named(letter: str) -> Term:
    return Reference(Variable(Role.VALUE, name=letter))


J, K = _named("j"), _named("k")


def _between(layer: int, source_layer: int, order: str) -> Term:
    """The weight w_jk, whichever of the two indices comes first."""
    to, source = ("j", "k") if order == "to_from" else ("k", "j")
    return Reference(Variable(Role.WEIGHT, layer, to, source, source_layer))


def _weight(last: int, inputs: int, order: str) -> Sentence:
    to, source = f" of layer {last + inputs}", f" of layer {last + inputs - 1}"
    ends = ("to unit ", J, f"{to} from unit ", K, f"{source}.")
    if order == "from_to":
        ends = ("from unit ", J, f"{source} to unit ", K, f"{to}.")
    return (_between(last, last - 1, order), " is the weight ", *ends)


def _recurrent(graph: Graph, inputs: int, order: str) -> Iterator[Sentence]:
    """Weights that lead back into the layer they come from."""
    back = {leaf.layer for leaf in graph.leaves if _leads_back(leaf)}
    for layer in sorted(back):
        source, to = (K, J) if order == "to_from" else (J, K)
        weight, place = _between(layer, layer, order), f" of layer {layer + inputs}"
        yield (
            weight,
            " leads from unit ",
            source,
            f"{place} to unit ",
            to,
            " at the next time step.",
        )


def _leads_back(leaf: Variable) -> bool:
    return leaf.role is Role.WEIGHT and leaf.source_layer == leaf.layer


def _unit(graph: Graph, layer: int, inputs: int) -> Sentence:
    net, out, delta = (
        Reference(Variable(role, layer, "j")) for role in (Role.NET, Role.OUT, Role.DELTA)
    )
    return (
        *(net, ", ", out, " and ", delta, " are the net input, the output and the delta of unit "),
        *(J, f" of layer {layer + inputs}", *_bias(graph, layer)),
    )


def _bias(graph: Graph, layer: int) -> Sentence:
    biases = [leaf for leaf in graph.leaves if (leaf.role, leaf.layer) == (Role.BIAS, layer)]
    if not biases:
        return (".",)
    if biases[0].unit:
        return ("; ", Reference(replace(biases[0], unit="j")), " is its bias.")
    return ("; ", Reference(biases[0]), " is the bias that its units share.")


def _ends(last: int) -> Sentence:
    target, error = (Reference(Variable(role, last, "k")) for role in (Role.TARGET, Role.ERROR))
    return (
        *(Reference(Variable(Role.INPUT, 0, "k")), " is input ", K, ", ", target),
        *(" the target of output ", K, ", ", error, " its error, and ", Reference(TOTAL_ERROR)),
        " the error of the whole network.",
    )


def _counting(last: int, inputs: int) -> Sentence:
    outputs = f"so that the outputs are layer {last + inputs}"
    if inputs:
        return (f"Layers are counted from the inputs, which are layer {inputs}, {outputs}.",)
    return (f"Layers are counted from the first one after the inputs, {outputs}.",)


def _first_weight(graph: Graph) -> Iterator[Sentence]:
    """Where the first weight stands: a net input is the sum of weight times source."""
    for node in graph.nodes:
        if node.variable.role is Role.NET:
            weight, source = map(Reference, node.inputs[:2])
            net, out = Reference(node.variable), Reference(replace(node.variable, role=Role.OUT))
            yield (
                *(net, " is the net input of a unit, ", out, " its output, and ", weight),
                *(" the weight of ", source, " in it."),
            )
            return


def _moments(graph: Graph) -> Iterator[Sentence]:
    """How samples, time steps and updates are marked."""
    nets = [node.variable for node in graph.nodes if node.variable.role is Role.NET]
    if nets and nets[-1].time:
        yield (Reference(nets[-1]), f" is a net input at time step {nets[-1].time}.")
    if nets and nets[-1].sample:
        example = "sequence" if nets[-1].time else "training example"
        yield (Reference(nets[-1]), f" belongs to {example} {nets[-1].sample}.")
    if graph.parameters:
        moved = Reference(graph.parameters[0].after(1))
        yield (moved, " is the value of ", Reference(graph.parameters[0]), " after one update.")


def _matrices(graph: Graph, vectors: Vectors) -> tuple[Sentence, ...]:
    last = len(graph.layers) - 1
    weights = Reference(matrix_of(Role.WEIGHT, last, last - 1))
    net, delta = (Reference(matrix_of(role, last)) for role in (Role.NET, Role.DELTA))
    above, below = "unit of the layer that they lead to", "unit of the layer that they come from"
    rows, columns = (above, below) if vectors == "column" else (below, above)
    return (
        (
            f"Bold letters are matrices and vectors, and vectors are {vectors}s: ",
            weights,
            f" holds weights, with a row for each {rows} and a column for each {columns}.",
        ),
        *_repeated(graph, last),
        (
            Hadamard((net, delta)),
            " is a product entry by entry, ",
            Transpose(weights),
            " has rows and columns exchanged, and a function of a vector is taken of each entry.",
        ),
    )


def _repeated(graph: Graph, layer: int) -> Iterator[Sentence]:
    """A shared bias makes a vector of equal entries."""
    shared = Variable(Role.BIAS, layer)
    if shared in graph.leaves:
        vector = Reference(matrix_of(Role.BIAS, layer))
        yield (vector, " holds the shared bias ", Reference(shared), " once for every unit.")
