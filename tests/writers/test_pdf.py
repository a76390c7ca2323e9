"""PDF by either engine: the same bytes each time, ours to overwrite, and clear when it fails."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from derive.documents.blocks import Document, Prose, Text
from derive.errors import OutputError
from derive.writers import latexmk, typst_pdf
from derive.writers.files import is_ours, write_files
from derive.writers.formats import TYPST, format_named
from derive.writers.pdf import ENGINES, PdfFile, engine_named, target_named
from derive.writers.write import fragment_files, rendered_files

TYPST_PDF, LATEXMK = ENGINES
SMALL = Document("small", "A small page", (Prose((Text("Words."),)),))


def has(program):
    if shutil.which(program) is None:
        assert not os.environ.get("CI"), f"{program} is missing"
        pytest.skip(f"{program} is not installed")


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def engine(request):
    if request.param is LATEXMK:
        has("latexmk")
    return request.param


def made(document, engine, printer, folder):
    (file,) = rendered_files(document, engine, printer, folder)
    return file


def test_two_runs_give_the_same_bytes(engine, printer, tmp_path):
    first, second = (made(SMALL, engine, printer, tmp_path) for _ in range(2))
    assert first.path == tmp_path / "small.pdf"
    assert first.signed() == second.signed()


def test_a_pdf_is_ours_until_someone_changes_it(engine, printer, tmp_path):
    file = made(SMALL, engine, printer, tmp_path)
    write_files([file])
    content = file.path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert re.search(rb"% made by derive .*\nstartxref\n\d+\n%%EOF\n$", content)
    assert is_ours(content)
    write_files([file])
    for changed in (content + b"more", content.replace(b"%PDF-1", b"%PDF-2"), content[:-9]):
        assert not is_ours(changed)
        file.path.write_bytes(changed)
        with pytest.raises(OutputError, match=r"small\.pdf exists.*--force"):
            write_files([file])


def test_the_mark_leaves_a_pdf_that_readers_open(engine, printer, tmp_path):
    has("pdfinfo")
    write_files([made(SMALL, engine, printer, tmp_path)])
    run = subprocess.run(
        ["pdfinfo", tmp_path / "small.pdf"], capture_output=True, text=True, check=True
    )
    assert re.search(r"Title: +A small page", run.stdout)
    assert re.search(r"Pages: +1\b", run.stdout)
    assert "Date" not in run.stdout
    assert ("Tagged:          yes" in run.stdout) is (engine is TYPST_PDF)
    assert "xref" not in run.stderr


def test_a_pdf_without_the_usual_end_is_still_marked(tmp_path):
    content = PdfFile(tmp_path / "a.pdf", b"%PDF-1.7\r\nx\r\nstartxref\r\n3\r\n%%EOF\r\n").signed()
    assert is_ours(content)
    assert not is_ours(content.replace(b"x\r", b"y\r"))


def test_without_the_package_the_remedy_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(OutputError, match=r"pip install 'derive\[pdf\]'.*--pdf-engine latexmk"):
        typst_pdf.typeset("words")


def test_without_latexmk_the_remedy_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OutputError, match="install TeX Live"):
        latexmk.typeset("words")


def test_an_unknown_engine_lists_the_known_ones():
    with pytest.raises(OutputError, match="typst, latexmk"):
        engine_named("word")


def test_targets_are_formats_and_pdf():
    assert target_named("typ", "typst") is TYPST
    assert target_named("pdf", "latexmk") is LATEXMK
    with pytest.raises(OutputError, match=r"'docx'; choose from md, .*, pdf$"):
        target_named("docx", "typst")
    with pytest.raises(OutputError, match=r"'pdf'; choose from .*txt$"):
        format_named("pdf")


def faulty(folder, kind, text):
    (folder / kind).mkdir()
    (folder / kind / f"document.{kind}.j2").write_text(text)
    return folder


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("= Fine\n#nothing", "unknown variable: nothing, at the line '#nothing'"),
        ("$ x", "unclosed delimiter, at the line"),
        ("= A", "PDF/UA-1 error: missing document title"),
        ('#set document(title: "a")\n$ x $', r"PDF/UA-1 .* alt text, at the line '\$ x \$'; mend"),
        ('#set document(title: "a")\n\U000f0000', ".*could not be displayed.* install a font"),
    ],
)
def test_typst_says_what_is_wrong_with_a_template(text, said, printer, tmp_path):
    templates = faulty(tmp_path, "typ", text)
    with pytest.raises(OutputError, match=f"Typst cannot set the page: {said}"):
        rendered_files(SMALL, TYPST_PDF, printer, tmp_path, templates)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"\nothing", r"Undefined control sequence\., l\.3 \\nothing"),
        (r"\usepackage{no-such-package}", r"LaTeX Error: File `no-such-package\.sty' not found"),
    ],
)
def test_latex_says_what_is_wrong_with_a_template(text, said, printer, tmp_path):
    has("latexmk")
    page = f"\\documentclass{{article}}\n%\n{text}\n\\begin{{document}}a\\end{{document}}"
    templates = faulty(tmp_path, "tex", page)
    with pytest.raises(OutputError, match=f"LaTeX cannot set the page: {said}"):
        rendered_files(SMALL, LATEXMK, printer, tmp_path, templates)


def test_latex_runs_no_program_and_writes_nowhere_else(printer, tmp_path):
    has("latexmk")

    def page(command):
        return rf"\documentclass{{article}}\begin{{document}}a{command}\end{{document}}"

    program = page(rf"\immediate\write18{{touch {tmp_path}/proof}}")
    assert latexmk.typeset(program).startswith(b"%PDF")
    with pytest.raises(OutputError, match="can't write on file"):
        latexmk.typeset(page(rf"\newwrite\w\immediate\openout\w={tmp_path}/away.tex "))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_a_pdf_is_no_part_of_another_document(engine, printer, tmp_path):
    with pytest.raises(OutputError, match="--fragment choose from md, tex, html, typ, txt"):
        fragment_files(SMALL, engine, printer, tmp_path)
