"""What the checker and the marker say stands on pages like all others: course, logo, language."""

import re
from dataclasses import replace

import pytest

from derive.api.check import check, write_check_report
from derive.api.marking.mark import session
from derive.api.marking.report import Report
from derive.documents.blocks import Math, Text
from derive.documents.marking_report.words import Words
from derive.marking.answers.row import Answers
from derive.marking.desk import Desk
from derive.model.front import Front, Logo
from derive.model.spec import load
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values
from derive.writers.formats import format_named
from derive.writers.pdf import target_named

FRONT = Front("Nets 2", "A. Lecturer", "1 May", Logo("png", b"\x89PNG"), "letter", "de")
NOTES = "$out_{h1} = 0.5$ and $E_{total} = 0.298371109$.\n"


@pytest.fixture
def problem():
    return replace(load("mazur"), front=FRONT)


@pytest.mark.parametrize(
    ("ending", "word", "paper"),
    [
        ("tex", r"\tablename}{Tabelle}", "letterpaper"),
        ("html", 'lang="de">Tabelle', "size: letter"),
    ],
)
def test_a_check_report_has_the_front_matter(problem, tmp_path, ending, word, paper):
    notes = tmp_path / "notes.md"
    notes.write_text(NOTES, encoding="utf-8")
    text = write_check_report(check(problem, notes), tmp_path / f"found.{ending}").read_text()
    for said in ("Nets 2", "A. Lecturer", word, paper):
        assert said in text
    assert (tmp_path / "logo.png").exists() is (ending == "tex")


def test_marking_reports_have_the_front_matter(problem, tmp_path):
    at_work = session(problem)
    report = Report(at_work.desk, tmp_path, format_named("html"))
    for marked in at_work.mark([Answers("Ann", {"out_h1": "0.9", "E_total": "0.2984"})]):
        report.write(marked)
    report.close()
    pages = [*tmp_path.glob("students/*.html"), tmp_path / "class.html"]
    assert len(pages) == 2
    for page in pages:
        text = page.read_text()
        assert "<span>Nets 2</span>" in text
        assert '<html lang="de">' in text


def test_a_students_page_says_nothing_twice(problem, tmp_path):
    at_work = session(problem)
    report = Report(at_work.desk, tmp_path, format_named("txt"))
    given = {"dE_total/dw5": "-0.0822", "dE_total/dw6": "-0.0827"}
    (marked,) = at_work.mark([Answers("Ann", given)])
    report.write(marked)
    report.close()
    text = next(tmp_path.glob("students/*.txt")).read_text()
    sentences = re.findall(r"∂E_total/∂w\d: [^.]*\.", text)
    assert len(sentences) == len(set(sentences)) >= 1
    assert text.count("for ∂E_total/∂w5.") == 1
    assert "∂E_total/∂w5:" not in text


@pytest.mark.parametrize(
    ("text", "mathematics"),
    [
        ("out_h1 is taken for out_h2 in net_o2", ["out_h1", "out_h2", "net_o2"]),
        ("the sign of η · ∂E_total/∂w5 is changed", ["η · ∂E_total/∂w5"]),
        ("the factor out_h1(1 − out_h1) is left out", ["out_h1(1 − out_h1)"]),
        ("the divisor 1 + e^(−net_h1) (3 digits)", ["1 + e^(−net_h1)"]),
        ("Look at w5+, then at dE_total/dw5.", ["w5⁺", "∂E_total/∂w5"]),
        ("the derivative of the error of o1 by t_0, a/b", []),
        ("a factor 2 is missing, 1 place too far", []),
        ("<script>w5</script>", ["w5"]),
        (f"It is {' + '.join(['w5'] * 40)}.", []),
    ],
)
def test_quantities_in_sentences_are_mathematics(problem, text, mathematics):
    pieces = Words(Desk(problem)).said(text)
    printer = Printer(TEXT, problem.graph, Values(problem))
    found = [printer.chain(one.forms) for one in pieces if isinstance(one, Math)]
    assert found == mathematics
    assert all(one.text in text for one in pieces if isinstance(one, Text))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of four students, and that of the class, as text and in TeX."""
    folder, at_work = tmp_path_factory.mktemp("marked"), session("mazur")
    rows = [
        Answers("Ann", {"net_h1": "0.37 +* 3", "delta_o1:formula": "out_o1*(1-out_o1"}),
        Answers("Bob" * 40, {"delta_o1:formula": "delta_o1*1+0", "net_h1": "0.3775"}),
        Answers("Cem", {"delta_o1:formula": f"{'x' * 150}", "dE_total/dw5:rule": "magic"}),
        Answers("Dan", {"delta_o1:formula": "out_o1-target_o1", "dE_total/dw5:sign": "-"}),
        Answers("Eve", {"net_h1": "0.0275"}),
    ]
    for name in ("txt", "tex"):
        report = Report(at_work.desk, folder / name, format_named(name))
        for marked in at_work.mark(rows):
            report.write(marked)
        report.close()
    return folder


@pytest.mark.parametrize(
    ("student", "said"),
    [
        ("ann", "net_h1: This could not be read: * cannot stand here (at “* 3”); write one number"),
        ("ann", "this bracket is not closed (at “(1-out_o1”); write one formula"),
        ("bobbob", "A person must look at this: it is written with what is asked for."),
        ("bobbob", "the answers of BobBobBobBobBobBobBobBobBobBo…"),
        ("cem", "δ_o1, formula: xxxxxxxxxxxxxxxxxxxxxxxxxxxxx…, needs a person"),
        ("cem", "a word is asked for, and this one is not known here"),
        ("dan", "You wrote out_o1-target_o1 for δ_o1, formula. This comes out when the derivative"),
        ("dan", "δ_o1 = −(target_o1 − out_o1) · out_o1(1 − out_o1)"),
    ],
)
def test_a_page_says_what_was_wrong_with_each_answer(pages, student, said):
    (page,) = pages.glob(f"txt/students/{student}*.txt")
    assert said in " ".join(re.sub("[│\n]", " ", page.read_text()).split())


def test_the_page_of_the_class_writes_no_keys(pages):
    text = (pages / "tex" / "class.tex").read_text()
    assert r"\partial E_{\mathrm{total}}" in text
    assert r"E\_total" not in text.partition(r"\begin{document}")[2]


def test_reports_are_made_as_pdf(tmp_path):
    at_work = session("mazur")
    report = Report(at_work.desk, tmp_path, target_named("pdf", "typst"))
    for marked in at_work.mark([Answers("Ann", {"net_h1": "0.0275"})]):
        report.write(marked)
    report.close()
    made = sorted(path.name for path in tmp_path.rglob("*.pdf"))
    assert made == ["ann-00001.pdf", "class.pdf"]
