"""What the checker and the marker say stands on pages like all others: course, logo, language."""

import re
from dataclasses import replace

import pytest

from derive.algebra.term import Reference
from derive.api.check import check, write_check_report
from derive.api.marking.mark import session
from derive.api.marking.report import Report
from derive.documents.blocks import Math
from derive.documents.marking_report.words import feedback
from derive.marking.answers.row import Answers
from derive.model.front import Front, Logo
from derive.model.quantity import key_of
from derive.model.spec import load
from derive.writers.formats import format_named

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
    assert text.count("∂E_total/∂w5:") == 1


@pytest.mark.parametrize(
    ("text", "mathematics"),
    [
        ("out_h1 is taken for out_h2 in net_o2", ["out_h1", "out_h2", "net_o2"]),
        ("the sign of η · ∂E_total/∂w5 is changed", ["dE_total/dw5"]),
        ("Look at w5+, then at dE_total/dw5.", ["w5+", "dE_total/dw5"]),
        ("the derivative of the error of o1 by t_0, a/b", []),
        ("<script>w5</script>", ["w5"]),
    ],
)
def test_quantities_in_sentences_are_mathematics(problem, text, mathematics):
    pieces = feedback(text, problem.graph)
    found = [key_of(problem.graph, term) for term in terms(pieces)]
    assert found == mathematics


def terms(pieces):
    for one in pieces:
        if isinstance(one, Math):
            ((term, _),) = one.forms
            yield term.variable if isinstance(term, Reference) else term
