"""A statement about definite quantities, and how it is drafted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from derive.algebra.term import Number
from derive.reading import tree
from derive.reading.names.assignments import reading
from derive.reading.names.claim import Claim, too_deep
from derive.reading.names.indices import Index
from derive.reading.names.scope import Scope
from derive.reading.names.sides import Side, assigned, fitting
from derive.reading.names.tables import Row
from derive.reading.names.translation import Span, Translation
from derive.reading.names.unresolved import Unresolved


@dataclass(frozen=True, slots=True)
class Instance:
    """A statement about definite quantities.

    ``binding`` tells what its free letters stand for here. Instances with the same ``reading``
    are all claimed by the statement; where there are several readings, it does not say which is
    meant. ``spans[id(number)]`` are the characters of the formula in which a Number of ``sides``
    stands. Relations between sides are those of the chain.
    """

    binding: tuple[tuple[str, Index], ...]
    reading: tuple[str, ...]
    sides: tuple[Side, ...]
    spans: Mapping[int, Span] = field(repr=False)
    sample: int = 0
    numbers: tuple[Number, ...] = field(default=(), repr=False)  # alive, so that ids stay theirs


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement translated; the sides in ``unsure`` hold an error of no certain example."""

    translation: Translation
    sides: tuple[Side, ...]
    unsure: tuple[int, ...]

    @property
    def of_some_example(self) -> bool:
        """Whether the error may be that of the example that its other names belong to."""
        return self.translation.sampled and bool(self.unsure)

    def instance(self, chain: tree.Chain, row: Row, sample: int) -> Instance:
        """What ``chain`` says under ``row``, of example number ``sample``."""
        return Instance(
            binding=row,
            reading=reading(row),
            sides=assigned(fitting(self._certain(chain), chain), chain.relations),
            spans=MappingProxyType(self.translation.spans),
            sample=sample if self.translation.sampled else 0,
            numbers=tuple(self.translation.numbers),
        )

    def _certain(self, chain: tree.Chain) -> tuple[Side, ...]:
        """The sides, but for those where the error may be that of one example or of all."""
        if not self.translation.sampled:
            return self.sides
        return tuple(
            _doubt(at) if number in self.unsure else side
            for number, (side, at) in enumerate(zip(self.sides, chain.sides, strict=True))
        )


def draft_of(claim: Claim, scope: Scope, translation: Translation) -> Draft:
    """What ``claim`` says where its letters are as in ``scope``."""
    here = scope.counting(dict(translation.series.counts(claim.sums, scope)))
    sides, unsure = [], []
    for number, side in enumerate(claim.chain.sides):
        translation.unsure = False
        sides.append(_side(translation, side, here, deep=number in claim.deep))
        unsure += [number] if translation.unsure else []
    return Draft(translation, tuple(sides), tuple(unsure))


def _side(translation: Translation, side: tree.Side, scope: Scope, *, deep: bool) -> Side:
    if isinstance(side, tree.Unread):
        return Unresolved(side.reason, side.at, max(side.at + 1, side.start))
    if deep:
        return too_deep(side)
    try:
        return translation.side(side, scope)
    except Unresolved as reason:
        return reason.alone()


def _doubt(at: tree.Side) -> Unresolved:
    """An error beside quantities of one example may be that of this example or of all."""
    return Unresolved(
        "the error may be that of one example or of all of them; "
        "if it is that of each example, say --convention error=each",
        at.start,
        at.end,
    )
