"""`derive gallery`: which files it writes, and what it leaves alone."""

import pytest

from derive.api import gallery


@pytest.fixture
def one_example(monkeypatch):
    """The gallery of the smallest example alone, made in this process."""

    class Here:
        def __init__(self, mp_context):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *fault):
            pass

        map = staticmethod(map)

    monkeypatch.setattr(gallery, "ProcessPoolExecutor", Here)
    monkeypatch.setattr(gallery, "names", lambda: ("olah",))


@pytest.mark.usefixtures("one_example")
def test_it_says_what_it_wrote(run, tmp_path):
    result = run("gallery", "-o", "show")
    assert result.exit_code == 0, result.stderr
    told = sorted(line.removeprefix("wrote ") for line in result.stdout.splitlines())
    made = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")]
    assert told == sorted(made)
    assert {"show/README.md", "show/index.html", "show/olah/slides.png"} <= set(made)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert run("gallery", "-o", "show").exit_code == 0
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


@pytest.mark.usefixtures("one_example")
def test_a_foreign_file_is_kept(run, refused, tmp_path):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "README.md").write_text("mine\n")
    assert "output/README.md exists and derive did not write it" in refused("gallery")


def test_a_fault_in_one_example_is_told_and_nothing_is_written(monkeypatch, refused):
    monkeypatch.setattr(gallery, "names", lambda: ("nowhere",))
    assert "nowhere" in refused("gallery")
