"""The flat notation: names as the plain-text keys have them, w_5 and net_h1."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from derive.algebra.variable import Role, Variable, is_matrix_name
from derive.model.graph import Graph
from derive.model.label import Label
from derive.model.problem import Letters, NotationChoice
from derive.notation.alphabet import Alphabet
from derive.notation.conventions import flat_conventions
from derive.notation.notation import Name, Sentence, bold, parts

_LETTERS = Alphabet(input="i", target="target")
_PLACES = {Role.ARGUMENT: "x", Role.RESULT: "y"}


@dataclass(frozen=True, slots=True)
class Flat:
    """net_h1, out_h1, w_5, E_total; w_{h1,o} under a bound index o; bold for a whole layer.

    The names are those of the graph's labels, but for the letters that an author has chosen.
    """

    alphabet: Alphabet = _LETTERS
    chosen: Letters = field(default_factory=Letters)

    def __call__(self, graph: Graph, variable: Variable) -> Name:
        """The name of ``variable``."""
        label = _label(graph, variable) or _bound(graph, variable)
        label = label or self._described(graph, variable)
        index = ",".join(filter(None, (label.index, _entry(label), label.time)))
        own = getattr(self.chosen, variable.role, None)
        base = bold(label.base) if is_matrix_name(variable) else parts(own or label.base)
        return Name(base, parts(index), parts(_moments(variable)))

    def adapted(self, choice: NotationChoice) -> Flat:
        """With the author's letters; the order of indices is that of the keys."""
        return replace(
            self, alphabet=self.alphabet.with_letters(choice.letters), chosen=choice.letters
        )

    def conventions(self, graph: Graph) -> tuple[Sentence, ...]:
        """How units and weights are called."""
        return flat_conventions(graph)

    def _described(self, graph: Graph, variable: Variable) -> Label:
        """The label of a variable that the graph does not hold: a bound index, a delta, a layer."""
        time = str(variable.time or "")
        if variable.role is Role.VALUE:
            return Label(variable.name, "", time)
        if variable.role in _PLACES:
            return Label(_PLACES[variable.role], str(variable.unit or ""), time)
        letter = self.alphabet.letter(variable.role)
        if is_matrix_name(variable):
            return Label(
                letter[0].upper() if variable.role is Role.WEIGHT else letter,
                _ends(graph, variable),
                time,
            )
        return Label(letter, _index(graph, variable), time)


def _label(graph: Graph, variable: Variable) -> Label | None:
    """Its label; where only the quantities of single examples have one, that of the first."""
    now = variable.after(-variable.updates)
    return graph.labels.get(now) or graph.labels.get(replace(now, sample=1))


def _bound(graph: Graph, variable: Variable) -> Label | None:
    """W_{hh,kj} under bound indices, where weights are named as the entries of a matrix."""
    now = variable.after(-variable.updates)
    first = graph.labels.get(replace(now, unit=1, source=1 if now.source else 0))
    if first is None or not first.entry or is_matrix_name(now):
        return None
    return replace(first, entry=",".join(str(end) for end in (now.unit, now.source) if end))


def _index(graph: Graph, variable: Variable) -> str:
    unit = _unit(graph, variable.layer, variable.unit)
    if variable.role is Role.WEIGHT:
        return f"{_unit(graph, variable.source_layer, variable.source)},{unit}"
    if variable.role is Role.ERROR and not unit and not variable.time:
        return "total"
    return unit


def _unit(graph: Graph, layer: int, unit: int | str) -> str:
    if isinstance(unit, str) or not unit:
        return str(unit or "")
    return f"{graph.layers[layer].name}{unit}" if layer < len(graph.layers) else str(unit)


def _ends(graph: Graph, variable: Variable) -> str:
    """The layer of a vector; of a matrix of weights, the layers that it leads from and to."""
    layer = graph.layers[variable.layer].name
    if variable.role is not Role.WEIGHT:
        return layer
    return f"{graph.layers[variable.source_layer].name},{layer}"


def _entry(label: Label) -> str:
    """The indices of a matrix entry, without the comma where they are single digits."""
    indices = label.entry.split(",")
    return "".join(indices) if all(len(index) == 1 for index in indices) else label.entry


def _moments(variable: Variable) -> str:
    """The superscript: the sample in square brackets, then + or the number of updates."""
    sample = f"[{variable.sample}]" if variable.sample else ""
    if not variable.updates:
        return sample
    return sample + ("+" if variable.updates == 1 else f"({variable.updates})")
