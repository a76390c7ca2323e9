"""Paragraphs made by hand, and names found by their plain keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from derive.errors import QuantityError
from derive.model.graph import Graph
from derive.model.quantity import Quantity, key_of, parse_quantity
from derive.model.spec import load
from derive.reading.passage import Formula, Paragraph, Setting
from derive.reading.prose import Claim, Memory, Names, Statement, claims

SLOPE = re.compile(r"\\frac\{(?:\\partial|d)\s*(.+)\}\{(?:\\partial|d)\s*(.+)\}")


def paragraph(text: str) -> Paragraph:
    """A paragraph with an inline formula wherever two dollars are."""
    pieces, inline, place = [], [], 0
    for number, piece in enumerate(text.split("$")):
        if number % 2:
            offsets = tuple(range(place, place + len(piece)))
            formula = Formula(piece, 1, place + 1, Setting.INLINE, offsets)
            inline.append((place, place + len(piece), formula))
        pieces.append(piece)
        place += len(piece)
    source = "".join(pieces)
    return Paragraph(source, 1, 1, tuple(range(len(source))), tuple(inline))


def plain_key(text: str) -> str:
    """The key that a name is most likely to mean: ``w5`` for w_5, ``out_o1`` for o_1."""
    text = SLOPE.sub(r"d\1/d\2", text.strip()).replace("∂", "d").replace("^+", "+")
    text = re.sub(r"[\\{}\s]", "", text).replace("δ", "delta").replace("η", "eta")
    text = re.sub(r"(?<![A-Z_a-ce-z])([wbi])_([0-9])", r"\1\2", text)
    text = re.sub(r"\b(d?)([ho])_?([0-9])(?![0-9])", r"\1out_\2\3", text)
    return re.sub(r"(?<![A-Z_a-ce-z])E(?![A-Za-z_(])", "E_total", text)


def finder(graph: Graph) -> Callable[[str], Quantity | None]:
    def find(text: str) -> Quantity | None:
        try:
            return parse_quantity(graph, plain_key(text))
        except QuantityError:
            return None

    return find


def network(example: str) -> Names:
    graph = load(example).graph
    return Names(graph, finder(graph))


def shown(names: Names, found: Iterable[Statement]) -> str:
    """``E_total+ = 0.29; w5 ~ 0.4; dnet_o1/dout_h1 is w5``."""
    return "; ".join(_shown(names.graph, one) for one in found)


def _shown(graph: Graph, one: Statement) -> str:
    if isinstance(one, Claim):
        sign = "~" if one.approximate else "="
        return f"{key_of(graph, one.quantity)} {sign} {one.digits}"
    return f"{key_of(graph, one.left)} is {key_of(graph, one.right)}"


def read(names: Names, *texts: str) -> str:
    """What the paragraphs of one document claim."""
    memory = Memory()
    return "; ".join(
        filter(None, (shown(names, claims(paragraph(t), names, memory)) for t in texts))
    )
