from dataclasses import replace
from decimal import Decimal

import pytest

from derive.algebra.term import Number, Reference, exp, term
from derive.algebra.variable import Role, Variable
from derive.derivation.step import Form
from derive.figures.label import MARKED, Run, runs, width
from derive.figures.picture import Caption
from derive.figures.ruler import UNKNOWN, ruler
from derive.figures.shortened import Leaves, Shortened, shortened
from derive.figures.svg_label import markup
from derive.model.spec import load
from derive.notation.notations import FLAT, NIELSEN, NOTATIONS
from derive.notation.printer import Printer

GRAPH = load("mazur").graph
W5 = Reference(Variable(Role.WEIGHT, 2, 1, 1, source_layer=1))


def label(*terms, notation=FLAT):
    printer = Printer(MARKED, GRAPH, UNKNOWN, notation)
    return runs(tuple((one, Form.SYMBOLS) for one in terms), printer)


def places(label):
    """Where each run starts and ends."""
    at, found = 0.0, {}
    for run in label:
        found[run.text] = (at + run.lead, at + run.advance)
        at += run.advance
    return found


def test_an_index_above_stands_over_the_one_below():
    base, above, below = label(W5, notation=NIELSEN)
    assert (base.text, above.text, below.text) == ("w", "3", "11")
    assert above.shift < 0 < below.shift
    at = places((base, above, below))
    assert at["3"][0] == pytest.approx(at["11"][0]) == pytest.approx(at["w"][1])


def test_what_follows_stacked_indices_starts_after_the_wider_one():
    *_, after = label(W5, term(2), notation=NIELSEN)
    at = places(label(W5, term(2), notation=NIELSEN))
    assert after.text == " = 2"
    assert at[" = 2"][0] == pytest.approx(max(at["3"][1], at["11"][1]))
    assert after.shift == 0


def test_stacked_indices_are_drawn_over_each_other():
    assert markup(label(W5, notation=NIELSEN)) == (
        '<tspan font-style="italic">w</tspan><tspan dy="-0.57em" font-size="70%">3</tspan>'
        '<tspan dx="-0.52em" dy="0.93em" font-size="70%">11</tspan>'
    )


def test_a_power_of_a_name_with_an_index_is_stacked_too():
    at = places(label(W5 ** term(12)))
    assert at["5"][0] == pytest.approx(at["12"][0])
    at = places(label(W5 ** term(1) + 1))
    assert at[" + 1"][0] == pytest.approx(max(at["5"][1], at["1"][1]))


def test_an_index_in_an_exponent_is_smaller_still():
    *_, exponent, index = label(exp(W5))
    assert exponent.text == "w"
    assert index.size < exponent.size < 1
    assert exponent.shift < index.shift < 0


def test_the_width_of_a_label_counts_stacked_indices_once():
    stacked = label(W5, notation=NIELSEN)
    flat = [replace(run, lead=0.0) for run in stacked]
    assert width(stacked) < width(flat)


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda notation: notation.name)
def test_no_mark_of_our_own_is_left_in_a_label(notation):
    for leaf in GRAPH.leaves:
        text = "".join(run.text for run in label(Reference(leaf), notation=notation))
        assert not [sign for sign in text if 0xE000 <= ord(sign) <= 0xF8FF]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.298371, "0.298"),
        (0.25, "0.25"),
        (0, "0"),
        (3.51e-5, "0.0000351"),
        (2e-9, "2e-9"),
        (-0.5, "-0.5"),
        (12345.678, "12346"),
        (100, "100"),
        (2.5e9, "2.5e+9"),
    ],
)
def test_numbers_are_shortened_to_three_digits_but_never_before_the_point(value, text):
    assert shortened(value) == text


class Computed:
    def __getitem__(self, quantity):
        return Decimal("0.18681560180895")

    def evaluate(self, term):
        return Decimal(3)

    def given(self, quantity):
        return {1: Number("0.10"), 2: Number("0.123456789012")}.get(quantity)


def test_pictures_show_four_digits_of_what_is_computed_and_all_of_what_is_given():
    short = Shortened(Computed())
    assert short[W5.variable] == Decimal("0.1868")
    assert short.evaluate(W5) == 3
    assert short.given(1) == Number("0.10")
    assert short.given(2) is None


def test_a_ruler_measures_what_the_notation_writes():
    caption_text = ((W5, Form.SYMBOLS),)
    measured = {
        notation.name: width(runs(caption_text, ruler(GRAPH, notation=notation).printer))
        for notation in NOTATIONS
    }
    assert measured["brackets"] > measured["nielsen"] > measured["flat"]


def test_given_numbers_are_known_and_no_others():
    values = Leaves({W5.variable: Number("0.40")})
    assert values.given(W5.variable) == Number("0.40")
    assert values[W5.variable] == Decimal("0.40")
    assert values.given(Variable(Role.OUT, 1, 1)) is None


def test_small_letters_are_measured_as_wide_as_tex_cuts_them():
    measure = ruler(GRAPH)
    large, small, smaller = (measure.width(Caption(0, 0, "123", size=size)) for size in (8, 6, 5))
    assert small / 6 == pytest.approx(1.2 * large / 8)
    assert smaller / 5 > small / 6


def test_bold_letters_are_measured_wider():
    plain, bold = (Run("abc", face).advance for face in ("", "bold"))
    assert bold > 1.1 * plain
