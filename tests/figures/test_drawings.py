import os
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from lxml import etree

from derive.algebra.term import Number, Partial, Power, Product, Reference, term
from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.derivation.step import Form
from derive.figures.backward import backward
from derive.figures.computation import circuit, computation_graph
from derive.figures.coordinate import coordinate
from derive.figures.costs import costs
from derive.figures.curve import error_curve
from derive.figures.highlight import route
from derive.figures.network import network
from derive.figures.picture import Anchor, Caption, Circle, Dash, Path, Picture, Rectangle, Tone
from derive.figures.svg import svg
from derive.figures.tikz import tikz
from derive.figures.unrolled import unrolled
from derive.model.spec import load
from derive.notation.latex import LATEX
from derive.notation.notations import FLAT, NOTATIONS
from derive.notation.printer import Printer
from derive.numerics.values import Values
from tests.figures.graphs import olah, recurrent

PROBLEM = load("mazur")
W5 = Variable(Role.WEIGHT, 2, 1, 1, source_layer=1)


@dataclass
class Given:
    """The leaves of a problem, and nothing computed from them."""

    def given(self, variable: Variable) -> Number | None:
        return PROBLEM.given.get(variable)

    def __getitem__(self, quantity: object) -> Decimal:
        raise KeyError(quantity)

    def evaluate(self, term: object) -> Decimal:
        raise KeyError(term)


PRINTER = Printer(LATEX, PROBLEM.graph, Given())


def sheet(*shapes, name="sheet"):
    return Picture(name, 100, 50, shapes)


def captioned(text, printer=PRINTER):
    return svg(sheet(Caption(10, 20, text)), printer)


def words(text, printer=PRINTER):
    """What a reader of the drawing sees in its text elements."""
    root = etree.fromstring(captioned(text, printer))
    (element,) = root.iter("{*}text")
    return "".join(element.itertext())


@pytest.mark.parametrize(
    ("value", "text"), [(1, "1"), (-0.001, "0"), (12.5, "12.5"), (2 / 3, "0.67"), (-3.1, "-3.1")]
)
def test_coordinates_have_two_decimals_at_most(value, text):
    assert coordinate(value) == text


@pytest.mark.parametrize(
    ("label", "text"),
    [
        (((Reference(W5), Form.SYMBOLS), (Reference(W5), Form.VALUE)), "w5 = 0.40"),
        (((Partial(Reference(TOTAL_ERROR), W5), Form.SYMBOLS),), "∂Etotal/∂w5"),
        (((Power(Number("10"), -term(3)), Form.SYMBOLS),), "10−3"),
        (((Product((Number("2"), Number("3"))), Form.SYMBOLS),), "2 · 3"),
        ("a < b & c", "a < b & c"),
    ],
)
def test_svg_labels_say(label, text):
    assert words(label) == text


def test_an_index_is_lowered_and_small_and_what_follows_is_back_on_the_line():
    drawing = captioned(((Reference(W5), Form.SYMBOLS), (Number("2"), Form.SYMBOLS)))
    assert (
        '<tspan font-style="italic">w</tspan><tspan dy="0.36em" font-size="70%">5</tspan>'
        '<tspan dy="-0.25em"> = 2</tspan>'
    ) in drawing


def test_the_notation_of_the_printer_is_used():
    comma = replace(PRINTER, notation=replace(FLAT, decimal_mark=","))
    assert words(((Number("0.5"), Form.SYMBOLS),), comma) == "0,5"
    assert "$0{,}5$" in tikz(sheet(Caption(0, 0, ((Number("0.5"), Form.SYMBOLS),))), comma)


def test_signs_that_latex_reserves_are_escaped_in_tikz():
    caption = Caption(0, 0, "leaky_relu: net / (1 + net^2) ~ \\")
    assert (
        r"leaky\_relu: net / (1 + net\textasciicircum{}2) \textasciitilde{} \textbackslash{}"
        in tikz(sheet(caption), PRINTER)
    )


def test_an_svg_stands_alone_and_tells_what_it_shows():
    root = etree.fromstring(svg(network(PROBLEM.graph, PROBLEM.given), PRINTER, "A < B", "C & D"))
    assert root.findtext("{*}title") == "A < B"
    assert root.findtext("{*}desc") == "C & D"
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert set(root.get("aria-labelledby").split()) == ids
    assert root.get("viewBox").split()[2:] == ["450", "187.5"]
    assert float(root.get("width")) == pytest.approx(450 * 96 / 72)
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "circle", "path", "text", "tspan"}
    assert "url(" not in root.findtext("{*}style")


def test_rules_and_ids_of_two_pictures_on_a_page_do_not_meet():
    one, other = (svg(sheet(name=name), PRINTER) for name in ("one", "other"))
    rules = re.search("<style>(.*)</style>", one)[1]
    selectors = re.findall(r"(?:^|[{}])(\.[^{}]*)\{", rules)
    assert selectors
    assert all(re.match(r"\.figure-one( \.[sf]-\w+)?$", selector) for selector in selectors)
    assert "figure-one" not in other


def test_colours_follow_dark_and_print():
    rules = re.search("<style>(.*)</style>", svg(sheet(), PRINTER))[1]
    light, rest = rules.split("@media (prefers-color-scheme:dark)")
    dark, printed = rest.split("@media print")
    for tone in Tone:
        found = [
            re.search(rf"\.f-{tone}{{fill:var\(--figure-{tone},(#\w+)\)}}", part)[1]
            for part in (light, dark, printed)
        ]
        assert found[0] == found[2] != found[1]


