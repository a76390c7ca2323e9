"""Hostile documents: an answer or a DocumentError, soon, in little memory, and never a crash."""

import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.errors import DeriveError, DocumentError
from derive.reading.documents.formats import Format
from derive.reading.documents.limits import LARGEST, MOST_FORMULAS
from derive.reading.documents.markdown.blocks import MOST_LINES
from derive.reading.documents.source import source_of
from tests.clock import clock
from tests.reading.documents.listing import every_formula, read

KINDS = [kind.value for kind in Format if kind is not Format.NOTEBOOK]
DOUBLING = "".join(
    rf"\def\{a}{{\{b}\{b}}}" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
)


def answer(text, kind):
    """How long it takes until there is an answer, whichever."""
    with clock() as spent, suppress(DocumentError):
        read(text, kind)
    return spent.seconds


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "$" * 1_000_000,
        "$ " * 1_000_000,
        "{" * 1_000_000,
        "\n" * 1_000_000,
        "\\" * 1_000_000,
        "> " * 500_000,
        "- " * 500_000,
        "<div>" * 100_000,
        "<math>" * 100_000,
        r"\begin{align}" * 50_000,
        r"\newcommand{\a}{" * 50_000,
        r"\def\a{\a\a}\a",
    ],
    ids=lambda text: repr(text[:8]),
)
def test_an_answer_comes_soon(text, kind):
    assert answer(text, kind) < 4  # half of it on a machine with nothing else to do


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("$" * 1_000_000, "markdown", "more than 200,000 dollar signs: split it"),
        ("$x$ " * (MOST_FORMULAS + 1), "latex", "more than 60,000 formulas: split it"),
        ("a\n" * (MOST_LINES + 1), "markdown", "more than 60,000 lines"),
        ("> - " * 50 + "x", "markdown", "nested more than 20 deep"),
        ("{" * 501, "latex", "nested more than 500 deep"),
        (r"\begin{a}" * 501, "latex", "nested more than 500 deep"),
        ("<math>" + "<mrow>" * 200, "html", "a formula nested more than 150 deep"),
        (r"\def\a{\a\a}\a", "latex", r"the macro \\a makes too much text"),
        (r"$\def\a{x\a}\a$", "markdown", r"the macro \\a makes too much text"),
        (DOUBLING + r"\def\k{\a}\a", "latex", r"the macro \\\w makes too much text"),
        (
            r"\newcommand{\a}[1]{#1#1}" + r"\a{" * 40 + "x" + "}" * 40,
            "latex",
            r"the macro \\a makes",
        ),
    ],
)
def test_what_is_refused_is_named(text, kind, message):
    with pytest.raises(DocumentError, match=f"^notes: .*{message}"):
        read(text, kind)


def test_macros_that_double_are_expanded_while_that_is_no_flood():
    (formula,) = every_formula(read(DOUBLING + r"\def\k{1}$\a$", "latex"))
    assert formula.source == "1" * 2**10


MARKDOWN = """## So $w_5$

- it is *a* $x = 0.3$, see [it](a)

$$
y = 1
$$

| a | $b$ |
|---|---|

"""
LATEX = r"""\section{So $w_5$} \emph{it} is % no
\begin{align} x &= 0.3 \end{align} \item \(y\)

"""
HTML = """<p>so &amp; <math><msub><mi>w</mi><mn>5</mn></msub></math> <b>is</b> $$x = 0.3$$</p>
"""
TEXT = """so it is $w_5$ here

  x = 1 + 2   sum rule
    = 3       (7)

- 0.15   x = 3
"""
TRAPS = (
    *("$a\n", "$$ a\n", "${", "$a {b\n\n", "\\[ a\n\n", "\\(", "\\begin{align} a\n", "*a _b "),
    *("[a](b ", "[](", "`a `` ", "<", "<a b='", '<a "', "<div>a", "<!--", "<math><mi>", "&amp;a"),
    *("- a\n  - b\n", "> a\n", "x = (1\n= 2\n", "a    b\n", "\\emph{a ", "\\a{b} ", "\\verb|"),
    *("\\begin{verbatim}", "\\newcommand{\\a}{", "\\newcommand{\\a}[1]{#1} \\a{", "\\tag{", "|a"),
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(MARKDOWN, "markdown"), (LATEX, "latex"), (HTML, "html"), (TEXT, "text")]
    + [(trap, kind) for trap in TRAPS for kind in KINDS],
)
def test_twice_the_length_costs_twice_the_time(text, kind):
    short, long = (text * (size // len(text)) for size in (10_000, 40_000))
    answer(short, kind)
    few = min(answer(short, kind) for _ in range(3))
    many = min(answer(long, kind) for _ in range(2))
    assert many < 0.1 + 8 * few  # four times as long; the square would be sixteen


@pytest.mark.parametrize(
    ("text", "kind"),
    [(MARKDOWN, "markdown"), (LATEX, "latex"), (HTML, "html"), (TEXT, "text")],
)
def test_the_largest_document_fits_into_half_a_gigabyte(text, kind):
    copies = 60_000 // len(text)
    tracemalloc.start()
    try:
        source = read(text * copies, kind)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(source.passages) > copies
    lines = MOST_LINES if kind == "markdown" else 250_000
    most = min(LARGEST // len(text), lines // text.count("\n"))
    assert peak / copies * most < 500_000_000


MARKS = r"""
    $ $$ $` `$ ` ``` ```math \( \) \[ \] \\[ \begin{align} \end{align} \begin{cases} \$ \\ \ { } * _
    ** [ ]( ) ![ < > <!-- --> <math> </math> <mi> </mi> <msub> </msub> <mtable> <mtr> <mo>( </mo>
    <div> <script> </script> <pre> & &lt; &#0; &#x110000; &nbsp; % \verb| | \newcommand{\a}[1]{#1}
    \a \def\b{ \let\c\a \section{ \item \emph{ \tag{1} \label{ \iffalse \fi \quad (1) # - 1. ---
    === |-| ~ ``a'' \" \'{e} │ • x = 0.3 w_5 net_{h1} (1 1) + so and 😀 ∂ é
"""
BLANKS = ("\n", "\n\n", "\r\n", "\r", "\t", "    ", " ", "\x00", "\x0b", "\x85", "\u2028", "\ufeff")
SCRAPS = st.sampled_from((*MARKS.split(), *BLANKS, "\ue000", "\ud800"))


@settings(max_examples=400, deadline=None)
@given(st.lists(SCRAPS, max_size=30).map("".join), st.sampled_from(Format))
def test_whatever_is_written_is_read_or_refused(text, kind):
    try:
        source = source_of(text, "notes", kind)
    except DeriveError:
        return
    for passage in (*source.passages, *every_formula(source)):
        assert len(passage.offsets) == len(passage.source) > 0
        assert all(0 <= offset < len(text) for offset in passage.offsets)
        assert passage.source == passage.source.strip()
        assert passage.line >= 1
        assert passage.column >= 1


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(Format))
def test_any_text_is_read_or_refused(text, kind):
    try:
        source_of(text, "notes", kind)
    except DeriveError:
        return
