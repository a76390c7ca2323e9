"""The quantities that a name may be meant for, by its letters and the indices at its bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from derive.algebra.variable import Role
from derive.model.graph import Graph
from derive.reading.names.aliases import BELOW, ELMAN, MEANINGS, WHOLE, Meaning, Where
from derive.reading.names.below import below
from derive.reading.names.convention import Convention
from derive.reading.names.counting import THROUGH, Answers, Want, Wanted
from derive.reading.names.directory import Directory
from derive.reading.names.indices import Index, Plain
from derive.reading.names.places import Places
from derive.reading.names.questions import question
from derive.reading.names.scope import Scope, plain
from derive.reading.names.wants import wants
from derive.reading.symbol import Symbol

_FIELDS = ("layer", "unit", "source", "source_layer", "time")


@dataclass(frozen=True, slots=True)
class Wish:
    """A meaning of a name: the role, where, what its indices demand; ``exact`` for a label.

    ``layered`` says that its letters name the layer, so that no number at the top does.
    """

    meaning: Meaning
    wanted: Wanted
    answers: Answers = ()
    exact: bool = False
    layered: bool = False


class Wishes:
    """What names may be meant for in ``graph``; ``numbering`` is that of its own labels."""

    def __init__(
        self, graph: Graph, convention: Convention, directory: Directory, where: Places
    ) -> None:
        self.numbering = directory.numbering
        self._convention = convention
        self._directory = directory
        self._places = where
        self._numbered = directory.numbered if self.numbering else {}
        self._own = {label.base for label in graph.labels.values()} | where.own

    def meaning(self, symbol: Symbol) -> tuple[str, ...]:
        """The words for what the letter of ``symbol`` may stand for."""
        marked = [BELOW[token] for token in map(plain, symbol.sub) if token in BELOW]
        if marked:
            return tuple(marked)
        if symbol.accent in ("", "vec"):
            return self._convention.meanings(symbol.base)
        hat = symbol.accent == "hat" and "output" in question(symbol.base).answers
        return ("output",) if hat and symbol.base in ("y", "Y", "t", "o", "a", "p") else ()

    def is_own(self, symbol: Symbol) -> bool:
        """Whether a quantity or a layer is called so in the spec."""
        return symbol.base in self._own and not symbol.accent

    def of(self, symbol: Symbol, indices: tuple[str, ...], scope: Scope) -> Iterator[Wish]:
        """The label that is spelt so; the output of the unit called so; then the aliases."""
        yield from self._exact(symbol, indices, scope)
        if self._places.sizes:
            yield from self._aliased(symbol, indices, scope)
        else:
            yield from self._rate(symbol, indices)

    def _aliased(self, symbol: Symbol, indices: tuple[str, ...], scope: Scope) -> Iterator[Wish]:
        whole = any(index in WHOLE for index in indices)
        indices = tuple(index for index in indices if index not in WHOLE)
        ways = tuple(below(indices, scope, self._places))
        spelled = any(self._places.unit(x) and x[0] not in scope.letters for x in indices)
        layer = self._places.layers.get(symbol.base) if symbol.base in self._places.own else None
        words = self.meaning(symbol)
        own = not self._convention.decided(symbol.base) or set(words) & {"out", "output"}
        if layer and layer.number and not symbol.accent and own:
            yield from self._under(Meaning(Role.OUT), ways, (), layer=layer.number)
        for word in words:
            answers: Answers = ((symbol.base, word),) if len(words) > 1 else ()
            meaning = MEANINGS[word]
            if meaning.role is Role.ERROR and self._by_example(symbol, indices):
                wanted = {"layer": 0, "unit": 0, "sample": int(indices[0])}
                yield Wish(meaning, wanted, answers)
            elif not whole or (meaning.role is Role.ERROR and not indices):
                counted = self._counted(meaning, indices, _summed(meaning, indices, ways, scope))
                yield from self._under(meaning, counted, answers, spelled=spelled)
            if meaning.role is Role.WEIGHT:
                yield from self._elman(symbol.base, indices)
                yield from self._clamped(ways)
            if meaning.role is Role.BIAS and not symbol.sup:
                yield from self._counted_bias(indices)

    def _rate(self, symbol: Symbol, indices: tuple[str, ...]) -> Iterator[Wish]:
        """The learning rate goes by other letters too, where the author's names leave them free."""
        if not (self.is_own(symbol) or indices) and self.meaning(symbol) == ("rate",):
            yield Wish(MEANINGS["rate"], {})

    def _by_example(self, symbol: Symbol, indices: tuple[str, ...]) -> bool:
        """With several examples and one output, ``E_2`` is the error of the second example."""
        single = len(indices) == 1 and indices[0].isdecimal() and not symbol.sup
        return single and self._places.sizes[-1] == 1 and bool(self._places.samples)

    def _counted(
        self, meaning: Meaning, indices: tuple[str, ...], ways: tuple[tuple[Index, ...], ...]
    ) -> tuple[tuple[Index, ...], ...]:
        """The ways to understand two digits at a weight that the document leaves open."""
        digits = len(indices) == 1 and indices[0].isdecimal() and len(indices[0]) == 2
        if not digits or meaning.role is not Role.WEIGHT:
            return ways
        if not self._convention.decided("weights"):
            return ways
        ends = 2 if self._convention.answer("weights") == "ends" else 1
        return tuple(way for way in ways if len(way) == ends)

    def _under(
        self,
        meaning: Meaning,
        ways: Iterable[tuple[Index, ...]],
        answers: Answers,
        layer: int | None = None,
        *,
        spelled: bool = False,
    ) -> Iterator[Wish]:
        """The wishes under one meaning; where the layer is ``spelled`` no number may name it."""
        known = {} if layer is None else {"layer": layer}
        for indices in ways:
            for wanted, used in self._wanted(meaning.role, indices):
                timeless = "time" in wanted and not self._places.times
                if not timeless and agree(wanted, known):
                    told = "counting" in dict(used)
                    named = spelled or bool(known) or told
                    meant = replace(meaning, where=Where.ANY) if told else meaning
                    yield Wish(meant, wanted | known, (*answers, *used), layered=named)

    def _wanted(self, role: Role, indices: tuple[Index, ...]) -> Iterator[Want]:
        return wants(role, indices, self._convention, self._places.sizes)

    def _clamped(self, ways: Iterable[tuple[Index, ...]]) -> Iterator[Wish]:
        """``w_{j0}`` as the bias of unit j: its weight from an input that is always 1."""
        if self._convention.answer("clamped") != "bias":
            return
        for indices in ways:
            ends = tuple(index for index in indices if index != Plain(0))
            if len(ends) + 1 == len(indices) < 3:
                for wanted, used in self._wanted(Role.BIAS, ends):
                    order = (("order", "to_from" if indices[-1] == Plain(0) else "from_to"),)
                    told = order if ends else ()
                    yield Wish(Meaning(Role.BIAS), wanted, (*told, *used))

    def _exact(self, symbol: Symbol, indices: tuple[str, ...], scope: Scope) -> Iterator[Wish]:
        """The quantity of this label, its weights numbered as the document numbers them."""
        if symbol.accent:
            return
        named = tuple(self._number(index, scope) for index in indices)
        variable = self._directory.labelled(symbol.base, named)
        if variable is None:
            return
        counted = self.numbering and variable.role is Role.WEIGHT
        if counted and len(named[0]) == 2 and self._convention.answer("weights") == "ends":
            return
        if variable.role is Role.BIAS and not self._labels_biases():
            return
        chosen = self._numbered_as() if counted else None
        variable = self._numbered[chosen][int(named[0])] if chosen else variable
        wanted = {name: getattr(variable, name) for name in (*_FIELDS, "name")}
        yield Wish(Meaning(variable.role), wanted, exact=True, layered=True)

    def _labels_biases(self) -> bool:
        through = self._convention.answer("counting") in THROUGH
        return self._convention.answer("biases") == "label" and not through

    def _counted_bias(self, indices: tuple[str, ...]) -> Iterator[Wish]:
        """With two biases in the first layer, ``b_3`` is the first of the second layer."""
        counted = self._convention.answer("biases") == "counted"
        if not counted or len(indices) != 1 or not indices[0].isdecimal():
            return
        place, biases = int(indices[0]), self._directory.matching(Role.BIAS, {})
        if 0 < place <= len(biases):
            bias = biases[place - 1]
            wanted = {name: getattr(bias, name) for name in ("layer", "unit")}
            yield Wish(Meaning(Role.BIAS), wanted, (("biases", "counted"),), exact=True)

    def _number(self, index: str, scope: Scope) -> str:
        """The digits of a letter that stands for a number, as w_i for each of the weights."""
        letter = scope.index(index)
        return str(letter.number) if isinstance(letter, Plain) else index

    def weight_numbers(self, symbol: Symbol) -> tuple[Plain, ...]:
        """What the letter of ``w_i`` may be, where weights go by their numbers."""
        if symbol.base != "w" or len(symbol.sub) != 1 or symbol.sup or not self.numbering:
            return ()
        return tuple(map(Plain, self._numbered[self.numbering]))

    def _numbered_as(self) -> str | None:
        return self._convention.answer("numbering") or self.numbering

    def _elman(self, base: str, indices: tuple[str, ...]) -> Iterator[Wish]:
        if not self._places.recurrent or len(indices) > 1:
            return
        for answer in self._convention.answers("blocks"):
            ends = ELMAN[answer].get(base + "".join(indices))
            if ends:
                wanted = {"layer": ends[0], "source_layer": ends[1]}
                yield Wish(Meaning(Role.WEIGHT), wanted, (("blocks", answer),))


def _summed(
    meaning: Meaning, indices: tuple[str, ...], ways: tuple[tuple[Index, ...], ...], scope: Scope
) -> tuple[tuple[Index, ...], ...]:
    """Below a weight, ``s1`` in a sum over s is two units, and not the unit s1."""
    if meaning.role is not Role.WEIGHT or len(indices) != 1 or indices[0][:1] not in scope.letters:
        return ways
    return tuple(way for way in ways if len(way) == 2) or ways


def agree(one: Wanted, other: Wanted) -> bool:
    """Whether no field is wanted with two values."""
    return all(one.get(name, value) == value for name, value in other.items())
