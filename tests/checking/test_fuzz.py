"""Whatever a document holds, checking it ends soon: with verdicts, or with a DeriveError."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from derive.checking.document import check_source
from derive.errors import DeriveError
from derive.model.problem import Problem
from derive.model.spec import load
from derive.reading.documents.formats import Format
from derive.reading.documents.source import source_of
from tests.clock import clock

SOON = 5  # seconds of CPU for a document of a few lines, on a slow machine
SOUP = [
    r"\frac",
    r"\partial",
    r"\sum",
    r"\left(",
    r"\right)",
    r"\begin{aligned}",
    r"\end{aligned}",
    r"\\",
    r"&",
    r"=",
    r"≈",
    r"+",
    r"-",
    r"*",
    r"^",
    r"_",
    r"{",
    r"}",
    r"(",
    r")",
    r"[",
    r"]",
    r"$",
    r"$$",
    r"\(",
    r"\)",
    r"w_5",
    r"w_1^+",
    r"net_{h1}",
    r"out_{o1}",
    r"E_{total}",
    r"\delta_{o1}",
    r"\eta",
    r"0.5",
    r"-0.019",
    r"8.2e-2",
    r"10^{9}",
    r"9^9",
    r"\sigma",
    r"\sum_o",
    r"w_{ho}",
    r"\odot",
    r"^T",
    r"\text{and}",
    r",",
    r";",
    r"'",
    r"\mathbf{W}",
    r"x_i",
    r"j",
    r"l-1",
    r"e^{-z}",
    r"|",
    r"\cdots",
    r"%",
    r"#",
    r"~",
    r"\n",
]
NOTES = r"""$$net_{h1} = w_1 i_1 + w_2 i_2 + b_1 = 0.3775$$
The total error is 0.298371109. $$\frac{\partial E_{total}}{\partial w_5} = \delta_{o1} out_{h1}$$
$$\delta_{h1} = \Big(\sum_o \delta_o w_{ho}\Big) out_{h1}(1 - out_{h1})$$ and $w_5^+ = 0.35891648$.
"""


@cache
def mazur() -> Problem:
    return load("mazur")


def outcome(text: str, kind: Format) -> None:
    with clock() as spent:
        try:
            check_source(mazur(), source_of(text, "fuzz", kind))
        except DeriveError as error:
            assert str(error)  # noqa: PT017 - an error is allowed, and says something
    assert spent.seconds < SOON


def fuzz(examples: int):
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


@fuzz(60)
@given(st.lists(st.sampled_from(SOUP), max_size=40), st.sampled_from(list(Format)))
def test_soup(words, kind):
    outcome(f"$${' '.join(words)}$$", kind)


@fuzz(40)
@given(st.text(max_size=200), st.sampled_from(list(Format)))
def test_any_text(text, kind):
    outcome(text, kind)


@fuzz(40)
@given(st.integers(0, 10**6))
def test_notes_with_signs_lost_doubled_and_swapped(seed):
    source, signs = random.Random(seed), list(NOTES)
    for _ in range(source.randint(1, 12)):
        place = source.randrange(len(signs) - 1)
        change = source.choice(("lose", "double", "swap"))
        if change == "lose":
            del signs[place]
        elif change == "double":
            signs.insert(place, signs[place])
        else:
            signs[place : place + 2] = signs[place : place + 2][::-1]
    outcome("".join(signs), Format.MARKDOWN)


HOSTILE = {
    "tower": r"$$w_5 = 9^{9^{9^{9}}}$$",
    "exponentials": r"$$out_{o1} = e^{e^{e^{e^{10}}}}$$",
    "brackets": f"$$w_5 = {'(' * 5000}1{')' * 5000}$$",
    "fractions": rf"$$w_5 = {chr(92)}frac{{1}}{{" * 3000 + "2" + "}" * 3000 + "$$",
    "digits": f"$$w_5 = 0.{'3' * 1_000_000}$$",
    "exponent": "$$w_5 = 1e999999999$$",
    "power": r"$$w_5 = (1 + 10^{-9})^{10^{12}}$$",
    "sums": r"$$E = \sum_i \sum_j \sum_k \sum_l \sum_m w_{ij} w_{jk} w_{kl} w_{lm}$$",
    "sums in sums": r"$$E = \sum_i \sum_j \sum_k \sum_m \sum_n \sum_p w_{ij} w_{km} w_{np}$$",
    "letters": f"$$E = {' + '.join(f'w_{{{a}{b}}}' for a in 'abcd' for b in 'jkmnpq')}$$",
    "range": r"$$E = \sum_{i=1}^{1000000000} w_i$$",
    "derivative": r"$$\frac{\partial}{\partial w_5}\left[(w_5 + 1)^{10000}\right] = 3$$",
    "line": f"$${'w_5 = ' * 100_000}0.4$$",
    "macros": r"\newcommand{\a}{\a\a} $\a$" * 20,
}
RUN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1500 * 2**20, 1500 * 2**20))
from derive.cli import main
main(["check", "mazur", sys.argv[1]])
"""


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("ending", ["md", "tex"])
def test_hostile_documents_end_soon(tmp_path: Path, name, ending):
    file = tmp_path / f"hostile.{ending}"
    file.write_text(HOSTILE[name], encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(
        [sys.executable, "-c", RUN, str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert "Traceback" not in result.stderr, result.stderr[-2000:]
    assert result.returncode in (0, 1, 2)
    assert after.ru_utime - before.ru_utime < SOON
