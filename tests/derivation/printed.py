"""Steps as text: the rule, the key of the goal, the steps used, and the lines."""

from collections.abc import Iterator

from derive.algebra.term import Gradient
from derive.derivation.derivation import Derivation
from derive.derivation.step import Form, Goal, Line, Step
from derive.model.graph import Graph
from derive.model.problem import Problem
from derive.model.quantity import key_of
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values


def printed(problem: Problem, derivation: Derivation) -> str:
    printer = Printer(TEXT, problem.graph, Values(problem))
    lines = (
        line
        for place, step in enumerate(derivation.steps)
        for line in _step(printer, problem.graph, place, step)
    )
    return "\n".join(lines)


def _step(printer: Printer, graph: Graph, place: int, step: Step) -> Iterator[str]:
    uses = f" by {', '.join(map(str, step.uses))}" if step.uses else ""
    yield f"{place} {step.rule.name} {_key(graph, step.goal)}{uses}"
    for line in step.lines:
        yield f"    {_chain(printer, line)}"


def _key(graph: Graph, goal: Goal) -> str:
    return f"grad {graph.key(goal.of)}" if isinstance(goal, Gradient) else key_of(graph, goal)


def _chain(printer: Printer, line: Line) -> str:
    forms = [(term, Form.SYMBOLS) for term in (line.left, *line.right)]
    if line.numbers:
        forms.append((line.right[-1], Form.NUMBERS))
    if line.value:
        forms.append((line.right[-1], Form.VALUE))
    return printer.chain(forms)
