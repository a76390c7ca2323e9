"""Slides as beamer, as a page for a browser and in Typst: sound, and the same every time."""

import os
import re
import subprocess
import sys
from typing import get_args
from xml.etree import ElementTree as ET

import html5lib
import pytest

from derive.algebra.term import Negation, Reference, partial, term
from derive.documents.blocks import Align, Block, Equations, Figure, Prose, Row, Table, Text
from derive.documents.deck import Deck, Expansion, Part, Reveal, Shown, Slide, Views
from derive.errors import OutputError
from derive.notation.syntax import Sign
from derive.writers.deck import DECKS, deck_files, deck_formats, render_deck
from derive.writers.environment import our_templates
from tests.documents.slides.decks import KINDS, NAMES, written
from tests.writers.conftest import ERROR, NET, OUT, PICTURE, SLOPE, WEIGHT
from tests.writers.test_golden import compare

FACTORS = (partial(ERROR, OUT), partial(OUT, NET), partial(NET, WEIGHT))
CHAIN = Expansion(
    SLOPE,
    Sign.DOT,
    tuple(Part(one, one, step, step + 3) for step, one in enumerate(FACTORS, start=2)),
    8,
)
SUM = Expansion(
    term(ERROR),
    Sign.PLUS,
    (Part(term(NET), term(NET), 1), Part(Negation(term(OUT)), Negation(term(OUT)), 2)),
)
DECK = Deck(
    "talk",
    "50% & <more>",
    (Text("On "), *Prose((Text("one & two"),)).content),
    (
        Slide(
            (Text("Walk & talk"),),
            (
                Views((Figure(PICTURE, "One", "First."), Figure(PICTURE, "Two", "Second.")), 9.0),
                Prose((Text("So 5% are <lit>:"),)),
                CHAIN,
            ),
        ),
        Slide((Text("A sum"),), (SUM, Reveal(3, Prose((Text("Last."),))))),
        Slide(
            (Text("Small"),),
            (
                Equations((Row(Reference(NET), term(WEIGHT) * OUT, note="a note"),)),
                Reveal(2, Table("", (Align.LEFT,), ((Text("a_b"),),), (((Text("1"),),),))),
            ),
            0.5,
        ),
    ),
    "derive slides talk --digits 4",
)
every_format = pytest.mark.parametrize("into", DECKS, ids=lambda known: known.name)
every_deck = pytest.mark.parametrize("name", NAMES)


@every_format
def test_every_kind_of_a_slide_has_a_macro(into):
    own = {kind.__name__ for kind in get_args(Shown)} - {kind.__name__ for kind in get_args(Block)}
    source = (our_templates() / into.name / f"deck.{into.name}.j2").read_text()
    assert {name for name in own if f'"{name}": ' in source} == own != set()


@every_format
def test_the_deck_is_written_as_before(into, printer, tmp_path):
    (file,) = deck_files(DECK, into, printer, tmp_path)
    assert file.path == tmp_path / f"talk.{into.name}"
    shared = r"(?s)<style>\n.*?</style>|<script>.*?</script>"
    compare(file.path.name, re.sub(shared, "", file.text))


@every_deck
def test_html_is_valid_and_fetches_nothing(name):
    page = written(name, "html")
    html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("lxml")).parse(page)
    assert not re.findall(r"(?:src|href)=|url\(|@import|\son\w+=", page)
    assert set(re.findall(r"https?://[^\s\"']+", page)) <= {"http://www.w3.org/2000/svg"}
    assert page.count("<script>") == 2
    for element in re.findall(r"<math.*?</math>|<svg.*?</svg>", page, re.DOTALL):
        ET.fromstring(element)


@every_deck
def test_every_id_is_given_once_and_every_label_has_its_id(name):
    page = written(name, "html")
    ids = re.findall(r'\bid="(.*?)"', page)
    assert len(ids) == len(set(ids))
    labels = " ".join(re.findall(r'aria-labelledby="(.*?)"', page)).split()
    assert set(labels) <= set(ids)


@every_deck
def test_beamer_and_the_page_show_the_same_numbers(name):
    tex = re.sub(
        r"(?s)^.*?\\begin{document}|\\onlyview<.*?\\end{tikzpicture}|\\fontsize[^\n]*|p\{[\d.]+",
        "",
        written(name, "tex"),
    )
    html = re.sub(
        r"(?s)<head>.*?</head>|<svg.*?</svg>|<script>.*?</script>|<[^>]*>",
        " ",
        written(name, "html"),
    )
    shown = re.findall(r"\d+\.\d+", re.sub(r"\\\\\[.*?\]", "", tex))
    assert shown == re.findall(r"\d+\.\d+", html)
    assert len(shown) > 50 or name == "olah"


@pytest.mark.parametrize("kind", KINDS)
def test_another_process_makes_the_same_bytes(kind):
    code = (
        "import sys; sys.path.insert(0, '.')\n"
        "from tests.documents.slides.decks import NAMES, written\n"
        f"sys.stdout.write(''.join(written(name, {kind!r}) for name in NAMES))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"}
    there = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True
    )
    assert there.stdout.decode() == "".join(written(name, kind) for name in NAMES)


def test_a_handout_of_the_slides_shows_the_last_picture_alone(printer):
    (tex,) = deck_formats(["tex"])
    text = render_deck(DECK, tex, printer)
    assert re.findall(r"\\onlyview<(\d.*?)>", text) == ["1|handout:0", "2-"]


@pytest.mark.parametrize(
    ("names", "message"),
    [(["md"], "'md'; choose from tex, html, typ, pdf$"), ([], "no format is named")],
)
def test_slides_are_not_written_in_other_formats(names, message):
    with pytest.raises(OutputError, match=message):
        deck_formats(names)
