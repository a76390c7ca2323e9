"""Notations: which name a variable is written with, and how numbers and products look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

from derive.algebra.variable import Role, Variable
from derive.model.graph import Graph
from derive.model.label import Label
from derive.notation.greek import GREEK


class Style(Enum):
    """What a part of a name is, and so how it is set."""

    LETTER = "a single letter, italic"
    GREEK = "a Greek letter, by its English name"
    WORD = "a word, upright"
    DIGITS = "digits, upright"
    MARK = "a comma, a bracket, a plus sign"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a name that is set in one style."""

    text: str
    style: Style


Parts: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its indices; each is a run of parts, empty where there is none."""

    base: Parts
    subscript: Parts = ()
    superscript: Parts = ()


ProductSign: TypeAlias = Literal["dot", "times", "asterisk"]


@dataclass(frozen=True, slots=True)
class Notation:
    """A way of writing: ``naming`` must give different variables of a graph different names."""

    name: str
    naming: Callable[[Graph, Variable], Name]
    product: ProductSign = "dot"
    decimal_mark: Literal[".", ","] = "."


def parts(text: str) -> Parts:
    """``h1`` is the letter h and the digit 1, ``total`` a word, ``eta`` a Greek letter."""
    return tuple(Part(piece, _style(piece)) for piece in re.findall(r"[^\W\d_]+|\d+|\S", text))


def _style(piece: str) -> Style:
    if piece.isdecimal():
        return Style.DIGITS
    if not piece.isalpha():
        return Style.MARK
    if piece in GREEK:
        return Style.GREEK
    return Style.LETTER if len(piece) == 1 else Style.WORD


BASES = {
    Role.INPUT: "i",
    Role.TARGET: "target",
    Role.WEIGHT: "w",
    Role.BIAS: "b",
    Role.NET: "net",
    Role.OUT: "out",
    Role.ERROR: "E",
    Role.DELTA: "delta",
    Role.RATE: "eta",
    Role.ARGUMENT: "x",
    Role.RESULT: "y",
}


def flat(graph: Graph, variable: Variable) -> Name:
    """The names of the keys: net_h1, out_h1, w_5, E_total; w_{h1,o} under a bound index o."""
    label = graph.labels.get(variable.after(-variable.updates)) or _described(graph, variable)
    index = ",".join(part for part in (label.index, label.time) if part)
    return Name(parts(label.base), parts(index), parts(_moments(variable)))


def _described(graph: Graph, variable: Variable) -> Label:
    """The label of a variable that the graph does not hold: a bound index, a delta, the rate."""
    base = BASES.get(variable.role, variable.name)
    unit = _unit(graph, variable.layer, variable.unit)
    if variable.role is Role.ARGUMENT:
        unit = str(variable.unit)
    source = _unit(graph, variable.source_layer, variable.source)
    index = f"{source},{unit}" if variable.role is Role.WEIGHT else unit
    if variable.role is Role.ERROR and not unit:
        index = "total"
    return Label(base, index, str(variable.time or ""))


def _unit(graph: Graph, layer: int, unit: int | str) -> str:
    if isinstance(unit, str) or not unit:
        return str(unit or "")
    return f"{graph.layers[layer].name}{unit}" if layer < len(graph.layers) else str(unit)


def _moments(variable: Variable) -> str:
    """The superscript: the sample in square brackets, then + or the number of updates."""
    sample = f"[{variable.sample}]" if variable.sample else ""
    if not variable.updates:
        return sample
    return sample + ("+" if variable.updates == 1 else f"({variable.updates})")


FLAT = Notation("flat", flat)
