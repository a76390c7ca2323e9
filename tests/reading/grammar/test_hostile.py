"""Whatever is written, an answer comes soon, and it is a tree of bounded depth or an Unread."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.reading.grammar import chains
from derive.reading.grammar.limits import DEEPEST, too_deep
from derive.reading.tree import Chain, Unread
from tests.clock import clock
from tests.reading.grammar.shown import WORDS, show

N = 30_000
HOSTILE = {
    "brackets": "(" * 5000 + "x" + ")" * 5000,
    "open brackets": "(" * N,
    "closing brackets": ")" * N,
    "braces": "{" * N,
    "fractions": r"\frac" * N,
    "a bomb of fractions": r"\frac{1}{" * 5000 + "1" + "}" * 5000,
    "carets": "^" * N,
    "powers": "x^" * N + "x",
    "long powers in powers": "a^{" * 50 + "x+" * 5000 + "x" + "}" * 50,
    "indexed powers": "a^{" * 20 + "x+" * 2000 + "x" + "}_1" * 20,
    "signs": "-" * N + "x",
    "a tower": "9^{" * 50 + "9" + "}" * 50,
    "a flat sum": "1+" * N + "1",
    "letters": "x" * N,
    "digits": "9" * N,
    "digits of an exponent": "1e" + "1" * N + "x",
    "digits of an index": "w_1," + "2" * N + "_",
    "indices": "x" + "_1" * N,
    "primes": "x" + "'" * N,
    "texts": r"\text{" * N,
    "a phrase": r"\mathrm{a" + " " * N + "!}",
    "gaps": r"\quad - a" * N,
    "rows": r"\\ -a \quad" * N,
    "relations": "a=" * N,
    "bars": "|" * N,
    "left brackets": r"\left(" * N,
    "environments": r"\begin{cases}" * N,
    "sums": r"\sum_i" * N + "x",
    "functions": r"\sin " * N + "x",
    "slashes": "a/" * 3000 + "b",
    "gradients": r"\nabla_{" * N,
    "slopes": r"\partial x/" * N,
    "commas": "(" + "1,2 " * N + ")",
    "lists": "(1,2" * N,
    "transposes": "x" + "^T" * N,
    "backslashes": "\\" * N,
    "accents": r"\hat" * N,
    "combining accents": "y" + "\N{COMBINING CIRCUMFLEX ACCENT}" * N,
    "raised digits": "x" + "²" * N,
    "lowered digits": "x" + "₂" * N,
    "differentials": "dx/" * N,
    "calls": "f(" * N,
    "zeros": "\0" * N,
    "blanks": " \n" * N,
    "a long text": "x + " * 100_000,
}


def assert_bounded(found: tuple[Chain, ...]) -> None:
    for one in found:
        assert len(one.relations) == len(one.sides) - 1
        for side in one.sides:
            if isinstance(side, Unread):
                assert 0 <= side.start <= side.end
                assert side.start <= side.at <= side.end
                assert len(side.reason) < 100
            else:
                assert not too_deep(side)
                assert show(side)


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_formulas_are_answered_at_once(source):
    chains("1", WORDS)
    with clock() as spent:
        found = chains(source, WORDS)
    assert spent.seconds < 2
    assert_bounded(found)


def test_depth_is_bounded_where_no_bracket_shows_it():
    assert not isinstance(chains("a/" * (DEEPEST - 2) + "b", WORDS)[0].sides[0], Unread)
    assert isinstance(chains("a/" * DEEPEST + "b", WORDS)[0].sides[0], Unread)


def test_a_formula_of_100_kilobytes_takes_linear_time():
    row = r"\frac{\partial E_{total}}{\partial w_5} &= 0.5 \cdot out_{h1}(1 - out_{h1}) + 1 \\ "

    def seconds(rows: int) -> float:
        source = rf"\begin{{aligned}} {row * rows} \end{{aligned}}"
        with clock() as spent:
            assert len(chains(source, WORDS)) == rows
        return spent.seconds

    seconds(10)
    short, long = min(seconds(120) for _ in range(3)), min(seconds(1200) for _ in range(2))
    assert long < 20 * short
    assert long < 2  # 0.3 s on an idle machine


MARKS = r"""
\frac \sum \partial \left( \right) \left\{ \right. \begin{cases} \end{cases} \\ & = + -
\text{if} \begin{pmatrix} \end{pmatrix} \text{and} \sqrt \hat \mathbf \nabla \ln { } ( ) [ ] |
|| ^ _ ' * / , ; . d x w net 1 0.5 10 e T e^ ∂ ∇ Σ ² ₂ ⁺ ½ ŷ 𝐖 … if \quad \cdot \odot \to \in
\middle \color{red} \underbrace \right| \limits \sigma \max
"""
PIECES = st.sampled_from([*MARKS.split(), " ", "\n"])


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_sequence_of_marks_is_answered(pieces):
    assert_bounded(chains("".join(pieces), WORDS))
    assert_bounded(chains(" ".join(pieces), WORDS, ","))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered(text):
    assert_bounded(chains(text, WORDS))
