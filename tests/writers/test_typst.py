"""The Typst compiles, is accessible, and every text in it shows as itself."""

import json
import re
from dataclasses import replace

import pytest
import typst as compiler

from derive.documents.blocks import Code, Document, Prose, Strong, Text
from derive.writers.formats import TYPST
from derive.writers.typst_text import literal, typst
from derive.writers.write import render

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
