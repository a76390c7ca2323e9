"""`derive templates copy` and `--templates`: pages of one's own."""

import re

import pytest

from derive.writers.environment import our_templates

NAMES = sorted(str(one.relative_to(our_templates())) for one in our_templates().rglob("*.*"))


def put(tmp_path, name, text):
    (tmp_path / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "mine" / name).write_text(text, encoding="utf-8")


def test_all_templates_are_copied(run, tmp_path):
    result = run("templates", "copy", "mine")
    assert result.stdout == f"wrote {len(NAMES)} templates into mine\n"
    copies = tmp_path / "mine"
    assert sorted(str(one.relative_to(copies)) for one in copies.rglob("*.*")) == NAMES
    assert "html/document.html.j2" in NAMES
    for layout in ("handout", "worksheet", "slides"):
        for folder, options in (("a", ()), ("b", ("--templates", "mine"))):
            assert run(layout, "olah", "-o", folder, *options).exit_code == 0
    for path in (tmp_path / "a" / "olah").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / "olah" / path.name).read_bytes()


def test_no_template_is_overwritten_without_force(run, refused, tmp_path):
    put(tmp_path, "md/document.md.j2", "mine")
    assert "mine/md/document.md.j2 exists" in refused("templates", "copy", "mine")
    assert run("templates", "copy", "mine", "--force").exit_code == 0
    assert (tmp_path / "mine/md/document.md.j2").read_text("utf-8") != "mine"


@pytest.mark.parametrize(
    ("layout", "name", "text", "file"),
    [
        (
            "handout",
            "html/document.html.j2",
            '{% extends "ours/document.html.j2" %}{% block footer %}Room 101{% endblock %}',
            "handout.html",
        ),
        (
            "worksheet",
            "tex/document.tex.j2",
            '{% extends "ours/document.tex.j2" %}'
            "{% block style %}{{ super() }}% Room 101{% endblock %}",
            "worksheet.tex",
        ),
        (
            "worksheet",
            "typ/document.typ.j2",
            '{% extends "ours/document.typ.j2" %}{% block header %}Room 101{% endblock %}',
            "answer_key.typ",
        ),
        (
            "handout",
            "md/document.md.j2",
            '{% extends "ours/document.md.j2" %}{% block header %}Room 101{% endblock %}',
            "handout.md",
        ),
        ("slides", "html/deck.css", "/* Room 101 */", "slides.html"),
    ],
)
def test_one_block_or_file_is_mine_and_the_rest_is_ours(run, tmp_path, layout, name, text, file):
    put(tmp_path, name, text)
    formats = ("--to", file.rpartition(".")[2])
    assert run(layout, "mazur", *formats, "-o", "ours").exit_code == 0
    assert run(layout, "mazur", *formats, "-o", "out", "--templates", "mine").exit_code == 0
    ours = (tmp_path / "ours" / "mazur" / file).read_text("utf-8")
    page = (tmp_path / "out" / "mazur" / file).read_text("utf-8")
    assert "Room 101" not in ours
    assert page.count("Room 101") == 1
    assert ours.splitlines()[-200:-10] == page.splitlines()[-200:-10]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("{% for %}", "Expected an expression"),
        ("{{ documnet.title }}", "'documnet' is undefined"),
        ("{{ document.title", "unexpected end of template"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ document.title + 1 }}", "can only concatenate"),
        ('{% include "nowhere.j2" %}', "nowhere.j2"),
    ],
)
def test_a_fault_in_a_template_is_told_with_its_file_and_line(refused, tmp_path, fault, message):
    put(tmp_path, "md/document.md.j2", f"fine\n\n{fault}\n")
    told = refused("handout", "olah", "--to", "md", "--templates", "mine")
    assert re.search(r"template mine/md/document\.md\.j2, line 3: ", told)
    assert message in told


def test_a_folder_that_is_not_there_is_told(run):
    result = run("handout", "olah", "--templates", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
