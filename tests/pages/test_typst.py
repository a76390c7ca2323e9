"""Every layout of every example as the package typst sets it looks as it did."""

import pytest

from derive.writers.typst_pdf import typeset
from tests.pages.raster import changed, differences, rasterised
from tests.pages.sheets import PAPER, called, written


@pytest.mark.parametrize(("example", "layout"), PAPER, ids=map(called, PAPER))
def test_the_pages_look_as_they_did(example, layout, tmp_path):
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(typeset(written(example, layout, "typ")))
    assert differences(rasterised(pdf), f"{example}-{layout}-typ") == []


@pytest.mark.parametrize("change", ["#v(3mm)", "#strike[Many words that were not there.]"])
def test_a_page_that_changed_is_seen(change, tmp_path):
    before = written("olah", "handout", "typ")
    after = before.replace("#title()", f"#title()\n{change}")
    pages = []
    for name, text in (("before", before), ("after", after)):
        (tmp_path / name).mkdir()
        pdf = tmp_path / name / "page.pdf"
        pdf.write_bytes(typeset(text))
        pages.append(rasterised(pdf)[0])
    assert changed(*pages) > 0.02
    assert changed(pages[0], pages[0]) == 0
