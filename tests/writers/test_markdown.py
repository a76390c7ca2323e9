"""The Markdown says to a CommonMark reader with tables what was meant."""

import re

import pytest
from markdown_it import MarkdownIt

from derive.writers.escaping import markdown
from derive.writers.formats import MARKDOWN
from derive.writers.write import render


@pytest.fixture
def reader():
    return MarkdownIt("commonmark").enable("table").enable("strikethrough")


@pytest.mark.parametrize(
    "text",
    [
        "a*b* _c_ **d**",
        "[link](x) ![i](j)",
        "<b>&amp; & &lt;",
        "# heading",
        "1. item",
        "12) item",
        "- item",
        "+ item",
        "===",
        "---",
        "~~gone~~",
        "`code`",
        r"C:\dir\*",
        "> quoted",
        "0.02",
        "-0.5",
        "a | b",
        "$5 and $6",
    ],
)
def test_text_shows_as_itself(reader, text):
    tokens = reader.parse(markdown(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == text


@pytest.fixture
def tokens(document, printer, reader):
    return reader.parse(render(document, MARKDOWN, printer))


def test_every_equation_is_a_fence_of_mathematics(tokens):
    fences = [token for token in tokens if token.type == "fence"]
    assert len(fences) == 5
    assert {fence.info for fence in fences} == {"math"}
    assert all(fence.content.startswith("\\begin{aligned}\n") for fence in fences)


def test_mathematics_in_text_is_never_read_as_markup(tokens):
    codes = [
        child.content
        for token in tokens
        if token.type == "inline"
        for child in token.children
        if child.type == "code_inline"
    ]
    assert r"\mathrm{out}_{o1}" in codes


def test_tables_have_as_many_cells_as_their_header(tokens):
    cells = [token.type for token in tokens if token.type in {"th_open", "td_open"}]
    assert cells.count("th_open") == 5 + 2
    assert cells.count("td_open") == 2 * 5 + 2


def test_groups_are_quotations_and_a_hostile_heading_is_a_heading(tokens):
    kinds = [token.type for token in tokens]
    assert kinds.count("blockquote_open") == 3
    assert kinds.count("heading_open") == 1 + 5 + 2


def test_github_draws_no_tag_operatorname_or_phantom(document, printer):
    assert not re.search(
        r"\\(tag|operatorname|phantom|mbox)\b", render(document, MARKDOWN, printer)
    )
