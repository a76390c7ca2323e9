"""`derive handout --to pdf`, `--fragment`, and what goes wrong with them."""

import re
import sys

import pytest

from derive.model.examples import names

FOLDER = ("output", "olah")


def test_a_pdf_is_written_and_over_itself_again(run, tmp_path):
    for _ in range(2):
        result = run("handout", "olah", "--to", "pdf,typ")
        assert result.exit_code == 0, result.stderr
        assert result.stdout == ("wrote output/olah/handout.pdf\nwrote output/olah/handout.typ\n")
    assert tmp_path.joinpath(*FOLDER, "handout.pdf").read_bytes().startswith(b"%PDF-")


def test_without_the_package_nothing_is_written(refused, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    assert "pip install 'derive[pdf]'" in refused("handout", "olah", "--to", "tex,pdf")


def test_an_unknown_engine_is_refused(run):
    result = run("handout", "olah", "--to", "pdf", "--pdf-engine", "word")
    assert result.exit_code == 2
    assert "'typst', 'latexmk'" in result.stderr


def test_an_unknown_format_is_told_of_pdf(refused):
    assert "choose from md, tex, html, typ, txt, pdf" in refused("handout", "olah", "--to", "docx")


@pytest.mark.parametrize("into", ["md", "tex", "html", "typ", "txt"])
def test_a_fragment_has_a_name_of_its_own_and_no_title(run, tmp_path, into):
    result = run("handout", "olah", "--to", into, "--fragment")
    path = tmp_path.joinpath(*FOLDER, f"handout-fragment.{into}")
    assert result.stdout.splitlines()[0] == f"wrote {path.relative_to(tmp_path)}"
    text = re.sub(r"^% .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    assert "e = (a + b)(b + 1)" not in text.splitlines()[0]
    for whole in ("\\documentclass", "<html", "<title>", "#title", "set page"):
        assert whole not in text


def test_a_pdf_is_no_fragment(refused):
    assert "cannot be part" in refused("handout", "olah", "--to", "pdf", "--fragment")


def test_all_is_every_built_in_example(run, tmp_path):
    assert run("handout", "all", "--to", "txt").exit_code == 0
    assert {path.parent.name for path in tmp_path.rglob("handout.txt")} == set(names())


def test_show_prints_typst(run):
    result = run("show", "mazur", "dE_total/dw5", "--to", "typst")
    assert result.stdout.startswith('$ frac(∂E_("total"), ∂w_5) &= ')
