"""A student with the verdicts on all answers, and the marks that they come to."""

from __future__ import annotations

from dataclasses import dataclass

from derive.marking.verdict import Kind, Verdict


@dataclass(frozen=True, slots=True)
class Marked:
    """The verdicts stand in the order of the questions; ``code`` is that of the variant."""

    student: str
    verdicts: tuple[Verdict, ...]
    code: str = ""

    @property
    def marks(self) -> float:
        """All marks."""
        return round(sum(one.marks for one in self.verdicts), 4)

    @property
    def most(self) -> float:
        """All marks that there are."""
        return round(sum(one.most for one in self.verdicts), 4)

    @property
    def first_wrong(self) -> Verdict | None:
        """Where it first went wrong; what follows from it did not."""
        wrong = (Kind.MISTAKE, Kind.WRONG)
        return next((one for one in self.verdicts if one.kind in wrong), None)
