"""Every character that is read stands where its offset says."""

import pytest

from derive.reading.documents.offsets import (
    Offsets,
    in_one_place,
    one_after_the_other,
    side_by_side,
)
from derive.reading.documents.places import Places
from derive.reading.passage import Formula
from tests.reading.documents.listing import every_formula, read

MARKDOWN = """# On $\\delta$

> so $x$ is
> 0.3 and
> $$
> y
> = 2
> $$

*A* $w_5$""".replace("\n", "\r\n")
LATEX = (
    "\\section{On $\\delta$}\n% no\nso \\emph{it $x$} is 0.3\n\\begin{align}\ny &= 1\n\\end{align}"
)
TEXT = "so $x$ is 0.3\n\n  y = 2   (7)\n    = z\n\n│ a = b\n│   = c"
HTML = "<p>so \\(x\\) is <b>0.3</b> <math><mi>y</mi><mo>=</mo><mn>0.25</mn></math>"


@pytest.mark.parametrize(
    ("text", "kind"),
    [(MARKDOWN, "markdown"), (LATEX, "latex"), (TEXT, "text"), (HTML, "html")],
)
def test_what_is_copied_is_found_at_its_offsets(text, kind):
    source = read(text, kind)
    assert source.passages
    for passage in source.passages:
        assert len(passage.offsets) == len(passage.source)
        for offset, sign in zip(passage.offsets, passage.source, strict=True):
            assert text[offset] == sign or sign in " \n"  # white space may stand for a line end
    for passage in (*source.passages, *every_formula(source)):
        assert Places(text).of(passage.offsets[0]) == (passage.line, passage.column)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(MARKDOWN, "markdown"), (LATEX, "latex"), (TEXT, "text"), (HTML, "html")],
)
def test_inline_formulas_are_in_their_paragraph(text, kind):
    inline = [
        (paragraph, *where)
        for paragraph in read(text, kind).passages
        if not isinstance(paragraph, Formula)
        for where in paragraph.inline
    ]
    assert inline
    for paragraph, start, end, formula in inline:
        assert paragraph.source[start:end] == formula.source
        assert list(paragraph.offsets[start:end]) == list(formula.offsets)


def test_numbers_in_the_argument_of_a_macro_and_beside_entities_keep_their_place():
    for text, kind in (
        (r"\newcommand{\f}[2]{\frac{#1}{#2}} $\f{0.25}{7} = 3$", "latex"),
        ("<p>$$1 &lt; 0.25$$ &amp; so", "html"),
        ("<math><msub><mi>w</mi><mn>5</mn></msub><mo>=</mo><mn>0.25</mn></math>", "html"),
    ):
        (formula,) = every_formula(read(text, kind))
        at = formula.source.index("0.25")
        place = text.index("0.25")
        assert list(formula.offsets[at : at + 4]) == list(range(place, place + 4))


def test_runs_behave_as_the_sequence_of_their_places():
    parts = [
        side_by_side(3, 7),
        side_by_side(7, 9),
        in_one_place(20, 3),
        Offsets(0),
        side_by_side(4, 6),
    ]
    whole = one_after_the_other(parts)
    listed = [3, 4, 5, 6, 7, 8, 20, 20, 20, 4, 5]
    assert list(whole) == listed
    assert len(whole.starts) == 3
    assert (whole[0], whole[-1], len(whole)) == (3, 5, 11)
    for start in range(12):
        for end in range(start, 12):
            assert list(whole[start:end]) == listed[start:end]
    assert list(one_after_the_other([in_one_place(5, 1), in_one_place(6, 2)])) == [5, 6, 6]
    with pytest.raises(IndexError):
        whole[11]


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("ab", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\u2028b\x0c\x85", 2, (1, 3)),
        ("a\n", 2, (2, 1)),
        ("", 0, (1, 1)),
    ],
)
def test_lines_are_counted_as_editors_do(text, offset, expected):
    assert Places(text).of(offset) == expected
