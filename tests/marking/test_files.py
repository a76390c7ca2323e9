from __future__ import annotations

import csv
import io
import json
import random
import re
import resource
from pathlib import Path

import pytest
from click.testing import CliRunner

import derive
from derive.algebra.term import ONE
from derive.api.choices import variant
from derive.cli import main
from derive.errors import AnswersError, SchemeError
from derive.marking import proof
from derive.marking.answers.files import READERS, AnswerFiles, answers_in
from derive.marking.answers.row import Answers
from derive.marking.exports import JsonList, MarksTable
from derive.marking.scheme import Scheme, load_scheme, scheme_of
from derive.marking.scheme_check import check_scheme
from derive.marking.session import Session
from derive.marking.variant import code_for
from derive.marking.verdict import Kind
from derive.model.quantity import parse_quantity
from derive.notation.rounding import rounded
from derive.numerics.values import Values
from tests.marking import plain

WIDE = "student,net_h1,out_h1\nÅda,0.3775,0.5933\nBob,0.4,\n"
BOTH = [("Åda", {"net_h1": "0.3775", "out_h1": "0.5933"}), ("Bob", {"net_h1": "0.4", "out_h1": ""})]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_in_any_of_its_forms(tmp_path, delimiter, encoding):
    file = tmp_path / "a.csv"
    file.write_bytes(WIDE.replace(",", delimiter).encode(encoding))
    assert [(one.student, dict(one.given)) for one in answers_in([file])] == BOTH


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "student,quantity,answer\nÅda,net_h1,0.3775\nÅda,out_h1,0.5933\n"),
        ("a.json", '[{"student": "Åda", "answers": {"net_h1": "0.3775", "out_h1": "0.5933"}}]'),
        ("a.jsonl", '{"student": "Åda", "answers": {"net_h1": 0.3775, "out_h1": 0.5933}}\n'),
        (
            "a.md",
            "Name: Åda &emsp; Class: ___\n\n<!-- blank net_h1 --> 0.3775\n\n```math\n"
            "out &= \\underline{\\hspace{7em}} = 0.5933 &&\\quad (2)\n```\n<!-- blank out_h1 -->\n",
        ),
    ],
)
def test_other_files_hold_the_same(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [(one.student, dict(one.given)) for one in answers_in([tmp_path / name])] == BOTH[:1]


LONG = (
    "student,quantity,answer,code\nÅda,net_h1,0.3775,\nBob,net_h1,0.4,\nÅda,out_h1,0.5933,\n,,,\n"
)


def test_rows_of_one_student_that_stand_apart_are_brought_together(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(LONG, encoding="utf-8")
    found = [(one.student, dict(one.given)) for one in answers_in([file])]
    assert found == [BOTH[0], ("Bob", {"net_h1": "0.4"})]


@pytest.mark.parametrize("apart", [False, True])
def test_many_rows_come_in_the_order_of_their_students(tmp_path, apart):
    students = [f"s{k}" for k in random.Random(3).sample(range(300), 300)]
    pairs = [(student, key) for student in students for key in ("net_h1", "out_h1", "net_h2")]
    if apart:
        pairs.sort(key=lambda pair: pair[1])
    lines = [f"{student},{key},{k}" for k, (student, key) in enumerate(pairs)]
    (tmp_path / "a.csv").write_text("\n".join(["student,quantity,answer", *lines]))
    found = list(answers_in([tmp_path / "a.csv"]))
    assert [one.student for one in found] == students
    answered = {(one.student, key): text for one in found for key, text in one.given.items()}
    assert answered == {pair: str(k) for k, pair in enumerate(pairs)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("student,quantity,answer,code\nx,w1,1,A\nx,w2,2,B\n", "has the codes A and B; give one"),
        ("student,w1,w1\nx,1,2\n", "has two columns 'w1'; remove one"),
    ],
)
def test_what_would_be_marked_twice_is_told(tmp_path, text, said):
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    with pytest.raises(AnswersError, match=re.escape(said)):
        list(answers_in([tmp_path / "a.csv"]))


HALF = "student,net_h1,out_h1\nÅda,0.3775,\nBob,0.4,0.6\n"
REST = "student,quantity,answer\nÅda,out_h1,0.5933\nCem,net_h1,1\nÅda,net_h1,\n"


def files(folder: Path, **texts: str) -> AnswerFiles:
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return AnswerFiles(tuple(folder / f"{name}.csv" for name in texts))


def test_rows_of_one_student_in_two_files_are_joined(tmp_path):
    found = files(tmp_path, wide=HALF, rest=REST)
    assert len(found) == 3
    told = {one.student: dict(one.given) for one in found}
    assert told["Åda"] == {"net_h1": "0.3775", "out_h1": "0.5933"}
    assert [one.student for one in found].count("Åda") == 1


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"a": "student,code,w1\nx,A,1\n", "b": "student,code,w2\nx,B,1\n"}, "has the code A in"),
    ],
)
def test_a_student_who_stands_in_two_places_is_told_with_both(tmp_path, texts, said):
    with pytest.raises(AnswersError, match=said):
        list(files(tmp_path, **texts))


