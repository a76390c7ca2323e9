"""Every format has a macro for every block and every piece of text, and all text is escaped."""

from typing import get_args

import pytest

from derive.documents.blocks import (
    Block,
    Document,
    EquationReference,
    Equations,
    Heading,
    Inline,
    Prose,
    Text,
)
from derive.errors import OutputError
from derive.writers.environment import environment
from derive.writers.formats import FORMATS, HTML, MARKDOWN, TEX, TYPST, format_named
from derive.writers.write import render

every_format = pytest.mark.parametrize("into", FORMATS, ids=lambda known: known.name)


@every_format
def test_every_block_and_every_piece_of_text_has_a_macro(into):
    module = environment(into).get_template(f"blocks.{into.name}.j2").module
    assert set(module.kinds) == {kind.__name__ for kind in get_args(Block)}
    assert set(module.inlines) == {kind.__name__ for kind in get_args(Inline)}


def titled(title):
    return Document("titled", title, ())


@pytest.mark.parametrize(
    ("into", "written"),
    [
        (HTML, "<h1>&lt;b&gt; &amp; $x_1$ 5%</h1>"),
        (MARKDOWN, r"# \<b\> & \$x\_1\$ 5%"),
        (TEX, r"\title{\textless{}b\textgreater{} \& \$x\_1\$ 5\%}"),
        (TYPST, '#set document(title: "<b> & $x_1$ 5%", date: none)'),
    ],
    ids=["html", "md", "tex", "typ"],
)
def test_text_never_acts_as_markup(into, written, printer):
    assert written in render(titled("<b> & $x_1$ 5%"), into, printer)


@every_format
def test_control_characters_are_left_out(into, printer):
    text = render(titled("a\x1b[31m\x00b"), into, printer)
    assert "\x1b" not in text
    assert "\x00" not in text


def test_a_folder_of_templates_takes_the_place_of_ours(tmp_path, document, printer):
    (tmp_path / "md").mkdir()
    (tmp_path / "md" / "document.md.j2").write_text("mine: {{ document.title }}\n")
    assert (
        render(document, MARKDOWN, printer, templates=tmp_path) == "mine: One unit & one weight\n"
    )
    assert "mine" not in render(document, HTML, printer, templates=tmp_path)


@pytest.mark.parametrize("faulty", ["{% for %}", "{{ documnet }}", "{{ document.name"])
def test_a_faulty_template_is_named(tmp_path, document, printer, faulty):
    (tmp_path / "md").mkdir()
    (tmp_path / "md" / "document.md.j2").write_text(f"fine\n{faulty}\n")
    with pytest.raises(OutputError, match=r"document\.md\.j2, line 2: "):
        render(document, MARKDOWN, printer, templates=tmp_path)


@every_format
def test_a_reference_without_its_equation_is_named(into, printer):
    lost = Document("lost", "Lost", (Prose((EquationReference("nowhere"),)),))
    with pytest.raises(OutputError, match="'nowhere'"):
        render(lost, into, printer)


def test_two_equations_with_one_key_are_named(printer, document):
    rows = next(block.rows for block in document.blocks if isinstance(block, Equations))
    twice = Document("twice", "Twice", (Equations(rows, "same"), Equations(rows, "same")))
    with pytest.raises(OutputError, match="'same'"):
        render(twice, MARKDOWN, printer)


def test_an_unknown_format_lists_the_known_ones():
    with pytest.raises(OutputError, match="md, tex, html"):
        format_named("docx")


def test_headings_of_one_name_get_anchors_of_their_own(printer):
    headings = tuple(Heading(2, (Text("Again"),)) for _ in range(2))
    page = render(Document("again", "Again", headings), HTML, printer)
    assert 'id="again"' in page
    assert 'id="again-2"' in page
