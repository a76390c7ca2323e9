"""Names with the unit at the bottom and the layer at the top, as w_{jk}^{(l)}."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from derive.algebra.variable import Role, Variable, is_matrix_name
from derive.model.graph import Graph
from derive.model.problem import NotationChoice
from derive.notation.alphabet import Alphabet
from derive.notation.conventions import layered_conventions
from derive.notation.notation import Name, Parts, Sentence, bold, parts

_LAYERED = (Role.WEIGHT, Role.BIAS, Role.NET, Role.OUT, Role.DELTA)
_PLACES = {Role.ARGUMENT: "x", Role.RESULT: "y"}


@dataclass(frozen=True, slots=True)
class Layered:
    """A notation with layers: ``{}`` in a pattern stands for the number.

    ``inputs`` is the number of the input layer. ``joint`` separates what stands at the top. A
    time step follows the unit at the bottom where it has no ``time`` pattern of its own.
    """

    alphabet: Alphabet
    inputs: int
    layer: str
    sample: str
    time: str = ""
    joint: str = ""
    order: Literal["to_from", "from_to"] = "to_from"

    def __call__(self, graph: Graph, variable: Variable) -> Name:
        """The name of ``variable``."""
        if variable.role is Role.VALUE or variable.role in _PLACES:
            return _by_itself(graph, variable)
        label = graph.labels.get(variable.after(-variable.updates))
        time = label.time if label else str(variable.time or "")
        bottom = self._bottom(variable, "" if self.time else time)
        return Name(self._base(variable), bottom, parts(self._top(variable, time)))

    def adapted(self, choice: NotationChoice) -> Layered:
        """With the author's letters and order of indices."""
        alphabet = self.alphabet.with_letters(choice.letters)
        return replace(self, alphabet=alphabet, order=choice.index_order or self.order)

    def conventions(self, graph: Graph) -> tuple[Sentence, ...]:
        """Which index means what, and how layers are counted."""
        return layered_conventions(graph, self.inputs, self.order)

    def _base(self, variable: Variable) -> Parts:
        letter = self.alphabet.letter(variable.role)
        if not is_matrix_name(variable):
            return parts(letter)
        return bold(letter.upper() if variable.role is Role.WEIGHT else letter)

    def _bottom(self, variable: Variable, time: str) -> Parts:
        """The unit, or both ends of a weight; commas where they are needed to tell them apart."""
        ends = [str(end) for end in (variable.unit, variable.source) if end]
        if self.order == "from_to":
            ends.reverse()
        comma = "," if time or any(len(end) > 1 for end in ends) else ""
        indices = [parts(index) for index in (*ends, time) if index]
        return tuple(
            part
            for place, index in enumerate(indices)
            for part in (*parts(comma if place else ""), *index)
        )

    def _top(self, variable: Variable, time: str) -> str:
        """The layer, the time, the sample, and + once the weights have moved."""
        updates = str(variable.updates if variable.updates > 1 else "")
        pieces = (
            self.layer.format(self._layer(variable)) if variable.role in _LAYERED else "",
            self.time.format(time) if time else "",
            self.sample.format(variable.sample) if variable.sample else "",
            f"+{updates}" if variable.updates else "",
        )
        return self.joint.join(filter(None, pieces))

    def _layer(self, variable: Variable) -> str:
        """The number of the layer; a weight that does not come from the layer below names both."""
        to, source = variable.layer + self.inputs, variable.source_layer + self.inputs
        if variable.role is not Role.WEIGHT or source == to - 1:
            return str(to)
        return f"{to},{source}" if self.order == "to_from" else f"{source},{to}"


def _by_itself(graph: Graph, variable: Variable) -> Name:
    """A quantity of a formula has the name that its author gave it."""
    label = graph.labels.get(variable.after(-variable.updates))
    base = label.base if label else _PLACES.get(variable.role, variable.name)
    index = label.index if label else str(variable.unit or "")
    updates = str(variable.updates if variable.updates > 1 else "")
    return Name(parts(base), parts(index), parts(f"+{updates}" if variable.updates else ""))
