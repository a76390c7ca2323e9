"""A sum over twenty ways breaks across lines in every format, and nothing of it is cut off."""

import re

import pytest

from derive.api.worked import explain
from derive.documents.worksheet import answer_key
from derive.writers.formats import FORMATS, format_named
from derive.writers.typst_pdf import typeset
from derive.writers.write import render
from tests.pages.test_browser import outside
from tests.pages.tex import compiled, complaints

SPEC = "tests/pages/twenty.toml"
LAYOUTS = ("handout", "worksheet", "answer_key")
COLUMNS = 125  # of a line of text with the name of its rule
TERMS = 13  # in a row

every = pytest.mark.parametrize("layout", LAYOUTS)


@pytest.fixture(scope="module")
def text(request):
    """The text of a layout in a format."""
    path = request.config.rootpath / SPEC
    worked, brief = explain(path), explain(path, rules=False, decimals=4)
    sheet = brief.worksheet()
    made = {
        "handout": (worked.handout(), worked.printer),
        "worksheet": (sheet, brief.printer),
        "answer_key": (answer_key(sheet), brief.key_printer),
    }

    def write(layout, ending):
        document, printer = made[layout]
        return render(document, format_named(ending), printer)

    return write


@every
def test_latex(text, tmp_path, layout):
    compiled(text(layout, "tex"), tmp_path)
    assert complaints(tmp_path) == []


@every
def test_typst(text, tmp_path, layout):
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(typeset(text(layout, "typ")))
    assert outside(pdf) == []


@every
def test_a_browser_has_nothing_to_scroll_and_prints_everything(text, opened, tmp_path, layout):
    tab = opened(text(layout, "html"))
    wide = "[...document.querySelectorAll('.equations, .table')].filter(WIDE).map(SAID)"
    script = wide.replace("WIDE", "(one) => one.scrollWidth > one.clientWidth").replace(
        "SAID", "(one) => one.textContent.slice(0, 80)"
    )
    assert tab.value(script) == []
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(tab.printed(preferCSSPageSize=True))
    assert outside(pdf) == []


@every
def test_plain_text(text, layout):
    lines = text(layout, "txt").splitlines()
    sums = [line for line in lines if line.count(" + ") > 4]
    assert sums
    assert max(map(len, sums)) <= COLUMNS


@every
def test_markdown(text, layout):
    blocks = re.findall(r"^```math\n(.*?)^```", text(layout, "md"), re.MULTILINE | re.DOTALL)
    rows = [row for block in blocks for row in block.split("\\\\\n")]
    assert 8 < max(row.count(" + ") for row in rows) <= TERMS


@pytest.mark.parametrize("ending", [known.name for known in FORMATS])
def test_every_way_is_there(text, ending):
    page = re.sub(r"\s|<[^>]*>|[{}()_\"]|mathrm|∂|\\partial", "", text("handout", ending))
    assert all(f"Eo{output}" in page for output in range(1, 21))
