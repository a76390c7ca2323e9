"""Numbers are the same in every format, and every reference leads to its equation."""

import re

import pytest

from derive.writers.formats import FORMATS, HTML, MARKDOWN, TEX, TYPST
from derive.writers.write import render


@pytest.mark.parametrize("into", FORMATS, ids=lambda known: known.name)
def test_equations_are_numbered_in_reading_order(into, document, printer):
    numbers = {
        "md": r"&&\\quad \((\d+)\)",
        "tex": r"\\numbered\{.*?\}\{(\d+)\}",
        "html": r'class="tag" href="#eq-(\d+)"',
        "typ": r"number: (\d+)",
        "txt": r"   \((\d+)\)$",
    }[into.name]
    text = render(document, into, printer)
    assert re.findall(numbers, text, re.MULTILINE) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("into", "reference", "target"),
    [
        (HTML, r'href="#(.*?)"', r'id="(.*?)"'),
        (MARKDOWN, r"\]\(#(.*?)\)", r'<a id="(.*?)">'),
        (TEX, r"\\eqref\{(eq:.*?)\}", r"\\numbered\{.*?\}\{\d+\}\{(.*?)\}"),
        (TYPST, r"#link\(<(.*?)>\)", r"\) <(.*?)>\n"),
    ],
    ids=["html", "md", "tex", "typ"],
)
@pytest.mark.parametrize(("template", "scope"), [("document", ""), ("body", "mine-")])
def test_every_link_has_its_target(into, reference, target, template, scope, document, printer):
    text = render(document, into, printer, template=template, scope=scope)
    links = set(re.findall(reference, text))
    assert links
    assert links <= set(re.findall(target, text))
    assert all(scope in link for link in links)
