"""Names that a document gives a meaning itself."""

from __future__ import annotations

import pytest

from derive.reading import tree
from derive.reading.grammar import chains
from derive.reading.names.glossary import Glossary
from derive.reading.symbol import Symbol

OWN = ("e", "g", "q", "c", "r", "m", "h")


def read(text: str) -> tree.Chain:
    (chain,) = chains(text, ())
    return chain


def shown(node: tree.Side) -> object:
    """``node`` without its places."""
    match node:
        case tree.Numeral(digits=digits):
            return digits
        case tree.Name(symbol=symbol):
            return str(symbol)
        case tree.Plus(terms=parts) | tree.Times(factors=parts):
            return (type(node).__name__, *map(shown, parts))
        case tree.Minus(operand=inner):
            return ("-", shown(inner))
        case tree.Call(name=name, arguments=parts):
            return (name, *map(shown, parts))
    return type(node).__name__


def after(*definitions: str) -> Glossary:
    glossary = Glossary(lambda symbol: symbol.base not in OWN)
    for text in definitions:
        glossary.learn(read(text))
    return glossary


@pytest.mark.parametrize(
    ("definition", "text", "meant"),
    [
        ("c = 0.2", "c = 1", "0.2 = 1"),
        ("e_k = t_k - o_k", "e_1 = 1", "t_1 - o_1 = 1"),
        ("q_{jk} = w_{kj}", "q_{12} = 1", "w_{21} = 1"),
        ("e_1 = t_1", "e_2 = 1", "e_2 = 1"),
        ("g(x) = x + 1", "g(3) = 4", "3 + 1 = 4"),
        ("w_1 = 0.3", "w_1 = 0.4", "w_1 = 0.4"),
        ("e = 2", "e^{x} = 1", "e^{x} = 1"),
    ],
)
def test_a_name_is_read_as_what_it_stands_for(definition: str, text: str, meant: str) -> None:
    found = after(definition).read(read(text))
    assert [*map(shown, found.sides)] == [*map(shown, read(meant).sides)]


def test_the_last_meaning_holds() -> None:
    found = after("c = 0.2", "c = 0.7").read(read("c = 1"))
    assert shown(found.sides[0]) == "0.7"


def test_what_stands_in_place_of_a_name_stands_where_the_name_does() -> None:
    chain = read("1 + c = 2")
    (_, own) = chain.sides[0].terms  # type: ignore[union-attr]
    (_, put) = after("c = t - 0.2").read(chain).sides[0].terms  # type: ignore[union-attr]
    assert (put.start, put.end) == (own.start, own.end)
    assert isinstance(put, tree.Plus)


def test_meanings_do_not_grow_without_bound() -> None:
    glossary = Glossary(lambda symbol: symbol == Symbol("t"))
    glossary.learn(read("c_0 = t"))
    for k in range(30):
        glossary.learn(glossary.read(read(f"c_{{{k + 1}}} = c_{{{k}}} + c_{{{k}}}")))
    found = glossary.read(read("c_{30} = 1"))
    assert len(repr(found)) < 1_000_000
