"""What a mistake is: another way to compute, carried out by the engine.

Each is seen in real write-ups. The engine says what value comes of it for any quantity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from derive.algebra.term import Partial, Reference, Term, term
from derive.algebra.variable import Variable
from derive.model.graph import Node
from derive.model.problem import Problem
from derive.model.quantity import Quantity


class Group(StrEnum):
    """Where in the work a mistake is made."""

    PROCEDURE = "procedure"  # of training
    CHAIN = "chain"  # in the chain rule
    FORWARD = "forward"  # in the forward pass; the derivatives go on with its values
    OPERAND = "operand"  # another quantity is taken, or given
    ARITHMETIC = "arithmetic"  # in the last operation
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Setup:
    """How somebody computes.

    ``problem`` is the problem as they see it, ``revised`` the nodes of its graph that they take
    for something else. With ``decimals`` every intermediate result is rounded to so many.
    ``ahead`` says that gradients are taken with weights already updated.
    """

    problem: Problem
    revised: Mapping[Variable, Node] = field(default_factory=lambda: MappingProxyType({}))
    decimals: int | None = None
    ahead: bool = False


Concerns: TypeAlias = Callable[[Problem, Quantity], bool]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One way to go wrong.

    ``sentence`` says what was done, ``hint`` is the question that a kind marker asks. ``place`` is
    the unit, layer or edge where it is done; ``wide`` if that is a layer or more. ``concerns`` says
    whether it makes sense for a quantity, ``revise`` makes the mistaken way to compute, and
    ``asked`` is what is then taken for the quantity.
    """

    name: str
    sentence: str
    hint: str
    group: Group
    concerns: Concerns
    revise: Callable[[Setup], Setup] = lambda setup: setup
    asked: Callable[[Quantity], Term] = term
    place: str = ""
    wide: bool = True

    @property
    def key(self) -> str:
        """The name, with the place: ``slope_left_out(h1)``."""
        return f"{self.name}({self.place})" if self.place else self.name


def updates(quantity: Quantity) -> int:
    """The number of updates after which ``quantity`` is read."""
    return (quantity.wrt if isinstance(quantity, Partial) else quantity).updates


def moved(quantity: Quantity, count: int) -> Quantity:
    """``quantity`` read ``count`` updates later."""
    if not isinstance(quantity, Partial):
        return quantity.after(count)
    assert isinstance(quantity.of, Reference)
    return Partial(Reference(quantity.of.variable.after(count)), quantity.wrt.after(count))


def quantity_behind(asked: Term) -> Quantity | None:
    """The quantity that ``asked`` is the symbol of, if it is one."""
    match asked:
        case Reference(variable):
            return variable
        case Partial(Reference(), _):
            return asked
    return None
