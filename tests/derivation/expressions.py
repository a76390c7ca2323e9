"""Variables x, y and z, and how expressions in them are written in one line of text."""

from derive.algebra.term import Function, Term, term
from derive.algebra.variable import Role, Variable
from derive.model.spec import load
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values

VARIABLES = tuple(Variable(Role.VALUE, name=name) for name in "xyz")
BY = VARIABLES[0]
X, Y, Z = map(term, VARIABLES)

_problem = load("mazur")  # the names of x, y and z do not depend on it
_printer = Printer(TEXT, _problem.graph, Values(_problem))


def text(node: Term) -> str:
    return _printer.term(node)


def fn(name: str, operand: Term) -> Term:
    return Function(name, operand)
