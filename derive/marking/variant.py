"""The numbers of one variant: drawn from its code and from the spec, and from nothing else.

The spec goes in as its given numbers alone: each key with its number, or with the range that it
varies in, in the order of the keys. So a new title, picture or notation changes no variant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from derive.algebra.term import Number
from derive.algebra.variable import RATE, Role, Variable
from derive.marking import code
from derive.marking.stream import Stream, digest
from derive.model.problem import Problem
from derive.model.variation import Spread, given_numbers, spreads

NAME = "derive variants 1"
MOST_DRAWS = 100  # of one number, until it differs from its neighbours
MOST_KNOWN = 10_000  # numbers that are remembered of one variable


@dataclass(frozen=True)
class Variants:
    """The variants of one problem; what they have in common is worked out once."""

    problem: Problem

    @cached_property
    def spec(self) -> bytes:
        """The digest of the spec: of what is given, and of what varies and how."""
        varying, key = spreads(self.problem), self.problem.graph.key
        return digest(
            NAME,
            *(
                f"{key(variable)} in {varying[variable]}"
                if variable in varying
                else f"{key(variable)} = {number.value.normalize():f}"
                for variable, number in given_numbers(self.problem).items()
            ),
        )

    def numbers(self, text: str) -> dict[Variable, Number]:
        """The numbers that the code ``text`` stands for, in the order of their keys.

        Raises VariantError for what is no code of this spec.
        """
        return dict(zip(self.varying, self.drawn(text), strict=True))

    def drawn(self, text: str) -> list[Number]:
        """The same numbers alone.

        One that is 0, or that stands already in its row, column or vector, is drawn again.
        """
        stream = Stream(NAME, self.spec.hex(), code.read(text, self.spec))
        taken = [set(own) for own in self._taken]
        return [urn.drawn(stream, [taken[place] for place in urn.families]) for urn in self._urns]

    @cached_property
    def varying(self) -> tuple[Variable, ...]:
        """What varies, in the order of the keys."""
        return tuple(spreads(self.problem))

    def variant(self, text: str) -> Problem:
        """The problem with these numbers."""
        numbers, problem = self.numbers(text), self.problem
        given = {leaf: numbers.get(leaf, number) for leaf, number in problem.given.items()}
        training = replace(problem.training, rate=numbers.get(RATE, problem.training.rate))
        known = code.read(text, self.spec)
        return replace(problem, given=given, training=training, published=(), code=known)

    @cached_property
    def _urns(self) -> tuple[_Urn, ...]:
        places = self._families
        return tuple(
            _Urn(spread, spread.size, tuple(places[one] for one in families(variable)))
            for variable, spread in spreads(self.problem).items()
        )

    @cached_property
    def _families(self) -> Mapping[object, int]:
        """The number of each family."""
        every = (one for variable in given_numbers(self.problem) for one in families(variable))
        return {one: place for place, one in enumerate(dict.fromkeys(every))}

    @cached_property
    def _taken(self) -> tuple[frozenset[Decimal], ...]:
        """The numbers that do not vary, in the order of the families."""
        taken: list[set[Decimal]] = [set() for _ in self._families]
        for variable, number in given_numbers(self.problem).items():
            if variable not in self.varying:
                for family in families(variable):
                    taken[self._families[family]].add(number.value)
        return tuple(map(frozenset, taken))


@dataclass(frozen=True)
class _Urn:
    """What one number is drawn from; ``families`` tell which others it must differ from."""

    spread: Spread
    size: int
    families: tuple[int, ...]
    _known: dict[int, tuple[Number, Decimal]] = field(default_factory=dict, repr=False)

    def drawn(self, stream: Stream, taken: Sequence[set[Decimal]]) -> Number:
        """A number that is not ``taken``, as far as there is one; it is taken then."""
        for _ in range(MOST_DRAWS):
            number, value = self._number(stream.below(self.size))
            if value and not any(value in one for one in taken):
                break
        for one in taken:
            one.add(value)
        return number

    def _number(self, place: int) -> tuple[Number, Decimal]:
        known = self._known.get(place)
        if known is None:
            number = self.spread.number(place)
            known = number, number.value
            if len(self._known) < MOST_KNOWN:
                self._known[place] = known
        return known


def spec_digest(problem: Problem) -> bytes:
    """The digest of the spec of ``problem``."""
    return Variants(problem).spec


def code_for(problem: Problem, course: str, student: str, attempt: int) -> str:
    """The code of the draw number ``attempt`` for a student: 35 bits of a digest."""
    spec = spec_digest(problem)
    whole = int.from_bytes(digest(NAME, spec.hex(), course, student, attempt))
    return code.written(whole >> 256 - code.BITS * code.LENGTH, spec)


def variant(problem: Problem, text: str) -> Problem:
    """``problem`` with the numbers that the code ``text`` stands for.

    Raises VariantError for what is no code of this spec.
    """
    return Variants(problem).variant(text)


def families(variable: Variable) -> Iterator[object]:
    """What ``variable`` belongs to; a number that stands twice in one of them hides a wrong index.

    A matrix or vector of one sample, and the same entry in all samples.
    """
    if variable.role is not Role.RATE:
        place = variable.role, variable.layer, variable.source_layer
        yield (*place, "sample", variable.sample)
        if variable.sample:
            yield (*place, "entry", variable.unit, variable.source, variable.time)
