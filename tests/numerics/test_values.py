import json
import re
from decimal import Decimal

import pytest

from derive.algebra.decimals import at_decimals
from derive.algebra.precise import DECIMALS, precision
from derive.algebra.term import (
    ONE,
    TWO,
    IndexedSum,
    Matrix,
    Number,
    Partial,
    Term,
    exp,
    partial,
    term,
)
from derive.algebra.variable import RATE, TOTAL_ERROR, Role, Variable
from derive.errors import NumericsError, QuantityError
from derive.model.quantity import parse_quantity
from derive.model.schema import Layer, Loss, Network, Sample, Spec
from derive.model.spec import build, load
from derive.numerics.training import Trainer
from derive.numerics.values import Values

RIGHT = """
net_h1 0.3775000000000  out_h1 0.5932699921072  out_h2 0.5968843782598  net_o1 1.1059059670598
out_o1 0.7513650695523  out_o2 0.7729284653215  E_o1 0.2748110831762  E_o2 0.0235600255838
E_total 0.2983711087600  dE_total/dout_o1 0.7413650695523  dout_o1/dnet_o1 0.1868156018090
dnet_o1/dw5 0.5932699921072  dE_total/dw5 0.0821670405642  w5+ 0.3589164797179
w6+ 0.4086661860762  w7+ 0.5113012702387  w8+ 0.5613701211080  delta_o1 0.1384985616286
dE_o1/dout_h1 0.0553994246514  dE_o2/dout_h1 -0.0190491182583  dE_total/dout_h1 0.0363503063931
dout_h1/dnet_h1 0.2413007085723  dE_total/dw1 0.0004385677345  w1+ 0.1497807161328
w2+ 0.1995614322655  w3+ 0.2497511436324  w4+ 0.2995022872647  E_total+ 0.2910277736936
E_total+10000 0.0000351018778  out_o1+10000 0.0159136204436  out_o2+10000 0.9840642735146
E_total+9999 0.0000351085481  dE_o1/dw7 0.0000000000000  b1+ 0.3500000000000
"""

H1, O1, O2 = (Variable(Role.OUT, *place) for place in ((1, 1), (2, 1), (2, 2)))
NET_O1, W5 = Variable(Role.NET, 2, 1), Variable(Role.WEIGHT, 2, 1, 1, 1)


@pytest.fixture(scope="module")
def values() -> Values:
    return Values(load("mazur"))


@pytest.mark.parametrize(("key", "digits"), re.findall(r"(\S+) (\S+)", RIGHT))
def test_the_example(values: Values, key: str, digits: str) -> None:
    quantity = parse_quantity(values.problem.graph, key)
    assert at_decimals(values[quantity], 13) == digits


def test_fifty_digits(values: Values) -> None:
    assert str(values[H1]).startswith("0.593269992107187255173654561579402815457683723993")


def test_what_was_asked_before_does_not_matter() -> None:
    late = TOTAL_ERROR.after(500)
    first, second = Values(load("mazur")), Values(load("mazur"))
    for updates in (3, 25, 400, 499, 600):
        second[TOTAL_ERROR.after(updates)]
    assert first[late] == second[late]


def test_training_in_float64_keeps_twelve_digits(values: Values) -> None:
    exact = Trainer(values.problem, DECIMALS)
    with precision():
        expected = exact.values(exact.advance(exact.start, 100))[TOTAL_ERROR]
    assert abs(values[TOTAL_ERROR.after(100)] / expected - 1) < Decimal("1e-12")


@pytest.mark.parametrize(
    ("node", "value"),
    [
        (ONE / (ONE + exp(-term(NET_O1))), "0.7513650695523"),
        (-(Number("0.01") - term(O1)), "0.7413650695523"),
        (term(W5) - term(RATE) * partial(TOTAL_ERROR, W5), "0.3589164797179"),
        (term(Variable(Role.DELTA, 2, 1)) * H1, "0.0821670405642"),
        (Partial(term(O1) ** TWO, O1), "1.5027301391046"),
        (Partial(term(W5) * H1 + term(O2), W5), "0.5932699921072"),
        (Partial(term(O1) * O2, W5), "0.0856652777041"),  # do1/dw5 * o2
        (
            IndexedSum(
                "o",
                2,
                term(Variable(Role.DELTA, 2, "o")) * Variable(Role.WEIGHT, 2, "o", 1, 1),
            ),
            "0.0363503063931",
        ),
        (
            IndexedSum("o", 2, partial(Variable(Role.ERROR, 2, "o"), H1)),
            "0.0363503063931",
        ),
    ],
    ids=str,
)
def test_terms(values: Values, node: Term, value: str) -> None:
    assert at_decimals(values.evaluate(node), 13) == value


def test_given_digits(values: Values) -> None:
    assert values.given(Variable(Role.INPUT, 0, 2)) == Number("0.10")
    assert values.given(RATE) == Number("0.5")
    assert values.given(H1) is None


def test_json(values: Values) -> None:
    written = json.loads(json.dumps(values.as_dict()))
    assert written["dE_total/dw5"] == 0.08216704056423078
    assert next(iter(written)) == "i1"
    assert list(written)[-1] == "E_total+"


def test_what_has_no_value(values: Values) -> None:
    with pytest.raises(NumericsError, match="divides by zero"):
        values.evaluate(ONE / (term(H1) - H1))
    with pytest.raises(NumericsError, match="Matrix"):
        values.evaluate(Matrix(((ONE,),)))
    with pytest.raises(QuantityError, match="before and after an update"):
        values[partial(TOTAL_ERROR.after(1), W5)]
    with pytest.raises(QuantityError, match="not a quantity"):
        values[Variable(Role.OUT, 7, 1)]


def test_the_logarithm_of_zero_is_an_error_not_infinity() -> None:
    """A logistic output of 1 - e^-200 is 1 to fifty digits."""
    layer = Layer(name="o", activation="logistic", weights=[[200]])
    saturated = Spec(
        title="Saturated",
        network=Network(inputs=1, layers=[layer]),
        loss=Loss(name="binary_cross_entropy"),
        samples=[Sample(inputs=[1], targets=[0])],
    )
    with pytest.raises(NumericsError, match="E_o1 has no value"):
        Values(build(saturated))[TOTAL_ERROR]
