"""Every example as beamer: it compiles, and nothing sticks out of a slide."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from tests.documents.slides.decks import NAMES, deck, written

WIDEST = 1  # pt


@pytest.mark.parametrize("name", NAMES)
def test_beamer_compiles_and_fits(name, tmp_path):
    if shutil.which("pdflatex") is None:
        assert not os.environ.get("CI"), "pdflatex is missing: install a TeX distribution"
        pytest.skip("pdflatex is not installed")
    (tmp_path / "slides.tex").write_text(written(name, "tex"), encoding="utf-8")
    options = ["-draftmode", "-interaction=nonstopmode", "-halt-on-error"]
    subprocess.run(
        ["pdflatex", *options, "slides.tex"], cwd=tmp_path, capture_output=True, check=False
    )
    log = (tmp_path / "slides.log").read_text(encoding="latin-1")
    assert re.findall(r"^!.*|.*Missing character.*|LaTeX Warning: Ref.*", log, re.MULTILINE) == []
    sizes = re.findall(r"Overfull \\[hv]box \(([\d.]+)pt.*", log)
    assert [size for size in sizes if float(size) > WIDEST] == []
    pages = sum(slide.steps for slide in deck(name).blocks) + 1
    assert f"[{pages}" in log
    assert f"[{pages + 1}" not in log
