"""Every built-in example in every notation: each file is sound, and made the same every time."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
from markdown_it import MarkdownIt

from derive.api import Worked, explain
from derive.api.gallery import write_gallery
from derive.model.examples import names
from derive.notation.notations import NOTATIONS
from derive.writers.formats import format_named

ROOT = Path(__file__).parents[2]
CASES = [(name, notation.name) for name in names() for notation in NOTATIONS]
FORMATS = ("txt", "md", "tex", "html", "typ")
WIDEST = 5  # pt that a line of a page may be too wide
every_case = pytest.mark.parametrize(("name", "notation"), CASES)


@cache
def worked(name: str, notation: str) -> Worked:
    return explain(name, notation=notation)


@cache
def written(name: str, notation: str, into: str) -> str:
    """The handout of an example in one notation and format."""
    found = worked(name, notation)
    return found.render(found.handout(), format_named(into))


@every_case
def test_html_is_valid_runs_nothing_and_fetches_nothing(name, notation):
    page = written(name, notation, "html")
    html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("lxml")).parse(page)
    assert "<script" not in page
    assert not re.findall(r"\son\w+=|(?:src|href)=[\"'](?!#)|javascript:", page)
    elements = re.findall(r"<math.*?</math>|<svg.*?</svg>", page, re.DOTALL)
    assert len(elements) > 20
    for element in elements:
        ET.fromstring(element)


@every_case
def test_markdown_holds_its_mathematics_in_fences(name, notation):
    text = written(name, notation, "md")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    fences = [token for token in tokens if token.type == "fence"]
    assert {fence.info for fence in fences} == {"math"}
    assert len(re.findall(r"^(?:> )?```", text, re.MULTILINE)) == 2 * len(fences)
    for fence in fences:
        assert balanced(fence.content)
        begins, ends = (
            re.findall(rf"\\{word}{{(\w+)}}", fence.content) for word in ("begin", "end")
        )
        assert sorted(begins) == sorted(ends) != []


def balanced(latex: str) -> bool:
    """Whether the braces of ``latex`` close one another."""
    depth = 0
    for mark in re.findall(r"(?<!\\)[{}]", latex):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return False
    return depth == 0


@every_case
def test_the_text_holds_nothing_that_a_reader_should_not_see(name, notation):
    text = written(name, notation, "txt")
    assert (
        re.findall(r"\b(?:None|nan|inf|NaN|Infinity)\b|Variable\(|Term\(|<\w|\{\w*\}", text) == []
    )


@every_case
def test_references_point_at_equations(name, notation):
    page = written(name, notation, "html")
    anchors = re.findall(r'\bid="(.*?)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#(.*?)"', page)) <= set(anchors)


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Callable[[str, str], str]:
    """The log of pdflatex for a case; the next case is begun at the same time."""
    if shutil.which("pdflatex") is None:
        assert not os.environ.get("CI"), "pdflatex is missing: install a TeX distribution"
        pytest.skip("pdflatex is not installed")
    pool = ThreadPoolExecutor(2)
    begun: dict[tuple[str, str], Future[str]] = {}

    def begin(case: tuple[str, str]) -> None:
        if case not in begun:
            text = written(*case, "tex")
            begun[case] = pool.submit(compiled, text, tmp_path_factory.mktemp("-".join(case)))

    def of(name: str, notation: str) -> str:
        place = CASES.index((name, notation))
        for case in CASES[place : place + 2]:
            begin(case)
        return begun[name, notation].result()

    yield of
    pool.shutdown(cancel_futures=True)


def compiled(text: str, folder: Path) -> str:
    (folder / "handout.tex").write_text(text, encoding="utf-8")
    options = ["-draftmode", "-interaction=nonstopmode", "-halt-on-error"]
    done = subprocess.run(
        ["pdflatex", *options, "handout.tex"], cwd=folder, capture_output=True, check=False
    )
    found = (folder / "handout.log").read_text(encoding="latin-1")
    return found if done.returncode == 0 else f"! pdflatex has failed\n{found}"


@every_case
def test_latex_compiles_and_fits_its_pages(log, name, notation):
    found = log(name, notation)
    assert re.findall(r"^!.*", found, re.MULTILINE) == []
    assert re.findall(r".*Missing character.*", found) == []
    widths = re.findall(r"Overfull \\hbox \(([\d.]+)pt.*", found)
    assert [width for width in widths if float(width) > WIDEST] == []


DIGESTS = f"""
import hashlib
from derive.api import explain
from derive.writers.formats import format_named
for name, notation in {CASES}:
    worked = explain(name, notation=notation)
    document = worked.handout()
    for into in {FORMATS}:
        text = worked.render(document, format_named(into))
        print(name, notation, into, hashlib.sha256(text.encode()).hexdigest())
"""


def test_another_process_makes_the_same_bytes():
    environment = {**os.environ, "PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    there = subprocess.run(
        [sys.executable, "-c", DIGESTS], env=environment, capture_output=True, text=True, check=True
    ).stdout
    here = [
        f"{name} {notation} {into} {hashlib.sha256(text.encode()).hexdigest()}"
        for name, notation in CASES
        for into in FORMATS
        for text in [written(name, notation, into)]
    ]
    assert there.splitlines() == here


def test_the_repository_shows_what_the_gallery_is(tmp_path):
    told = write_gallery(tmp_path)
    made, shown = content(tmp_path), content(ROOT / "output")
    assert sorted(made) == sorted(str(path.relative_to(tmp_path)) for path in told)
    assert sorted(shown) == sorted(made)
    assert [name for name in made if made[name] != shown[name]] == []


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
