"""Pictures as data: shapes in our own coordinates, drawn later as SVG, TikZ or another format.

Coordinates are in points (1/72 inch), x to the right and y downwards, the origin at the top left.
A label is text or a Term, so that the notation in force names what the picture shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from derive.algebra.term import Term
from derive.derivation.step import Form


class Tone(StrEnum):
    """What a colour means; the drawing decides which colour, readable in grey too."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    FILL = "fill"
    PAPER = "paper"


class Anchor(StrEnum):
    """Which point of a label sits at its position."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Circle:
    """A filled disc with a rim."""

    x: float
    y: float
    radius: float
    stroke: Tone = Tone.INK
    fill: Tone = Tone.PAPER


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled rectangle with a rim and corners rounded by ``rounding``."""

    left: float
    top: float
    width: float
    height: float
    stroke: Tone = Tone.INK
    fill: Tone = Tone.PAPER
    rounding: float = 0.0


class Dash(StrEnum):
    """How a line is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Path:
    """A polyline through ``points``, with an arrow head at its end if ``arrow``."""

    points: tuple[tuple[float, float], ...]
    tone: Tone = Tone.INK
    width: float = 0.8
    arrow: bool = False
    dash: Dash = Dash.SOLID


@dataclass(frozen=True, slots=True)
class Sentence:
    """Text and mathematics in turn, on one line."""

    parts: tuple[str | tuple[tuple[Term, Form], ...], ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """A label centred vertically on ``y``; ``halo`` clears what lies under it."""

    x: float
    y: float
    text: str | Sentence | tuple[tuple[Term, Form], ...]  # several forms are joined by " = "
    anchor: Anchor = Anchor.MIDDLE
    size: float = 9.0
    tone: Tone = Tone.INK
    halo: bool = False


Shape: TypeAlias = Circle | Rectangle | Path | Caption


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes painted in order on a sheet of ``width`` by ``height`` points."""

    name: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
