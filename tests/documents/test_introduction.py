"""Prose of the author in Markdown: nothing acts as markup, and mathematics comes through whole."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from derive.api.worked import explain
from derive.documents.blocks import (
    Code,
    Emphasis,
    Formula,
    Items,
    Link,
    Math,
    Prose,
    Strong,
    Text,
)
from derive.documents.introduction import introduction
from derive.errors import SpecError
from derive.model.examples import path
from derive.model.front import Front
from derive.model.spec import load
from derive.writers.formats import FORMATS, format_named
from derive.writers.typst_pdf import typeset
from derive.writers.write import rendered_files
from tests.pages.tex import compiled, complaints

PROBLEM = load("mazur")


def said(text):
    return introduction(text, PROBLEM.graph)


def inlines(text):
    (paragraph,) = said(text)
    return paragraph.content


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("plain", [Text("plain")]),
        ("two\nlines", [Text("two"), Text(" "), Text("lines")]),
        (
            "a *b* **c** `d*e*`",
            [Text("a "), Emphasis("b"), Text(" "), Strong("c"), Text(" "), Code("d*e*")],
        ),
        ("# Title", [Strong("Title")]),
        ("<b onclick=x>raw</b>", [Text("<b onclick=x>raw</b>")]),
        ("<script>alert(1)</script>", [Text("<script>alert(1)</script>")]),
        ("[a](https://x.org/?q=1&r)", [Link("a", "https://x.org/?q=1&r")]),
        ("[a](javascript:alert(1))", [Text("[a](javascript:alert(1))")]),
        ("[a](file:///etc/passwd)", [Text("[a](file:///etc/passwd)")]),
        ("[a](other.html)", [Text("a")]),
        ("![what it shows](x.png)", [Text("what it shows")]),
        ("cost: \\$5 and \\$6", [Text("cost: $5 and $6")]),
        ("$\\sigma$", [Formula("\\sigma")]),
        ("$a % b$", [Code("a % b")]),
        ("${a$", [Code("{a")]),
        ("$a}{b$", [Code("a}{b")]),
    ],
)
def test_pieces(text, pieces):
    assert list(inlines(text)) == pieces


def test_lists_keep_their_items():
    assert said("1. one\n2. two\n   - three\n\nafter") == (
        Items((Prose((Text("one"),)), Prose((Text("two"),)), Prose((Text("three"),))), True),
        Prose((Text("after"),)),
    )


@pytest.mark.parametrize(
    ("code", "nielsen"),
    [
        ("w_5", "w_{11}^3"),
        ("out_{h1}", "a_1^2"),
        ("\\frac{\\partial E_{total}}{\\partial w_5}", "\\partial C / \\partial w_{11}^3"),
        ("net_{h1} = w_1 i_1 + w_2 i_2 + b_1", "z_1^2 = w_{11}^2 "),
    ],
)
def test_mathematics_of_the_network_is_written_in_the_notation_of_the_page(code, nielsen):
    (piece,) = inlines(f"${code}$")
    assert isinstance(piece, Math)
    (display,) = inlines(f"$$\n{code}\n$$")
    assert display == piece
    worked = explain(
        replace(PROBLEM, front=Front(introduction=f"Look: ${code}$.")), notation="nielsen"
    )
    shown = worked.render(worked.handout(), format_named("tex"))
    assert f"Look: ${nielsen}" in shown


@pytest.mark.parametrize("code", [r"\tanh'(x) = 1 - \tanh^2 x", r"f(x) = x^2", r"y = 2 x"])
def test_the_variable_of_any_function_is_not_taken_for_a_layer(code):
    assert inlines(f"${code}$") == (Formula(code),)


INTRODUCTION = r"""
## Before you *start*

Recall $\sigma(x) = \frac{1}{1 + e^{-x}}$, and that $w_5$ is <script>evil()</script> **bold**
100%_a.
See [the book](https://example.org/a_b~c?d=1&e=50%25#f).

1. `code_with{braces}`
2. [no](javascript:evil()) & more
"""


@pytest.fixture(scope="module")
def pages():
    """The introduction in a handout and a worksheet, in every format."""
    front = Front(introduction=INTRODUCTION)
    worked = explain(replace(load("mazur"), front=front), rules=False, decimals=4)
    return {
        file.path.name: file.text
        for document in (worked.handout(), worked.worksheet())
        for known in FORMATS
        for file in rendered_files(document, known, worked.printer, Path())
    }


@pytest.mark.parametrize("layout", ["handout", "worksheet"])
@pytest.mark.parametrize("ending", [known.name for known in FORMATS])
def test_it_stands_in_every_layout_and_format(pages, layout, ending):
    text = pages[f"{layout}.{ending}"]
    for word in ("Before you", "start", "bold", "the book", "https://example.org/a_b~c"):
        assert word in text
    assert text.index("Before you") < text.rindex("The network has two inputs")


def test_html_holds_no_script_and_no_other_address(pages):
    page = pages["handout.html"]
    assert "<script" not in page
    assert "javascript" not in " ".join(re.findall(r"<[^>]*>", page))
    outside = set(re.findall(r'(?:href|src)="([^#"][^"]*)"', page))
    assert outside == {"https://example.org/a_b~c?d=1&amp;e=50%25#f"}


@pytest.mark.parametrize("layout", ["handout", "worksheet"])
def test_latex_and_typst_set_it(pages, tmp_path, layout):
    assert typeset(pages[f"{layout}.typ"]).startswith(b"%PDF")
    compiled(pages[f"{layout}.tex"], tmp_path)
    assert complaints(tmp_path) == []


def test_too_long_an_introduction_is_refused(tmp_path):
    text = path("olah").read_text(encoding="utf-8")
    words = "word " * 5000
    (tmp_path / "net.toml").write_text(f'{text}\n[document]\nintroduction = "{words}"\n')
    with pytest.raises(SpecError, match=r"document\.introduction: has more than 20000 characters"):
        load(tmp_path / "net.toml")
