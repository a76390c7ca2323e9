"""Every rule that a step can name is used somewhere in these tests."""

from derive.algebra.term import ZERO, Cases, Condition, term
from derive.algebra.variable import Role, Variable
from derive.derivation.derivation import derive_graph
from derive.derivation.differentiate import differentiate
from derive.derivation.step import Rule
from derive.model.graph import Graph, Node
from derive.model.weighted_sum import plain_sum
from tests.derivation.expressions import BY, X, fn
from tests.derivation.networks import network
from tests.derivation.test_differentiate import TABLE

A, B, C, D = (Variable(Role.VALUE, name=name) for name in "abcd")
SUM = plain_sum(2)
FORMULAS = Graph((A, B), (A, B), (Node(C, SUM, (A, B)), Node(D, SUM, (C, A))), D, {})
DERIVED = (
    network(2, 2, 2).graph,
    network(2, 2, samples=2).graph,
    network(2, 2, activations=("softmax",), loss="cross_entropy").graph,
    FORMULAS,
)
PIECES = (fn("abs", X), Cases(((X, Condition(X, ">", ZERO)),), ZERO))


def test_a_formula_graph_has_an_equation_for_each_node() -> None:
    steps = [step for step in derive_graph(FORMULAS).steps if step.rule is Rule.EQUATION]
    assert [(step.goal, step.lines[0].right) for step in steps] == [
        (C, (term(A) + B,)),
        (D, (term(C) + A,)),
    ]


def test_every_rule_occurs() -> None:
    examples = [*(case[0] for case in TABLE), *PIECES]
    moves = [move for of in examples for move in differentiate(of, BY)]
    steps = [step for graph in DERIVED for step in derive_graph(graph).steps]
    assert {found.rule for found in (*moves, *steps)} == set(Rule)


def test_every_rule_has_an_example_of_its_own() -> None:
    assert list(Rule.__members__.values()) == list(Rule)
    assert all("=" in rule.value for rule in Rule)
