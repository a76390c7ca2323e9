"""Slides as a PDF: a page for each step, all in place, nothing over the edge."""

import json
import re
import subprocess
from dataclasses import replace

import pytest
import typst as compiler

from derive.documents.blocks import Prose, Text
from derive.documents.deck import Reveal, Slide
from derive.writers.deck import deck_files, deck_formats, render_deck
from derive.writers.pdf import ENGINES
from tests.documents.slides.decks import NAMES, deck, worked
from tests.pages.tools import program
from tests.writers.test_deck import DECK
from tests.writers.test_pdf import has

(TYPST_DECK,) = deck_formats(["typ"])


def pages(text):
    """What is seen on each page, by the words of its texts and equations."""
    made = compiler.compile(text.encode(), ignore_system_fonts=True, pdf_standards=["ua-1"])
    told = subprocess.run(
        [program("pdftotext"), "-layout", "-", "-"], input=made, capture_output=True, check=True
    )
    return told.stdout.decode().split("\f")[:-1]


def test_there_is_a_page_for_each_step(printer):
    shown = pages(render_deck(DECK, TYPST_DECK, printer))
    assert len(shown) == 1 + sum(slide.steps for slide in DECK.blocks)
    numbers = [re.search(r"\b(\d) ?/ ?4\b", page) for page in shown[1:]]
    assert [int(one[1]) for one in numbers] == [2] * 8 + [3] * 3 + [4] * 2
    assert "50% & <more>" in shown[0]


def test_what_is_revealed_is_seen_from_its_step_on(printer):
    shown = pages(render_deck(DECK, TYPST_DECK, printer))
    assert ["Last." in page for page in shown[9:12]] == [False, False, True]


def test_a_slide_does_not_move_from_step_to_step(printer):
    first = Slide((Text("One"),), (Prose((Text("Here."),)), Reveal(2, Prose((Text("There."),)))))
    two = replace(DECK, blocks=(first,))
    found = json.loads(
        compiler.query(
            render_deck(two, TYPST_DECK, printer).replace("Here.", "Here.#metadata(1)<at>").encode()
            + b"\n#context [#metadata(query(<at>).map(it => it.location().position())) <places>]",
            "<places>",
            ignore_system_fonts=True,
        )
    )
    one, other = found[0]["value"]
    assert (one["x"], one["y"]) == (other["x"], other["y"])
    assert (one["page"], other["page"]) == (2, 3)


@pytest.mark.parametrize("lines", [3, 12, 17, 21])
def test_nothing_runs_on_to_a_page_more(printer, lines):
    much = Slide((Text("Much"),), tuple(Prose((Text(f"Line {k}."),)) for k in range(lines)))
    (_, page) = pages(render_deck(replace(DECK, blocks=(much,)), TYPST_DECK, printer))
    assert f"Line {lines - 1}." in page


@pytest.mark.parametrize("name", NAMES)
def test_every_deck_has_its_pages(name):
    shown = deck(name)
    text = render_deck(shown, TYPST_DECK, worked(name).printer)
    assert len(pages(text)) == 1 + sum(slide.steps for slide in shown.blocks)


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_either_engine_makes_it_the_same_each_time(engine, printer, tmp_path):
    if engine.name == "latexmk":
        has("latexmk")
    (chosen,) = deck_formats(["pdf"], engine.name)
    made = [deck_files(DECK, chosen, printer, tmp_path) for _ in range(2)]
    ((first,), (second,)) = made
    assert first.path == tmp_path / "talk.pdf"
    assert first.signed() == second.signed()
