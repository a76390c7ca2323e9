"""Published values against computed ones, for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derive.checking.causes.cause import Cause
from derive.checking.published import Comparison, Judgement
from derive.model.problem import Problem

MARKS = {Judgement.AGREES: "✓", Judgement.ROUNDED: "≈", Judgement.WRONG: "✗"}

SAID = {Judgement.AGREES: "right", Judgement.ROUNDED: "rounded", Judgement.WRONG: "wrong"}


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """All comparisons of one problem."""

    problem: Problem
    comparisons: tuple[Comparison, ...]

    @property
    def wrong(self) -> bool:
        """Whether any published value is wrong."""
        return any(one.verdict is Judgement.WRONG for one in self.comparisons)

    def as_text(self) -> str:
        """A summary line, then a line for each value, with what may explain a wrong one."""
        return "\n".join(
            [self._summary(), *(line for one in self.comparisons for line in self._lines(one))]
        )

    def as_dict(self) -> dict[str, object]:
        """Plain data: the counts, then each value with its verdict and its causes."""
        return {
            "spec": self.problem.name,
            "summary": {kind.value: self._count(kind) for kind in Judgement},
            "values": [_data(one) for one in self.comparisons],
        }

    def _summary(self) -> str:
        if not self.comparisons:
            return f"{self.problem.title}: the spec lists no published values ([[published]])"
        counts = [f"{self._count(kind)} {SAID[kind]}" for kind in Judgement if self._count(kind)]
        return f"{self.problem.title}: {len(self.comparisons)} published values, " + ", ".join(
            counts
        )

    def _count(self, kind: Judgement) -> int:
        return sum(one.verdict is kind for one in self.comparisons)

    def _lines(self, one: Comparison) -> Iterator[str]:
        width = max(len(each.published.quantity) for each in self.comparisons)
        digits = max(len(each.published.printed) for each in self.comparisons)
        key, printed = one.published.quantity, one.published.printed
        line = f"  {MARKS[one.verdict]} {key:<{width}}  {printed:<{digits}}"
        if one.verdict is Judgement.AGREES:
            yield line.rstrip()
            return
        yield f"{line}  should be {one.expected}"
        if one.verdict is Judgement.ROUNDED:
            yield "      explained by going on with rounded values"
        for place, cause in enumerate(one.causes):
            yield f"      {'or ' if place else ''}{_said(cause)}"


def _said(cause: Cause) -> str:
    return f"{cause.sentence} ({cause.digits} digits explained; odds by chance {cause.chance:.2g})"


def _data(one: Comparison) -> dict[str, object]:
    return {
        "quantity": one.published.quantity,
        "where": one.published.where,
        "printed": one.published.printed,
        "expected": one.expected,
        "verdict": one.verdict.value,
        "causes": [
            {
                "id": cause.name,
                "text": cause.sentence,
                "value": float(cause.value),
                "explains": cause.digits,
                "chance": cause.chance,
            }
            for cause in one.causes
        ],
    }
