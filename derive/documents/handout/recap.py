"""A recap of the calculus that backpropagation needs, each idea with an example."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import Number, Operand, Partial, Term, exp, substitute, term
from derive.algebra.variable import Role, Variable
from derive.derivation.differentiate import differentiate
from derive.derivation.step import Form
from derive.documents.blocks import Block, Equations, Row
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, prose
from derive.documents.rule_notes import NOTES

X, Y = Variable(Role.VALUE, name="x"), Variable(Role.VALUE, name="y")
ONE_VARIABLE = term(X) ** 2 + 3 * term(X)
TWO_VARIABLES = term(X) ** 2 * term(Y)
NESTED = exp(3 * term(X))
AT = {X: Number("2"), Y: Number("5")}


def recap(lecture: Lecture) -> tuple[Block, ...]:
    """Derivative, partial derivative, chain rule."""
    return tuple(_recap())


def _recap() -> Iterator[Block]:
    yield heading(2, "Recap: derivatives")
    yield prose(
        "A derivative is a slope: how fast a function changes when its variable changes a little. "
        "For {f}, at {x} = 2:",
        f=ONE_VARIABLE,
        x=X,
    )
    yield _worked(ONE_VARIABLE, X)
    yield prose(
        "A function of several variables has a partial derivative by each of them: the others are "
        "held constant, as if they were numbers. For {f}, at {x} = 2 and {y} = 5:",
        f=TWO_VARIABLES,
        x=X,
        y=Y,
    )
    yield _worked(TWO_VARIABLES, X)
    yield _worked(TWO_VARIABLES, Y)
    yield prose(
        "The chain rule is for functions inside functions: the derivative of the outer one, taken "
        "where the inner one is, times the derivative of the inner one. For {f}, at {x} = 2:",
        f=NESTED,
        x=X,
    )
    yield _worked(NESTED, X)
    yield prose(
        "Formulas are functions inside functions, and so are networks, layer in layer. "
        "Backpropagation is the chain rule, walked from the outside in, with every factor kept for "
        "later use."
    )


def _worked(of: Operand, wrt: Variable) -> Equations:
    """Each rule on a line, then the numbers."""
    function = term(of)
    moves = differentiate(function, wrt)
    rows = [Row(Partial(function, wrt), moves[0].after, note=NOTES[moves[0].rule])]
    rows += [Row(None, move.after, note=NOTES[move.rule]) for move in moves[1:]]
    at: Term = substitute(moves[-1].after, AT)
    return Equations((*rows, Row(None, at), Row(None, at, Form.VALUE)))
