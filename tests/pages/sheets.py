"""Every layout of every built-in example, each made once in a process."""

from __future__ import annotations

from functools import cache
from itertools import product

from derive.api.exhibit import Layout, layouts
from derive.documents.deck import Deck
from derive.model.examples import names
from derive.writers.deck import deck_formats, render_deck
from derive.writers.formats import format_named
from derive.writers.write import render

LAYOUTS = ("handout", "worksheet", "answer_key", "slides")
ALL = [*product(names(), LAYOUTS), ("mazur", "check_report")]
PAPER = [(example, layout) for example, layout in ALL if layout != "slides"]
DECKS = [(example, layout) for example, layout in ALL if layout == "slides"]


def called(sheet) -> str:
    return "-".join(sheet)


@cache
def of(example: str) -> dict[str, Layout]:
    return {layout.shown.name: layout for layout in layouts(example)}


@cache
def written(example: str, layout: str, ending: str) -> str:
    """The text of one file."""
    _, shown, printer = of(example)[layout]
    if isinstance(shown, Deck):
        return render_deck(shown, *deck_formats([ending]), printer)
    return render(shown, format_named(ending), printer)
