"""A problem worked: derived, evaluated, and written in any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from derive.algebra.variable import Variable
from derive.api.choices import (
    chosen_formats,
    chosen_weights,
    notation_for,
    problem_of,
)
from derive.checking.published import Comparison, compare
from derive.derivation.derivation import Derivation, derive_graph
from derive.documents.blocks import Document
from derive.documents.excerpt import excerpt
from derive.documents.handout import handout
from derive.documents.lecture import Lecture
from derive.model.listed import listed_names
from derive.model.problem import Problem
from derive.model.quantity import Quantity, key_of, parse_quantity, quantities
from derive.model.schema import Spec
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.notation.printer import Printer
from derive.numerics.training import turns
from derive.numerics.values import Values
from derive.writers.files import Signed, write_files
from derive.writers.formats import HTML, MARKDOWN, TERMINAL, TEX, Format, format_named
from derive.writers.write import fragment_files, render, rendered_files

if TYPE_CHECKING:
    from derive.documents.deck import Deck


def explain(
    source: str | Path | Problem | Spec,
    *,
    weights: str | Iterable[str] | None = None,
    rules: bool = True,
    decimals: int = 9,
    notation: Notation | str | None = None,
    templates: str | Path | None = None,
) -> Worked:
    """Derive and evaluate a spec file, a built-in example, a Spec or a Problem.

    ``weights`` are the keys of the weights to work in full ("all" for every one; by default the
    first into each layer), ``rules`` whether each rule of differentiation gets its line,
    ``notation`` the name of one that replaces the spec's style, ``templates`` a folder whose files
    take the place of ours. Raises a DeriveError that names the place and the remedy.
    """
    problem = problem_of(source)
    full = chosen_weights(problem, weights)
    derivation = _derived(problem, full, rules=rules)
    own = None if templates is None else Path(templates)
    return Worked(problem, derivation, full, decimals, notation_for(problem, notation), own)


def _derived(problem: Problem, full: tuple[Variable, ...], *, rules: bool) -> Derivation:
    return derive_graph(
        problem.graph,
        full,
        rules=rules,
        first=turns(problem)[0].output,
        order=problem.training.order,
    )


@dataclass(frozen=True)
class Worked:
    """A problem with its derivation and its values; ``worked["dE_total/dw5"]`` is a Result."""

    problem: Problem
    derivation: Derivation
    full: tuple[Variable, ...]
    decimals: int = 9
    notation: Notation = FLAT
    templates: Path | None = None

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
        return render(document, format, self.printer, template=template, templates=self.templates)

    def write_handout(
        self,
        directory: str | Path,
        formats: str | Iterable[str] = ("md", "tex", "html"),
        *,
        pdf_engine: str = "typst",
        fragment: bool = False,
        force: bool = False,
    ) -> tuple[Path, ...]:
        """Write the handout into ``directory``/NAME; the paths of the files made.

        ``pdf_engine`` is typst or latexmk; a ``fragment`` can be included in another document.
        Raises OutputError for an unknown format, and where a file cannot be made or written, or is
        not ours to overwrite.
        """
        chosen = chosen_formats(formats, pdf_engine)
        folder, document = Path(directory) / self.problem.name, self.handout()
        made = fragment_files if fragment else rendered_files
        return _written(
            (
                file
                for one in chosen
                for file in made(document, one, self.printer, folder, self.templates)
            ),
            force=force,
        )

    def worksheet(
        self,
        blanks: str | Iterable[str] = "half",
        *,
        hints: int = 0,
        seed: int = 1,
        student: str = "",
    ) -> Document:
        """The worksheet: ``blanks`` are few, half, all, or the keys of some.

        ``seed`` draws which half, ``hints`` is their number for each part, ``student`` the name on
        a variant. Raises QuantityError for a key that is no blank of it.
        """
        from derive.documents.worksheet import worksheet  # noqa: PLC0415 - other layouts do without

        return worksheet(self.lecture(), blanks, hints, seed, student)

    def write_worksheet(
        self,
        directory: str | Path,
        formats: str | Iterable[str] = ("md", "tex", "html"),
        *,
        blanks: str | Iterable[str] = "half",
        hints: int = 0,
        seed: int = 1,
        pdf_engine: str = "typst",
        force: bool = False,
    ) -> tuple[Path, ...]:
        """Write the worksheet and its answer key into ``directory``/NAME; the paths of the files.

        Raises OutputError as ``write_handout`` does, and QuantityError as ``worksheet`` does.
        """
        from derive.documents.worksheet import answer_key  # noqa: PLC0415 - as above

        chosen = chosen_formats(formats, pdf_engine)
        folder = Path(directory) / self.problem.name
        sheet = self.worksheet(blanks, hints=hints, seed=seed)
        pairs = ((sheet, self.printer), (answer_key(sheet), self.key_printer))
        return _written(
            (
                file
                for document, printer in pairs
                for one in chosen
                for file in rendered_files(document, one, printer, folder, self.templates)
            ),
            force=force,
        )

    def slides(self) -> Deck:
        """The slides, on which no rule of differentiation is told."""
        from derive.documents.slides import slides  # noqa: PLC0415 - other layouts do without

        brief = _derived(self.problem, self.full, rules=False)
        return slides(replace(self.lecture(), derivation=brief))

    def write_slides(
        self,
        directory: str | Path,
        formats: str | Iterable[str] = ("tex", "html"),
        *,
        pdf_engine: str = "typst",
        force: bool = False,
    ) -> tuple[Path, ...]:
        """Write the slides into ``directory``/NAME: for beamer, a browser or Typst, or as a PDF.

        Raises OutputError as ``write_handout`` does, and for other formats.
        """
        from derive.writers.deck import deck_files, deck_formats  # noqa: PLC0415 - as above

        chosen = deck_formats(listed_names(formats), pdf_engine)
        folder, deck = Path(directory) / self.problem.name, self.slides()
        return _written(
            (
                file
                for one in chosen
                for file in deck_files(deck, one, self.printer, folder, self.templates)
            ),
            force=force,
        )

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

    @cached_property
    def key_printer(self) -> Printer:
        """The printer that shows the answers of blanks."""
        return replace(self.printer, answers=True)

    def _repr_html_(self) -> str:
        return self.render(self.handout(), HTML, template="fragment")

    def _repr_markdown_(self) -> str:
        return self.render(self.handout(), MARKDOWN, template="fragment")


def _written(files: Iterable[Signed], *, force: bool) -> tuple[Path, ...]:
    """The paths of ``files`` after they are written, each once: formats may share a picture."""
    by_path = {file.path: file for file in files}
    write_files(by_path.values(), force=force)
    return tuple(by_path)


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
