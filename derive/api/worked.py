"""A problem worked: derived, evaluated, and written in any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from derive.algebra.variable import Variable
from derive.api.choices import chosen_formats, chosen_weights, notation_for, problem_of
from derive.checking.published import Comparison, compare
from derive.derivation.derivation import Derivation, derive_graph
from derive.documents.blocks import Document
from derive.documents.excerpt import excerpt
from derive.documents.handout import handout
from derive.documents.lecture import Lecture
from derive.model.problem import Problem
from derive.model.quantity import Quantity, key_of, parse_quantity, quantities
from derive.model.schema import Spec
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.notation.printer import Printer
from derive.numerics.training import turns
from derive.numerics.values import Values
from derive.writers.files import write_files
from derive.writers.formats import HTML, MARKDOWN, TERMINAL, TEX, Format, format_named
from derive.writers.write import render, rendered_files


def explain(
    source: str | Path | Problem | Spec,
    *,
    weights: str | Iterable[str] | None = None,
    rules: bool = True,
    decimals: int = 9,
    notation: Notation | str | None = None,
) -> Worked:
    """Derive and evaluate a spec file, a built-in example, a Spec or a Problem.

    ``weights`` are the keys of the weights to work in full ("all" for every one; by default the
    first into each layer), ``rules`` whether each rule of differentiation gets its line,
    ``notation`` the name of one that replaces the spec's style. Raises a DeriveError that names
    the place and the remedy.
    """
    problem = problem_of(source)
    full = chosen_weights(problem, weights)
    return Worked(
        problem,
        derive_graph(
            problem.graph,
            full,
            rules=rules,
            first=turns(problem)[0].output,
            order=problem.training.order,
        ),
        full,
        decimals,
        notation_for(problem, notation),
    )


@dataclass(frozen=True)
class Worked:
    """A problem with its derivation and its values; ``worked["dE_total/dw5"]`` is a Result."""

    problem: Problem
    derivation: Derivation
    full: tuple[Variable, ...]
    decimals: int = 9
    notation: Notation = FLAT

    @cached_property
    def values(self) -> Values:
        """What every quantity is worth."""
        return Values(self.problem)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Each published value against the computed one."""
        return compare(self.problem, self.values)

    def __getitem__(self, key: str) -> Result:
        return Result(self, parse_quantity(self.problem.graph, key))

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def keys(self) -> tuple[str, ...]:
        """The key of every quantity, in reading order."""
        graph = self.problem.graph
        return tuple(key_of(graph, quantity) for quantity in quantities(graph))

    def handout(self) -> Document:
        """The handout as a document, before any format is chosen."""
        return handout(self.lecture(with_published=True))

    def render(self, document: Document, format: Format, template: str = "document") -> str:  # noqa: A002
        """``document`` in a format, as text."""
        return render(document, format, self.printer, template=template)

    def write_handout(
        self,
        directory: str | Path,
        formats: str | Iterable[str] = ("md", "tex", "html"),
        *,
        force: bool = False,
    ) -> tuple[Path, ...]:
        """Write the handout into ``directory``/NAME; the paths of the files made.

        Raises OutputError for an unknown format, and where a file cannot be written, or is not
        ours to overwrite.
        """
        chosen = chosen_formats(formats)
        folder, document = Path(directory) / self.problem.name, self.handout()
        files = [
            file for one in chosen for file in rendered_files(document, one, self.printer, folder)
        ]
        write_files(files, force=force)
        return tuple(file.path for file in files)

    def show(self, key: str | None, format: str) -> str:  # noqa: A002
        """The equations of one quantity, or of the whole handout, in the format of this name."""
        chosen = format_named(format)
        if key is not None:
            return self[key].written(chosen)
        return self.render(self.handout(), chosen, template="fragment")

    def lecture(self, *, with_published: bool = False) -> Lecture:
        """What the layouts work from."""
        comparisons = self.comparisons if with_published else ()
        return Lecture(
            self.problem,
            self.derivation,
            self.values,
            self.full,
            comparisons,
            self.decimals,
            self.notation,
        )

    @cached_property
    def printer(self) -> Printer:
        """The printer for this problem; the format puts its own syntax in."""
        return Printer(
            TERMINAL.syntax, self.problem.graph, self.values, self.notation, self.decimals
        )

    def _repr_html_(self) -> str:
        return self.render(self.handout(), HTML, template="fragment")

    def _repr_markdown_(self) -> str:
        return self.render(self.handout(), MARKDOWN, template="fragment")


@dataclass(frozen=True)
class Result:
    """One quantity: its value and its derivation, in any format."""

    worked: Worked
    quantity: Quantity

    @property
    def value(self) -> float:
        """The value, in double precision."""
        return float(self.worked.values[self.quantity])

    def __float__(self) -> float:
        return self.value

    def latex(self) -> str:
        """The equations in LaTeX, for a document that loads amsmath."""
        return self.written(TEX)

    def markdown(self) -> str:
        """The equations in Markdown."""
        return self.written(MARKDOWN)

    def html(self) -> str:
        """The equations in HTML, as MathML."""
        return self.written(HTML)

    def text(self) -> str:
        """The equations in Unicode, for a terminal."""
        return self.written(TERMINAL)

    def __str__(self) -> str:
        return self.text()

    def written(self, format: Format) -> str:  # noqa: A002
        """The equations in ``format``."""
        document = excerpt(self.worked.lecture(), self.quantity)
        return self.worked.render(document, format, template="fragment")

    def _repr_html_(self) -> str:
        return self.html()

    def _repr_markdown_(self) -> str:
        return self.markdown()
