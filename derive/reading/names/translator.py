"""What powers and products need of the translation that they are parts of."""

from __future__ import annotations

from typing import Protocol

from derive.algebra.term import Term
from derive.reading import tree
from derive.reading.names.functions import Functions
from derive.reading.names.names import Names
from derive.reading.names.scope import Scope
from derive.reading.symbol import Symbol


class Translator(Protocol):
    """Makes Terms of parts, for what puts them together."""

    names: Names
    functions: Functions

    def term(self, node: tree.Node, scope: Scope) -> Term:
        """What ``node`` is; Unresolved where it has no meaning."""

    def all(self, nodes: tuple[tree.Node, ...], scope: Scope) -> tuple[Term, ...]:
        """The same of several."""

    def name(self, symbol: Symbol, scope: Scope) -> Term:
        """What a name stands for: a quantity, or a constant; Unresolved where nothing."""

    def named(self, symbol: Symbol, scope: Scope, bare: int | None = None) -> Term | None:
        """What a name stands for, if it stands for something here."""
