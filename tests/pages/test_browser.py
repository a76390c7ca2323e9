"""Every page in a browser: no complaint, readable by all, in any width and light, and on paper."""

import re
import subprocess

import pytest

from tests.pages.sheets import ALL, DECKS, PAPER, called, of, written
from tests.pages.tools import axe, program

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RIGHT, END, HOME, LEFT = ("ArrowRight", 39), ("End", 35), ("Home", 36), ("ArrowLeft", 37)

every = pytest.mark.parametrize(("example", "layout"), ALL, ids=map(called, ALL))
paper = pytest.mark.parametrize(("example", "layout"), PAPER, ids=map(called, PAPER))
decks = pytest.mark.parametrize(("example", "layout"), DECKS, ids=map(called, DECKS))


def barriers(tab):
    """What keeps people from reading the page, at the levels A and AA."""
    found = tab.value(f"axe.run({{runOnly: {LEVELS}}})")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]


@every
def test_nothing_is_complained_of_and_everyone_can_read_it(opened, example, layout):
    script = axe()
    tab = opened(written(example, layout, "html"))
    tab.value(f"{script}; undefined")
    for scheme in ("light", "dark"):
        tab.prefer(scheme)
        assert barriers(tab) == []
    assert tab.complaints() == []


def test_a_page_that_few_can_read_is_found(opened):
    script = axe()
    grey = '<p style="color: #ccc; background: #fff">pale</p><img src="data:,">'
    tab = opened(f"<!DOCTYPE html><html lang=en><title>x</title><body>{grey}</body></html>")
    tab.value(f"{script}; undefined")
    told = barriers(tab)
    assert {line.split(":")[0] for line in told} == {"color-contrast", "image-alt"}


def test_a_complaint_on_the_console_is_found(opened):
    tab = opened("<!DOCTYPE html><title>x</title><script>console.error('no'); nothing();</script>")
    assert len(tab.complaints()) == 2


@paper
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_its_window(opened, example, layout, width):
    tab = opened(written(example, layout, "html"), width=width)
    assert tab.value("document.documentElement.scrollWidth") <= width


COVERED = """[...document.querySelectorAll(".equations .row")].filter(row => {
  const tag = row.querySelector(".tag"), shown = row.querySelectorAll(".rhs math");
  if (!tag) return false;
  const box = tag.getBoundingClientRect(), boxes = [...shown].map(it => it.getBoundingClientRect());
  return boxes.some(it => it.right > box.left + 1 && it.left < box.right
    && it.bottom > box.top + 1 && it.top < box.bottom - 1);
}).map(row => row.textContent)"""


@pytest.mark.parametrize("layout", ["handout", "worksheet"])
@pytest.mark.parametrize("example", ["mazur", "bptt", "softmax"])
def test_on_a_phone_no_number_of_an_equation_covers_its_digits(opened, example, layout):
    assert opened(written(example, layout, "html"), width=390).value(COVERED) == []


RIGHTMOST = """Math.max(...[...document.querySelectorAll(".row:has(.tag) .rhs math:last-of-type")]
  .map(it => it.getBoundingClientRect().right))"""


@pytest.mark.parametrize("layout", ["handout", "worksheet"])
def test_on_a_phone_results_are_seen_without_scrolling(opened, layout):
    tab = opened(written("mazur", layout, "html"), width=390)
    assert tab.value(RIGHTMOST) <= 390


@paper
def test_on_paper_nothing_is_cut_off(opened, tmp_path, example, layout):
    tab = opened(written(example, layout, "html"))
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(tab.printed(preferCSSPageSize=True))
    assert outside(pdf) == []


def outside(pdf):
    """The words of a PDF that lie over the edge of their page, or too near to it."""
    command = [program("pdftotext"), "-bbox", pdf, "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    told, width = [], 0.0
    for line in text.splitlines():
        if page := re.search(r'<page width="([\d.]+)"', line):
            width = float(page[1])
        elif word := re.search(r'xMin="([-\d.]+)".*xMax="([-\d.]+)".*>(.*)</word>', line):
            left, right, said = float(word[1]), float(word[2]), word[3]
            if left < 20 or right > width - 20:
                told.append(said)
    return told


@decks
def test_a_deck_is_stepped_through_to_its_end(opened, example, layout):
    deck = of(example)[layout].shown
    tab = opened(written(example, layout, "html"))
    steps = [1, *(slide.steps for slide in deck.blocks)]
    expected = [
        f"#{number}" if step == 1 else f"#{number}.{step}"
        for number, count in enumerate(steps, start=1)
        for step in range(1, count + 1)
    ]
    seen = [tab.value("location.hash")]
    for _ in expected:
        assert tab.value(OVERFLOW) == [], seen[-1]
        tab.press(*RIGHT)
        seen.append(tab.value("location.hash"))
    assert seen == [*expected, expected[-1]]
    tab.press(*HOME)
    assert tab.value("location.hash") == "#1"
    tab.press(*END)
    tab.press(*LEFT)
    assert tab.value("location.hash") == expected[-2]
    assert tab.complaints() == []


# What stands on the slide that is seen, and reaches over its edge.
OVERFLOW = """(() => {
  const slide = document.querySelector(".slide.current").getBoundingClientRect();
  const parts = document.querySelectorAll(".slide.current .body > *, .slide.current math");
  return [...parts].filter((part) => {
    const box = part.getBoundingClientRect();
    return box.right > slide.right + 1 || box.bottom > slide.bottom + 1 || box.left < slide.left;
  }).map((part) => part.textContent.slice(0, 60));
})()"""


@decks
def test_a_printed_deck_has_a_page_for_every_slide(opened, tmp_path, example, layout):
    tab = opened(written(example, layout, "html"))
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(tab.printed(preferCSSPageSize=True))
    command = [program("pdfinfo"), pdf]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    slides = len(of(example)[layout].shown.blocks) + 1
    assert re.search(rf"Pages: +{slides}\n", told)
    assert outside(pdf) == []
