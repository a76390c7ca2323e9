"""The verdict on every link of a chain of equalities, one after the other as written."""

from __future__ import annotations

import pytest

from derive.checking.judging.bench import Bench
from derive.checking.judging.judge import judge_link
from derive.checking.judging.ledger import Ledger
from derive.checking.judging.points import Points
from derive.model.spec import load
from derive.numerics.values import Values
from tests.checking.plain import term_of


@pytest.fixture
def bench():
    return Bench(Points(Values(load("mazur"))), Ledger(), 9)


def verdicts(bench, text):
    sides = [term_of(bench.points.problem.graph, side) for side in text.split(" = ")]
    found = []
    for place in range(len(sides) - 1):
        found.append(judge_link(bench, sides, place, found[-1] if found else None))
    return found


def kinds(bench, text):
    return " ".join(verdict.kind.value for verdict in verdicts(bench, text))


RIGHT = """
net_h1 = w1*i1 + w2*i2 + b1*1 = 0.15*0.05 + 0.2*0.1 + 0.35*1 = 0.3775     | identity value value
out_h1 = 1/(1 + e^(-net_h1)) = 1/(1 + e^(-0.3775)) = 0.593269992          | identity value value
net_o1 = 0.4*0.593269992 + 0.45*0.596884378 + 0.6*1 = 1.105905967         | value value
net_h1 = 0.05*0.15 + 0.1*0.2 + 0.35 = 0.0075 + 0.02 + 0.35 = 0.3775       | value value value
E_o1 = 1/2*(target_o1 - out_o1)^2 = 1/2*(0.01 - 0.75136507)^2 = 0.274811083 | identity value value
{dE_total/dout_o1} = 2*1/2*(target_o1 - out_o1)^(2-1)*(-1) + 0            | identity
{dE_total/dw5} = 0.74136507*0.186815602*0.593269992 = 0.082167041         | value value
{dE_total/dw5} = 0.1384985616*0.5932699921 = 0.082167041                  | value value
{dE_total/dw5} = delta_o1*out_h1 = 0.138498562*0.593269992                | identity value
{dE_total/dw5} = (out_o1 - target_o1)*out_o1*(1 - out_o1)*out_h1          | identity
{w5+} = w5 - eta*{dE_total/dw5} = 0.4 - 0.5*0.082167041 = 0.35891648      | identity value value
{dE_o2/dout_h1} = 0 - 0.019049119                                         | rounded
{dE_total/dout_h1} = 0.055399425 + (-0.019049119) = 0.036350306           | value value
{dE_total/dw1} = 0.036350306*0.241300709*0.05 = 0.000438568               | value value
out_o1 = 0.7513                                                           | rounded
0.2*0.3 = 0.06                                                            | value
2*0.5 = 1                                                                 | value
{E_total+} = 0.291027774                                                  | value
E_total = E_o1 + E_o2 = 0.274811083 + E_o2                                | identity value
out_o1 = out_o1 = 0.7514 = 0.75                                           | identity value value
"""

WRONG = """
net_h1 = w1*i1 + w3*i2 + b1                                               | wrong
net_h1 = w1*i1 + w3*i2 + b1 = 0.15*0.05 + 0.25*0.1 + 0.35 = 0.3825        | wrong follows follows
net_h1 = w1*i1 + w3*i2 + b1 = 0.15*0.05 + 0.2*0.1 + 0.35 = 0.3775         | wrong value value
net_h1 = 0.15*0.05 + 0.25*0.1 + 0.35*1 = 0.3825                           | wrong follows
net_h1 = 0.15*0.05 + 0.25*0.1 + 0.35*1 = 0.3775                           | wrong value
{dE_total/dw5} = -delta_o1*out_h1                                         | wrong
{dE_total/dw5} = 0.74136507*0.186815602*0.593269992 = 0.82167041          | value wrong
{dE_total/dw5} = 0.1384986*0.596884 = 0.082668                            | wrong follows
{E_total+} = 0.291027924                                                  | wrong
{dE_total/dw1} = 0                                                        | rounded
{dE_total/dw5} = 1                                                        | wrong
out_o1 = 1                                                                | rounded
0.2*0.3 = 0.07                                                            | wrong
delta_o1 = out_o1 - 0.01 = 0.741                                          | wrong follows
w5 = 0.45                                                                 | wrong
E_total = E_o1 + 0.3 = 0.57                                               | wrong follows
"""


def rows(table):
    return [tuple(map(str.strip, line.rsplit("|", 1))) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected"), rows(RIGHT) + rows(WRONG))
def test_each_link_gets_its_verdict(bench, text, expected):
    assert kinds(bench, text) == expected


def test_a_wrong_operand_is_located_and_named(bench):
    verdict, _ = verdicts(bench, "net_h1 = 0.15*0.05 + 0.25*0.1 + 0.35*1 = 0.3775")
    (operand,) = verdict.operands
    assert (operand.literal.digits, operand.expected) == ("0.25", "0.20")
    assert operand.stands_for == term_of(bench.points.problem.graph, "w2")


def test_what_is_right_given_an_earlier_fault_follows_from_it_alone(bench):
    kinds(bench, "out_o2 = 0.9")
    kinds(bench, "net_h1 = 0.3825")
    (verdict,) = verdicts(bench, "out_h1 = 0.594475931")
    assert (verdict.kind.value, verdict.because_of) == ("follows", ("0.3825",))
    (verdict,) = verdicts(bench, "out_h2 = 0.5")
    assert verdict.kind.value == "wrong"


def test_a_document_that_rounds_at_every_step_is_not_blamed(bench):
    short = Bench(bench.points, Ledger(), 3)
    for text in """net_h1 = 0.378
        out_h1 = 0.593
        out_h2 = 0.597
        net_o1 = 0.4*0.593 + 0.45*0.597 + 0.6 = 1.106
        out_o1 = 0.751
        {dE_total/dout_o1} = 0.751 - 0.01 = 0.741
        {dout_o1/dnet_o1} = 0.751*(1 - 0.751) = 0.187
        delta_o1 = 0.741*0.187 = 0.139
        {dE_total/dw5} = 0.139*0.593 = 0.082
        {w5+} = 0.4 - 0.5*0.082 = 0.359""".splitlines():
        assert "wrong" not in kinds(short, text.strip()), text


def test_the_expected_number_has_the_digits_of_the_printed_one(bench):
    (verdict,) = verdicts(bench, "{E_total+} = 0.291027924")
    assert (verdict.printed, verdict.expected) == ("0.291027924", "0.291027774")


def test_an_absolute_value_that_is_right_here_is_no_identity(bench):
    (verdict,) = verdicts(bench, "{dE_total/dout_o1} = abs(target_o1 - out_o1)")
    assert verdict.kind.value == "value"
    assert "not as an identity" in verdict.how
