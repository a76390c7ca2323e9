"""The command as a process: exit codes, pipes, terminals that lack signs, full disks."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("derive values mazur", 0),
        ("derive check mazur", 1),
        ("derive show mazur w99", 2),
        ("derive draw", 2),
        ("derive values missing.toml", 2),
    ],
)
def test_the_exit_code(process, line, code):
    done = process(line)
    assert done.returncode == code
    assert (done.stderr == b"") == (code < 2)
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error(process):
    done = process("derive show mazur --to html | head -c 10; derive show mazur | true")
    assert done.stderr == b""
    assert len(done.stdout) == 10


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "ascii:strict"])
@pytest.mark.parametrize("line", ["derive show mazur dE_total/dw5", "derive check mazur"])
def test_a_terminal_without_the_signs_still_shows_the_rest(process, encoding, line):
    done = process(line, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode < 2
    assert done.stderr == b""
    assert b"0.082167041" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "line", ["derive values mazur --json", "derive show mazur", "derive schema"]
)
def test_a_full_disk_is_said(process, line):
    done = process(f"{line} > /dev/full")
    assert done.returncode == 2
    assert done.stderr == b"derive: the output cannot be written: No space left on device\n"


def test_what_is_written_does_not_depend_on_the_terminal(process, tmp_path):
    for folder, settings in (
        ("plain", {"PYTHONIOENCODING": "ascii", "COLUMNS": "40", "LC_ALL": "C", "PYTHONUTF8": "0"}),
        ("wide", {"COLUMNS": "200", "PYTHONHASHSEED": "1"}),
    ):
        assert process(f"derive handout mazur -o {folder}", **settings).returncode == 0
    names = sorted(path.name for path in (tmp_path / "plain" / "mazur").iterdir())
    assert {"handout.md", "handout.tex", "handout.html", "handout-network.svg"} <= set(names)
    for name in names:
        plain, wide = (tmp_path / folder / "mazur" / name for folder in ("plain", "wide"))
        assert plain.read_bytes() == wide.read_bytes()


def test_an_interrupted_handout_leaves_no_part_behind(process, tmp_path):
    process("mkdir -p output/mazur/handout.html && derive handout mazur")
    assert [path.name for path in (tmp_path / "output" / "mazur").iterdir()] == ["handout.html"]
