"""Files are written whole or not at all, and never over what derive did not write."""

import os

import pytest

from derive.errors import OutputError
from derive.writers.files import File, is_ours, write_files, write_new
from derive.writers.formats import ANGLE, PERCENT


def file(path, text="text\n", comment=ANGLE):
    return File(path, text, comment)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_ends_in_the_mark_of_its_maker(tmp_path):
    write_files([file(tmp_path / "a.tex", "é\n", PERCENT)])
    content = (tmp_path / "a.tex").read_bytes()
    assert content.startswith("é\n\n% made by derive ".encode())
    assert content.endswith(b"\n")
    assert b"\r" not in content
    assert is_ours(content)


def test_directories_are_made(tmp_path):
    write_files([file(tmp_path / "new" / "deep" / "a.md")])
    assert (tmp_path / "new" / "deep" / "a.md").exists()


def test_our_own_file_is_overwritten(tmp_path):
    write_files([file(tmp_path / "a.md", "old\n")])
    write_files([file(tmp_path / "a.md", "new\n")])
    assert (tmp_path / "a.md").read_text().startswith("new\n")


def test_line_ends_changed_on_the_way_leave_it_ours(tmp_path):
    content = file(tmp_path / "a.md").signed()
    assert is_ours(content.replace(b"\n", b"\r\n"))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"written by hand\n",
        lambda content: b"",
        lambda content: content.replace(b"text", b"test"),
        lambda content: content + b"more\n",
        lambda content: b"above\n" + content,
    ],
)
def test_what_others_wrote_or_changed_is_not_touched(tmp_path, change):
    path = tmp_path / "a.md"
    write_files([file(path)])
    path.write_bytes(change(path.read_bytes()))
    before = path.read_bytes()
    with pytest.raises(OutputError, match=r"a\.md.*--force"):
        write_files([file(tmp_path / "b.md"), file(path, "new\n")])
    assert path.read_bytes() == before
    assert names(tmp_path) == ["a.md"]
    write_files([file(path, "new\n")], force=True)
    assert path.read_bytes().startswith(b"new\n")


def test_when_one_file_cannot_be_written_none_is(tmp_path):
    (tmp_path / "taken").write_text("a file, not a directory")
    with pytest.raises(OutputError, match=r"taken.*b\.md cannot be written.*another directory"):
        write_files([file(tmp_path / "a.md"), file(tmp_path / "taken" / "b.md")])
    assert names(tmp_path) == ["taken"]


@pytest.mark.parametrize("force", [False, True])
def test_a_directory_in_the_place_of_a_file_is_named(tmp_path, force):
    (tmp_path / "b.md").mkdir()
    with pytest.raises(OutputError, match=r"b\.md cannot be written: is a directory"):
        write_files([file(tmp_path / "b.md")], force=force)
    assert names(tmp_path) == ["b.md"]


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    write_files([file(tmp_path / "a.md", "old\n")])
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left on device"):
        write_files([file(tmp_path / "a.md", "new\n")])
    assert names(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_text().startswith("old\n")


def test_a_failing_render_writes_nothing(tmp_path):
    def rendered():
        yield file(tmp_path / "a.md")
        raise OutputError("the second document refers to nothing")

    with pytest.raises(OutputError):
        write_files(rendered())
    assert names(tmp_path) == []


def test_a_new_file_bears_no_mark_and_is_never_overwritten_unasked(tmp_path):
    path = tmp_path / "net.toml"
    write_new(path, "mine\n")
    assert path.read_bytes() == b"mine\n"
    with pytest.raises(OutputError, match=r"net\.toml exists.*--force"):
        write_new(path, "other\n")
    assert path.read_bytes() == b"mine\n"
    write_new(path, "other\n", force=True)
    assert path.read_bytes() == b"other\n"
    with pytest.raises(OutputError, match="is a directory"):
        write_new(tmp_path, "text\n", force=True)
    assert names(tmp_path) == ["net.toml"]
