"""`derive worksheet`: which files it writes, and what it refuses."""

import pytest


def test_the_sheet_and_its_key_in_every_format(run, tmp_path):
    result = run("worksheet", "mazur", "--to", "tex,html,md,typ", "-o", tmp_path)
    assert result.exit_code == 0
    made = {path.name for path in (tmp_path / "mazur").iterdir()}
    assert made == {
        "worksheet-network.svg",
        "answer_key-network.svg",
        *(
            f"{name}.{end}"
            for name in ("worksheet", "answer_key")
            for end in ("tex", "html", "md", "typ")
        ),
    }
    assert all(f"wrote {tmp_path / 'mazur' / name}\n" in result.stdout for name in made)


def test_the_command_at_the_foot_makes_the_sheet_again(run, tmp_path):
    options = ("worksheet", "mazur", "--seed", "5", "--hints", "1", "--to", "txt", "--force")
    run(*options, "-o", tmp_path / "first")
    path = "mazur/worksheet.txt"
    text = (tmp_path / "first" / path).read_text()
    command = next(line for line in text.splitlines() if line.startswith("derive worksheet"))
    assert run(*command.split()[1:], "--to", "txt", "-o", tmp_path / "again").exit_code == 0
    assert (tmp_path / "again" / path).read_text() == text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--blanks", "out_o9"), "mazur: 'out_o9' is no blank of this worksheet"),
        (("--blanks", ""), "no blank is named"),
        (("--to", "docx"), "there is no format 'docx'"),
        (("--hints", "9"), "--hints"),
        (("--decimals", "0"), "--decimals"),
    ],
)
def test_what_is_refused(run, tmp_path, options, message):
    result = run("worksheet", "mazur", *options, "-o", tmp_path)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not list(tmp_path.iterdir())
