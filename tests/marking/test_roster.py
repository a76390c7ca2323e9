"""Rosters as they come: from any program, in any encoding, and from people who mean harm."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from derive.errors import RosterError
from derive.marking.roster import Roster
from derive.marking.spreadsheet import harmless, line
from derive.marking.student import LONGEST, Student, clean, numbered

CODE = "4QX7-K2M9"


@pytest.fixture
def roster(tmp_path):
    def write(content):
        file = tmp_path / "students.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Roster(file)

    return write


@pytest.mark.parametrize(
    ("content", "students"),
    [
        ("id,name,email\n7,Anna,a@x.org\n", [("7", "Anna", "a@x.org")]),
        ("\ufeffid;name\n7;Anna\n", [("7", "Anna", "")]),
        ("Name\tStudent ID\r\nAnna\t7\r\n", [("7", "Anna", "")]),
        ("E-Mail,NAME\na@x.org,Anna", [("a@x.org", "Anna", "a@x.org")]),
        ("student\nanna\n\n  \nben\n", [("anna", "", ""), ("ben", "", "")]),
        ("student,id\nAnna,7\n", [("7", "", "")]),
        ("Vorname;Nachname;Matrikelnummer\nZoë;Groß;0042\n", [("0042", "Zoë Groß", "")]),
        ("first_name,last-name\nAnna,Ly\n", [("Anna Ly", "Anna Ly", "")]),
        ('id,name\n7,"Ly, Anna\nMaria"\n8,Ben\n', [("7", "Ly, Anna Maria", ""), ("8", "Ben", "")]),
        ("id,name\n7\n", [("7", "", "")]),
        ("id,name,seat,x\n7,Anna,3,y,z\n", [("7", "Anna", "")]),
        ("id,name\n7,Jos\u0065\u0301\n", [("7", "Jos\u00e9", "")]),
        ("id;name\n7;Jürgen\n".encode("cp1252"), [("7", "Jürgen", "")]),
        ("id;name\n7;Jürgen\n".encode("utf-16"), [("7", "Jürgen", "")]),
        ("id,name\n7,A\x00n\x1bn\u202ea\n", [("7", "A n n a", "")]),
    ],
)
def test_what_is_read(roster, content, students):
    found = roster(content)
    assert [(one.key, one.name, one.email) for one in found] == students
    assert len(found) == len(students)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "names no column student, id, name or email"),
        ("7,Anna\n8,Ben\n", "its first line names no column"),
        ("id,name\n", "names no student"),
        ("id,name\n7,Anna\n8,Ben\n7,Ann\n", "line 4: student 'Ann' stands in line 2 already"),
        ("id,name\n7 ,A\n\u202d7,B\n", "line 3: student 'B' stands in line 2 already"),
        ('id,name\n7,"A\nB"\n7,C\n', "line 4: student 'C' stands in line 3 already"),
        ("id,name\n7,Anna\n,Ben\n", "line 3: the student has no id; give one"),
        (f"id\n{'7' * 201}\n", "is longer than 200 characters"),
        (f"id,name\n7,{'x' * 200_000}\n", "field larger than field limit"),
        (b"id,name\n7,\x81\x8d\x8f\n", "is not text in UTF-8"),
    ],
)
def test_what_is_refused(roster, content, message):
    with pytest.raises(RosterError) as refused:
        list(roster(content))
    assert message in str(refused.value)
    assert "students.csv" in str(refused.value)


@pytest.mark.parametrize("path", ["missing.csv", "."])
def test_what_is_no_file(tmp_path, path):
    with pytest.raises(RosterError, match="cannot be read: "):
        list(Roster(tmp_path / path))


HOSTILE = [
    "../../etc/passwd",
    "..",
    ".",
    "/",
    "C:\\Windows\\system32",
    "a/b\\c",
    "con",
    "~root",
    "$(rm -rf /)",
    "`id`",
    "-rf",
    "a\x00b",
    "a\nb",
    "\u202egnp.exe",
    "名前",
    "𝕬nna",
    "x" * 199,
    "%2e%2e%2f",
    "..\u2215..\u2215etc",
    "CLOCK$",
    "",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_leads_out_of_the_folder(name, tmp_path):
    stem = Student(clean(name)).stem(CODE)
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-" + CODE)
    assert stem.endswith(CODE)
    assert len(stem) < 70
    assert not stem.startswith(("-", "."))
    assert (tmp_path / f"{stem}.pdf").resolve().parent == tmp_path.resolve()


def test_names_that_look_alike_have_files_of_their_own():
    names = [clean(name) for name in (*HOSTILE, "名", "Müller", "Mueller", "Muller")]
    assert len({Student(one).stem(CODE) for one in names}) == len(set(names))


@pytest.mark.parametrize(("name", "shown"), [("Ly", "Ly"), ("x" * 500, "x" * (LONGEST - 1) + "…")])
def test_a_long_name_is_cut_where_it_is_shown(name, shown):
    assert Student("7", name).shown == shown


def test_students_without_names():
    assert [one.key for one in numbered(3)] == ["0001", "0002", "0003"]
    assert numbered(10_000)[-1].key == "10000"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("x")', "-", "=cmd|' /C"],
)
def test_no_cell_is_a_formula(cell):
    assert harmless(cell) == f"'{cell}"
    assert line([cell, "x"]).lstrip('"').startswith("'")


@pytest.mark.parametrize("cell", ["Anna", "0042", "a=b", "a-b", "", "Ly, Anna"])
def test_other_cells_stay(cell):
    assert harmless(cell) == cell


def test_many_rows_are_read_in_bounded_memory(tmp_path):
    file = tmp_path / "many.csv"
    with file.open("w") as stream:
        stream.write("id,name\n")
        stream.writelines(f"{k},Student {k}\n" for k in range(300_000))
    code = (
        "import resource, sys; from pathlib import Path; from derive.marking.roster import Roster\n"
        "print(sum(1 for _ in Roster(Path(sys.argv[1]))))"
    )
    most = 160 * 2**20

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))

    result = subprocess.run(
        [sys.executable, "-c", code, str(file)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
        cwd=Path(__file__).parents[2],
    )
    assert result.stdout == "300000\n", result.stderr[-500:]
