"""Lines of derivations as they are printed, and problems and notations at random to print."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from derive.algebra.term import Term
from derive.derivation.derivation import derive_graph
from derive.derivation.matrix_form import matrix_form
from derive.derivation.step import Form, Line, Step
from derive.model.problem import NotationChoice, Problem
from derive.notation.latex import LATEX
from derive.notation.mathml import MATHML
from derive.notation.notations import NOTATIONS, chosen
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values
from derive.reading.documents.formats import Format
from derive.reading.documents.source import source_of
from derive.reading.passage import Source
from tests.checking import networks
from tests.derivation.networks import ACTIVATIONS, LOSSES, network

FRAMES = {
    Format.MARKDOWN: (LATEX, "$$\n{}\n$$\n\n"),
    Format.LATEX: (LATEX, "\\begin{{equation}}\n{}\n\\end{{equation}}\n\n"),
    Format.HTML: (MATHML, '<p><math displaystyle="true">{}</math></p>\n'),
    Format.TEXT: (TEXT, "    {}\n\n"),
}
STYLES = tuple(notation.name for notation in NOTATIONS)
SMALL = (networks.feedforward, networks.softmax, networks.batch, networks.recurrent)
Sides = tuple[tuple[Term, Form], ...]


@dataclass(frozen=True)
class Sheet:
    """A document of printed lines, one formula each, and what its lines were printed from."""

    problem: Problem
    printer: Printer
    lines: tuple[Sides, ...]
    source: Source


def problem(style: str, seed: int) -> Problem:
    """A network of any kind and size that ``style`` can write, with numbers by ``seed``."""
    draw = random.Random(seed)
    if style != "matrix" and draw.random() < 0.6:
        kinds = SMALL if style != "flat" else (*SMALL, networks.formula)
        return draw.choice(kinds)(seed)
    return network(
        *(draw.randint(1, 3) for _ in range(draw.randint(3, 4))),
        biases=draw.choice(("shared", "one per unit", "none")),
        activations=tuple(draw.choices(ACTIVATIONS, k=2)),
        loss=draw.choice(LOSSES),
        seed=seed,
    )


def notation(style: str, seed: int) -> NotationChoice:
    """``style`` with any index order, sign of products, decimal mark and way to write vectors."""
    draw = random.Random(seed)
    return NotationChoice(
        style=style,
        index_order=draw.choice(("to_from", "from_to")),
        product=draw.choice((None, "dot", "times", "asterisk")),
        decimal_mark=draw.choice((None, ",", ".")),
        vectors=draw.choice((None, "column", "row")) if style == "matrix" else None,
    )


def sheet(style: str, kind: Format, seed: int, most: int = 10_000) -> Sheet:
    """At most ``most`` lines of the derivation of a random problem, in a format."""
    given, (syntax, frame) = problem(style, seed), FRAMES[kind]
    way = chosen(notation(style, seed))
    printer = Printer(syntax, given.graph, Values(given), way)
    known = dict.fromkeys(sides(line) for step in _steps(given, way.vectors) for line in step.lines)
    lines = sorted(islice(_shuffled(list(known), seed), most), key=list(known).index)
    text = "".join(frame.format(printer.chain(line)) for line in lines)
    return Sheet(given, printer, tuple(lines), source_of(text, f"{style} {seed}", kind))


def _steps(given: Problem, vectors: str | None) -> Iterator[Step]:
    yield from derive_graph(given.graph, given.graph.parameters).steps
    if vectors:
        yield from matrix_form(given.graph, vectors)


def _shuffled(lines: list[Sides], seed: int) -> Iterator[Sides]:
    return iter(random.Random(seed).sample(lines, len(lines)))


def sides(line: Line) -> Sides:
    """The sides of a line as they are printed, each with its form."""
    found = [(side, Form.SYMBOLS) for side in (line.left, *line.right)]
    found += [(line.right[-1], Form.NUMBERS)] if line.numbers else []
    found += [(line.right[-1], Form.VALUE)] if line.value else []
    return tuple(found)
