"""The pages of sheet and key: TeX and Typst set them, nothing sticks out, HTML is valid."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import html5lib
import pytest

from derive.documents.worksheet import answer_key
from derive.writers.formats import HTML, TEX, TYPST
from derive.writers.write import render
from tests.documents.worksheet.sheets import FILES, sheet, worked

needs_tex = pytest.mark.skipif(
    not (shutil.which("pdflatex") or "CI" in os.environ), reason="needs pdflatex"
)
both = pytest.mark.parametrize("key", [False, True], ids=["worksheet", "answer_key"])


def written(name, into, wish, key):
    own, document = worked(name), sheet(name, wish)
    if key:
        return render(answer_key(document), into, own.key_printer)
    return render(document, into, own.printer)


def compiled(folder, text):
    """The log of the second run, when the number of pages is known."""
    (folder / "sheet.tex").write_text(text)
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "sheet.tex"]
    for _ in range(2):
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-2000:]
    return done.stdout


PAGES = [("few", False, 3), ("half", False, 3), ("all", False, 4), ("all", True, 4)]


@needs_tex
@both
@pytest.mark.parametrize("name", ["mazur", "softmax", "xor", "bptt", "olah"])
def test_latex_sets_it_within_the_margins(tmp_path, name, key):
    log = compiled(tmp_path, written(name, TEX, "half", key))
    overfull = [float(size) for size in re.findall(r"Overfull \\hbox \(([\d.]+)pt too wide\)", log)]
    assert max(overfull, default=0) <= 1


@needs_tex
@pytest.mark.parametrize(("wish", "key", "most"), PAGES)
def test_a_small_network_fits_on_a_few_pages(tmp_path, wish, key, most):
    log = compiled(tmp_path, written("mazur", TEX, wish, key))
    (pages,) = re.findall(r"Output written on sheet\.pdf \((\d+) pages", log)
    assert int(pages) <= most


@pytest.mark.parametrize(("wish", "key", "most"), PAGES)
def test_typst_needs_no_more_pages(wish, key, most):
    typst = pytest.importorskip("typst")
    made = typst.compile(written("mazur", TYPST, wish, key).encode(), format="svg")
    assert len(made if isinstance(made, list) else [made]) <= most


@both
@pytest.mark.parametrize("name", ["mazur", "softmax", "xor", "bptt", "olah"])
def test_typst_sets_it(name, key):
    typst = pytest.importorskip("typst")
    assert typst.compile(written(name, TYPST, "all", key).encode()).startswith(b"%PDF")


@both
@pytest.mark.parametrize("name", FILES)
def test_html_is_valid_and_stands_alone(name, key):
    page = written(name, HTML, "half", key)
    html5lib.HTMLParser(strict=True).parse(page)
    assert not re.search(r"<script|https?://(?!www\.w3\.org)", page)
