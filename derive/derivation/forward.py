"""The forward pass: every node's equation with its numbers and its value."""

from __future__ import annotations

from derive.algebra.variable import Role, Variable
from derive.derivation.ledger import Ledger, evaluated
from derive.derivation.step import Rule
from derive.model.graph import Graph

_RULES = {
    Role.NET: Rule.NET_INPUT,
    Role.OUT: Rule.ACTIVATION,
    Role.ERROR: Rule.ERROR,
    Role.VALUE: Rule.EQUATION,
}


def forward_rule(variable: Variable) -> Rule:
    """The rule by which the forward pass finds ``variable``."""
    if variable.role is Role.ERROR and not variable.unit:
        return Rule.TOTAL_ERROR
    return _RULES[variable.role]


def forward(ledger: Ledger, graph: Graph) -> None:
    """One step a node, in the order of evaluation."""
    for node in graph.nodes:
        line = evaluated(node.variable, node.expression)
        ledger.write(forward_rule(node.variable), node.variable, (line,), uses=node.inputs)
