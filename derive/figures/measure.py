"""How much room a label takes: the widths of characters in the widest usual face.

The table holds the widest of Latin Modern and Times, upright and slanted, so that a label is at
most as wide as it says, in SVG as in TeX.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_ALIKE = {
    0.28: "l|",
    0.31: ".,!'ij",
    0.34: " :;f",
    0.36: "-",
    0.39: "[]It",
    0.41: "()s",
    0.43: "r",
    0.46: "ceyz",
    0.52: "0123456789ago/*?∂′√",
    0.56: "bdhknpquvxyJS~^",
    0.62: "Z",
    0.69: "αβγδεζηθικλμνξπρσςτυφχψω",
    0.76: "wBEFLPR",
    0.78: "ACDGHKNOQRTUVXY+=<>×·&_\N{MINUS SIGN}",
    0.84: "m#%Δ",
    0.93: "M@∑Ω",
    1.03: "W…",
}
_WIDTHS = {character: wide for wide, characters in _ALIKE.items() for character in characters}
_OTHER = 0.78
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

    def holds(self, other: Box) -> bool:
        """Whether ``other`` lies in the rectangle."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

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


def optical(size: float) -> float:
    """How much wider than others letters of a small size are cut in TeX's faces."""
    return 1 + 0.1 * max(0.0, 8 - size)


def text_width(text: str, size: float) -> float:
    """The width of plain text in points."""
    return size * sum(_WIDTHS.get(character, _OTHER) for character in text)