@pytest.mark.parametrize(
    ("texts", "first", "second"),
    [
        ({"a": "student,w1\nx,1\ny,2\nx,3\n"}, "a.csv, line 2", "a.csv, line 4"),
        ({"a": "student,w1\nx,1\nx,3\nx,4\n"}, "a.csv, line 2", "a.csv, line 3"),
        ({"a": "student,w1\nx,\ny,2\nx,1\nx,3\n"}, "a.csv, line 4", "a.csv, line 5"),
        ({"a": "student,w1\nx,1\n", "b": "student,w1\nx,3\n"}, "a.csv, line 2", "b.csv, line 2"),
        (
            {"a": "student,quantity,answer\nx,w1,1\ny,w1,2\nx,w1,3\n"},
            "a.csv, line 2",
            "a.csv, line 4",
        ),
    ],
)
def test_two_different_answers_are_a_conflict_of_one_student(tmp_path, texts, first, second):
    found = {one.student: one for one in files(tmp_path, **texts)}
    said = f"two different answers stand in {first}, and in {second}"
    assert found["x"].conflicts == (("w1", said),)
    assert all(not one.conflicts for one in found.values() if one.student != "x")


def test_a_conflict_needs_a_person_and_nobody_else_is_concerned(tmp_path):
    rows = "x,0.5933,0.3775\nx,0.3,0.3775\ny,0.5933,0.3775\n"
    session = Session(plain.desk())
    found = {
        one.student: {verdict.quantity: verdict for verdict in one.verdicts}
        for one in session.mark(files(tmp_path, a=f"student,out_h1,net_h1\n{rows}"))
    }
    kinds = {name: [row["out_h1"].kind, row["net_h1"].kind] for name, row in found.items()}
    assert kinds == {"x": [Kind.PERSON, Kind.RIGHT], "y": [Kind.RIGHT, Kind.RIGHT]}
    assert "a.csv, line 2, and in a.csv, line 3" in found["x"]["out_h1"].feedback
    assert found["x"]["out_h1"].given == "0.5933 | 0.3"


@pytest.mark.parametrize("head", ["student,w1", "student,quantity,answer"])
@pytest.mark.parametrize(("extra", "told"), [("0.3", True), ("", False), (" ", False)])
def test_cells_without_a_title_are_told_unless_they_are_empty(tmp_path, head, extra, told):
    row = "x,1" if head.endswith("w1") else "x,w1,1"
    file = files(tmp_path, a=f"{head}\n{row}\n{row.replace('x', 'y')},{extra}\n")
    if told:
        with pytest.raises(AnswersError, match=r"a\.csv, line 3: . cells stand under . titles"):
            list(file)
    else:
        assert [one.given["w1"] for one in file] == ["1", "1"]


@pytest.mark.parametrize(
    "text",
    [
        "student,w1\nx,1\nx,1.0\n",
        "student,w1\nx,1\nx,1\n",  # the same file twice, as it were
        "student,quantity,answer\nx,w1,1\nx,w1, 1.00\nx,w1,\n",
        "student,w1,w2\nx,1,\nx,,2\n",
        "student,w1\nx,1\nx,?\n".replace("?", " "),
    ],
)
def test_rows_that_say_nothing_else_count_once(tmp_path, text):
    (found,) = files(tmp_path, a=text)
    assert found.given["w1"] == "1"


