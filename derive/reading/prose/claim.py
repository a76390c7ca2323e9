"""What a sentence claims, what a name may stand for, and what is remembered between sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import Role, Variable
from derive.model.batch import samples_of
from derive.model.graph import Graph
from derive.model.moving import moving
from derive.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Claim:
    """A number said to be the value of ``quantity``.

    ``digits`` are what ``decimal.Decimal`` reads; they stand from ``start`` to ``end`` of the
    paragraph's source. ``words`` is the span of what names the quantity, ``moment`` the text that
    says when it is read, if any. ``approximate`` is a number given as "about 0.75". ``case`` is
    one that may be chosen for the occasion, as in "for inputs of 0.3 and 0.7": no mistake where
    the network's is another.
    """

    quantity: Quantity
    digits: str
    start: int
    end: int
    words: tuple[int, int]
    moment: str = ""
    approximate: bool = False
    case: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Two quantities said in words to be equal; ``words`` are the spans of their names."""

    left: Quantity
    right: Quantity
    start: int
    end: int
    words: tuple[tuple[int, int], tuple[int, int]]


Statement: TypeAlias = Claim | Identity


@dataclass(frozen=True, slots=True)
class Names:
    """The network, and what finds the quantity that a name stands for: ``w_5``, ``\\eta``, ``o_1``.

    The bare name of a unit stands for its output. ``given`` are the numbers of the spec, if they
    are known: a case with others is not this network's, and what follows is left alone.
    """

    graph: Graph
    find: Callable[[str], Quantity | None]
    given: Mapping[Variable, Decimal] = field(default_factory=dict, repr=False)
    moving: frozenset[Variable] = field(init=False, repr=False)
    keys: frozenset[str] = field(init=False, repr=False)
    sampled: bool = field(init=False)  # whether there are several training examples

    def __post_init__(self) -> None:
        deltas = (v for v in self.graph.labels if v.role is Role.DELTA)
        object.__setattr__(self, "moving", frozenset((*moving(self.graph), *deltas)))
        object.__setattr__(self, "keys", frozenset(one.key for one in self.graph.labels.values()))
        object.__setattr__(self, "sampled", samples_of(self.graph) != (0,))

    def moves(self, quantity: Quantity) -> bool:
        """Whether training changes ``quantity``."""
        return isinstance(quantity, Partial) or quantity.after(-quantity.updates) in self.moving


@dataclass(slots=True)
class Memory:
    """What the sentences so far have said; one for each document, handed from call to call.

    ``updates`` is the moment spoken of last, None where it is not known; ``moved`` says that a
    later moment than the start has been spoken of, so that a sentence without any is in doubt.
    ``given`` holds the numbers claimed for what training does not change.
    """

    language: str = ""
    updates: int | None = 0
    moved: bool = False
    unit: Variable | None = None
    layer: str = ""  # the group of units spoken of last: hidden or output
    subject: Variable | None = None  # the error that "it" may stand for
    doubt: bool = False  # the last sentence of the paragraph before was a supposition
    given: dict[Variable, Decimal] = field(default_factory=dict)
    rounds: int = 0  # 2 where this paragraph speaks of updates, 1 where the one before did
    renewed: bool = False  # parameters have been shown after an update
    from_zero: bool = False  # units are counted from 0

    def saw(self, quantity: Quantity) -> None:
        """Hear of a quantity that a formula between the paragraphs is about.

        Once a quantity has been shown after an update, a sentence that does not say when may
        speak of either value.
        """
        variable = quantity if isinstance(quantity, Variable) else quantity.wrt
        self.renewed |= variable.updates > 0


def shifted(quantity: Quantity, updates: int) -> Quantity:
    """``quantity`` after ``updates`` more updates."""
    if isinstance(quantity, Variable):
        return quantity.after(updates)
    assert isinstance(quantity.of, Reference), "only the derivative of a variable is a quantity"
    return Partial(Reference(quantity.of.variable.after(updates)), quantity.wrt.after(updates))
