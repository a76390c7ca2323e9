import pytest

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import RATE, TOTAL_ERROR, Role, Variable
from derive.errors import QuantityError
from derive.model.graph import Graph
from derive.model.quantity import Quantity, key_of, parse_quantity, quantities
from derive.model.spec import load

W5 = Variable(Role.WEIGHT, 2, 1, 1, 1)
OUT_H1, NET_O1 = Variable(Role.OUT, 1, 1), Variable(Role.NET, 2, 1)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load("mazur").graph


@pytest.mark.parametrize(
    ("key", "quantity"),
    [
        ("w5", W5),
        ("b1", Variable(Role.BIAS, 1)),
        ("i2", Variable(Role.INPUT, 0, 2)),
        ("net_o1", NET_O1),
        ("target_o2", Variable(Role.TARGET, 2, 2)),
        ("E_o1", Variable(Role.ERROR, 2, 1)),
        ("delta_o1", Variable(Role.DELTA, 2, 1)),
        ("eta", RATE),
        ("w5+", W5.after(1)),
        ("E_total+10000", TOTAL_ERROR.after(10000)),
        ("dE_total/dw5", Partial(Reference(TOTAL_ERROR), W5)),
        ("dE_total+/dw5+", Partial(Reference(TOTAL_ERROR.after(1)), W5.after(1))),
        ("dnet_o1/dout_h1", Partial(Reference(NET_O1), OUT_H1)),
    ],
)
def test_keys_there_and_back(graph: Graph, key: str, quantity: Quantity) -> None:
    assert parse_quantity(graph, key) == quantity
    assert key_of(graph, quantity) == key


def test_spaces_do_not_matter(graph: Graph) -> None:
    assert parse_quantity(graph, " dE_total / dw5 ") == parse_quantity(graph, "dE_total/dw5")


@pytest.mark.parametrize(
    "key",
    [
        "",
        "w9",
        "+",
        "w5++",
        "w5+x",
        "dE_total/",
        "dE_total/dw5+",
        "deta/dw5",
        "ddelta_o1/dw1",
        "__import__('os')",
    ],
)
def test_unknown_keys(graph: Graph, key: str) -> None:
    with pytest.raises(QuantityError, match="derive values SPEC"):
        parse_quantity(graph, key)


def test_the_nearest_keys_are_named(graph: Graph) -> None:
    with pytest.raises(QuantityError, match="no quantity 'dE_totl/dw5'; did you mean dE_total/dw5"):
        parse_quantity(graph, "dE_totl/dw5")


def test_the_list_is_in_reading_order_and_each_key_is_once_and_read_back(graph: Graph) -> None:
    listed = quantities(graph)
    keys = [key_of(graph, quantity) for quantity in listed]
    assert len(set(keys)) == len(keys)
    assert tuple(parse_quantity(graph, key) for key in keys) == listed
    order = "i1 w1 w8 target_o1 net_h1 out_h1 E_o1 E_total delta_h1 delta_o1 dE_total/dE_o1 "
    order += "dE_total/dout_o1 dE_total/dnet_o1 dE_total/dout_h1 dE_total/dw1 dE_o1/dout_o1 "
    order += "dE_o1/dnet_o1 dE_o2/dout_h1 dnet_h1/dw1 dout_h1/dnet_h1 dnet_o1/dw5 w1+ w5+ "
    order += "net_h1+ out_o1+ E_total+"
    places = [keys.index(key) for key in order.split()]
    assert places == sorted(places)


def test_only_paths_that_exist_are_listed(graph: Graph) -> None:
    keys = {key_of(graph, quantity) for quantity in quantities(graph)}
    assert "dE_o1/dw5" in keys
    assert not keys & {"dE_o1/dw7", "dE_o1/dout_o2", "dE_total/di1", "b1+", "i1+"}
