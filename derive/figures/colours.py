"""The colour of each tone, on light and on dark paper; every tone keeps its contrast in grey."""

from __future__ import annotations

from dataclasses import dataclass

from derive.figures.picture import Tone


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green and blue as six hexadecimal digits."""

    light: str
    dark: str


COLOURS = {
    Tone.INK: Colour("1b1f24", "e6e8ea"),
    Tone.MUTED: Colour("606872", "a3abb5"),
    Tone.ACCENT: Colour("0b57a4", "85bdf7"),
    Tone.FILL: Colour("e6ecf4", "2c3541"),
    Tone.PAPER: Colour("ffffff", "14171b"),
}