def test_rows_without_a_student_stay_apart(tmp_path):
    found = files(tmp_path, a="student,w1\n,1\n,2\nx,3\n")
    assert len(found) == len(list(found)) == 3


@pytest.mark.parametrize(
    "text",
    [
        '{"student": "Åda", "net_h1": "0.3775", "out_h1": 0.5933, "code": ""}\n',
        '{"student": "Åda", "quantity": "net_h1", "answer": "0.3775"}\n'
        '{"student": "Åda", "quantity": "out_h1", "answer": "0.5933"}\n',
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_json_may_be_flat(tmp_path, text, name):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [(one.student, dict(one.given)) for one in answers_in([tmp_path / name])] == BOTH[:1]


def test_json_lines_are_read_as_they_are_wanted(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"student": "x", "answers": {"w1": 1}}\n\nno JSON\n')
    rows = READERS[".jsonl"](tmp_path / "a.jsonl")
    assert next(rows).given == {"w1": "1"}
    with pytest.raises(AnswersError, match="is no JSON"):
        next(rows)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "who,net_h1\nx,1\n"),
        ("a.json", '{"student": 1}'),
        ("a.json", "[" * 100_000),
        ("a.xlsx", ""),
        ("a.md", "# nothing"),
        ("none.csv", None),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path, name, text):
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(AnswersError, match=name):
        list(answers_in([tmp_path / name]))


def test_the_blanks_of_a_worksheet_are_found(tmp_path):
    (path,) = (
        p
        for p in derive.explain("mazur", decimals=4).write_worksheet(tmp_path, "md")
        if p.name == "worksheet.md"
    )
    desk = plain.desk()
    (sheet,) = answers_in([path])
    assert "w5+" in sheet.given
    assert {v.kind for v in plain.marked(desk, sheet.given).values()} == {Kind.BLANK}


RULE, STEP = r"The name of this rule: ", r"So the step makes $`w_5`$ "
LINE, NEXT = r"\_" * 20, r"The name of this way to train: \_\_\_"
FORMULA = "```math\n\\begin{aligned}\na_1 &= %s &&\\quad (1)\n\\end{aligned}\n```\n"
LEFT = r"\underline{\hspace{7em}}"


@pytest.mark.parametrize(
    ("key", "text", "answer"),
    [
        ("w:rule", f"{RULE}{LINE}@.", ""),
        ("w:rule", f"{RULE}@.", ""),
        ("w:rule", f"{RULE}chain rule@.", "chain rule"),
        ("w:rule", f"{RULE}**chain rule** @.", "chain rule"),
        ("w:rule", f"{RULE}{LINE}@ chain rule.", "chain rule"),
        ("w:rule", f"{RULE}{LINE}@ chain rule", "chain rule"),
        ("w:rule", rf"{RULE}\_\_\_chain rule\_\_\_@.", "chain rule"),
        ("w:rule", f"{RULE}chain rule {LINE}@.", "chain rule"),
        ("w:rule", f"{RULE}{LINE} chain rule@.", "chain rule"),
        ("w:rule", f"{RULE}$chain rule$@.", "chain rule"),
        ("w:rule", f"so grows<!-- blank v:sign -->. {RULE}{LINE}@.", ""),
        ("w:step", f"{STEP}{LINE}@. {NEXT}", ""),
        ("w:step", f"{STEP}@. {NEXT}", ""),
        ("w:step", f"{STEP}larger@. {NEXT}", "larger"),
        ("w:step", f"{STEP}{LINE}@ larger. {NEXT}", "larger"),
        ("w:sign", f"when $`w_5`$ grows a little, the error {LINE}@. {STEP}", ""),
        ("w:sign", f"when $`w_5`$ grows a little, the error falls@. {STEP}", "falls"),
        ("w:formula", FORMULA % f"{LEFT} = {LEFT}" + "@", ""),
        ("w:formula", FORMULA % rf"{LEFT} \\{chr(10)} &= 0.3" + "@", ""),
        ("w:formula", FORMULA % rf"b \cdot c = {LEFT} = 0.3" + "@", r"b \cdot c"),
        ("w:formula", FORMULA % rf"b \\{chr(10)} &= {LEFT}" + "@", "b"),
        ("w", FORMULA % f"{LEFT} = 0.3" + "<!-- blank w:formula -->\n@", "0.3"),
        ("w", FORMULA % f"0.3 = {LEFT}" + "<!-- blank w:formula -->\n@", ""),
        ("w:factor3", FORMULA % rf"b \cdot c \cdot {LEFT}" + "@", ""),
        ("w:factor3", FORMULA % r"b \cdot c \cdot d" + "@", "d"),
        ("w:factor2", FORMULA % rf"{LEFT} \cdot c \cdot d" + "@", "c"),
        ("w:factor1", FORMULA % rf"{LEFT} \cdot {LEFT} \cdot {LEFT}" + "@", ""),
        ("w:factor2", FORMULA % r"b \cdot c \cdot (1-c) \cdot d" + "@", "?!"),
    ],
)
def test_an_answer_may_stand_in_place_of_the_line_of_a_worksheet(tmp_path, key, text, answer):
    (tmp_path / "a.md").write_text(text.replace("@", f"<!-- blank {key} -->"), encoding="utf-8")
    (sheet,) = answers_in([tmp_path / "a.md"])
    assert sheet.given[key] == answer


