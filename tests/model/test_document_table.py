"""The [document] table: what it says, and what it refuses."""

import pytest

from derive.errors import SpecError
from derive.model.examples import path
from derive.model.front import Front, Logo
from derive.model.logos import LARGEST
from derive.model.spec import load

PNG = b"\x89PNG\r\n\x1a\nrest"


@pytest.fixture
def spec(tmp_path):
    """Load an example with these lines in its [document] table."""

    def write(lines):
        text = path("olah").read_text(encoding="utf-8")
        (tmp_path / "net.toml").write_text(f"{text}\n[document]\n{lines}\n", encoding="utf-8")
        return load(tmp_path / "net.toml")

    return write


def test_without_it_nothing_is_said():
    assert load("olah").front == Front()
    assert Front().byline == ()


def test_everything_it_may_say(spec, tmp_path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(PNG)
    lines = (
        'course = "C"\nauthor = "A"\ndate = "D"\nlogo = "pictures/a.png"\n'
        'paper = "letter"\nlanguage = "fr"'
    )
    assert spec(lines).front == Front("C", "A", "D", Logo("png", PNG), "letter", "fr")


def test_the_byline_has_what_there_is(spec):
    assert spec('course = "C"\ndate = "D"').front.byline == ("C", "D")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('paper = "a5"', r'document.paper: "a5" is unknown; expected .a4. or .letter.'),
        (
            'language = "it"',
            r'document.language: "it" is unknown; expected .en., .de., .es. or .fr.',
        ),
        ("date = 2030-05-12", "document.date: expected text in quotes"),
        ("author = 3", "document.author: expected text in quotes, not 3"),
        ('auther = "A"', "document.auther"),
        ('logo = "none.png"', "none.png cannot be read: no such file or directory; give a path"),
        ('logo = "."', "cannot be read: is a directory"),
        ('logo = "net.toml"', "net.toml is neither PNG nor JPEG; save the picture"),
        ('logo = "large.png"', f"large.png is longer than {LARGEST} bytes; make the picture"),
        ('logo = "a\\u0000b"', "document.logo: .* cannot be read"),
    ],
)
def test_what_is_refused(spec, tmp_path, lines, message):
    (tmp_path / "large.png").write_bytes(PNG + bytes(LARGEST))
    with pytest.raises(SpecError, match=message) as refusal:
        spec(lines)
    assert str(refusal.value).startswith(str(tmp_path / "net.toml"))
    assert "document." in str(refusal.value)
