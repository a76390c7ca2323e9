"""`derive slides`: which files it writes, and what it refuses."""

import pytest


def test_both_formats(run, tmp_path):
    result = run("slides", "olah", "-o", tmp_path)
    assert result.exit_code == 0, result.stderr
    folder = tmp_path / "olah"
    assert result.stdout == f"wrote {folder / 'slides.tex'}\nwrote {folder / 'slides.html'}\n"
    assert {path.name for path in folder.iterdir()} == {"slides.tex", "slides.html"}


def test_the_command_on_the_title_makes_the_slides_again(run, tmp_path):
    options = ("--weights", "w6,w2", "--digits", "3", "--notation", "nielsen", "--to", "html")
    assert run("slides", "mazur", *options, "-o", tmp_path / "first").exit_code == 0
    text = (tmp_path / "first/mazur/slides.html").read_text()
    command = text.partition("<code>derive ")[2].partition("</code>")[0]
    assert run(*command.split(), "--to", "html", "-o", tmp_path / "again").exit_code == 0
    assert (tmp_path / "again/mazur/slides.html").read_text() == text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--to", "md"), "slides are not written as 'md'; choose from tex, html"),
        (("--to", "tex,txt"), "slides are not written as 'txt'"),
        (("--to", ""), "no format is named"),
        (("--weights", "w99"), "w99"),
    ],
)
def test_what_is_refused(refused, options, message):
    assert message in refused("slides", "mazur", *options)


def test_foreign_files_are_kept(run, tmp_path):
    target = tmp_path / "olah" / "slides.html"
    target.parent.mkdir()
    target.write_text("mine")
    assert run("slides", "olah", "-o", tmp_path).exit_code == 2
    assert target.read_text() == "mine"
    assert run("slides", "olah", "-o", tmp_path, "--force").exit_code == 0