@pytest.mark.parametrize("spec", ["mazur", "bptt", "softmax"])
def test_a_worksheet_as_it_was_made_is_blank(tmp_path, spec):
    lesson = derive.explain(spec, decimals=4)
    paths = lesson.write_worksheet(tmp_path, "md", blanks="all")
    (sheet,) = answers_in([path for path in paths if path.name == "worksheet.md"])
    assert sheet.given
    assert set(sheet.given.values()) == {""}


@pytest.mark.parametrize("mark", ["sep=;", '"sep=;"', "SEP=;"])
@pytest.mark.parametrize("text", [WIDE, "student,quantity,answer\nÅda,net_h1,1\nÅda,net_h1,2\n"])
def test_a_first_line_that_names_the_delimiter_is_passed_over(tmp_path, mark, text):
    file = tmp_path / "a.csv"
    file.write_text(f"{mark}\n{text.replace(',', ';')}", encoding="utf-8-sig")
    if text is WIDE:
        assert [(one.student, dict(one.given)) for one in answers_in([file])] == BOTH
    else:
        (found,) = answers_in([file])
        said = "two different answers stand in a.csv, line 3, and in a.csv, line 4"
        assert found.conflicts == (("net_h1", said),)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        ({"mark": {}}, "did you mean marks"),
        ({"marks": 3}, r"\[marks\]"),
        ({"marks": {"default": -1}}, "0 or more"),
        ({"split": {"methods": 1}}, "did you mean method"),
        ({"split": {"method": 2}}, "from 0 to 1"),
        ({"decimals": True}, "whole number"),
        ({"tolerance": {"default": {"relativ": 1}}}, "did you mean relative"),
        ({"tolerance": {"default": 3}}, "one rule"),
    ],
)
def test_a_faulty_scheme_says_what_and_how(data, part):
    with pytest.raises(SchemeError, match=part):
        scheme_of(data)


@pytest.mark.parametrize(
    "scheme", [Scheme(marks={"dE/dw5": 1}), Scheme(mistakes={"slope_left": 0.5})]
)
def test_a_scheme_for_what_there_is_not_is_refused(scheme):
    with pytest.raises(SchemeError, match="did you mean"):
        check_scheme(plain.desk(scheme=scheme))


def test_a_scheme_says_the_marks(tmp_path):
    file = tmp_path / "s.toml"
    file.write_text(
        'decimals = 4\n[marks]\ndefault = 2\n"delta_o1" = 4\n[split]\nmethod = 0.75\n'
        "[mistakes]\nslope_left_out = 0.5\n[tolerance]\nout_o1 = {absolute = 0.1}\n"
    )
    desk = plain.desk(scheme=load_scheme(file))
    found = plain.marked(desk, {"delta_o1": "0.7414", "out_o1": "0.80", "out_o2": "0.7729"})
    assert [found[key].marks for key in ("delta_o1", "out_o1", "out_o2")] == [1.5, 2, 2]


