"""What a worksheet is made of: parts, each a run of questions and of blocks that explain them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from derive.algebra.term import Number, Partial, Product, Reference, Term
from derive.derivation.step import Line, Rule, Step
from derive.documents.blocks import Blank, Block, Prose
from derive.documents.lecture import Lecture
from derive.model.quantity import Quantity, key_of

FORMULA = ":formula"  # ends the key of a blank for a right-hand side
# Lines whose right-hand side is itself worth asking for.
_FORMULA = frozenset({Rule.EVALUATE, Rule.DELTA_RULE})


@dataclass(frozen=True, slots=True)
class Question:
    """The step at ``place`` of the derivation, asked for.

    ``key`` names its quantity. ``whole`` questions may ask for the right-hand side too, and for the
    factors of a product that has no value yet.
    """

    place: int
    step: Step
    goal: Quantity
    key: str
    whole: bool = False

    @property
    def line(self) -> Line:
        """The line that is asked for: the last one, which ends in the value."""
        return self.step.lines[-1]

    @property
    def blanks(self) -> tuple[str, ...]:
        """The keys of all blanks that this question can have, in reading order."""
        worth_asking = self.valued and self.other_name is None
        return (*self.factors, *self.formula, *((self.key,) if worth_asking else ()))

    @property
    def other_name(self) -> Quantity | None:
        """The quantity that the line says this one is the same as: its value is no question."""
        return name_of(self.line.right[-1])

    @property
    def valued(self) -> bool:
        """Whether the line ends in a number."""
        return self.line.value or self.plain

    @property
    def plain(self) -> bool:
        """Whether the right-hand side is itself a number."""
        return isinstance(self.line.right[-1], Number)

    @property
    def formula(self) -> tuple[str, ...]:
        """``KEY:formula``, the right-hand side."""
        return (f"{self.key}{FORMULA}",) if self.whole and self.line.value else ()

    @property
    def factors(self) -> tuple[str, ...]:
        """``KEY:factor1`` and so on, the factors of a chain."""
        right = self.line.right[-1]
        if self.valued or not isinstance(right, Product):
            return ()
        return tuple(f"{self.key}:factor{k}" for k in range(1, len(right.factors) + 1))


Item: TypeAlias = Question | Block


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sheet; ``results`` are the keys of what it comes to."""

    title: str
    items: tuple[Item, ...]
    results: tuple[str, ...]


def name_of(form: Term) -> Quantity | None:
    """The quantity that ``form`` is the name of, if it is no more than that."""
    match form:
        case Reference(variable):
            return variable
        case Partial(Reference()):
            return form
    return None


def question(lecture: Lecture, goal: Quantity, *rules: Rule) -> Iterator[Question]:
    """The last step about ``goal`` (of the given rules); nothing if it has no right-hand side."""
    steps = lecture.steps(goal, *rules)
    if steps and steps[-1][1].lines[-1].right:
        place, step = steps[-1]
        whole = step.rule in _FORMULA
        yield Question(place, step, goal, key_of(lecture.graph, goal), whole)


def blanks_of(part: Part) -> Iterator[str]:
    """The keys of all blanks that a part can have, in reading order."""
    for item in part.items:
        if isinstance(item, Question):
            yield from item.blanks
        elif isinstance(item, Prose):
            yield from (piece.key for piece in item.content if isinstance(piece, Blank))
