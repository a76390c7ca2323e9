"""What the gallery shows of an example, and the pages that lead there."""

import re
from pathlib import Path

import pytest

from derive.api.exhibit import exhibit
from derive.model.examples import names, notes
from derive.writers.files import is_ours
from derive.writers.gallery import index_files

PAPER = ("pdf", "md", "tex", "html", "typ", "txt")


@pytest.fixture(scope="module")
def shown():
    """The example with notes on it, and the signed files by name."""
    found, files = exhibit("mazur", Path("out"))
    return found, {str(file.path.relative_to("out/mazur")): file.signed() for file in files}


def test_every_layout_is_there_in_every_format(shown):
    found, files = shown
    layouts = ["Handout", "Worksheet", "Answer key", "Slides", "Checked notes"]
    assert [piece.layout for piece in found.pieces] == layouts
    for name in ("handout", "worksheet", "answer_key", "check_report"):
        assert {f"{name}.{ending}" for ending in PAPER} <= set(files)
    assert {"slides.tex", "slides.html", "notes.md"} <= set(files)


def test_every_file_is_ours(shown):
    assert [name for name, content in shown[1].items() if not is_ours(content)] == []


def test_every_page_has_the_pictures_it_asks_for(shown):
    _, files = shown
    for name in ("handout.md", "worksheet.md", "answer_key.md"):
        asked = re.findall(r"!\[.*\]\((.*\.svg)\)", files[name].decode())
        assert asked
        assert {path.replace("\\", "") for path in asked} <= set(files)


def test_a_thumbnail_is_small_and_has_a_picture_in_it(shown):
    found, files = shown
    for piece in found.pieces:
        content = files[piece.picture]
        assert content.startswith(b"\x89PNG")
        width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
        assert 300 < width < 400
        assert height == pytest.approx(
            width * (0.56 if "slides" in piece.picture else 1.414), abs=2
        )
        assert 4_000 < len(content) < 60_000


def test_the_notes_have_faults_and_the_report_names_them(shown):
    report = " ".join(shown[1]["check_report.txt"].decode().replace("│", " ").split())
    assert "notes.md against mazur" in report
    for cause in ("b1 must be b2", "wrong sign", "two neighbouring digits swapped"):
        assert cause in report


def test_only_examples_with_notes_have_a_report():
    assert [name for name in names() if notes(name)] == ["mazur"]


def test_the_index_leads_to_every_page(shown):
    found, files = shown
    readme, page = (file.text for file in index_files([found], Path("out")))
    for text, links in (
        (readme, re.findall(r"\]\((.*?)\)", readme)),
        (page, re.findall(r'(?:href|src)="(mazur.*?)"', page)),
    ):
        told = {link.replace("\\", "").removeprefix("mazur/") for link in links}
        pages = {name for name in files if not name.endswith(".svg") and name != "notes.md"}
        assert told == pages
        assert found.title in text
