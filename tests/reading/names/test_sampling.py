"""Of a long document, statements of every look are chosen; names alike are understood alike."""

from __future__ import annotations

import pytest

from derive.reading.names.convention import Convention
from derive.reading.names.directory import Directory
from derive.reading.names.evidence import Statement, statement
from derive.reading.names.indices import Index
from derive.reading.names.names import Names
from derive.reading.names.sampling import sampled
from derive.reading.names.scope import Scope
from derive.reading.names.tables import Tables
from derive.reading.names.walking import Use
from derive.reading.symbol import Symbol
from tests.reading.names.statements import problem, read


def statements(*sources: str) -> list[Statement]:
    return [statement(k, chain) for k, chain in enumerate(read("mazur", *sources))]


def test_a_short_document_is_taken_whole() -> None:
    said = statements("w_5 = 0.4", "net_{h1} = 0.3775")
    assert sampled(said, 2) == said


def test_a_rare_look_is_not_left_out() -> None:
    rare = r"\delta_{o1} = 0.1385"
    said = statements(*(f"w_{k} = 0.{k}" for k in range(1, 40)), rare, "w_5 = 0.4", "out_{o1} = 1")
    chosen = sampled(said, 6)
    assert len(chosen) == 6
    assert chosen == sorted(chosen, key=lambda one: one.number)
    assert {39, 41} <= {one.number for one in chosen}


def test_of_more_looks_than_are_looked_at_one_each_is_chosen() -> None:
    said = statements(*(f"w_{{{'j' * k}}} = b_{{{'i,' * m}1}}" for k in range(4) for m in range(3)))
    assert 1 < len(sampled(said, 5)) <= 5


def tables(example: str) -> Tables:
    graph = problem(example).graph
    return Tables(Names(graph, Convention(), Directory(graph)))


def choices(example: str, symbol: Symbol) -> list[tuple[Index, ...]]:
    rows = tables(example).rows(Use(symbol), Scope(), {})
    return [tuple(index for _, index in row) for row in rows]


@pytest.mark.parametrize("example", ["mazur", "deep", "xor", "bptt"])
@pytest.mark.parametrize("base", ["w", "net", "out", "delta", "b", "E", "c"])
@pytest.mark.parametrize("letters", ["jk", "ab", "mn", "rs"])
def test_names_that_differ_in_their_letters_can_mean_the_same(
    example: str, base: str, letters: str
) -> None:
    first, second = letters
    for sub, other in [((letters,), ("pq",)), ((first,), ("p",)), ((first, second), ("p", "q"))]:
        assert choices(example, Symbol(base, sub)) == choices(example, Symbol(base, other))


def test_a_word_at_a_name_keeps_its_letters() -> None:
    new = choices("mazur", Symbol("w", ("np", "new")))
    assert new == choices("mazur", Symbol("w", ("jk", "new")))
    assert new


@pytest.mark.parametrize("example", ["deep", "bptt"])
def test_what_a_sum_binds_is_no_choice(example: str) -> None:
    symbol, both = Symbol("W", ("j", "k")), tables(example)
    for bound in (("j",), ("k",), ()):
        use = Use(symbol, bound=bound)
        assert both.rows(use, Scope(), {}) == tables(example).rows(use, Scope(), {})


def test_letters_with_a_meaning_of_their_own_keep_it() -> None:
    found = choices("mazur", Symbol("w", ("ho",)))
    assert found != choices("mazur", Symbol("w", ("pq",)))
    assert found
