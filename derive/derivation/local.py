"""Local derivatives: the lines that lead from one node's equation to its textbook derivative.

Worked out once per kind of operation, over the operation's places, then put in the names of a node.
"""

from __future__ import annotations

from functools import cache

from derive.algebra.symbolic import equal
from derive.algebra.term import Term, variables
from derive.algebra.variable import Role, Variable, argument
from derive.derivation.differentiate import Move, differentiate
from derive.derivation.step import Rule
from derive.errors import AlgebraError
from derive.model.graph import Node
from derive.model.operation import Operation
from derive.model.partials import partial_form


def local_moves(node: Node, wrt: Variable) -> tuple[Move, ...]:
    """Every line from d/d(wrt) of the node's expression to the form that books print."""
    moves = _moves(node.operation, _place(node, wrt))
    return tuple(Move(move.rule, node.applied(move.after)) for move in moves)


def local_form(node: Node, wrt: Variable) -> Term:
    """The node's derivative by one of its inputs, in the form that books print."""
    form = _moves(node.operation, _place(node, wrt))[-1].after
    return node.applied(form)


def form_of(operation: Operation, place: int) -> Term:
    """The derivative of ``operation`` by its argument number ``place``, over its places."""
    return _moves(operation, place)[-1].after


def kind(node: Node, wrt: Variable) -> tuple[Operation, int]:
    """What two local derivatives have in common when the same lines lead to both."""
    return node.operation, _place(node, wrt)


def _place(node: Node, wrt: Variable) -> int:
    return node.inputs.index(wrt) + 1


@cache
def _moves(operation: Operation, place: int) -> tuple[Move, ...]:
    moves = list(differentiate(operation.expression, argument(place)))
    _prove(operation, place, moves[-1].after)
    textbook = operation.textbook.get(place)
    if textbook is not None and textbook != moves[-1].after:
        fresh = (form for form in operation.route if form != moves[-1].after)
        moves.extend(Move(Rule.REARRANGE, form) for form in fresh)
        rule = (
            Rule.RECOGNISE
            if any(v.role is Role.RESULT for v in variables(textbook))
            else Rule.REARRANGE
        )
        moves.append(Move(rule, textbook))
    return tuple(moves)


def _prove(operation: Operation, place: int, found: Term) -> None:
    """The rules must arrive at SymPy's derivative; a difference is a fault in a rule."""
    if not equal(found, partial_form(operation, place), operation.results):
        raise AlgebraError(
            f"the rules give another derivative of {operation.name} by its input {place} "
            "than SymPy does; please report this with the spec"
        )
