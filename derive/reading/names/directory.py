"""All quantities of a graph, found by what is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from derive.algebra.variable import RATE, Role, Variable
from derive.model.graph import Graph
from derive.model.label import Label
from derive.model.quantity import deltas
from derive.reading.names.letters import Lettering
from derive.reading.names.places import places

Family = tuple[str, tuple[str, ...]]


class Directory:
    """The quantities of ``graph``: by the fields of their variables, and by their labels."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.places = places(graph)
        self.lettering = Lettering(self.places)
        self._by_role: dict[Role, list[Variable]] = {}
        self._by_unit: dict[tuple[Role, int, object], list[Variable]] = {}
        known = (*graph.leaves, *(node.variable for node in graph.nodes), *deltas(graph), RATE)
        for variable in known:
            self._by_role.setdefault(variable.role, []).append(variable)
            unit = (variable.role, variable.layer, variable.unit)
            self._by_unit.setdefault(unit, []).append(variable)
        self.known = frozenset(known)
        self._labels = _families(graph)
        self._found: dict[object, tuple[Variable, ...]] = {}

    def matching(self, role: Role, wanted: Mapping[str, int]) -> tuple[Variable, ...]:
        """The variables of ``role`` whose fields are as ``wanted``."""
        key = role, frozenset(wanted.items())
        if key not in self._found:
            fields = tuple(wanted.items())
            self._found[key] = tuple(
                variable
                for variable in self._near(role, wanted)
                if all(getattr(variable, name) == value for name, value in fields)
            )
        return self._found[key]

    def _near(self, role: Role, wanted: Mapping[str, int]) -> list[Variable]:
        if "layer" in wanted and "unit" in wanted:
            return self._by_unit.get((role, wanted["layer"], wanted["unit"]), [])
        return self._by_role.get(role, [])

    def labelled(self, base: str, indices: tuple[str, ...]) -> Variable | None:
        """The variable of this label, of whichever example: the number of its example is 0."""
        return self._labels.get((base, indices))

    @cached_property
    def numbered(self) -> dict[str, dict[int, Variable]]:
        """The weights by number, counted unit by unit and counted by source."""
        weights = self.matching(Role.WEIGHT, {})
        by_unit = sorted(weights, key=lambda w: (w.layer, w.unit, w.source_layer, w.source))
        by_source = sorted(weights, key=lambda w: (w.layer, w.source_layer, w.source, w.unit))
        return {
            "unit": dict(enumerate(by_unit, start=1)),
            "source": dict(enumerate(by_source, start=1)),
        }

    @cached_property
    def numbering(self) -> str | None:
        """The way in which the labels number the weights, if they do."""
        for name, weights in self.numbered.items():
            labels = [self._graph.labels.get(weight, Label("")) for weight in weights.values()]
            if weights and all(x == Label("w", str(k)) for k, x in enumerate(labels, start=1)):
                return name
        return None


def _families(graph: Graph) -> dict[Family, Variable]:
    found: dict[Family, Variable] = {}
    for variable, label in graph.labels.items():
        for indices in _spellings(label):
            found.setdefault((label.base, indices), replace(variable, sample=0))
    return found


def _spellings(label: Label) -> Iterator[tuple[str, ...]]:
    """The indices of a label as they may be split: an entry 1,2 may be printed as 12."""
    index = tuple(label.index.split(",")) if label.index else ()
    entry = tuple(label.entry.split(",")) if label.entry else ()
    time = (label.time,) if label.time else ()
    yield (*index, *entry, *time)
    if len(entry) == 2:
        yield (*index, "".join(entry), *time)
