"""The handouts in Markdown, LaTeX and HTML: sound, self-contained, and the same numbers in each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import html5lib
import pytest
from markdown_it import MarkdownIt

from tests.documents.handouts import FILES, written

PICTURES = {
    "txt": r"^\[.*\]$|^made by .*$",
    "md": r"^!\[.*\]\(.*\)$",
    "tex": r"(?s)^.*?\\begin\{document\}|\\begin\{tikzpicture\}.*?\\end\{tikzpicture\}"
    r"|p\{[\d.]+\\linewidth\}",
    "typ": r"(?s)#\d\.\dem|^.*?#title\(\)|^  alt: [^\n]*$|^  fitted\(box\(.*?^\}\)\),$",
    "html": r"(?s)<head>.*?</head>|<svg.*?</svg>|<figcaption.*?</figcaption>|<nav.*?</nav>",
}


def decimals(into: str, name: str) -> list[str]:
    """All decimal numbers in the order in which they are read, those in pictures left out."""
    text = re.sub(PICTURES[into], "", written(name, into), flags=re.MULTILINE)
    if into == "html":
        text = re.sub(r"<[^>]*>", " ", text)
    return re.findall(r"\d+\.\d+", text)


@pytest.mark.parametrize("name", FILES)
def test_all_formats_show_the_same_numbers_in_the_same_order(name):
    expected = decimals("txt", name)
    assert len(expected) > 50
    for into in ("md", "tex", "html", "typ"):
        assert decimals(into, name) == expected


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("weights", [None, "all"])
def test_every_reference_points_at_an_equation(name, weights):
    for into, anchor, link in (
        ("typ", r"\n\) <(eq-\d+)>\n", r"#link\(<(eq-\d+)>\)"),
        ("md", r'<a id="(eq-\d+)">', r"\]\(#(eq-\d+)\)"),
        ("html", r'id="(eq-\d+)"', r'href="#(eq-\d+)"'),
    ):
        text = written(name, into, weights)
        anchors, links = re.findall(anchor, text), re.findall(link, text)
        assert links or name == "tiny"
        assert set(links) <= set(anchors)
        assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("name", FILES)
def test_html_is_valid_stands_alone_and_runs_nothing(name):
    page = written(name, "html")
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<script" not in page
    assert not re.findall(r"(?:src|href)=[\"'](?!#)", page)
    assert set(re.findall(r"https?://[^\s\"']+", page)) == {"http://www.w3.org/2000/svg"}
    for element in re.findall(r"<math.*?</math>|<svg.*?</svg>", page, re.DOTALL):
        ET.fromstring(element)


@pytest.mark.parametrize("name", FILES)
def test_markdown_reads_as_it_was_meant(name):
    text = written(name, "md")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    fences = [token for token in tokens if token.type == "fence"]
    assert {fence.info for fence in fences} == {"math"}
    for fence in fences:
        assert fence.content.startswith("\\begin{aligned}\n")
        assert fence.content.endswith("\\end{aligned}\n")
    assert len(re.findall(r"^(?:> )?```", text, re.MULTILINE)) == 2 * len(fences)
    shown = "".join(
        child.content
        for token in tokens
        for child in token.children or ()
        if child.type in {"text", "html_inline"}
    )
    assert re.findall(r"\\[a-z]+", shown) == []  # all mathematics is code


@pytest.mark.parametrize("name", FILES)
def test_latex_compiles(name, tmp_path):
    if shutil.which("pdflatex") is None:
        assert not os.environ.get("CI"), "pdflatex is missing: install a TeX distribution"
        pytest.skip("pdflatex is not installed")
    (tmp_path / "handout.tex").write_text(written(name, "tex"), encoding="utf-8")
    for _ in range(2):
        subprocess.run(
            ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "handout.tex"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
    log = (tmp_path / "handout.log").read_text(encoding="latin-1")
    assert "Output written on handout.pdf" in log
    assert re.findall(r"^!.*|.*[Uu]ndefined.*|LaTeX Warning.*", log, re.MULTILINE) == []
    widths = re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)
    assert [width for width in widths if float(width) > 5] == []
