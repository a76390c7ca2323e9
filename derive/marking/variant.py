"""The numbers of one variant: drawn from its code and from the spec, and from nothing else.

The spec goes in as its given numbers alone: each key with its number, or with the range that it
varies in, in the order of the keys. So a new title, picture or notation changes no variant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from derive.algebra.term import Number
from derive.algebra.variable import RATE, Role, Variable
from derive.marking import code
from derive.marking.stream import Stream, digest
from derive.model.problem import Problem
from derive.model.variation import Spread, given_numbers, spreads

NAME = "derive variants 1"
MOST_DRAWS = 100  # of one number, until it differs from its neighbours


def spec_digest(problem: Problem) -> bytes:
    """The digest of the spec of ``problem``: of what is given, and of what varies and how."""
    varying, key = spreads(problem), problem.graph.key
    return digest(
        NAME,
        *(
            f"{key(variable)} in {varying[variable]}"
            if variable in varying
            else f"{key(variable)} = {number.value.normalize():f}"
            for variable, number in given_numbers(problem).items()
        ),
    )


def code_for(problem: Problem, course: str, student: str, attempt: int) -> str:
    """The code of the draw number ``attempt`` for a student: 35 bits of a digest."""
    spec = spec_digest(problem)
    whole = int.from_bytes(digest(NAME, spec.hex(), course, student, attempt))
    return code.written(whole >> 256 - code.BITS * code.LENGTH, spec)


def variant(problem: Problem, text: str) -> Problem:
    """``problem`` with the numbers that the code ``text`` stands for.

    Raises VariantError for what is no code of this spec.
    """
    spec = spec_digest(problem)
    known = code.read(text, spec)
    numbers = _drawn(problem, Stream(NAME, spec.hex(), known))
    given = {leaf: numbers.get(leaf, number) for leaf, number in problem.given.items()}
    training = replace(problem.training, rate=numbers.get(RATE, problem.training.rate))
    return replace(problem, given=given, training=training, published=(), code=known)


def _drawn(problem: Problem, stream: Stream) -> dict[Variable, Number]:
    """A number for all that varies, in the order of their keys.

    One that is 0, or that stands already in its row, column or vector, is drawn again.
    """
    varying, drawn = spreads(problem), dict[Variable, Number]()
    taken: dict[object, set[Decimal]] = defaultdict(set)
    for variable, number in given_numbers(problem).items():
        if variable not in varying:
            _take(taken, variable, number)
    for variable, spread in varying.items():
        drawn[variable] = _number(spread, stream, taken, variable)
        _take(taken, variable, drawn[variable])
    return drawn


def _number(
    spread: Spread, stream: Stream, taken: Mapping[object, set[Decimal]], variable: Variable
) -> Number:
    for _ in range(MOST_DRAWS):
        number = spread.number(stream.below(spread.size))
        if number.value and all(number.value not in taken[one] for one in families(variable)):
            break
    return number


def _take(taken: Mapping[object, set[Decimal]], variable: Variable, number: Number) -> None:
    for family in families(variable):
        taken[family].add(number.value)


def families(variable: Variable) -> Iterator[object]:
    """What ``variable`` belongs to; a number that stands twice in one of them hides a wrong index.

    A matrix or vector of one sample, and the same entry in all samples.
    """
    if variable.role is not Role.RATE:
        place = variable.role, variable.layer, variable.source_layer
        yield (*place, "sample", variable.sample)
        if variable.sample:
            yield (*place, "entry", variable.unit, variable.source, variable.time)
