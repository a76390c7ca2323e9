"""A bar for each thing, as long as it was seen often, its whole label beside it."""

import re
from itertools import pairwise

import pytest

from derive.algebra.term import term
from derive.api.choices import problem_of
from derive.derivation.step import Form
from derive.figures.bars import bars
from derive.figures.picture import Caption, Picture, Rectangle, Sentence
from derive.figures.svg import svg
from derive.figures.tikz import tikz
from derive.figures.typst import typst
from derive.model.quantity import parse_quantity
from derive.notation.latex import LATEX
from derive.notation.printer import Printer
from derive.numerics.values import Values

WORDS = "the minus sign in the derivative of the error of o1 is lost"


def said(*counts: tuple[str, int]) -> Picture:
    return bars([(Sentence((text,)), count) for text, count in counts])


def labels(picture):
    return [one for one in picture.shapes if isinstance(one, Caption) and one.anchor == "end"]


def text(label):
    return "".join(label.text.parts)


def test_a_bar_is_as_long_as_its_count():
    picture = said(("a", 4), ("b", 2), ("c", 0))
    long, short = (one for one in picture.shapes if isinstance(one, Rectangle))
    assert long.width == 2 * short.width > 0
    assert long.left + long.width < picture.width


@pytest.mark.parametrize(("label", "lines"), [("short", 1), (WORDS, 2), (f"{WORDS} " * 9, 2)])
def test_a_label_takes_two_lines_at_most(label, lines):
    picture = said((label, 1), ("next", 1))
    texts = labels(picture)
    assert len(texts) == lines + 1
    whole = " ".join(map(text, texts[:-1]))
    assert whole == label or whole.endswith("…")
    assert all(upper.y + 9 < lower.y for upper, lower in pairwise(texts))
    assert texts[-1].y + 9 < picture.height


def test_what_fits_is_not_shortened():
    assert " ".join(map(text, labels(said((WORDS, 1))))) == WORDS


def test_quantities_in_a_label_are_written_as_in_other_figures():
    problem = problem_of("mazur")
    printer = Printer(LATEX, problem.graph, Values(problem))
    factor = term(parse_quantity(problem.graph, "dE_total/dnet_o1"))
    label = Sentence(("the factor ", ((factor, Form.SYMBOLS),), " is left out"))
    picture = bars([(label, 1)])
    assert labels(picture)[0].text == label
    drawn = svg(picture, printer)
    assert re.search(r">the factor .*∂.*E.*total.* is left out<", drawn)
    assert "E_total" not in drawn
    written = r"the factor $\partial E_{\mathrm{total}} / \partial \mathrm{net}_{o1}$ is left out"
    assert written in tikz(picture, printer)
    assert '"the factor " + $' in typst(picture, printer)
