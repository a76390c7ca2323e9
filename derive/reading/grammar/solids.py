"""What stands alone: numbers, names, brackets, fractions, calls and matrices."""

from __future__ import annotations

from derive.reading.grammar.mark import Mark
from derive.reading.grammar.parts import (
    Parts,
    argument,
    below,
    called,
    placed,
)
from derive.reading.tree import (
    Call,
    Choice,
    Grid,
    Nabla,
    Name,
    Node,
    Numeral,
    Over,
    Raised,
)


class Solids:
    """The rules of what needs no brackets, and of what is inside brackets."""

    def numeral(self, parts: Parts) -> Node:
        """A number."""
        mark = parts[0]
        return Numeral(mark.start, mark.end, mark.value)

    def name(self, parts: Parts) -> Node:
        """A quantity."""
        mark = parts[0]
        return Name(mark.start, mark.end, mark.value)

    def group(self, parts: Parts) -> Node:
        """What stands in brackets has their place."""
        return placed(parts[1], parts[0].start, parts[2].end)

    def bracket(self, parts: Parts) -> Node:
        """Brackets around an expression, a list or a matrix."""
        start, end, rows = parts[0].start, parts[2].end, parts[1]
        if len(rows) == 1 and len(rows[0]) == 1:
            return placed(rows[0][0], start, end)
        return Grid(start, end, rows)

    def absolute(self, parts: Parts) -> Node:
        """An absolute value."""
        return Call(parts[0].start, parts[2].end, "abs", (parts[1],))

    def norm(self, parts: Parts) -> Node:
        """The length of a vector."""
        return Call(parts[0].start, parts[2].end, "norm", (parts[1],))

    def fraction(self, parts: Parts) -> Node:
        """A fraction."""
        above, rest = argument(parts[1:])
        below, _ = argument(rest)
        return Over(parts[0].start, parts[-1].end, above, below)

    def root(self, parts: Parts) -> Node:
        """A square root."""
        radicand, _ = argument(parts[1:])
        return Call(parts[0].start, parts[-1].end, "sqrt", (radicand,))

    def indexed_root(self, parts: Parts) -> Node:
        """The root with the index n is the power 1/n."""
        mark, _, index, _, *rest = parts
        radicand, _ = argument(rest)
        one = Numeral(index.start, index.start, "1")
        inverse = Over(index.start, index.end, one, index)
        return Raised(mark.start, parts[-1].end, radicand, inverse)

    def call(self, parts: Parts) -> Node:
        """A function of its arguments, perhaps to a power."""
        arguments, end = parts[-1]
        return called(parts[0], arguments, end, parts[2] if len(parts) == 4 else None)

    def nabla(self, parts: Parts) -> Node:
        """A gradient."""
        mark, of = parts
        return Nabla(mark.start, of.end, of, below(mark.value) if mark.value else None)

    def grid(self, parts: Parts) -> Node:
        """A matrix."""
        return Grid(parts[0].start, parts[2].end, parts[1])

    def choice(self, parts: Parts) -> Node:
        """Cases."""
        branches = tuple(part for part in parts[1:-1] if not isinstance(part, Mark))
        return Choice(parts[0].start, parts[-1].end, branches)

    def arguments(self, parts: Parts) -> tuple[tuple[Node, ...], int]:
        """The arguments of a call, and where their bracket ends."""
        return tuple(parts[1:-1:2]), parts[-1].end

    def lines(self, parts: Parts) -> tuple[tuple[Node, ...], ...]:
        """The rows of a matrix."""
        return tuple(parts[::2])

    def line(self, parts: Parts) -> tuple[Node, ...]:
        """The entries of a row."""
        return tuple(parts[::2])

    def branch(self, parts: Parts) -> tuple[Node, tuple[Node, str, Node] | None]:
        """A value and its condition."""
        if len(parts) < 5:
            return parts[0], None
        return parts[0], (parts[2], parts[3].text, parts[4])
