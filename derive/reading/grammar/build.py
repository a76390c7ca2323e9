"""From the parser's reductions to the nodes of a tree."""

from __future__ import annotations

from lark import Transformer

from derive.reading.grammar.mark import Mark
from derive.reading.grammar.parts import Parts
from derive.reading.grammar.runs import Runs
from derive.reading.grammar.solids import Solids
from derive.reading.grammar.tops import Tops
from derive.reading.tree import Node


class Builder(Runs, Tops, Solids, Transformer[Mark, Node]):
    """One method for each rule of the grammar, named as there."""

    def start(self, parts: Parts) -> Node:
        """The whole side."""
        node: Node = parts[0]
        return node
