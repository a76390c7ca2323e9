"""SymPy's algebra, which is loaded only for what it has not answered before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from derive.algebra.remembered import remembered
from derive.algebra.term import Term
from derive.algebra.variable import Variable

# ruff: noqa: PLC0415 - loads SymPy


def gradient(node: Term, by: Iterable[Variable]) -> tuple[Term, ...]:
    """The derivatives of ``node`` by each of the variables ``by``."""
    return _gradient(node, tuple(by))


def equal(a: Term, b: Term, given: Mapping[Variable, Term] | None = None) -> bool:
    """Whether ``a`` and ``b`` are proved to be the same function once ``given`` is put in."""
    return a == b or _equal(a, b, dict(given or {}))


@remembered
def rearranged(node: Term) -> Term:
    """``node`` to SymPy and back: like terms together, signs in front, quotients as fractions."""
    from derive.algebra.sympy_bridge import rearranged

    return rearranged(node)


@remembered
def _gradient(node: Term, by: tuple[Variable, ...]) -> tuple[Term, ...]:
    from derive.algebra.sympy_bridge import gradient

    return gradient(node, by)


@remembered
def _equal(a: Term, b: Term, given: dict[Variable, Term]) -> bool:
    from derive.algebra.sympy_bridge import equal

    return equal(a, b, given)
