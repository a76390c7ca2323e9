"""`derive check SPEC DOCUMENT…`: what it prints, writes and answers."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

NOTES = r"""# Notes

$$net_{h1} = w_1 i_1 + w_2 i_2 + b_1 = 0.3775$$

$$net_{h2} = w_3 i_1 + w_4 i_2 + b_1 = 0.25 \cdot 0.05 + 0.30 \cdot 0.10 + 0.35 = 0.3925$$

The first output is $out_{o1} = 0.751365071$, and $$E_{total} = 0.298371109$$

After one update the total error is 0.291027774.
"""
WRONG = NOTES.replace("w_2 i_2", "w_3 i_2").replace("0.298371109", "0.289371109")


@pytest.fixture
def notes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("right.md").write_text(NOTES, encoding="utf-8")
    Path("wrong.md").write_text(WRONG, encoding="utf-8")


def test_a_right_document_is_right(run, notes):
    result = run("check", "mazur", "right.md")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("right.md against mazur: 8 equalities")
    assert "wrong" not in result.stdout.replace("right.md", "")


def test_faults_are_told_with_place_right_value_and_cause(run, notes):
    result = run("check", "mazur", "wrong.md")
    assert result.exit_code == 1
    assert "wrong.md:3:14: ✗ wrong" in result.stdout
    assert "w3 must be w2" in result.stdout
    assert "should be 0.298371109" in result.stdout
    assert "two neighbouring digits swapped" in result.stdout


def test_json_has_every_statement(run, notes):
    result = run("check", "mazur", "wrong.md", "--json", "found.json")
    data = json.loads(Path("found.json").read_text("utf-8"))
    assert result.exit_code == 1
    assert (data["document"], data["spec"]) == ("wrong.md", "mazur")
    assert data["summary"]["wrong"] == 2
    links = {link["right"]: link for one in data["statements"] for link in one["links"]}
    fault = links["0.289371109"]
    assert (fault["verdict"], fault["expected"], fault["quantity"]) == (
        "wrong",
        "0.298371109",
        "E_total",
    )
    assert fault["cause"]["explains"] > 0
    assert {"id", "text", "explains", "chance"} <= set(fault["cause"])


def test_json_is_printed_where_no_file_is_named(run, notes):
    result = run("check", "mazur", "wrong.md", "--json")
    assert json.loads(result.stdout)["document"] == "wrong.md"


def test_several_documents_are_checked_one_after_the_other(run, notes):
    result = run("check", "mazur", "right.md", "wrong.md", "--json")
    assert [one["document"] for one in json.loads(result.stdout)] == ["right.md", "wrong.md"]
    assert result.exit_code == 1


@pytest.mark.skipif(not shutil.which("patch"), reason="there is no patch program here")
def test_the_patch_corrects_the_numbers_and_nothing_else(run, notes):
    run("check", "mazur", "wrong.md", "--patch", "fixes.diff")
    subprocess.run(["patch", "-p0", "-s", "-i", "fixes.diff"], check=True)
    assert Path("wrong.md").read_text("utf-8") == WRONG.replace("0.289371109", "0.298371109")


def test_annotations_name_file_line_and_column(run, notes):
    lines = run("check", "mazur", "wrong.md", "--format", "github").stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=wrong.md,line=3,col=14,title=wrong::net_{h1} = ")
    assert "%0A" in lines[0]


def test_the_report_is_a_page(run, notes):
    for ending in ("md", "html", "tex"):
        result = run("check", "mazur", "wrong.md", "--report", f"found.{ending}")
        page = Path(f"found.{ending}").read_text("utf-8")
        assert result.exit_code == 1
        assert "What is wrong" in page
    assert etree.HTML(Path("found.html").read_text("utf-8")) is not None


def test_a_report_of_no_known_kind_is_refused(run, notes):
    result = run("check", "mazur", "wrong.md", "--report", "found.docx")
    assert result.exit_code == 2
    assert "found.docx" in result.stderr
    assert ".md" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("missing.md",), "missing.md"),
        (("right.md", "--convention", "delta=2"), "delta"),
        (("right.md", "--convention", "colour=blue"), "colour"),
    ],
)
def test_what_cannot_be_checked_ends_with_2(run, notes, arguments, told):
    result = run("check", "mazur", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_convention_may_be_given(run, notes):
    Path("sign.md").write_text(
        r"$$\frac{\partial E_{total}}{\partial w_5} = -\delta_{o1} out_{h1}$$", encoding="utf-8"
    )
    usual = run("check", "mazur", "sign.md", "--json", "--convention", "delta=+1")
    other = run("check", "mazur", "sign.md", "--json", "--convention", "delta=-1")
    kinds = [json.loads(result.stdout)["summary"] for result in (usual, other)]
    assert kinds == [{"convention": 1}, {"identity": 1}]
