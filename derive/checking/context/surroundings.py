"""What the text around a formula says of it: whether it is claimed of this network at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.reading.passage import Formula, Paragraph, Passage
from derive.reading.prose.clauses import goes_on, is_condition, is_let, is_place, opening
from derive.reading.prose.exercises import asks, begins_exercise, is_heading
from derive.reading.prose.mood import asks_another_case, tells_another_case
from derive.reading.tree import Chain, Name

ANOTHER_CASE = "the text may speak of another case here"
CONDITION = "this is a condition, not a claim"
FEW = 4  # words of what only announces an exercise


@dataclass(frozen=True, slots=True)
class Context:
    """``elsewhere``: of another case; ``condition``: after "if"; ``place``: after "where".

    ``let``: what is chosen, not computed.

    Formulas of one ``group`` speak of the same case: those of a paragraph, or of a ``row``. What
    is said of them is said in the paragraphs ``near``, the nearest last.
    """

    elsewhere: bool = False
    condition: bool = False
    place: bool = False
    group: Hashable = None
    row: bool = False
    near: tuple[Paragraph, ...] = ()
    let: bool = False

    def excuse(self, chain: Chain) -> str:
        """Why ``chain`` is not wrong even if it is not true; nothing if it is claimed."""
        defined = isinstance(chain.sides[0], Name)
        if self.condition or (self.place and not defined):
            return CONDITION
        return ANOTHER_CASE if self.elsewhere else ""


@dataclass
class Contexts:
    """The contexts of the formulas of a document; ``foreign`` finds what the network is not."""

    foreign: re.Pattern[str] | None
    _exercise: bool = field(default=False, init=False)
    _asked: bool = field(default=False, init=False)  # what another case would be
    _near: tuple[Paragraph, ...] = field(default=(), init=False)
    _leading: Context = field(default_factory=Context, init=False)

    def of(self, passages: Sequence[Passage]) -> Iterator[tuple[Passage, tuple[Context, ...]]]:
        """Each passage with the contexts of the formulas in it, or its own."""
        lines = Counter(one.line for one in passages if isinstance(one, Paragraph))
        for number, passage in enumerate(passages):
            if isinstance(passage, Formula):
                yield passage, (replace(self._leading, group=number),)
            else:
                row = lines[passage.line] > 1
                self._near = (*self._near[-1:], passage)
                group = ("row", passage.line) if row else number
                yield passage, tuple(self._inside(passage, group, row=row))
                self._leading = self._after(passage)

    def _inside(self, paragraph: Paragraph, group: Hashable, *, row: bool) -> Iterator[Context]:
        text = paragraph.source
        condition, last = False, 0
        for start, end, _ in paragraph.inline:
            condition = (condition and goes_on(text, last, start)) or is_condition(text, start)
            last = end
            another = tells_another_case(text, start, end, self.foreign)
            elsewhere = self._exercise or self._asked or another or begins_exercise(text)
            place, let = is_place(text, start), is_let(text, start)
            yield Context(elsewhere, condition, place, group, row, self._near, let)

    def _after(self, paragraph: Paragraph) -> Context:
        """The context of a display that ``paragraph`` leads to."""
        if is_heading(paragraph.source) and not paragraph.inline:
            self._exercise = asks(paragraph.source)
        text = opening(paragraph.source)
        elsewhere = tells_another_case(text, len(text), len(text), self.foreign)
        alone = not paragraph.inline and len(paragraph.source.split()) < FEW
        self._asked = asks_another_case(paragraph.source) or (
            alone and begins_exercise(paragraph.source)
        )
        asked = self._exercise or self._asked or begins_exercise(paragraph.source)
        return Context(asked or elsewhere, near=self._near)


def excused(verdicts: tuple[Verdict, ...], reason: str) -> tuple[Verdict, ...]:
    """``verdicts`` with nothing wrong."""
    return tuple(
        replace(one, kind=Kind.UNREAD, how=reason) if one.kind in FAULTS else one
        for one in verdicts
    )
