"""Every colour can be read, and told from the others by everybody; where it can't, shape helps."""

import math
import re
from itertools import pairwise
from pathlib import Path

import pytest

from derive.figures.colours import COLOURS
from derive.figures.highlight import Light
from derive.figures.picture import Tone

TEMPLATES = Path(__file__).parents[2] / "templates"
TEXT = (Tone.INK, Tone.MUTED, Tone.ACCENT)
GROUNDS = (Tone.PAPER, Tone.FILL)
CSS = (TEMPLATES / "html/style.css").read_text("utf-8")


def of_the_page(dark):
    """The colours that an HTML page has its pictures drawn in."""
    found = re.findall(r"--(\w+): #(\w{6});", CSS.partition("@media print")[0])
    names = {tone.value for tone in Tone}
    rows = [(name, digits) for name, digits in found if name in names]
    half = len(rows) // 2
    return {Tone(name): digits for name, digits in (rows[half:] if dark else rows[:half])}


PAGES = {
    "picture": {tone: colour.light for tone, colour in COLOURS.items()},
    "picture in the dark": {tone: colour.dark for tone, colour in COLOURS.items()},
    "page": of_the_page(dark=False),
    "page in the dark": of_the_page(dark=True),
}

# Machado, Oliveira and Fernandes (2009), complete loss, on linear red, green and blue
SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(digits):
    parts = [int(digits[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def luminance(digits):
    red, green, blue = linear(digits)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    shares = [
        max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True))) / most
        for row, most in zip(matrix, white, strict=True)
    ]
    x, y, z = (s ** (1 / 3) if s > 0.008856 else 7.787 * s + 16 / 116 for s in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other, sight):
    """The distance of two colours in CIELAB as someone with that ``sight`` sees them."""
    seen = [
        lab([sum(m * c for m, c in zip(row, linear(digits), strict=True)) for row in SIGHTS[sight]])
        for digits in (one, other)
    ]
    return math.dist(*seen)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("tone", TEXT)
def test_text_can_be_read_on_paper_and_on_cards(tone, ground, page):
    assert contrast(PAGES[page][tone], PAGES[page][ground]) >= 4.5


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("other", [Tone.INK, Tone.MUTED])
def test_the_accent_is_told_from_ink_and_lines_by_every_eye(other, sight, page):
    assert difference(PAGES[page][Tone.ACCENT], PAGES[page][other], sight) > 20


def test_the_simulation_takes_red_for_green_where_it_should():
    red, green = "c05040", "7a7040"
    assert difference(red, green, "all cones") > 40
    assert difference(red, green, "deuteranopia") < difference(red, green, "all cones") / 3


def test_what_is_lit_is_told_by_its_thickness_where_there_is_no_colour():
    widths = [light.width for light in Light]
    assert all(other >= 1.5 * one for one, other in pairwise(widths))
