"""What SymPy answered is kept: asked once a machine, and again whenever that cannot be trusted."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from derive.algebra import remembered
from derive.algebra.symbolic import equal, gradient
from derive.algebra.term import ONE, TWO, Function, Reference
from derive.algebra.variable import argument
from derive.cache import VARIABLE, cache_folder

X = argument(1)
x = Reference(X)
EXPLAIN = "import sys, derive; derive.explain('mazur'); print('sympy' in sys.modules)"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "algebra"


def counted(asked):
    """A question that counts how often it is asked."""

    @remembered.remembered
    def square(number):
        asked.append(number)
        return number * number

    return square


def test_what_was_answered_is_not_asked_again():
    asked: list[int] = []
    assert [counted(asked)(n) for n in (3, 3, 4, 3)] == [9, 9, 16, 9]
    assert asked == [3, 4]


@pytest.mark.parametrize("content", [b"", b"\x80\x05", b"no pickle", b"cno_module\nname\n."])
def test_a_broken_answer_is_asked_again(cache, content):
    asked: list[int] = []
    square = counted(asked)
    square(3)
    (file,) = cache.iterdir()
    file.write_bytes(content)
    assert (square(3), square(3)) == (9, 9)
    assert asked == [3, 3]


def test_a_full_cache_starts_afresh(cache, monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 3)
    square = counted([])
    for number in range(10):
        assert square(number) == number**2
        assert len(list(cache.iterdir())) <= 3


def test_another_sympy_or_another_bridge_is_asked_again(monkeypatch):
    asked: list[int] = []
    square = counted(asked)
    square(3)
    monkeypatch.setattr(remembered, "_asked_of", lambda: "another")
    square(3)
    assert asked == [3, 3]


def test_a_folder_that_others_can_write_to_is_not_trusted(cache):
    cache.mkdir(parents=True)
    cache.chmod(0o777)
    asked: list[int] = []
    square = counted(asked)
    assert (square(3), square(3), asked) == (9, 9, [3, 3])
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("where", ["", "{tmp}/file/cache"])
def test_without_a_folder_everything_is_asked(tmp_path, monkeypatch, where):
    (tmp_path / "file").touch()
    monkeypatch.setenv(VARIABLE, where.format(tmp=tmp_path))
    assert cache_folder("algebra") is None
    asked: list[int] = []
    square = counted(asked)
    assert (square(3), square(3), asked) == (9, 9, [3, 3])


def test_terms_come_back_as_they_were():
    logistic = ONE / (ONE + Function("exp", -x))
    first, again = (gradient(logistic, [X]) for _ in range(2))
    assert first == again
    assert equal(first[0], logistic * (ONE - logistic))
    assert equal(first[0], logistic * (ONE - logistic))
    assert not equal(first[0], logistic * (TWO - logistic))


def test_the_second_run_does_not_load_sympy(cache):
    loaded = [
        subprocess.run(
            [sys.executable, "-c", EXPLAIN],
            env={**os.environ, VARIABLE: str(cache)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for _ in range(2)
    ]
    assert loaded == ["True", "False"]
