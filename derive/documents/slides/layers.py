"""The backward pass of a feedforward network, the output layer first."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import Role, Variable
from derive.derivation.delta_rule import delta_of
from derive.derivation.shape import sole_activation
from derive.derivation.step import Rule
from derive.documents.blocks import Block, Equations, Figure, Group, Prose, Table
from derive.documents.deck import Slide
from derive.documents.handout import output_layer, softmax_layer
from derive.documents.lecture import Lecture
from derive.documents.prose import inline, listed, prose, value
from derive.documents.slides.chain import factors_of, the_chain, the_product, with_product
from derive.documents.slides.forward import TOLD, listing
from derive.documents.slides.measure import Measure
from derive.documents.slides.paging import paged
from derive.documents.slides.paths import over_paths
from derive.documents.working import equations


def backward(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """The first weight of the two last layers in full; of all others in full chain and product."""
    last = len(lecture.graph.layers) - 1
    for layer in range(last, 0, -1):
        weights = [weight for weight in lecture.full if weight.layer == layer]
        for place, weight in enumerate(weights):
            full = not place and layer >= last - 1
            yield from _weight(lecture, weight, measure, full=full, top=layer == last)
        if layer == last:
            yield from _delta_rule(lecture, measure)
        elif layer == last - 1:
            yield from _hidden_deltas(lecture, layer, measure)


def _weight(
    lecture: Lecture, weight: Variable, measure: Measure, *, full: bool, top: bool
) -> Iterator[Slide]:
    (net,) = lecture.graph.consumers[weight]
    out = sole_activation(lecture.graph, net.variable)
    yield the_chain(lecture, weight, _intro(lecture, weight), measure)
    if not full:
        yield the_product(lecture, weight, measure)
    elif out is None:
        told = tuple(_under_softmax(lecture, weight))
        yield from paged(inline("The factors for {w}", w=weight), told, measure)
        yield the_product(lecture, weight, measure)
    elif top:
        yield from _factors(lecture, weight, factors_of(lecture, weight), measure)
        yield the_product(lecture, weight, measure)
    else:
        paths = tuple(over_paths(lecture, out.variable, measure))
        yield from paths
        factors = factors_of(lecture, weight)[1 if paths else 0 :]
        pages = _factors(lecture, weight, factors, measure)
        yield from with_product(lecture, weight, pages, measure)


def _intro(lecture: Lecture, weight: Variable) -> Prose:
    """Which links there are."""
    (net,) = lecture.graph.consumers[weight]
    outs = [out.variable for out in lecture.graph.consumers[net.variable]]
    return prose(
        "{w} acts on {net}, and through {outs} on the error:",
        w=weight,
        net=net.variable,
        outs=listed(outs[:1]) if len(outs) == 1 else "all outputs of the layer",
    )


def _factors(
    lecture: Lecture, weight: Variable, factors: tuple[Partial, ...], measure: Measure
) -> Iterator[Slide]:
    """What each factor comes to."""
    blocks: list[Block] = []
    for factor in factors:
        said = "How much does {upper} change with {lower}?"
        blocks.append(prose(said, upper=factor.of, lower=factor.wrt))
        blocks += equations(lecture.steps(factor))
    yield from paged(inline("The factors for {w}", w=weight), blocks, measure)


def _under_softmax(lecture: Lecture, weight: Variable) -> Iterator[Block]:
    """What the handout says between the chain and its product."""
    *told, _, _ = softmax_layer.weight_in_full(lecture, weight)
    chain = next(place for place, one in enumerate(told) if isinstance(one, Equations))
    for block in told[chain + 1 :]:
        if not isinstance(block, Figure):
            yield block


def _delta_rule(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """Of many units the first is worked, and the deltas of all are listed."""
    told = [one for one in output_layer.the_delta_rule(lecture) if not isinstance(one, Group)]
    places = [place for place, one in enumerate(told) if _defines_a_delta(one)]
    if len(places) > TOLD:
        told[places[1] - 1 :] = [prose("The others likewise:"), _deltas(lecture)]
    yield from paged((), told, measure)


def _defines_a_delta(block: Block) -> bool:
    left = block.rows[0].left if isinstance(block, Equations) else None
    return isinstance(left, Reference) and left.variable.role is Role.DELTA


def _deltas(lecture: Lecture) -> Table:
    """The deltas of the output layer."""
    nets = lecture.nodes(Role.NET, len(lecture.graph.layers) - 1)
    deltas = [delta_of(node.variable) for node in nets]
    rows = tuple((inline("{delta}", delta=delta), (value(delta),)) for delta in deltas)
    return listing(("Node delta", "Value"), rows)


def _hidden_deltas(lecture: Lecture, layer: int, measure: Measure) -> Iterator[Slide]:
    """A delta is made of those above it, and makes the derivative by each weight below it."""
    weights = [weight for weight in lecture.full if weight.layer == layer]
    nets = [node.variable for node in lecture.nodes(Role.NET, layer)][:TOLD]
    blocks: list[Block] = [
        prose("A hidden unit hears the deltas above, each over the weight between:"),
        *(one for net in nets for one in equations(lecture.steps(delta_of(net)))),
    ]
    for weight in weights[:1]:
        blocks.append(prose("And the derivative by a weight is made of them as before:"))
        blocks += equations(lecture.steps(lecture.slope(weight), Rule.DELTA_RULE))
    yield from paged(inline("The deltas of the hidden layer"), blocks, measure)
