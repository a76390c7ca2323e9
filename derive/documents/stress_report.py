"""What variants of a spec are like, for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from derive.marking.fairness.law import Law
from derive.marking.stress import Measured, Span, Stress
from derive.notation.rounding import rounded

TITLES = ("least", "middle", "greatest")


@dataclass(frozen=True, slots=True)
class StressReport:
    """What was found, its values printed with so many decimals."""

    name: str
    found: Stress
    decimals: int

    def as_dict(self) -> dict[str, object]:
        """Plain data: values as they are printed, counts as numbers."""
        found = self.found
        return {
            "variants": len(found.fair),
            "draws": found.draws,
            "hopeless": found.hopeless,
            "refused": {law.key: self._refused(law) for law in Law},
            "drawn": self._table(lambda one: one.drawn),
            "answers": self._table(lambda one: one.answers),
            "difficulty": {
                name: dict(zip(TITLES, self._cells(span), strict=True))
                for name, span in self._counts().items()
            },
            "mistakes": found.mistakes,
            "never_told_apart": list(found.habits),
        }

    def as_text(self) -> str:
        """Tables for the terminal."""
        return "\n\n".join("\n".join(lines) for lines in self._sections())

    def _sections(self) -> Iterator[list[str]]:
        yield [*self._summary()]
        if self.found.fair:
            yield self._lines("drawn numbers", self._spans(lambda one: one.drawn))
            yield self._lines("answers", self._spans(lambda one: one.answers))
            yield self._lines("in one variant", self._counts())
        if self.found.habits:
            yield ["told apart by no draw", *(f"  {habit}" for habit in self.found.habits)]

    def _summary(self) -> Iterator[str]:
        found = self.found
        yield f"{self.name}: {len(found.fair)} fair variants in {found.draws} draws"
        if found.hopeless:
            yield f"  for {found.hopeless} students there is none among the draws of each"
        for law in Law:
            count, places = found.by_law(law)
            if count:
                yield f"  {count} refused: {law.sentence}; {law.remedy}"
                yield from (f"    {place}" for place in places)

    def _refused(self, law: Law) -> dict[str, object]:
        count, places = self.found.by_law(law)
        return {"draws": count, "mostly": list(places)}

    def _counts(self) -> dict[str, Span]:
        """What says how hard a variant is, and how well it tells mistakes apart."""
        fair = self.found.fair
        if not fair:
            return {}
        return {
            "digits of the drawn numbers": Span.of(one.digits for one in fair),
            "answers below 0": Span.of(one.negative for one in fair),
            "answers nearer to 0 than 0.1": Span.of(one.small for one in fair),
            f"mistakes told apart, of {self.found.mistakes}": Span.of(
                one.told_apart for one in fair
            ),
        }

    def _spans(self, of: Callable[[Measured], Mapping[str, Decimal]]) -> dict[str, Span]:
        tables = [of(one) for one in self.found.fair]
        return {key: Span.of(table[key] for table in tables) for key in (tables or [{}])[0]}

    def _table(self, of: Callable[[Measured], Mapping[str, Decimal]]) -> dict[str, dict[str, str]]:
        return {
            key: dict(zip(TITLES, self._cells(span), strict=True))
            for key, span in self._spans(of).items()
        }

    def _lines(self, title: str, spans: dict[str, Span]) -> list[str]:
        rows = [(title, *TITLES), *((name, *self._cells(span)) for name, span in spans.items())]
        wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return [self._line(row, wide) for row in rows]

    def _line(self, row: tuple[str, ...], wide: list[int]) -> str:
        first, *rest = row
        cells = (f"{cell:>{width}}" for cell, width in zip(rest, wide[1:], strict=True))
        return f"{first:<{wide[0]}}  {'  '.join(cells)}"

    def _cells(self, span: Span) -> tuple[str, str, str]:
        numbers = (span.least, span.middle, span.greatest)
        low, middle, high = (rounded(number, self.decimals) for number in numbers)
        return low, middle, high
