"""A part of a document fits into a document of someone else, and twice into the same."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import html5lib
import pytest
import typst

from derive.writers.formats import HTML, MARKDOWN, TEX, TYPST
from derive.writers.write import fragment_files, render

PACKAGES = r"""\usepackage[T1]{fontenc}
\usepackage{amsmath,amssymb,array,longtable,booktabs,graphicx}
\usepackage[table]{xcolor}\usepackage{tikz,caption}"""
DOCUMENTS = {
    "article": rf"\documentclass{{article}}{PACKAGES}",
    "linked": rf"\documentclass{{article}}{PACKAGES}\usepackage{{hyperref}}",
    "beamer": r"\documentclass[xcolor=table]{beamer}"
    + PACKAGES.replace("[table]{xcolor}", "{xcolor}"),
}


def parts(document, into, printer):
    return [fragment_files(document, into, printer, Path(name))[0] for name in ("my net", "xor")]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_latex_inputs_it(kind, document, printer, tmp_path):
    if shutil.which("pdflatex") is None:
        assert not os.environ.get("CI"), "pdflatex is missing: install a TeX distribution"
        pytest.skip("pdflatex is not installed")
    for place, part in enumerate(parts(document, TEX, printer)):
        (tmp_path / f"part{place}.tex").write_text(part.text, encoding="utf-8")
    frame = r"\begin{frame}[allowframebreaks]%s\end{frame}" if kind == "beamer" else "%s"
    body = "\n".join(frame % rf"\input{{part{place}}}" for place in range(2))
    (tmp_path / "page.tex").write_text(
        f"{DOCUMENTS[kind]}\\begin{{document}}{body}\\end{{document}}"
    )
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "page.tex"]
    for _ in range(2):
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    log = (tmp_path / "page.log").read_text(encoding="latin-1")
    assert "Output written on page.pdf" in log
    assert re.findall(r"^!.*|.*[Uu]ndefined.*|.*multiply.*", log, re.MULTILINE) == []


def test_typst_includes_it(document, printer, tmp_path):
    for place, part in enumerate(parts(document, TYPST, printer)):
        (tmp_path / f"part{place}.typ").write_text(part.text, encoding="utf-8")
    page = tmp_path / "page.typ"
    page.write_text('= Mine\n#include "part0.typ"\n#include "part1.typ"\n')
    _, warnings = typst.compile_with_warnings(str(page), ignore_system_fonts=True)
    assert warnings == []


def test_a_page_holds_it(document, printer):
    inner = "".join(part.text for part in parts(document, HTML, printer))
    page = f"<!DOCTYPE html><html lang=en><title>Mine</title><body>{inner}</body></html>"
    root = html5lib.parse(page, treebuilder="lxml", namespaceHTMLElements=False).getroot()
    anchors = [
        one.get("id") for one in root.iter() if one.get("id") and "figure" not in one.get("id")
    ]
    assert len(anchors) == len(set(anchors)) > 10
    links = {one.get("href")[1:] for one in root.iter("a")}
    assert links <= set(anchors)
    assert {"my-net-eq-1", "xor-eq-1"} <= links


def test_the_style_of_a_part_stays_inside_it(document, printer):
    text = render(document, HTML, printer, template="body")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1].strip()
    assert style.startswith(".derive {\n& {\n")
    assert style.endswith("}")
    assert ":root" not in style
    depth = 0
    for mark in re.findall(r"[{}]", style[:-1]):
        depth += 1 if mark == "{" else -1
        assert depth > 0


def test_markdown_starts_with_the_first_block(document, printer):
    text = render(document, MARKDOWN, printer, template="body", scope="my-")
    assert text.startswith("One unit learns one weight.")
    assert '<a id="my-eq-1"></a>' in text
    assert "](#my-eq-1)" in text


def test_pictures_are_written_beside_it(document, printer):
    paths = [file.path for file in fragment_files(document, MARKDOWN, printer, Path("xor"))]
    assert paths == [Path("xor/sample-fragment.md"), Path("xor/sample-network.svg")]
