"""A report that was stopped is gone on with, to the same bytes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from derive.api.marking import report as reporting
from derive.cli import main
from tests.marking import plain
from tests.marking.students import Class

HERE = Path(__file__).parent.parent.parent
COUNT = 30


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = list(Class(plain.desk("olah"), 1).rows(COUNT))
    keys = list(rows[0].given)
    lines = [",".join(["student", *keys])]
    lines += [",".join([row.student, *(f'"{row.given[key]}"' for key in keys)]) for row in rows]
    file = tmp_path_factory.mktemp("answers") / "a.csv"
    file.write_text("\n".join(lines))
    return file


def command(answers: Path, folder: Path, *options: str) -> list[str]:
    return ["mark", "olah", str(answers), "--report", str(folder), "--to", "txt", *options]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def whole(answers: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    run(*command(answers, folder))
    return content(folder)


def test_a_report_holds_every_student(whole):
    assert sum(name.startswith("students/") for name in whole) == COUNT
    assert {"marks.csv", "class.txt", "pages.jsonl"} <= set(whole)


def test_a_second_run_writes_no_page_again(answers, whole, tmp_path):
    run(*command(answers, tmp_path))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "students").iterdir()}
    run(*command(answers, tmp_path))
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "students").iterdir()}
    assert content(tmp_path) == whole


def test_another_answer_makes_its_page_anew(answers, whole, tmp_path):
    changed = tmp_path / "b.csv"
    lines = answers.read_text().splitlines()
    cells = lines[4].split(",")
    lines[4] = ",".join([cells[0], '"77.25"', *cells[2:]])
    changed.write_text("\n".join(lines))
    folder = tmp_path / "report"
    run(*command(answers, folder))
    run(*command(changed, folder))
    now = content(folder)
    pages = [n for n in whole if n.startswith("students/") and now[n] != whole[n]]
    assert len(pages) == 1
    assert b"77.25" in now["marks.csv"]
    run(*command(answers, folder))
    after = content(folder)
    assert {**after, "pages.jsonl": b""} == {**whole, "pages.jsonl": b""}


def test_another_scheme_wants_another_folder(answers, whole, tmp_path):
    folder, scheme = tmp_path / "report", tmp_path / "s.toml"
    run(*command(answers, folder))
    scheme.write_text("decimals = 3\n")
    arguments = command(answers, folder, "--scheme", str(scheme))
    refused = CliRunner().invoke(main, arguments)
    assert refused.exit_code == 2
    assert "holds pages made with other settings (scheme)" in refused.output
    assert content(folder) == whole
    run(*arguments, "--force")


def test_a_table_of_somebody_else_is_not_written_over(answers, tmp_path):
    (tmp_path / "marks.csv").write_text("mine")
    refused = CliRunner().invoke(main, command(answers, tmp_path))
    assert refused.exit_code == 2
    assert (tmp_path / "marks.csv").read_text() == "mine"


def test_killed_at_random_moments_it_comes_to_the_same(answers, whole, tmp_path):
    start = [sys.executable, "-c", "from derive.cli import main; main()"]
    done, moments = tmp_path / reporting.PAGES.name, random.Random(7)
    for _ in range(4):
        before = done.read_bytes().count(b"\n") if done.exists() else 1
        process = subprocess.Popen(
            [*start, *command(answers, tmp_path)], stdout=subprocess.DEVNULL, cwd=HERE
        )
        while process.poll() is None and not (
            done.exists() and done.read_bytes().count(b"\n") > before
        ):
            time.sleep(0.002)
        time.sleep(moments.random() / 30)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert "marks.csv" not in content(tmp_path) or process.returncode == 0
    subprocess.run(
        [*start, *command(answers, tmp_path)], stdout=subprocess.DEVNULL, cwd=HERE, check=True
    )
    assert content(tmp_path) == whole
