"""Local derivatives: from the bare result of the rules to the form that books print."""

import pytest

from derive.algebra.term import TWO, Term, term
from derive.algebra.variable import Role, Variable, argument
from derive.derivation import local
from derive.derivation.differentiate import Move
from derive.derivation.local import local_form, local_moves
from derive.derivation.step import Rule
from derive.errors import AlgebraError
from derive.model.graph import Node
from derive.model.operation import Operation
from tests.derivation.expressions import text
from tests.derivation.networks import network

NET, OUT = Variable(Role.NET, 2, 1), Variable(Role.OUT, 2, 1)
LAST_MOVES = [
    ("logistic", "REARRANGE: 1/(1 + e^(−net_o1)) · (1 − 1/(1 + e^(−net_o1)))"),
    ("logistic", "RECOGNISE: out_o1(1 − out_o1)"),
    ("tanh", "RECOGNISE: 1 − out_o1²"),
    ("softplus", "REARRANGE: 1/(1 + e^(−net_o1))"),
    ("identity", "IDENTITY: 1"),
]


def output(activation: str) -> Node:
    return network(2, 2, 2, activations=(activation,)).graph.by_variable[OUT]


@pytest.mark.parametrize(("activation", "move"), LAST_MOVES)
def test_the_lines_end_in_the_textbook_form(activation: str, move: str) -> None:
    moves = local_moves(output(activation), NET)
    assert move in [f"{one.rule.name}: {text(one.after)}" for one in moves[-2:]]
    assert local_form(output(activation), NET) == moves[-1].after


def test_a_wrong_rule_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_of: Term, _wrt: Variable) -> tuple[Move, ...]:
        return (Move(Rule.POWER, TWO),)

    monkeypatch.setattr(local, "differentiate", wrong)
    node = Node(OUT, Operation("square", 1, term(argument(1)) ** 2), (NET,))
    with pytest.raises(AlgebraError, match="another derivative of square by its input 1 than"):
        local_moves(node, NET)
