"""Bound indices: the o in a sum over all outputs o."""

from __future__ import annotations

from dataclasses import replace

from derive.algebra.term import Partial, Reference, Term, rebuild, transform
from derive.algebra.variable import Variable


def bind(body: Term, index: str, unit: int) -> Term:
    """``body`` with the bound index ``index`` standing for unit number ``unit``."""

    def bound(variable: Variable) -> Variable:
        if index not in (variable.unit, variable.source):
            return variable
        return replace(
            variable,
            unit=unit if variable.unit == index else variable.unit,
            source=unit if variable.source == index else variable.source,
        )

    def change(part: Term) -> Term | None:
        match part:
            case Reference(variable):
                return Reference(bound(variable))
            case Partial(of, wrt):
                return rebuild(Partial(of, bound(wrt)), (bind(of, index, unit),))
            case _:
                return None

    return transform(body, change)