def test_a_variant_is_marked_by_its_own_numbers():
    desk = plain.desk()
    code = code_for(desk.problem, "course", "ada", 0)
    values = Values(variant(desk.problem, code))
    graph = desk.problem.graph
    given = {key: rounded(values[parse_quantity(graph, key)], 4) for key in plain.SHEET}
    rows = [
        Answers("ada", given, code),
        Answers("bob", plain.right(desk)),
        Answers("c", given, "x"),
    ]
    found = plain.several(desk, rows)
    kinds = [{one.kind for one in row.values()} for row in found]
    assert kinds == [{Kind.RIGHT}, {Kind.RIGHT}, {Kind.PERSON}]
    assert found[0]["out_o1"].expected == given["out_o1"] != found[1]["out_o1"].expected


HOSTILE = (
    "__import__('os').system('x')",
    "9**9**9**9",
    "(" * 300,
    "1" * 10_000,
    "\\input{/etc/passwd}",
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "@SUM(A1)",
    "\x00\x1b[31m",
    "x" * 399,
    "\\frac" * 70,
    "{" * 200 + "}" * 200,
    "w1^(w1^(w1^(w1^999)))",
    "exp(exp(exp(exp(exp(99)))))",
    "1/0*w1",
    "\u202e1.0",
    "nan",
    "inf",
    "1e308*10",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("key", ["dE_total/dw5", "dE_total/dw5:formula"])
def test_a_hostile_answer_earns_nothing_and_harms_nobody(text, key):
    desk = plain.desk()
    rows = [Answers("x", {key: text, "out_o1": "0.7514"}), Answers("y", {"out_o1": "0.7514"})]
    found = plain.several(desk, rows)
    assert found[0][key].marks == 0
    assert found[0]["out_o1"].kind is found[1]["out_o1"].kind is Kind.RIGHT


def test_a_proof_that_takes_too_long_needs_a_person():
    assert proof.within_limits(_for_ever, ONE, (ONE,)) is None


def _for_ever(*_: object) -> bool:
    resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
    while True:
        pass


def test_exports_hold_every_verdict_and_no_formula():
    desk, texts = plain.desk(), ("=1+1", "+1", "-0.5", "@x", "\t=1")
    rows = [Answers(text, {"out_o1": text, "net_h1": "0.3775"}) for text in texts]
    listed, table = io.StringIO(), io.StringIO()
    sinks = (JsonList(listed), MarksTable(table))
    for marked in Session(desk).mark(rows):
        for sink in sinks:
            sink.write(marked)
    for sink in sinks:
        sink.close()
    data = json.loads(listed.getvalue())
    keys = ["student", "quantity", "given", "verdict", "marks", "mistakes", "expected", "feedback"]
    assert len(data) == 2 * len(rows)
    assert list(data[0]) == keys
    cells = [cell for row in csv.reader(io.StringIO(table.getvalue())) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_the_command_writes_pages_inside_its_folder(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(
        "student,out_o1,delta_o1\n../../x,0.7514,0.7414\n<script>,0.7,0.1385\n"
        '"=cmd|x",\\input{a},$x$\n',
        encoding="utf-8",
    )
    report = tmp_path / "in" / "report"
    for form in ("html", "md", "tex"):
        args = ["mark", "mazur", str(file), "--report", str(report), "--to", form, "--force"]
        result = CliRunner().invoke(main, [*args, "--json", str(tmp_path / "v.json")])
        assert result.exit_code == 0, result.output
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {p for p in made if report not in p.parents} == {file, tmp_path / "v.json"}
    pages = [path.read_text() for path in (report / "students").glob("*.html")]
    assert len(pages) == 3
    assert not [page for page in pages if "<script>" in page]
    assert not [p for p in (report / "students").glob("*.tex") if "\\input{a}" in p.read_text()]
    assert len(json.loads(Path(tmp_path / "v.json").read_text())) == 6
