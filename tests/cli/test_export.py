"""`derive export`: banks of questions as files."""

from __future__ import annotations

import pytest

from tests.marking.banks.grader import from_moodle

MOODLE = "output/mazur/questions.moodle.xml"


def test_moodle_is_the_usual_format(run, tmp_path):
    result = run("export", "mazur", "-n", 2, "--seed", "cs1", "--mistakes", "method")
    assert result.stdout == f"wrote 12 questions about 2 variants into {MOODLE}\n"
    assert len(from_moodle((tmp_path / MOODLE).read_text("utf-8"))) == 12
    assert run("export", "mazur").stdout == f"wrote 6 questions into {MOODLE}\n"
    assert run("export", "mazur").exit_code == 0


def test_gift_goes_where_it_is_wanted(run, tmp_path):
    result = run("export", "olah", "--to", "gift", "-o", "bank.txt")
    assert result.stdout == "wrote 3 questions into bank.txt\n"
    assert (tmp_path / "bank.txt").read_text("utf-8").startswith("$CATEGORY: $course$/top/")
    assert "\n// made by derive " in (tmp_path / "bank.txt").read_text("utf-8")


def test_a_bank_may_be_printed(run, tmp_path):
    printed = run("export", "olah", "-o", "-").stdout
    assert len(from_moodle(printed)) == 3
    assert list(tmp_path.iterdir()) == []


def test_the_scheme_is_kept(run, tmp_path):
    (tmp_path / "scheme.toml").write_text("decimals = 3\n[marks]\ndefault = 4\n", encoding="utf-8")
    arguments = ("export", "mazur", "--quantities", "out_o1", "--scheme", "scheme.toml", "-o", "-")
    (found,) = from_moodle(run(*arguments).stdout)
    assert (found.marks, found.choices[0].value) == (4, 0.751)
    (finer,) = from_moodle(run(*arguments, "--decimals", 6).stdout)
    assert finer.choices[0].value == 0.751365


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--to", "canvas"), "no question bank format 'canvas'"),
        (("--quantities", "out_o9"), "out_o9"),
        (("--scheme", "none.toml"), "none.toml cannot be read"),
        (("-n", 3), "give a course key with --seed"),
        (("-n", 0), "is not in the range"),
        (("-n", 3, "--seed", "x", "--decimals", 1), "cannot be told apart"),
    ],
)
def test_what_cannot_be_made_is_told(refused, options, says):
    assert says in refused("export", "mazur", *options)


def test_a_foreign_file_is_kept_without_force(run, refused, tmp_path):
    (tmp_path / "mine.xml").write_text("<quiz/>", encoding="utf-8")
    assert "mine.xml exists and derive did not write it" in refused(
        "export", "olah", "-o", "mine.xml"
    )
    assert run("export", "olah", "-o", "mine.xml", "--force").exit_code == 0
