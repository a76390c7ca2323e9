"""Course, author, date, logo, paper and language on every layout, in every format."""

import re
import struct
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from derive.api.worked import explain
from derive.documents.worksheet import answer_key
from derive.model.front import Front, Logo
from derive.model.spec import load
from derive.writers.deck import deck_files, deck_formats
from derive.writers.formats import FORMATS
from derive.writers.pdf import engine_named
from derive.writers.words import _WORDS, translated
from derive.writers.write import rendered_files
from tests.pages.tex import compiled, complaints
from tests.pages.tools import program


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


HEADER = struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0)
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    chunk(kind, data)
    for kind, data in (
        (b"IHDR", HEADER),
        (b"IDAT", zlib.compress(b"\0\x20\xd0")),
        (b"IEND", b""),
    )
)
FRONT = Front("Maths & <nets>", "A_B", "1 May", Logo("png", PNG), "letter", "de")
FOLDER = Path("out")


@pytest.fixture(scope="module")
def worked():
    return explain(replace(load("olah"), front=FRONT), rules=False, decimals=4)


@pytest.fixture(scope="module")
def files(worked):
    """The text of every page, and the logo beside them."""
    made = {}
    sheet = worked.worksheet(hints=1)
    shown = ((worked.handout(), worked.printer), (sheet, worked.printer))
    for document, printer in (*shown, (answer_key(sheet), worked.key_printer)):
        for known in FORMATS:
            for file in rendered_files(document, known, printer, FOLDER):
                made[file.path.name] = file
    for known in deck_formats(["tex", "html", "typ"]):
        for file in deck_files(worked.slides(), known, worked.printer, FOLDER):
            made[file.path.name] = file
    return made


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("handout.html", "<span>Maths &amp; &lt;nets&gt;</span>"),
        ("worksheet.md", r"Maths & \<nets\> · A\_B · 1 May"),
        ("answer_key.tex", r"Maths \& \textless{}nets\textgreater{} \ensuremath{\cdot} A\_B"),
        ("handout.typ", r"Maths & \<nets\> · A\_B · 1 May"),
        ("handout.txt", "Maths & <nets> · A_B · 1 May"),
        ("slides.tex", r"\author{Maths \& \textless{}nets\textgreater{}"),
        ("slides.html", "<span>A_B</span>"),
        ("slides.typ", r"Maths & \<nets\> · A\_B · 1 May"),
    ],
)
def test_the_byline_is_there_and_acts_as_no_markup(files, name, written):
    assert written in files[name].text


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("handout.html", '<span lang="de">Abbildung</span> 1'),
        ("handout.md", "**Abbildung 1.**"),
        ("handout.tex", r"\renewcommand{\figurename}{Abbildung}"),
        ("handout.typ", "supplement: [Abbildung]"),
        ("handout.txt", "Abbildung 1."),
        ("worksheet.html", '<span lang="de">Klasse</span>'),
        ("worksheet.html", '"Seite " counter(page) " von "'),
        ("worksheet.tex", r"Seite\ \thepage\ von\ "),
        ("worksheet.typ", "[Seite #counter"),
        ("worksheet.md", "Datum: ____"),
        ("worksheet.txt", "Punkte: ____"),
        ("worksheet.txt", "Hinweise"),
        ("worksheet.typ", "#hints([Hinweise]"),
        ("answer_key.html", '<span lang="de">Lösungen</span>'),
        ("answer_key.md", "Lösungen"),
        ("answer_key.tex", "Lösungen"),
        ("answer_key.typ", "Lösungen"),
        ("answer_key.txt", "Lösungen"),
    ],
)
def test_fixed_words_are_in_the_language(files, name, word):
    assert word in files[name].text


@pytest.mark.parametrize("name", ["handout", "worksheet", "answer_key", "slides"])
def test_a_page_is_in_its_language_and_the_derivation_in_english(files, name):
    text = files[f"{name}.html"].text
    assert '<html lang="de">' in text
    main, start = text.index("<main"), text.index("∂") if name != "worksheet" else 0
    opening = re.findall(r'<(?:main|section|p)[^>]* lang="en"', text[main:])
    assert opening
    assert text.index(opening[0]) < max(start, text.index("<math"))


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_pdf_is_in_english_and_its_title_in_its_language(worked, tmp_path, language):
    shown = replace(worked.handout(), front=Front(course="Nets", language=language))
    (file,) = rendered_files(shown, engine_named("typst"), worked.printer, tmp_path)
    said = set(re.findall(rb"/Lang\((.*?)\)", file.content))
    assert said == {b"en-GB"} | ({language.encode()} - {b"en"})
    title = re.search(rb"/StructElem/S/Title[^>]*", file.content)
    assert (f"/Lang({language})".encode() in title[0]) is (language != "en")


@pytest.mark.parametrize("word", _WORDS)
@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_every_word_is_in_every_language(word, language):
    assert translated(word, language)
    assert translated(word, "en") == word
    assert translated(f"{word}s and more", language) == f"{word}s and more"


def test_the_logo_is_inside_the_page_or_beside_it(files):
    assert files["logo.png"].signed().startswith(PNG)
    for name in ("handout.html", "slides.html"):
        assert re.search(r'src="data:image/png;base64,[A-Za-z0-9+/=]+" alt=""', files[name].text)
    for name in ("handout.md", "worksheet.tex", "handout.typ", "slides.tex", "slides.typ"):
        assert "logo.png" in files[name].text


@pytest.mark.parametrize("engine", ["typst", "latexmk"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_pdf_has_the_logo_and_the_paper(worked, tmp_path, engine, paper):
    program(engine if engine == "latexmk" else "pdfinfo")
    document = worked.handout()
    shown = replace(document, front=replace(FRONT, paper=paper))
    (file,) = rendered_files(shown, engine_named(engine), worked.printer, tmp_path)
    file.path.write_bytes(file.content)
    assert ("612 x 792" in told_by("pdfinfo", file.path)) is (paper == "letter")
    assert re.search(r"\bimage +2 +1\b", told_by("pdfimages", "-list", file.path))


def told_by(name, *arguments):
    command = [program(name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", ["handout", "worksheet", "answer_key", "slides"])
def test_latex_has_no_complaint(files, tmp_path, name):
    (tmp_path / "logo.png").write_bytes(PNG)
    compiled(files[f"{name}.tex"].text, tmp_path)
    assert complaints(tmp_path) == []


def test_nothing_is_said_where_nothing_was(worked):
    bare = replace(worked.handout(), front=Front())
    for known in FORMATS:
        (file, *_) = rendered_files(bare, known, worked.printer, FOLDER)
        for word in ("logo", "byline", "Abbildung"):
            text = re.sub(r"<style>.*?</style>", "", file.text, flags=re.DOTALL)
            assert word not in text
