"""The gradient as one vector, and the step that gradient descent takes with it."""

from __future__ import annotations

from derive.algebra.term import Gradient, Matrix, partial, substitute, term
from derive.algebra.variable import RATE, Variable
from derive.derivation.ledger import Ledger, evaluated
from derive.derivation.step import Line, Rule
from derive.model.graph import Graph


def gradient(ledger: Ledger, graph: Graph) -> None:
    """grad E = (dE/dw1, dE/dw2, …) as a column."""
    goal = Gradient(graph.output)
    slopes = [partial(graph.output, parameter) for parameter in graph.parameters]
    column = Matrix(tuple((slope,) for slope in slopes))
    ledger.write(Rule.GRADIENT, goal, (Line(goal, (column,), numbers=True),), uses=slopes)


def accumulate(ledger: Ledger, graph: Graph, parameter: Variable) -> None:
    """dE_total/dw from the derivatives of every sample's error, as E_total is made of them."""
    total = graph.by_variable[graph.output]
    slopes = {error: partial(error, parameter) for error in total.inputs}
    goal = partial(graph.output, parameter)
    line = evaluated(goal, substitute(total.expression, slopes))
    ledger.write(Rule.ACCUMULATE, goal, (line,), uses=slopes.values())


def update(ledger: Ledger, parameter: Variable, error: Variable) -> None:
    """w+ = w - eta * dE/dw, where E is the error that this update is to make smaller."""
    slope = partial(error, parameter)
    goal = parameter.after(1)
    line = evaluated(goal, term(parameter) - term(RATE) * slope)
    ledger.write(Rule.UPDATE, goal, (line,), uses=(slope,))


def moved_value(ledger: Ledger, parameter: Variable) -> None:
    """w+ where later weights have moved already: its value alone, dE/dw does not lead to it."""
    goal = parameter.after(1)
    ledger.write(Rule.UPDATE, goal, (Line(term(goal), (), value=True),))
