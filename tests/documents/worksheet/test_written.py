"""Sheet and key in every format: the same pages but for the answers, and the same bytes twice."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from derive.algebra.term import Hole
from derive.api import explain
from derive.documents.blocks import Hints
from derive.documents.worksheet import answer_key
from derive.notation.blank import LONGEST, WIDER, by_hand, for_working
from derive.writers.formats import FORMATS, HTML, MARKDOWN, TERMINAL, TEX
from derive.writers.write import render
from tests.documents.worksheet.sheets import SHEETS, equations, sheet, words, worked

GOLDEN = Path(__file__).parent / "golden"
every_format = pytest.mark.parametrize("into", FORMATS, ids=lambda known: known.name)


def written(name, into, wish="half", *, key=False):
    document, own = sheet(name, wish), worked(name)
    if key:
        return render(answer_key(document), into, own.key_printer)
    return render(document, into, own.printer)


@pytest.mark.parametrize("into", [MARKDOWN, TERMINAL], ids=["md", "txt"])
@pytest.mark.parametrize("key", [False, True], ids=["worksheet", "answer_key"])
def test_a_small_sheet_is_written_as_before(into, key):
    """After a wanted change: ``DERIVE_GOLDEN=write pytest tests/documents/worksheet``."""
    text = written("tiny", into, "all", key=key)
    path = GOLDEN / f"{'answer_key' if key else 'worksheet'}.{into.name}"
    if os.environ.get("DERIVE_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_bytes() == text.encode()


@every_format
@pytest.mark.parametrize("name", ["mazur", "bptt", "olah"])
def test_two_runs_give_the_same_bytes(name, into):
    document = worked(name).worksheet("half", hints=3)
    assert document == sheet(name)
    assert render(document, into, worked(name).printer) == written(name, into)


@every_format
def test_the_key_shows_each_answer(into):
    text = written("mazur", into, "all", key=True)
    for answer in ("0.7514", "0.2984", "0.08217", "0.3589", "chain rule", "grows", "smaller"):
        assert answer in text


@every_format
def test_the_sheet_shows_none(into):
    text = written("mazur", into, "all")
    for answer in ("0.7514", "0.2984", "0.08217", "0.3589", "chain rule", "sum over all paths"):
        assert answer not in text


@every_format
def test_name_points_and_the_command_that_makes_it_again(into):
    text = written("mazur", into)
    for word in ("Name", "Class", "Date", "Points"):
        assert word in text
    plain = text.replace("{}", "")
    assert "derive worksheet mazur --blanks half --hints 3 --seed 1 --decimals 4" in plain


@every_format
def test_equations_have_the_same_numbers(into):
    number = re.compile(r"\((\d+)\)|number: (\d+)|eq:(\d+)")
    sheets = [written("mazur", into, key=key) for key in (False, True)]
    found = [{max(match) for match in number.findall(text)} for text in sheets]
    assert found[0] == found[1]
    assert len(found[0]) > 20


@pytest.mark.parametrize(("name", "wish"), SHEETS)
def test_markdown_names_each_blank_in_a_comment(name, wish):
    document = sheet(name, wish)
    text = written(name, MARKDOWN, wish)
    holes = [row.right for block in equations(document) for row in block.rows]
    for hole in (one for one in holes if isinstance(one, Hole) and one.key):
        assert text.count(f"<!-- blank {hole.key} -->") == 1
    for blank in words(document):
        assert text.count(f"\\_<!-- blank {blank.key} -->") == 1


def test_hints_are_out_of_sight():
    assert written("mazur", HTML).count('<details class="hints">') == 5
    assert written("mazur", MARKDOWN).count("<details>") == 5
    assert r"\rotatebox{180}" in written("mazur", TEX)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_as_many_hints_as_asked_for(count):
    blocks = worked("mazur").worksheet("few", hints=count).blocks
    found = [one for block in blocks if isinstance(block, Hints) for one in block.hints]
    assert len(found) == (5 if count else 0)
    assert all(len(one.items) == count for one in found)


@pytest.mark.parametrize("width", range(1, 80))
def test_hand_writing_has_room(width):
    assert by_hand(width) >= min(LONGEST, WIDER * width)
    assert by_hand(width) % 5 == 0
    assert for_working(width) >= min(LONGEST, width)
    assert by_hand(width) <= by_hand(width + 1) <= LONGEST


@pytest.mark.parametrize("style", ["nielsen", "indexed", "brackets", "matrix"])
def test_another_notation_is_part_of_the_command(style):
    own = explain("mazur", rules=False, decimals=3, notation=style)
    document = own.worksheet("few")
    assert document.foot.endswith(f"--decimals 3 --notation {style}")
    assert render(document, TEX, own.printer)
