"""The HTML is valid, stands alone and runs nothing."""

import re
from xml.etree import ElementTree as ET

import html5lib
import pytest

from derive.writers.formats import HTML
from derive.writers.write import render


@pytest.fixture
def page(document, printer):
    return render(document, HTML, printer)


def test_it_is_valid_html(page):
    html5lib.HTMLParser(strict=True).parse(page)


def test_all_mathematics_is_well_formed(page):
    found = re.findall(r"<math.*?</math>", page, re.DOTALL)
    assert len(found) >= 30
    for element in found:
        ET.fromstring(element)


def test_pictures_are_well_formed_and_described(page):
    picture = ET.fromstring(re.search(r"<svg.*?</svg>", page, re.DOTALL)[0])
    assert picture.get("role") == "img"
    words = {child.tag.rpartition("}")[2]: child.text for child in picture}
    assert words["desc"] == "An input joined to one unit by one weight."


def test_nothing_is_fetched_and_nothing_runs(page):
    assert "<script" not in page
    assert not re.findall(r"(?:src|href)=[\"'](?!#)", page)
    assert not re.findall(r"url\(|@import", page)
    assert re.findall(r"https?://[^\s\"']+", page) == ["http://www.w3.org/2000/svg"]


def test_every_id_is_given_once(page):
    ids = re.findall(r'\bid="(.*?)"', page)
    assert len(ids) == len(set(ids))


def test_it_has_a_language_landmarks_and_a_way_past_the_contents(page):
    for part in ('<html lang="en">', 'name="viewport"', "<main", "<nav", "<header", 'class="skip"'):
        assert part in page


def test_it_follows_dark_mode_and_print(page):
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
