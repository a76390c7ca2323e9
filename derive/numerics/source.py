"""Python source for terms: names for variables, numbers and functions are made here.

Nothing that a spec says becomes part of the source: numbers and functions are passed in by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from derive.algebra.arithmetic import Arithmetic, S
from derive.algebra.term import (
    TWO,
    Cases,
    Condition,
    Function,
    Hole,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
)
from derive.algebra.variable import Variable
from derive.errors import NumericsError


class Writer:
    """Writes terms as Python expressions and remembers what they borrow: numbers, functions."""

    def __init__(self) -> None:
        self.numbers: dict[str, str] = {}
        self.functions: dict[str, str] = {}
        self._temporaries = count()

    def expression(self, node: Term, names: Mapping[Variable, str]) -> str:
        """``node`` in brackets; ``names`` holds the Python name of each variable."""
        match node:
            case Number(digits):
                return self.numbers.setdefault(digits, f"c{len(self.numbers)}")
            case Reference(variable):
                return names[variable]
            case Sum(parts):
                return "(" + " + ".join(self.expression(part, names) for part in parts) + ")"
            case Product(parts):
                return "(" + " * ".join(self.expression(part, names) for part in parts) + ")"
            case Quotient(above, below):
                return f"({self.expression(above, names)} / {self.expression(below, names)})"
            case Negation(inner):
                return f"(-{self.expression(inner, names)})"
            case Power(base, exponent):
                return self._power(self.expression(base, names), exponent, names)
            case Function(name, inner):
                function = self.functions.setdefault(name, f"f{len(self.functions)}")
                return f"{function}({self.expression(inner, names)})"
            case Cases(branches, otherwise):
                return self._cases(branches, self.expression(otherwise, names), names)
            case Hole(_, answer):
                return self.expression(answer, names)
            case _:
                raise NumericsError(f"a graph cannot compute with a {type(node).__name__}")

    def _cases(
        self,
        branches: tuple[tuple[Term, Condition], ...],
        otherwise: str,
        names: Mapping[Variable, str],
    ) -> str:
        written = ""
        for then, asked in branches:
            left, right = (self.expression(side, names) for side in (asked.left, asked.right))
            value = self.expression(then, names)
            written += f"{value} if {left} {asked.relation} {right} else "
        return f"({written}{otherwise})"

    def borrowed(self, arithmetic: Arithmetic[S]) -> dict[str, object]:
        """The numbers and functions of ``arithmetic`` under the names given to them here."""
        numbers = {name: arithmetic.number(digits) for digits, name in self.numbers.items()}
        functions = {name: arithmetic.function(known) for known, name in self.functions.items()}
        return {"power": arithmetic.power, **numbers, **functions}

    def _power(self, base: str, exponent: Term, names: Mapping[Variable, str]) -> str:
        if exponent != TWO:
            return f"power({base}, {self.expression(exponent, names)})"
        name = f"t{next(self._temporaries)}"
        return f"(({name} := {base}) * {name})"
