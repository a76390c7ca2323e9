"""What is wrong with the [variants] table of a spec, once its network is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from derive.algebra.variable import Role, Variable
from derive.model import losses
from derive.model.faults import Fault
from derive.model.losses import Targets
from derive.model.problem import Problem, Vary
from derive.model.suggestion import did_you_mean
from derive.model.variation import GROUPS, Spread, given_numbers, spreads

if TYPE_CHECKING:
    from derive.model.schema import Spec


def faults(spec: Spec, problem: Problem) -> tuple[Fault, ...]:
    """What keeps the variants of ``problem`` from being drawn."""
    if not problem.variants:
        return ()
    named = tuple(_names(problem))
    return named or (*_single(problem), *_probabilities(spec, problem))


def _names(problem: Problem) -> Iterator[Fault]:
    """Unknown quantities, and those that are named twice."""
    known, seen = _known(problem), set[str]()
    for k, wish in enumerate(problem.variants):
        place, name = f"variants.vary[{k}].quantity", wish.quantity
        if name not in known:
            meant = did_you_mean(name, known, "numbers")
            yield Fault(place, f"{name} is no number given here; {meant}")
        elif name in seen:
            yield Fault(place, f"{name} is named twice; remove one of them")
        seen.add(name)


def _known(problem: Problem) -> tuple[str, ...]:
    """The groups that have members here, and the key of every given number."""
    given = given_numbers(problem)
    roles = {variable.role for variable in given}
    groups = (name for name, role in GROUPS.items() if role in roles)
    return (*groups, *map(problem.graph.key, given))


def _single(problem: Problem) -> Iterator[Fault]:
    """Wishes that leave no choice."""
    varying = spreads(problem)
    for k, wish in enumerate(problem.variants):
        if not any(_meets(problem, wish, variable) for variable in varying):
            message = (
                "has fewer than two values to vary between; widen its range, or give more decimals"
            )
            yield Fault(f"variants.vary[{k}]", f"{wish.quantity} {message}")


def _meets(problem: Problem, wish: Vary, variable: Variable) -> bool:
    named = wish.quantity == problem.graph.key(variable)
    return named or GROUPS.get(wish.quantity) is variable.role


def _probabilities(spec: Spec, problem: Problem) -> Iterator[Fault]:
    """Targets that would cease to be probabilities, where the loss needs them."""
    kind = losses.find(spec.loss.chosen).targets
    for variable, spread in spreads(problem).items():
        if variable.role is Role.TARGET and not _stay(kind, spread):
            key = problem.graph.key(variable)
            message = f"{key} must be a probability, {kind.value}, for {spec.loss.chosen}"
            yield Fault("variants.vary", f"{message}; leave it as it is, or narrow its range")
            return


def _stay(kind: Targets, spread: Spread) -> bool:
    ends = (spread.number(0), spread.number(spread.size - 1))
    return kind is Targets.ANY or (
        kind is Targets.PROBABILITIES and all(0 <= end.value <= 1 for end in ends)
    )
