"""The gradient as one vector, and the step that gradient descent takes with it."""

from __future__ import annotations

from derive.algebra.term import Gradient, Matrix, partial, term
from derive.algebra.variable import RATE, Variable
from derive.derivation.ledger import Ledger, evaluated
from derive.derivation.step import Line, Rule
from derive.model.graph import Graph


def gradient(ledger: Ledger, graph: Graph) -> None:
    """grad E = (dE/dw1, dE/dw2, …) as a column."""
    entries = tuple((partial(graph.output, parameter),) for parameter in graph.parameters)
    line = Line(Gradient(graph.output), (Matrix(entries),), numbers=True)
    ledger.write(Rule.GRADIENT, graph.output, (line,))


def update(ledger: Ledger, graph: Graph, parameter: Variable) -> None:
    """w+ = w - eta * dE/dw."""
    slope = partial(graph.output, parameter)
    goal = parameter.after(1)
    line = evaluated(goal, term(parameter) - term(RATE) * slope)
    ledger.write(Rule.UPDATE, goal, (line,), uses=(slope,))
