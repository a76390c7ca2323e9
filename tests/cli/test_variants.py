"""`derive variants`: what it writes, and what it refuses."""

from __future__ import annotations

import json

import pytest


def test_numbered_students(run, tmp_path):
    result = run("variants", "olah", "-n", "2", "--seed", "cs1", "--to", "txt,md")
    assert result.exit_code == 0, result.output
    assert result.stdout == "wrote 2 variants into output/olah/variants\n"
    folder = tmp_path / "output" / "olah" / "variants"
    assert len(list((folder / "data").iterdir())) == 2
    assert len(list((folder / "sheets").glob("*.txt"))) == 2
    assert len(list((folder / "sheets").glob("*/worksheet.md"))) == 2


def test_a_roster(run, tmp_path):
    (tmp_path / "students.csv").write_text("id;name\nanna;Anna Ly\nben;\n", encoding="utf-8")
    result = run("variants", "olah", "--roster", "students.csv", "--seed", "cs1", "--to", "txt")
    assert result.exit_code == 0, result.output
    (sheet,) = (tmp_path / "output/olah/variants/sheets").glob("anna-*.txt")
    assert ", for Anna Ly." in sheet.read_text(encoding="utf-8")


def test_a_code_makes_the_sheet_again(run, tmp_path):
    run("variants", "mazur", "-n", "1", "--seed", "cs1", "--to", "txt", "-o", "first")
    (sheet,) = (tmp_path / "first/mazur/variants/sheets").iterdir()
    text = sheet.read_text(encoding="utf-8")
    command = next(line for line in text.splitlines() if line.startswith("derive worksheet"))
    assert f"--code {sheet.stem[5:]}" in command
    assert run(*command.split()[1:], "--to", "txt", "-o", "again").exit_code == 0
    again = (tmp_path / "again/mazur/worksheet.txt").read_text(encoding="utf-8")
    marked = again.partition("made by derive")[0]
    assert marked == text.partition("made by derive")[0].replace(", for 0001.", ".")
    assert run("variants", "mazur", "--code", sheet.stem[5:], "--to", "txt").exit_code == 0


def test_a_stress_test(run, tmp_path):
    result = run("variants", "olah", "--stress", "-n", "5")
    assert result.stdout.startswith("olah: 5 fair variants in ")
    told = json.loads(run("variants", "olah", "--stress", "-n", "5", "--json").stdout)
    assert told["variants"] == 5
    assert set(told["drawn"]) == {"a", "b"}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("-n", "3"), "give a course key with --seed"),
        (("--seed", "x"), "say for whom: -n 30 for so many, or --roster students.csv"),
        (("--seed", "x", "-n", "3", "--roster", "x.csv"), "say for whom"),
        (("--seed", "x", "-n", "0"), "-n"),
        (("--seed", "x", "--roster", "missing.csv"), "missing.csv cannot be read"),
        (("--seed", "x", "-n", "3", "--to", "docx"), "there is no format 'docx'"),
        (("--seed", "x", "-n", "3", "--layout", "exam"), "there is no layout 'exam'"),
        (("--seed", "x", "-n", "3", "--blanks", "out_h9"), "'out_h9' is no blank"),
        (("--code", "4QX7-K2M9"), "olah: the code '4QX7-K2M9' does not belong to this spec"),
        (("--code", "x"), "olah: 'x' is no code of a variant"),
    ],
)
def test_what_is_refused(run, options, message):
    result = run("variants", "olah", *options)
    assert result.exit_code == 2
    assert message in result.stderr
