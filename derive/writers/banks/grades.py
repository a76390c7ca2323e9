"""The parts of a mark that Moodle knows; it refuses a file with any other."""

from __future__ import annotations

from fractions import Fraction

GRADES: tuple[tuple[Fraction, str], ...] = tuple(
    (Fraction(of, parts), written)
    for of, parts, written in (
        (1, 1, "100"),
        (9, 10, "90"),
        (5, 6, "83.33333"),
        (4, 5, "80"),
        (3, 4, "75"),
        (7, 10, "70"),
        (2, 3, "66.66667"),
        (3, 5, "60"),
        (1, 2, "50"),
        (2, 5, "40"),
        (1, 3, "33.33333"),
        (3, 10, "30"),
        (1, 4, "25"),
        (1, 5, "20"),
        (1, 6, "16.66667"),
        (1, 7, "14.28571"),
        (1, 8, "12.5"),
        (1, 9, "11.11111"),
        (1, 10, "10"),
        (1, 20, "5"),
        (0, 1, "0"),
    )
)


def grade(share: float) -> str:
    """The grade nearest to ``share``, in per cent; of two as near, the better."""
    return min(GRADES, key=lambda known: abs(known[0] - Fraction(share)))[1]
