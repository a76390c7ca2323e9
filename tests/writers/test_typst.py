"""The Typst compiles, is accessible, and every text in it shows as itself."""

import json
import re
import subprocess
from dataclasses import replace

import pytest
import typst as compiler

from derive.documents.blocks import (
    Align,
    Code,
    Document,
    Group,
    Heading,
    Prose,
    Strong,
    Table,
    Text,
    Tone,
)
from derive.writers.formats import TYPST
from derive.writers.typst_text import literal, typst
from derive.writers.write import render
from tests.pages.tools import program

WORDS = [
    "a*b* _c_ **d**",
    "#let x = 1",
    "$5 and $6",
    "= heading",
    "+ item",
    "- item",
    "1. item",
    "/ term: meaning",
    "-1 and 3 - 2 -- 4 --- 5-",
    "well-known",
    "and so on...",
    "<label> @reference",
    "https://example.org//x",
    "/* remark */ // remark",
    "[a] {b} (c)",
    "`code` ```more```",
    r"C:\dir\u{41}",
    'say "so"',
    "~ tilde",
    "a^b | c & 5%",
    "0.02",
    "é η → ½ 网",
    "; x",
]


def shown(markup):
    """What a reader sees of a paragraph in Typst; anything but plain text fails."""
    source = f"#[{markup}] <it>".encode()
    (found,) = json.loads(compiler.query(source, "<it>", ignore_system_fonts=True))
    return "".join(map(_text, found.get("children", [found])))


def _text(node):
    assert node["func"] in {"text", "symbol", "space"}, node
    return " " if node["func"] == "space" else node["text"]


@pytest.mark.parametrize("text", WORDS)
def test_text_shows_as_itself(text):
    assert shown(typst(text)) == text
    assert shown(f"so {typst(text)}") == f"so {text}"
    assert shown(f"{typst('so')} {typst(text)}{typst(text)}") == f"so {text}{text}"


@pytest.mark.parametrize("text", WORDS)
def test_a_string_holds_its_text(text):
    assert json.loads(compiler.eval(b"", str(literal(text)), ignore_system_fonts=True)) == text


def test_a_call_takes_nothing_from_the_text_after_it(printer):
    for part in (Strong("a"), Code("a")):
        for after in ("; b", "(b)", "[b]", ".b", "<b>"):
            page = Document("page", "Page", (Prose((part, Text(after))),))
            line = render(page, TYPST, printer).splitlines()[-1]
            source = f"#[{line}] <it>".encode()
            (found,) = json.loads(compiler.query(source, "<it>", ignore_system_fonts=True))
            first, *rest = found["children"]
            assert first["func"] in {"strong", "raw"}
            assert "".join(map(_text, rest)) == after


@pytest.fixture
def compiled():
    def run(text, **options):
        made, warnings = compiler.compile_with_warnings(
            text.encode(), ignore_system_fonts=True, **options
        )
        assert warnings == []
        return made

    return run


@pytest.mark.parametrize("answers", [False, True])
def test_the_document_compiles_and_is_accessible(compiled, document, printer, answers):
    text = render(document, TYPST, replace(printer, answers=answers)).replace("网", "")
    assert compiled(text, pdf_standards=["ua-1"]).startswith(b"%PDF")
    silent = text.replace("alt: spoken(it.body),", "")
    with pytest.raises(compiler.TypstError, match="missing alt text"):
        compiled(silent, pdf_standards=["ua-1"])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("frac(∂E, ∂w_5)", "(∂E) / (∂w_(5))"),
        ('e^(-"net"_(h 1))', "e^(−net_(h 1))"),
        ("sqrt(x)", "root (x)"),
        ("mat(1, 2; 3, 4)", "matrix 1, 2; 3, 4"),
        ("underline(#h(4em))", "blank"),
        ("σ'(x)", "σ'(x)"),
        ('bold("W") ⋅ x', "W ⋅ x"),
        ("abs(x)", "|x|"),
    ],
)
def test_equations_are_told_to_those_who_cannot_see_them(document, printer, code, words):
    text = render(document, TYPST, printer)
    body = text[: text.index("#title()")] + f"#m($ {code} $)"
    found = json.loads(compiler.query(body.encode(), "math.equation", ignore_system_fonts=True))
    assert found[-1]["alt"] == words


def test_the_equations_alone_need_none_of_our_commands(compiled, document, printer):
    equations = render(document, TYPST, printer, template="fragment")
    assert "#" not in re.sub(r"#h\(|#\d", "", equations)
    assert compiled(equations)


def test_a_part_can_be_included_twice(compiled, document, printer, tmp_path):
    for name in ("one", "two"):
        part = render(document, TYPST, printer, template="body", scope=f"{name}-")
        (tmp_path / f"{name}.typ").write_text(part, encoding="utf-8")
    main = tmp_path / "main.typ"
    main.write_text('= Mine\n#include "one.typ"\n#include "two.typ"\n')
    _, warnings = compiler.compile_with_warnings(str(main), ignore_system_fonts=True)
    assert warnings == []


