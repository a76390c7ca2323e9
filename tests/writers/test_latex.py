"""The LaTeX compiles without an error, an undefined reference or a line that is too wide."""

import os
import re
import shutil
import subprocess

import pytest

from derive.documents.blocks import Document, Prose, Text
from derive.writers.formats import TEX
from derive.writers.tex_text import bookmark, latex
from derive.writers.write import render

FONT_LETTERS = (
    "".join(map(chr, range(0xA1, 0x180))) + "αβγδεζηθικλμνξπρστυφχψω∂∇≤≥≠≈→−×·½²³⊙∞√∑…—“”网🙂"
)


@pytest.fixture
def compiled(tmp_path):
    """Compiles a text twice and returns the last log."""
    if shutil.which("pdflatex") is None:
        assert not os.environ.get("CI"), "pdflatex is missing: install a TeX distribution"
        pytest.skip("pdflatex is not installed")

    def run(text: str) -> str:
        (tmp_path / "page.tex").write_text(text, encoding="utf-8")
        command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "page.tex"]
        for _ in range(2):
            subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        return (tmp_path / "page.log").read_text(encoding="latin-1")

    return run


def test_the_document_compiles_cleanly(compiled, document, printer):
    log = compiled(render(document, TEX, printer))
    assert not re.findall(r"^!.*", log, re.MULTILINE)
    assert not re.findall(r".*[Uu]ndefined.*", log)
    assert not re.findall(r"LaTeX Warning.*|Package hyperref Warning.*", log)
    assert [float(width) for width in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)] == []
    assert "Output written on page.pdf" in log


def test_every_character_compiles(compiled, printer):
    page = Document("letters", FONT_LETTERS, tuple(Prose((Text(mark),)) for mark in FONT_LETTERS))
    log = compiled(render(page, TEX, printer))
    assert not re.findall(r"^!.*", log, re.MULTILINE)
    assert "Output written on page.pdf" in log


def test_the_equations_alone_need_amsmath_only(compiled, document, printer):
    equations = render(document, TEX, printer, template="fragment")
    preamble = r"\documentclass{article}\usepackage{amsmath}\begin{document}"
    log = compiled(f"{preamble}\n{equations}\\end{{document}}\n")
    assert not re.findall(r"^!.*", log, re.MULTILINE)
    assert "Output written on page.pdf" in log


def test_a_character_without_a_glyph_is_named():
    assert latex("网") == r"\texttt{U+7F51}"


def test_the_outline_spells_mathematics_out():
    assert bookmark("∂E/∂w·η 网") == "dE/dw*eta "
