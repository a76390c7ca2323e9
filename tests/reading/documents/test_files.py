"""Files: their format, and those that cannot be read."""

import io
import sys
from types import SimpleNamespace

import pytest

from derive.errors import DocumentError
from derive.reading.documents.formats import format_of
from derive.reading.documents.limits import LARGEST
from derive.reading.documents.source import read_source


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "$$x$$", "text"),
        ("a.TEXT", r"\begin{document}", "text"),
        ("a.md", r"\section{x}", "markdown"),
        ("a.Rmd", "", "markdown"),
        ("a.qmd", "", "markdown"),
        ("a.markdown", "", "markdown"),
        ("a.tex", "", "latex"),
        ("a.ltx", "", "latex"),
        ("a.ipynb", "", "notebook"),
        ("a.htm", "", "html"),
        ("a.b/c.html", "", "html"),
        ("-", "plain words and $x$", "text"),
        ("-", "# Head\n\ntext", "markdown"),
        ("-", "see [this](http://a.b)", "markdown"),
        ("a.notes", r"% hello" + "\n" + r"\documentclass{article}", "latex"),
        ("a", r"\section{One} so", "latex"),
        ("a", "<!doctype html><p>", "html"),
        ("a", "\n<html lang=en>", "html"),
        ("a", "so <p class=x>text</p>", "html"),
        ("a", '{"cells": [{"cell_type": "markdown"}]}', "notebook"),
        ("a", "a < b and c > d", "text"),
        ("a", "", "text"),
        ("README", "The price is (a) [b].", "text"),
    ],
)
def test_the_format_of_a_file(name, text, expected):
    assert format_of(name, text) == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7 ...", "is a PDF: give the file"),
        (b"PK\x03\x04...", "is a word processor's or a packed file: save it as"),
        (b"\xd0\xcf\x11\xe0...", "is a word processor's file: save it as"),
        (b"{\\rtf1 ...", "is rich text: save it as"),
        ("text".encode("utf-16"), "is UTF-16: save it as UTF-8"),
        (b"one\ntwo \xe4\n", "line 2: no UTF-8: save the file as UTF-8"),
        (b"one\n\0", "line 2: a NUL character"),
        (b"x" * (LARGEST + 1), "more than 8 MB: split it"),
        (b"x" * 50_000_000, "more than 8 MB: split it"),
    ],
)
def test_content_that_is_refused(tmp_path, content, message):
    path = tmp_path / "notes.md"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_source(path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


def test_places_that_hold_no_file(tmp_path):
    with pytest.raises(DocumentError, match="is a directory: name the files in it"):
        read_source(tmp_path)
    with pytest.raises(DocumentError, match="no such file: check its name"):
        read_source(tmp_path / "none.md")
    with pytest.raises(DocumentError, match="cannot be read"):
        read_source(f"{tmp_path}/a\0b")
    with pytest.raises(DocumentError, match="cannot be read"):
        read_source(tmp_path / ("long" * 200))


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(DocumentError, match=r"cannot be read \(Permission denied\)"):
        read_source(tmp_path / "a.md")


def test_the_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"# so\n\n$x$")))
    source = read_source("-")
    assert (source.name, source.text) == ("standard input", "# so\n\n$x$")
    assert len(source.passages) == 2


def test_the_text_is_the_files_own(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_bytes(b"\xef\xbb\xbfso\r\n$x$\r\n")
    source = read_source(path)
    assert source.text == "\ufeffso\r\n$x$\r\n"
    assert source.name == str(path)
