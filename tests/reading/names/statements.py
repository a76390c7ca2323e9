"""Sources as statements about built-in examples, and a judge of whether they hold."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache

from derive.algebra.term import IndexedSum, Number, Partial, Reference, Term, walk
from derive.algebra.variable import Role
from derive.model.problem import Problem
from derive.model.spec import load
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values
from derive.reading.grammar import chains
from derive.reading.names.aliases import words
from derive.reading.names.convention import Convention, convention_settings
from derive.reading.names.inference import Inference, infer
from derive.reading.names.instance import Instance
from derive.reading.names.reader import Reader
from derive.reading.names.shapes import paired
from derive.reading.names.unresolved import Unresolved
from derive.reading.tree import Chain

Holds = Callable[[Term, Term], bool]


@cache
def problem(example: str) -> Problem:
    return load(example)


def read(example: str, *sources: str) -> list[Chain]:
    known = words(problem(example).graph)
    return [chain for source in sources for chain in chains(source, known)]


def instances(example: str, source: str, *settings: str) -> tuple[Instance, ...]:
    (chain,) = read(example, source)
    return Reader(problem(example).graph, convention_settings(settings)).instances(chain)


def printed(example: str, term: Term | Unresolved) -> str:
    """A term in our flat notation; of what has no meaning, the reason."""
    if isinstance(term, Unresolved):
        return f"? {term.reason}"
    return Printer(TEXT, problem(example).graph, Values(problem(example))).term(term)


@cache
def judge(example: str) -> Holds:
    """Compares at the values given and, where no decimal is printed, at two other points."""
    given = Values(problem(example))
    points = (given, *(Values(moved(problem(example), seed)) for seed in (1, 2)))

    def holds(left: Term, right: Term) -> bool:
        parts = (*walk(left), *walk(right))
        digits = [part.digits for part in parts if isinstance(part, Number)]
        named = any(isinstance(part, Reference | Partial | IndexedSum) for part in walk(right))
        if any("." in number for number in digits) or not named:
            return abs(given.evaluate(left) - given.evaluate(right)) < Decimal("1e-7")
        return all(
            abs(point.evaluate(left) - point.evaluate(right)) < Decimal("1e-30") for point in points
        )

    return holds


def moved(example: Problem, seed: int) -> Problem:
    chance = random.Random(seed)
    given = {leaf: Number(f"{chance.uniform(0.1, 0.9):.3f}") for leaf in example.given}
    targets = {leaf: n for leaf, n in example.given.items() if leaf.role is Role.TARGET}
    return replace(example, given=given | targets)


def inferred(example: str, *sources: str, given: tuple[str, ...] = ()) -> Inference:
    graph = problem(example).graph
    known = convention_settings(given) if given else Convention()
    return infer(read(example, *sources), Reader(graph, known), judge(example))


def verdicts(example: str, chain: Chain, convention: Convention) -> set[bool | None]:
    """Whether the links of ``chain`` hold under the reading that suits it best; None: unread."""
    found = Reader(problem(example).graph, convention).instances(chain)
    by_reading: dict[tuple[str, ...], set[bool | None]] = {}
    for one in found:
        by_reading.setdefault(one.reading, set()).update(links(example, one))
    return min(by_reading.values(), key=lambda found: (False in found, None in found))


def links(example: str, instance: Instance) -> list[bool | None]:
    return [
        None
        if isinstance(left, Unresolved) or isinstance(right, Unresolved)
        else all(judge(example)(*pair) for pair in paired(left, right))
        for left, right in zip(instance.sides, instance.sides[1:], strict=False)
    ]