def test_tall_rows_do_not_overlap(document, printer):
    text = render(document, TYPST, printer)
    rows = "row($frac(a, b)$, $= frac(c, d)$), row(none, $= frac(e, f)$, note: [why], number: 7)"
    heights = (
        f"(rows: measure(width: 400pt, equations(gap: 0pt, {rows})).height.pt(), "
        "fraction: measure($ frac(a, b) $).height.pt())"
    )
    body = f"{text[: text.index('#title()')]}#context [#metadata({heights}) <sizes>]"
    (found,) = json.loads(compiler.query(body.encode(), "<sizes>", ignore_system_fonts=True))
    sizes = found["value"]
    assert sizes["fraction"] > 10
    assert sizes["rows"] >= 2 * sizes["fraction"] - 0.01


def seen(text, kind):
    """Where each ``kind`` stands: its page, and what it says."""
    made = compiler.compile(text.encode(), ignore_system_fonts=True)
    told = subprocess.run(
        [program("pdftotext"), "-layout", "-", "-"], input=made, capture_output=True, check=True
    )
    pages = told.stdout.decode().split("\f")
    return [re.findall(kind, page) for page in pages[:-1]]


@pytest.fixture
def set_after(printer):
    """The text of a page on which ``blocks`` begin at some height."""

    def write(height, *blocks):
        text = render(Document("page", "Page", blocks), TYPST, printer)
        return text.replace("#title()", f"#title()\n#block(height: {height}pt)[Before.]")

    return write


def cells(*texts):
    return tuple((Text(text),) for text in texts)


@pytest.mark.parametrize("height", range(0, 560, 40))
@pytest.mark.parametrize("count", [21, 28])
def test_a_long_table_leaves_no_row_alone(set_after, height, count):
    rows = tuple(cells(f"row-{place}", "x") for place in range(count))
    table = Table("Long", (Align.LEFT, Align.RIGHT), cells("What", "Is"), rows)
    pages = [page for page in seen(set_after(height, table), r"row-\d+") if page]
    assert sum(map(len, pages)) == count
    assert min(map(len, pages)) >= 2


@pytest.mark.parametrize("height", range(440, 640, 20))
def test_a_short_text_set_apart_stays_on_one_page(set_after, height):
    group = Group(Tone.NOTE, "Note", tuple(Prose((Text(f"line-{k}"),)) for k in range(3)))
    pages = [page for page in seen(set_after(height, group), r"line-\d") if page]
    assert len(pages) == 1


def test_a_long_text_set_apart_is_broken(set_after):
    group = Group(Tone.NOTE, "Note", tuple(Prose((Text(f"line-{k}"),)) for k in range(30)))
    pages = [page for page in seen(set_after(440, group), r"line-\d+") if page]
    assert len(pages) == 2


@pytest.mark.parametrize("height", range(480, 620, 20))
def test_words_between_two_headings_stay_with_the_second(set_after, height):
    heads = [Heading(level, (Text(f"head-{level}"),)) for level in (2, 3)]
    blocks = (heads[0], Prose((Text("words-1"),)), heads[1], Prose((Text("words-2"),)))
    pages = [page for page in seen(set_after(height, *blocks), r"(?:head|words)-\d") if page]
    assert len(pages) == 1


@pytest.mark.parametrize(
    ("width", "number", "aside"),
    [(150, "7", True), (150, "none", True), (330, "none", True), (330, "7", False)],
)
def test_the_rule_stands_beside_a_row_where_there_is_room(document, printer, width, number, aside):
    text = render(document, TYPST, printer)
    wide = f"row($a$, $= #box(width: {width}pt)$, note: [a rule], number: {number})"
    narrow = f"row($a$, $= b$, note: [a rule], number: {number})"
    heights = ", ".join(
        f"measure(width: 400pt, equations({one})).height.pt()" for one in (wide, narrow)
    )
    body = f"{text[: text.index('#title()')]}#context [#metadata(({heights})) <heights>]"
    (found,) = json.loads(compiler.query(body.encode(), "<heights>", ignore_system_fonts=True))
    one, other = found["value"]
    assert (one < other + 3) is aside


AT = "#box[#metadata(0)<at>]"
RIGHT = 595.3 - 27 / 25.4 * 72  # the margin, in points


def places(text):
    """How far from the left of the page each AT stands, in points."""
    asked = "#context [#metadata(query(<at>).map(it => it.location().position().x.pt())) <places>]"
    found = compiler.query(f"{text}\n{asked}".encode(), "<places>", ignore_system_fonts=True)
    return json.loads(found)[0]["value"]


@pytest.mark.parametrize("width", [150, 300, 330, 360, 400])
@pytest.mark.parametrize("number", ["none", "7"])
def test_the_rule_stands_at_the_right(document, printer, width, number):
    text = render(document, TYPST, printer)
    row = f"row($a$, $= #box(width: {width}pt)$, note: [a rule{AT}], number: {number})"
    (place,) = places(f"{text[: text.index('#title()')]}#equations({row})")
    assert RIGHT - 29 < place < RIGHT + 0.1


def test_a_wide_table_is_set_smaller(set_after):
    digits = "0.123456789"
    table = Table("", (Align.RIGHT,) * 12, cells(*"abcdefghijkl"), (cells(*[digits] * 12),))
    found = places(set_after(0, table).replace(f"[{digits}]", f"[{AT}{digits}{AT}]"))
    assert len(found) == 24
    assert all(end - start > 20 for start, end in zip(found[::2], found[1::2], strict=True))
    assert found == sorted(found)
    assert found[-1] < RIGHT
