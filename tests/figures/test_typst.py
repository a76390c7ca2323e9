"""Pictures in Typst: what is drawn, where, and that the compiler takes it."""

import re
from dataclasses import replace

import pytest
import typst as compiler
from lxml import etree

from derive.algebra.term import Number, Reference, term
from derive.derivation.step import Form
from derive.figures.computation import computation_graph
from derive.figures.costs import costs
from derive.figures.curve import error_curve
from derive.figures.network import network
from derive.figures.picture import Anchor, Caption, Circle, Dash, Path, Rectangle, Tone
from derive.figures.typst import typst
from derive.figures.unrolled import unrolled
from derive.model.spec import load
from derive.notation.notations import FLAT, NOTATIONS
from derive.notation.printer import Printer
from derive.notation.typst import TYPST
from derive.numerics.values import Values
from tests.figures.graphs import olah, recurrent
from tests.figures.test_drawings import PRINTER, W5, sheet

PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#set text(font: "Libertinus Serif")\n#'


def drawn(*shapes, printer=PRINTER):
    """The lines that draw the shapes."""
    lines = typst(sheet(*shapes), printer).splitlines()
    return [line.strip() for line in lines if re.match(r"  (place|label)\(", line)]


def compiled(drawing, form="svg"):
    made, warnings = compiler.compile_with_warnings(
        (PAGE + drawing).encode(), format=form, ignore_system_fonts=True
    )
    assert warnings == []
    return made


def test_every_shape():
    assert drawn(
        Circle(10, 20, 5),
        Rectangle(1, 2, 30, 40.5, Tone.MUTED, Tone.FILL, rounding=3),
        Path(((0, 0), (9.999, 5)), Tone.ACCENT, dash=Dash.DASHED),
        Path(((0, 10), (30, 10)), arrow=True),
        Caption(1, 2, ((Reference(W5), Form.SYMBOLS), (Reference(W5), Form.VALUE)), Anchor.END),
        Caption(1, 2, '50 % of "a_b"', halo=True),
    ) == [
        "place(dx: 5pt, dy: 15pt, circle(radius: 5pt, stroke: 0.8pt + ink, fill: paper))",
        "place(dx: 1pt, dy: 2pt, rect(width: 30pt, height: 40.5pt, radius: 3pt,"
        " stroke: 0.8pt + muted, fill: fill))",
        'place(curve(stroke: (paint: accent, thickness: 0.8pt, join: "round", dash: "dashed"),'
        " curve.move((0pt, 0pt)), curve.line((10pt, 5pt))))",
        'place(curve(stroke: (paint: ink, thickness: 0.8pt, join: "round"),'
        " curve.move((0pt, 10pt)), curve.line((25.5pt, 10pt))))",
        "place(polygon(fill: ink, (30pt, 10pt), (24.5pt, 8.1pt), (24.5pt, 11.9pt)))",
        "label(-199pt, 4.79pt, right, 9pt, ink, $w_5 = 0.40$)",
        'label(-99pt, 4.79pt, center, 9pt, ink, halo: paper, "50 % of \\"a_b\\"")',
    ]


def test_the_sheet_has_the_size_of_the_picture():
    root = re.search(r'viewBox="0 0 (\S+) (\S+)"', compiled(typst(sheet(), PRINTER)).decode())
    assert [float(side) for side in root.groups()] == [100, 50]


def letters(*shapes):
    """Where the letters of a rendering start on their baselines, in points."""
    root = etree.fromstring(compiled(typst(sheet(*shapes), PRINTER)))
    return [placed(letter) for letter in root.iter("{*}use")]


def placed(letter):
    x, y = float(letter.get("x")), float(letter.get("y"))
    for group in letter.iterancestors("{*}g"):
        numbers = [*map(float, re.findall(r"[-\d.]+", group.get("transform", "")))]
        right, down = numbers[-2:] if len(numbers) > 1 else (sum(numbers), 0.0)
        x, y = x + right, y + down
    return x, y


@pytest.mark.parametrize("anchor", Anchor)
def test_a_label_stands_where_it_is_anchored(anchor):
    first, second = letters(Caption(50, 25, "HH", anchor, size=8))
    width = 2 * (second[0] - first[0])
    before = {Anchor.START: 0, Anchor.MIDDLE: width / 2, Anchor.END: width}[anchor]
    assert first[0] == pytest.approx(50 - before, abs=0.02)
    assert first[1] == second[1] == pytest.approx(25 + 0.31 * 8, abs=0.02)


@pytest.mark.parametrize("anchor", Anchor)
@pytest.mark.parametrize("halo", [True, False])
def test_mathematics_stands_on_the_same_line(anchor, halo):
    (only,) = letters(Caption(50, 25, ((Number("1"), Form.SYMBOLS),), anchor, size=8, halo=halo))
    assert only[1] == pytest.approx(25 + 0.31 * 8, abs=0.02)


def test_fractions_in_labels_stand_on_the_line():
    half = (((term(W5) + 1) / 2, Form.SYMBOLS),)
    assert drawn(Caption(0, 0, half))[0].endswith(r"$(w_5 + 1)\/2$)")


def test_the_notation_of_the_printer_is_used():
    comma = replace(PRINTER, notation=replace(FLAT, decimal_mark=","))
    (line,) = drawn(Caption(0, 0, ((Number("0.5"), Form.SYMBOLS),)), printer=comma)
    assert line.endswith('$"0,5"$)')


def test_drawings_are_the_same_every_time():
    problem = load("mazur")
    first, second = (typst(network(problem.graph, problem.given), PRINTER) for _ in range(2))
    assert first == second
    assert not re.search(r"\d\.\d{3,}", first)


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda one: one.name)
def test_every_picture_compiles(notation):
    mazur, formula, looped = load("mazur"), olah(), recurrent(4)
    pictures = [
        (mazur, network(mazur.graph, mazur.given, notation=notation)),
        (mazur, error_curve([(k, 0.3 / (1 + k) ** 2) for k in range(99)])),
        (mazur, costs([("forward", [(1, 60), (12, 500)]), ("a_b & c", [(1, 800), (12, 1000)])])),
        (formula, computation_graph(formula.graph, Values(formula), notation=notation)),
        (looped, unrolled(looped.graph, Values(looped), notation=notation)),
    ]
    for problem, picture in pictures:
        printer = Printer(TYPST, problem.graph, Values(problem), notation)
        assert compiled(typst(picture, printer))
