"""What is said of other functions than the right one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from derive.marking.columns.kind import Mask
from derive.marking.expressions.joining import Joining
from derive.marking.expressions.named import Named
from derive.marking.expressions.notes import (
    MIXED,
    OTHER_PLACE,
    OTHER_SIGN,
    THESE_NUMBERS,
    number,
)
from derive.marking.expressions.points import Rows
from derive.marking.expressions.right import Right
from derive.marking.expressions.scaled import Scaled
from derive.marking.expressions.slips import Slips
from derive.marking.expressions.stock import Stock, is_delta
from derive.marking.expressions.wanted import Fit, Wanted, varies
from derive.marking.expressions.worked import Worked
from derive.marking.outcome import Outcome
from derive.marking.question import Aspect, Question
from derive.marking.synonyms import once
from derive.marking.verdict import Kind, Suspect

MOST_NAMED = 3
NEAR = 0.01  # relative: a value with numbers that were rounded on the way
WRONG = Outcome(Kind.WRONG)


@dataclass
class Unlike:
    """Says what is behind wrong formulas."""

    stock: Stock
    right: Right

    def outcomes(self, every: Worked, wanted: Wanted, question: Question) -> list[Outcome]:
        """What is said of each; with numbers in it, it may be one number that counts.

        A value may be worked out from numbers that were rounded on the way.
        """
        said = self._others(every, wanted, question)
        if question.aspect is Aspect.VALUE:
            right = float(wanted.column[Rows.here])
            for place, postfix in enumerate(every.postfixes):
                here = float(every.rows[place, Rows.here])
                near = abs(here - right) <= NEAR * abs(right)
                if (near or said[place] is WRONG) and any(map(_may_be_rounded, postfix)):
                    said[place] = replace(MIXED, answer=number(here).answer)
        return said

    def _others(self, every: Worked, wanted: Wanted, question: Question) -> list[Outcome]:
        """What is said of each as a formula."""
        said = [WRONG] * len(every.postfixes)
        here, turned = wanted.here(every.rows), self._turned(every, wanted)
        left = []
        for place, postfix in enumerate(every.postfixes):
            if here[place] and any(type(mark) is float for mark in postfix):
                said[place] = THESE_NUMBERS
            elif turned[place]:
                said[place] = OTHER_SIGN
            elif question.aspect is not Aspect.FACTOR:
                left.append(place)
            elif self.right.place(every.rows[place], question):
                said[place] = OTHER_PLACE
        found = self._explained(every.only(left), wanted, question) if left else []
        for place, outcome in zip(left, found, strict=True):
            said[place] = outcome
        return said

    def _explained(self, every: Worked, wanted: Wanted, question: Question) -> list[Outcome]:
        """Mistakes first; failing these, an error of another size."""
        suspects = [once(one) for one in self._suspects(every, wanted, question)]
        said = [Outcome(Kind.MISTAKE, one[:MOST_NAMED]) if one else WRONG for one in suspects]
        left = [place for place, one in enumerate(suspects) if not one]
        scales = self._scaled.fitting(every.only(left), question) if left else []
        for place, scale in zip(left, scales, strict=True):
            if scale is not None:
                said[place] = Outcome(Kind.PERSON, note=f"it is right if {scale.sentence}")
        return said

    def _suspects(
        self, every: Worked, wanted: Wanted, question: Question
    ) -> list[tuple[Suspect, ...]]:
        """The mistakes made in each formula; failing these, those of what it is made of."""
        found: list[tuple[Suspect, ...]] = [()] * len(every.postfixes)
        looked = np.nonzero(varies(every.rows))[0].tolist()
        if not looked:
            return found
        some = every.only(looked)
        named = self._named.suspects(some, wanted, question)
        joined = self._joining.suspects(some, wanted, question)
        left = [k for k, (near, _) in enumerate(named) if not near]
        slips = self._slips.suspects(some.only(left), wanted, question) if left else []
        here = [near for near, _ in named]
        for k, one in zip(left, slips, strict=True):
            here[k] = one
        for k, place in enumerate(looked):
            names = {one.name for one in here[k]}
            more = (one for one in joined[k] if one.name not in names)
            found[place] = (*here[k], *more) or named[k][1]
        return found

    def _turned(self, every: Worked, wanted: Wanted) -> Mask:
        """Which are right where every delta has its other sign."""
        found, asked = np.zeros(len(every.postfixes), bool), is_delta(wanted.term)
        looked = [k for k, one in enumerate(every.postfixes) if asked or self.stock.has_delta(one)]
        if looked:
            rows = every.only(looked).under(lambda mark: self.stock.turned[~mark])
            found[looked] = wanted.fits(-rows if asked else rows) == Fit.SAME
        return found

    @cached_property
    def _joining(self) -> Joining:
        return Joining(self.stock)

    @cached_property
    def _named(self) -> Named:
        return Named(self.stock)

    @cached_property
    def _slips(self) -> Slips:
        return Slips(self.stock)

    @cached_property
    def _scaled(self) -> Scaled:
        return Scaled(self.stock)


def _may_be_rounded(mark: float | str) -> bool:
    """Whether a number of a formula may be a result or given; whole ones belong to rules."""
    return type(mark) is float and not mark.is_integer()
