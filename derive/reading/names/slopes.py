"""Short names for derivatives of the error: ``dz`` as in code, and a bar above the name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from derive.model.graph import Graph
from derive.reading import tree
from derive.reading.names.aliases import OPEN, SETTLED, STACKED
from derive.reading.names.convention import Convention
from derive.reading.names.rewriting import rewritten
from derive.reading.symbol import Symbol

_MOVED = frozenset({"net", "out", "hidden", "output", "input", "weight", "bias"})


@dataclass(frozen=True, slots=True)
class Slopes:
    """Writes them out as derivatives, where ``convention`` says that they are."""

    graph: Graph
    convention: Convention

    def read(self, chain: tree.Chain) -> tree.Chain:
        """``chain`` with its short names written out."""
        if not any(self.convention.answer(asked) == "error" for asked in ("slopes", "bars")):
            return chain
        return replace(chain, sides=tuple(map(self._side, chain.sides)))

    def _side(self, side: tree.Side) -> tree.Side:
        return side if isinstance(side, tree.Unread) else rewritten(side, self._written_out)

    def _written_out(self, node: tree.Node) -> tree.Node:
        match node:
            case tree.Name(symbol=symbol):
                inner = self._inner(symbol)
                return node if inner is None else self._derivative(replace(node, symbol=inner))
            case tree.Raised(base=tree.Derivative(wrt=tree.Name()) as slope) if self._layered(node):
                return replace(slope, end=node.end, wrt=replace(node, base=slope.wrt))
        return node

    def _layered(self, node: tree.Raised) -> bool:
        """Whether digits at the top are a layer, which was written above the short name."""
        short = node.base.start == getattr(node.base, "of", node).start
        digits = isinstance(node.exponent, tree.Numeral)
        return short and digits and self.convention.answer("bare") == "layer"

    def _inner(self, symbol: Symbol) -> Symbol | None:
        """What the error is differentiated by; None for a name that is no short one."""
        question = "bars" if symbol.accent == "bar" else "slopes"
        known = self.convention.answer(question) == "error"
        return short_for(symbol, self.graph) if known else None

    def _derivative(self, by: tree.Name) -> tree.Derivative:
        of = tree.Name(by.start, by.start, self._error(by.symbol))
        return tree.Derivative(by.start, by.end, of, by)

    def _error(self, by: Symbol) -> Symbol:
        """The error of the example that is named, or that of the network."""
        label = self.graph.labels[self.graph.output]
        below = tuple(filter(None, (label.index,)))
        rounds = tuple(mark for mark in by.sup if mark.startswith("("))
        sampled = self.convention.answer("round") == "sample"
        return Symbol(label.base, () if rounds and sampled else below, rounds if sampled else ())


def short_for(symbol: Symbol, graph: Graph) -> Symbol | None:
    """``z`` for ``dz`` and for ``z`` under a bar; None for a name of another kind."""
    own = {label.base for label in graph.labels.values()}
    if symbol.accent == "bar":
        inner = replace(symbol, accent="")
    elif symbol.base[:1] == "d" and not symbol.accent and symbol.base not in own | {*SETTLED}:
        inner = replace(symbol, base=symbol.base[1:])
    else:
        return None
    words = SETTLED.get(inner.base) or OPEN.get(inner.base) or ()
    stacked = len(graph.layers) > 0 and inner.base in STACKED
    fits = inner.base in own if not graph.layers else bool(_MOVED & {*words})
    return inner if fits and not stacked else None
