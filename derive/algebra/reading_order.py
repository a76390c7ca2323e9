"""The order in which a reader expects the parts of a sum or product that algebra has shuffled."""

from __future__ import annotations

from derive.algebra.term import (
    Function,
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
    variables,
)
from derive.algebra.variable import Variable

_KINDS = (Number, Quotient, Reference, Partial, Product, Power, Function, Sum)


def reading_order(part: Term) -> tuple[object, ...]:
    """A sorting key: numbers, then variables as the graph counts them, then larger terms."""
    bare = part.operand if isinstance(part, Negation) else part
    kind = _KINDS.index(type(bare)) if type(bare) in _KINDS else len(_KINDS)
    return (kind, sorted(map(_position, variables(part))), repr(part))


def _position(variable: Variable) -> tuple[object, ...]:
    """Units that are numbers count 2, 10, not 10, 2; bound indices follow them."""
    units = (str(variable.unit).zfill(9), str(variable.source).zfill(9))
    moment = (variable.time, variable.sample, variable.updates)
    return (variable.role, variable.layer, *units, *moment, variable.name)