def test_an_arrow_ends_in_a_head_at_its_last_point():
    drawing = svg(sheet(Path(((0, 10), (30, 10)), arrow=True)), PRINTER)
    assert 'd="M0 10L25.5 10"' in drawing
    assert 'd="M30 10L24.5 8.1L24.5 11.9Z"' in drawing


def test_the_head_of_a_thick_arrow_is_larger():
    thick = svg(sheet(Path(((0, 10), (30, 10)), width=3.6, arrow=True)), PRINTER)
    assert 'd="M0 10L21 10"' in thick
    assert 'd="M30 10L19 6.2L19 13.8Z"' in thick


def test_patches_of_labels_below_each_other_meet_in_tikz():
    half = ((Number("0.5"), Form.SYMBOLS),)
    assert r"{$\vphantom{(}0.5$}" in tikz(sheet(Caption(1, 2, half, halo=True)), PRINTER)


def test_rectangles_and_broken_lines_in_svg():
    drawing = svg(
        sheet(
            Rectangle(1, 2, 30, 40.5, Tone.MUTED, Tone.FILL, rounding=3),
            Path(((0, 10), (30, 10)), dash=Dash.DOTTED),
        ),
        PRINTER,
    )
    assert '<rect x="1" y="2" width="30" height="40.5" rx="3" stroke-width="0.8"' in drawing
    assert 'stroke-dasharray="1 2"' in drawing


def test_fractions_in_labels_stand_on_the_line():
    half = (((term(W5) + 1) / 2, Form.SYMBOLS),)
    assert "$(w_5 + 1) / 2$" in tikz(sheet(Caption(0, 0, half)), PRINTER)
    assert words(half) == "(w5 + 1)/2"


def test_a_halo_lies_between_the_edges_and_the_label():
    drawing = svg(sheet(Caption(50, 20, "0.5", halo=True)), PRINTER)
    patch, text = (
        drawing.index('class="f-paper"', drawing.index("<rect x=")),
        drawing.index("<text"),
    )
    assert patch < text
    assert "<rect x=" not in svg(sheet(Caption(50, 20, "0.5")), PRINTER)


def test_tikz_of_every_shape():
    picture = sheet(
        Circle(10, 20, 5),
        Rectangle(1, 2, 30, 40.5, Tone.MUTED, Tone.FILL, rounding=3),
        Path(((0, 0), (9.999, 5)), Tone.ACCENT, arrow=True, dash=Dash.DASHED),
        Caption(1, 2, ((Reference(W5), Form.SYMBOLS), (Reference(W5), Form.VALUE)), Anchor.END),
        Caption(1, 2, "50 % of a_b", halo=True),
    )
    assert tikz(picture, PRINTER).splitlines()[6:] == [
        r"\useasboundingbox (0,0) rectangle (100,50);",
        r"\path[draw=deriveink, fill=derivepaper, line width=0.8bp] (10,20) circle[radius=5bp];",
        r"\path[draw=derivemuted, fill=derivefill, line width=0.8bp, rounded corners=3bp]"
        r" (1,2) rectangle (31,42.5);",
        r"\draw[deriveaccent, line width=0.8bp, line join=round, dashed, -stealth]"
        r" (0,0) -- (10,5);",
        r"\node[anchor=mid east, text=deriveink, font=\fontsize{9}{10.8}\selectfont]"
        r" at (1,2) {$w_5 = 0.40$};",
        r"\node[anchor=mid, text=deriveink, font=\fontsize{9}{10.8}\selectfont,"
        r" fill=derivepaper, inner sep=1.5bp] at (1,2) {50 \% of a\_b};",
        r"\end{tikzpicture}",
    ]


@pytest.mark.parametrize("draw", [svg, tikz])
def test_drawings_are_the_same_every_time(draw):
    first, second = (draw(network(PROBLEM.graph, PROBLEM.given), PRINTER) for _ in range(2))
    assert first == second
    assert not re.search(r"\d\.\d{3,}", first)


def test_tikz_compiles_without_a_warning(tmp_path):
    if shutil.which("pdflatex") is None:
        assert not os.environ.get("CI"), "pdflatex is missing: install a TeX distribution"
        pytest.skip("pdflatex is not installed")
    pictures = [
        network(PROBLEM.graph, PROBLEM.given),
        network(PROBLEM.graph, PROBLEM.given, highlight=route(PROBLEM.graph, W5)),
        error_curve([(k, 0.3 / (1 + k) ** 2) for k in range(99)]),
        costs([("forward pass", [(1, 60), (12, 500)]), ("a_b & c", [(1, 800), (12, 1000)])]),
    ]
    body = "\n\n".join(tikz(picture, PRINTER) for picture in pictures)
    for problem, draw in (
        (olah(), computation_graph),
        (olah(), circuit),
        (recurrent(4), unrolled),
        (PROBLEM, backward),
    ):
        values = Values(problem)
        for notation in NOTATIONS:
            printer = Printer(LATEX, problem.graph, values, notation)
            picture = draw(problem.graph, values, notation=notation)
            body += "\n\n\\noindent " + tikz(picture, printer)
    (tmp_path / "page.tex").write_text(
        "\\documentclass{article}\\usepackage[margin=2cm]{geometry}\\usepackage{tikz}"
        f"\\begin{{document}}\\noindent\n{body}\\end{{document}}"
    )
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "page.tex"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert not re.search("Warning|Overfull|Underfull", run.stdout)
