"""Making variants: every file whole, nothing twice, the same bytes whatever happens on the way."""

from __future__ import annotations

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import derive
from derive.api.variants import make as making
from derive.api.variants.make import make_variant, stress_test
from derive.api.variants.manifest import opened
from derive.api.variants.pool import processes
from derive.api.variants.window import WAITING, in_order
from derive.errors import OutputError, RosterError, VariantError
from derive.marking.variant import code_for
from derive.model.spec import load, read
from derive.writers.files import is_ours
from tests.marking import by_hand

HERE = Path(__file__).parents[2]
TEXT = derive.Look(formats=("txt",))


def content(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def make(folder, students=3, spec="olah", seed="cs1", look=TEXT, **options):
    return derive.make_variants(spec, students, seed=seed, directory=folder, look=look, **options)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What one run makes that nothing disturbs."""
    return content(make(tmp_path_factory.mktemp("whole"), 24))


def test_a_sheet_a_key_and_data_for_each_student(tmp_path):
    students = [derive.Student("ab12", "Zoë Ly", "zoe@x.org"), "ben", "Carla"]
    folder = make(tmp_path, students, spec="mazur")
    assert folder == tmp_path / "mazur" / "variants"
    listed = (folder / "variants.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(listed.splitlines()))
    assert [row["student"] for row in rows] == ["ab12", "ben", "Carla"]
    assert (rows[0]["name"], rows[0]["email"]) == ("Zoë Ly", "zoe@x.org")
    made = set(content(folder)) - {"variants.csv", "variants.jsonl"}
    assert made == {file for row in rows for file in row["files"].split()}
    for row in rows:
        code = row["code"]
        sheet, key, data = ((folder / name).read_text() for name in row["files"].split())
        assert row["files"].startswith("sheets/")
        assert f"Variant {code}, for {row['name'] or row['student']}." in sheet
        assert f"derive worksheet mazur --code {code} " in sheet
        assert json.loads(data)["code"] == code
        numbers = by_hand.numbers(code)
        assert json.loads(data)["given"].items() >= numbers.items()
        assert f"{numbers['w1']} · {numbers['i1']}" in key


def test_the_data_file_holds_every_number_that_is_asked(tmp_path):
    (path,) = (make(tmp_path, 1, spec="mazur") / "data").iterdir()
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["student"] == {"id": "0001", "name": "", "email": ""}
    assert (data["spec"], data["decimals"], data["blanks"]) == ("mazur", 4, "half")
    worked = derive.explain(derive.variant("mazur", data["code"]))
    assert data["answers"]
    for key, answer in data["answers"].items():
        assert float(answer["value"]) == pytest.approx(worked[key].value, rel=1e-3)
        low, high = map(float, answer["accept"])
        assert low <= float(answer["value"]) <= high
    assert (
        data["given"]["w1"]
        == worked.problem.given[next(iter(worked.problem.graph.parameters))].digits
    )


def test_two_runs_and_any_executor_give_the_same_bytes(tmp_path, whole):
    with ThreadPoolExecutor(3) as executor:
        assert content(make(tmp_path / "a", 24, executor=executor)) == whole
    again = make(tmp_path / "b", 24, spec=read("olah"))
    assert {name for name in content(again) if name[:4] == "data"} == {
        name for name in whole if name[:4] == "data"
    }


def test_results_come_in_order_and_few_jobs_wait():
    begun: list[int] = []

    def work(job):
        begun.append(job)
        time.sleep(0.002 * (job % 3))
        return job * job

    with ThreadPoolExecutor(3) as executor:
        results = in_order(executor, work, iter(range(200)))
        assert next(results) == 0
        assert len(begun) <= WAITING + 1
        assert list(results) == [job * job for job in range(1, 200)]


def test_what_waits_behind_an_error_is_not_begun():
    begun: list[int] = []

    def work(job):
        begun.append(job)
        time.sleep(0.02)
        return 1 / job

    with ThreadPoolExecutor(1) as executor, pytest.raises(ZeroDivisionError):
        list(in_order(executor, work, range(100)))
    assert len(begun) < 5


def test_a_process_that_dies_is_told():
    with (
        processes(2, 2) as executor,
        pytest.raises(OutputError, match="start again, and it goes on"),
    ):
        list(in_order(executor, os._exit, [1, 1]))


@pytest.mark.parametrize(("workers", "count"), [(1, 100), (None, 3), (5, 1)])
def test_one_process_is_enough_for_few(workers, count):
    with processes(workers, count) as executor:
        assert executor is None


def test_every_format_is_written_and_marked_as_ours(tmp_path):
    look = derive.Look(("worksheet", "handout"), ("html", "md", "tex", "typ", "txt"))
    files = content(make(tmp_path, 2, look=look))
    for start in ("sheets", "keys", "handouts"):
        for end in ("html", "md", "tex", "typ", "txt"):
            assert any(n.startswith(start) and n.endswith(end) for n in files), (start, end)
    signed = [name for name in files if not name.startswith("variants")]
    assert all(is_ours(files[name]) for name in signed)
    assert sum(name.startswith("data/") for name in files) == 2


def test_slides_of_a_variant(tmp_path):
    files = content(make(tmp_path, 1, look=derive.Look(("slides",), ("html",))))
    (slides,) = (name for name in files if name.startswith("slides/"))
    assert slides.endswith(".html")


def test_a_second_run_makes_nothing_again(tmp_path, monkeypatch):
    folder = make(tmp_path, 3)
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*.txt")}
    monkeypatch.setattr(making, "make", None)
    make(tmp_path, 3)
    assert before == {file: file.stat().st_mtime_ns for file in folder.rglob("*.txt")}


def test_a_longer_class_is_added_to(tmp_path, whole):
    make(tmp_path, 5)
    assert content(make(tmp_path, 24)) == whole


def test_a_lost_file_is_made_again(tmp_path, whole):
    folder = make(tmp_path, 24)
    for name in list(whole)[3:9]:
        if not name.startswith("variants"):
            (folder / name).unlink()
    assert content(make(tmp_path, 24)) == whole


@pytest.mark.parametrize("cut", [1, 10, 100])
def test_a_torn_manifest_is_mended(tmp_path, whole, cut):
    folder = make(tmp_path, 24)
    manifest = folder / "variants.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-cut])
    (folder / ".worksheet.html.17.part").write_bytes(b"half")
    assert content(make(tmp_path, 24)) == whole


def test_a_damaged_manifest_is_told(tmp_path):
    folder = make(tmp_path, 2)
    (folder / "variants.jsonl").write_text("{\n")
    with pytest.raises(OutputError, match="is damaged: remove it"):
        make(tmp_path, 2)


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"seed": "cs2"}, "(seed)"),
        ({"look": derive.Look(formats=("txt",), decimals=5)}, "(decimals)"),
        ({"look": derive.Look(blanks="all")}, "(formats, blanks)"),
    ],
)
def test_other_settings_want_another_folder(tmp_path, options, names):
    before = content(make(tmp_path, 2))
    with pytest.raises(OutputError) as refused:
        make(tmp_path, 2, **options)
    assert f"holds variants made with other settings {names}" in str(refused.value)
    assert content(tmp_path / "olah" / "variants") == before
    make(tmp_path, 2, force=True, **options)


def test_a_file_of_somebody_else_is_not_written_over(tmp_path):
    folder = make(tmp_path, 2)
    before = sorted(name for name in content(folder) if name.startswith("sheets"))[1]
    (folder / before).write_text("mine")
    (folder / "variants.jsonl").unlink()
    with pytest.raises(OutputError, match="derive did not write it"):
        make(tmp_path, 2)
    assert (folder / before).read_text() == "mine"


def test_two_runs_at_once_keep_out_of_each_others_way(tmp_path):
    folder = tmp_path / "olah" / "variants"
    with opened(folder, {}, force=False), pytest.raises(OutputError, match="another run is making"):
        make(tmp_path, 2)


@pytest.mark.parametrize(
    ("students", "message"),
    [(["a", "b", " a"], "'a' comes twice"), (["a", " "], "'' is no name")],
)
def test_each_student_has_a_name(tmp_path, students, message):
    with pytest.raises(RosterError, match=message):
        make(tmp_path, students)


def test_a_hostile_roster_stays_in_its_folder(tmp_path):
    names = [
        "../../../tmp/x",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "\\input{/x}$#%",
        "a" * 150,
    ]
    students = [derive.Student(f"k{k}", name) for k, name in enumerate(names)]
    students.append(derive.Student("../../up", "Up"))
    look = derive.Look(formats=("html", "tex", "typ", "md"))
    folder = make(tmp_path / "out", students, look=look)
    files = content(tmp_path)
    assert all(name.startswith("out/olah/variants/") for name in files)
    listed = (folder / "variants.csv").read_text(encoding="utf-8-sig")
    assert "'=cmd" in listed
    pages = "".join(text.decode() for name, text in files.items() if name.endswith(".html"))
    assert "<script>alert" not in pages
    assert "&lt;script&gt;" in pages
    tex = "".join(text.decode() for name, text in files.items() if name.endswith(".tex"))
    assert "\\input{/x}" not in tex
    assert "a" * 70 not in pages


def test_one_variant_again_by_its_code(tmp_path):
    folder = make(tmp_path, 1)
    (sheet,) = (folder / "sheets").iterdir()
    code = sheet.stem.removeprefix("0001-")
    again = make_variant("olah", code.lower(), directory=tmp_path / "again", look=TEXT)
    assert again[0].name == f"{code}.txt"
    lines = set(again[0].read_text().splitlines()) ^ set(sheet.read_text().splitlines())
    assert {line for line in lines if "sha256" not in line} == {
        f"Variant {code}.",
        f"Variant {code}, for 0001.",
    }
    with pytest.raises(VariantError):
        make_variant("mazur", code, directory=tmp_path, look=TEXT)


@pytest.mark.parametrize(
    ("look", "message"),
    [
        (derive.Look(layouts=("exam",)), "there is no layout 'exam'; known layouts: "),
        (derive.Look(layouts=()), "there is no layout ''"),
        (derive.Look(formats=("docx",)), "there is no format 'docx'"),
        (derive.Look(formats=()), "no format is named"),
    ],
)
def test_what_cannot_be_made(tmp_path, look, message):
    with pytest.raises(OutputError, match=message):
        make(tmp_path, 1, look=look)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_at_random_moments_it_comes_to_the_same(tmp_path, whole, workers):
    start = [sys.executable, "-c", "from derive.cli import main; main()"]
    command = [*start, "variants", "olah", "-n", "24", "--seed", "cs1", "--to", "txt"]
    command += ["--workers", str(workers), "-o", str(tmp_path)]
    manifest, moments = tmp_path / "olah" / "variants" / "variants.jsonl", random.Random(workers)
    for _ in range(4):
        before = manifest.read_bytes().count(b"\n") if manifest.exists() else 1
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=HERE)
        while run.poll() is None and not _grown(manifest, before):
            time.sleep(0.005)
        time.sleep(moments.random() / 10)
        run.send_signal(signal.SIGKILL)
        run.wait()
    subprocess.run(command, stdout=subprocess.DEVNULL, cwd=HERE, check=True)
    assert content(tmp_path / "olah" / "variants") == whole


def _grown(manifest, before):
    return manifest.exists() and manifest.read_bytes().count(b"\n") > before


def test_a_stress_test_reports_what_variants_are_like():
    report = stress_test("mazur", 6, look=derive.Look(decimals=4))
    told = report.as_dict()
    assert told["variants"] == 6
    assert told["draws"] == 6 + sum(one["draws"] for one in told["refused"].values())
    assert told["difficulty"]["mistakes told apart, of 57"]["least"] == "57"
    problem = load("mazur")
    values = [
        derive.explain(derive.variant(problem, draw))["out_o1"].value
        for draw in fair_codes(problem, report)
    ]
    assert told["answers"]["out_o1"]["least"] == f"{min(values):.4f}"
    assert told["answers"]["out_o1"]["greatest"] == f"{max(values):.4f}"
    text = report.as_text()
    assert text.startswith(f"mazur: 6 fair variants in {told['draws']} draws")
    assert "answers below 0" in text


def fair_codes(problem, report):
    """The codes of the fair draws, found by their inputs and weights."""
    for measured in report.found.fair:
        for student in range(1, 7):
            for attempt in range(20):
                code = code_for(problem, "stress", f"{student:04d}", attempt)
                numbers = by_hand.numbers(code)
                if all(
                    float(numbers[key]) == float(value) for key, value in measured.drawn.items()
                ):
                    yield code


def test_a_stress_test_says_what_is_told_apart_by_no_draw():
    told = stress_test("mazur", 1, look=derive.Look(decimals=1)).as_dict()
    assert len(told["never_told_apart"]) > 20
    assert told["hopeless"] == 1
    assert told["refused"]["zero"]["draws"] == 100
