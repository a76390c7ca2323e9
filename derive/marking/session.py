"""Marking many students, a batch at a time, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from derive.errors import AnswersError
from derive.marking.answers.row import Answers
from derive.marking.batch import mark_batch
from derive.marking.desk import Desk
from derive.marking.formulas import Formulas
from derive.marking.marked import Marked

BATCH = 10_000  # students
ANSWERS = 400_000  # in a batch


@dataclass
class Session:
    """Marks students by one desk; ``passed_over`` are the keys that name nothing."""

    desk: Desk
    formulas: Formulas = field(init=False)
    passed_over: dict[str, None] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.formulas = Formulas(self.desk)

    def mark(self, students: Iterable[Answers]) -> Iterator[Marked]:
        """Each student, marked. Raises AnswersError where no key names a quantity."""
        waiting = iter(students)
        first = next(waiting, None)
        if first is None:
            return
        size = max(1, min(BATCH, ANSWERS // max(1, len(first.given))))
        rows = [first, *islice(waiting, size - 1)]
        while rows:
            yield from self._marked(rows)
            rows = list(islice(waiting, size))

    def _marked(self, rows: list[Answers]) -> Iterator[Marked]:
        batch = mark_batch(self.desk, self.formulas, rows)
        self._check(rows, found=bool(batch.entries))
        for place, (row, verdicts) in enumerate(batch.verdicts()):
            yield Marked(row.student, verdicts, batch.code(place))

    def _check(self, rows: list[Answers], *, found: bool) -> None:
        keys = set[str]().union(*(row.given for row in rows))
        unknown = {key for key in keys if self.desk.question(key) is None}
        if not found:
            named = ", ".join(repr(key[:40]) for key in sorted(unknown)[:3])
            raise AnswersError(
                f"no answer has the key of a quantity of this network (found: {named}); "
                "`derive values SPEC` lists the keys"
            )
        self.passed_over.update(dict.fromkeys(sorted(unknown)[:20]))
