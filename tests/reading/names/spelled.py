"""Symbols as the grammar would spell the names that a notation prints."""

from __future__ import annotations

import re

from derive.algebra.variable import Variable
from derive.model.graph import Graph
from derive.notation.notation import Notation, Parts, Style
from derive.reading.symbol import Symbol

GROUP = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|⟨[^⟨⟩]*⟩|\+\d*|[^,()\[\]⟨⟩+]+")


def spelled(notation: Notation, graph: Graph, variable: Variable) -> tuple[Symbol, int | None]:
    """The symbol of ``variable``, and the digits that stand alone at its top."""
    name = notation.naming(graph, variable)
    top = text(name.superscript)
    bare = int(top) if top.isdecimal() else None
    sup = () if bare is not None else tuple(GROUP.findall(top))
    sub = tuple(filter(None, text(name.subscript).split(",")))
    bold = any(part.style is Style.BOLD for part in name.base)
    return Symbol(text(name.base), sub, sup, bold=bold), bare


def text(parts: Parts) -> str:
    return "".join(part.text for part in parts)
