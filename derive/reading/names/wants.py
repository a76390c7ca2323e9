"""What the indices of a name demand of the variable that it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.variable import Role
from derive.reading.names.convention import Convention
from derive.reading.names.counting import Count, Want, Wanted
from derive.reading.names.indices import (
    Index,
    LayerAt,
    Plain,
    UnitAt,
    constraints,
    numbers,
)


def wants(
    role: Role, indices: tuple[Index, ...], convention: Convention, sizes: tuple[int, ...]
) -> Iterator[Want]:
    """Each set of fields that ``indices`` below a name of ``role`` may mean, and the answers.

    ``sizes`` are those of the layers, the inputs first.
    """
    count = Count(convention, sizes)
    if role is Role.WEIGHT:
        yield from _weight(indices, count)
    elif role is Role.RATE:
        yield from [({}, ())] if not indices else ()
    elif role is Role.ERROR:
        yield from _error(indices, count)
    else:
        yield from _unit(role, indices, count)


def _unit(role: Role, indices: tuple[Index, ...], count: Count) -> Iterator[Want]:
    known, plain = constraints(indices), numbers(indices)
    if known is None or sum(isinstance(index, UnitAt) for index in indices) > 1:
        return
    if not plain:
        yield known, ()
    elif len(plain) == 1:
        yield from _one(role, known, plain[0], count)
    elif len(plain) == 2 and not {"unit", "time"} & known.keys():
        for unit, answers in count.units(plain[0], role):
            yield known | unit | {"time": plain[1]}, answers


def _one(role: Role, known: Wanted, number: int, count: Count) -> Iterator[Want]:
    """A single number: a unit, a time step or, if the document says so, a layer or an example."""
    told = count.convention.answer("index")
    if "unit" not in known:
        for unit, answers in count.units(number, role):
            if known.get("layer") in (None, unit.get("layer", known.get("layer"))):
                yield known | unit, answers
    if "time" not in known:
        yield known | {"time": number}, ()
    if told in ("layer", "sample") and told not in known:
        yield known | {told: number}, (("index", told),)


def _error(indices: tuple[Index, ...], count: Count) -> Iterator[Want]:
    """Of one output, or else of the whole network: unit 0 of layer 0."""
    whole = {"unit": 0, "layer": 0}
    for known, answers in _unit(Role.ERROR, indices, count):
        if "unit" in known:
            yield known, answers
        elif "layer" not in known:
            yield known | whole, answers


def _weight(indices: tuple[Index, ...], count: Count) -> Iterator[Want]:
    """From one end to the other, in the document's order; of the matrix between two layers."""
    layers = tuple(index for index in indices if isinstance(index, LayerAt))
    rest = tuple(index for index in indices if not isinstance(index, LayerAt))
    if len(layers) > 2 or len(rest) > 2:
        return
    for matrix in _between(layers):
        for ends, answers in _ends(rest, count):
            if all(ends.get(name, value) == value for name, value in matrix.items()):
                yield matrix | ends, answers


def _between(layers: tuple[LayerAt, ...]) -> Iterator[Wanted]:
    """The layers of a matrix, named in either order."""
    if not layers:
        yield {}
    elif len(layers) == 1:
        yield {"layer": layers[0].number}
    else:
        first, second = (layer.number for layer in layers)
        yield {"layer": second, "source_layer": first}
        if first != second:
            yield {"layer": first, "source_layer": second}


def _ends(ends: tuple[Index, ...], count: Count) -> Iterator[Want]:
    if not ends:
        yield {}, ()
    elif len(ends) == 1:
        yield from _end("", ends[0], count)
        yield from _end("source", ends[0], count)
        if isinstance(ends[0], Plain) and count.convention.answer("index") == "layer":
            yield {"layer": ends[0].number}, (("index", "layer"),)
    else:
        for order in _orders(ends, count.convention):
            to, source = ends if order == "to_from" else ends[::-1]
            for known, one in _end("", to, count):
                for other, two in _end("source", source, count):
                    yield known | other, (("order", order), *one, *two)


def _orders(ends: tuple[Index, ...], convention: Convention) -> tuple[str, ...]:
    """Units that are named with their layers stand in either order, unless the layer is one."""
    first, second = ends
    if isinstance(first, UnitAt) and isinstance(second, UnitAt):
        named = first.named and second.named
        if named and first.layer != second.layer:
            return ("to_from", "from_to")
    return convention.answers("order")


def _end(side: str, index: Index, count: Count) -> Iterator[Want]:
    unit, layer = ("source", "source_layer") if side else ("unit", "layer")
    if isinstance(index, UnitAt):
        yield {unit: index.number, layer: index.layer}, ()
    elif isinstance(index, Plain):
        for wanted, answers in count.ends(index.number, source=bool(side)):
            yield {{"unit": unit, "layer": layer}[k]: v for k, v in wanted.items()}, answers
