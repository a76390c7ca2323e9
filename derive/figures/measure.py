"""How much room a label takes: widths estimated from a table of characters, good to about a tenth.

The table holds for SVG in a book face and for TeX, whichever is wider.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_WIDTHS = {
    **dict.fromkeys(" .,:;'!|ijlI", 0.28),
    **dict.fromkeys("()[]frt-", 0.36),
    **dict.fromkeys("mwMW", 0.78),
    **dict.fromkeys("ABCDEFGHKLNOQRUVXYZ+\N{MINUS SIGN}", 0.7),
    "=": 0.78,
}
_OTHER = 0.52
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its top left to its bottom right."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two rectangles share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def grown(self, by: float) -> Box:
        """The rectangle with a rim ``by`` wide around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    @property
    def turned(self) -> Box:
        """The rectangle with its axes exchanged."""
        return Box(self.top, self.left, self.bottom, self.right)

    def crossed(self, points: Sequence[Point]) -> bool:
        """Whether the polyline through ``points`` has a stretch inside."""
        return any(self._cut(start, end) for start, end in pairwise(points))

    def _cut(self, start: Point, end: Point) -> bool:
        """Whether some share of the line lies between both pairs of sides."""
        first, last = 0.0, 1.0
        sides = ((self.left, self.right), (self.top, self.bottom))
        for (low, high), here, there in zip(sides, start, end, strict=True):
            if here == there:
                if not low < here < high:
                    return False
                continue
            shares = sorted(((low - here) / (there - here), (high - here) / (there - here)))
            first, last = max(first, shares[0]), min(last, shares[1])
        return first < last


def text_width(text: str, size: float) -> float:
    """The width of plain text in points."""
    return size * sum(_WIDTHS.get(character, _OTHER) for character in text)
