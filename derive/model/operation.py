"""Operations: what a node computes, described once per kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from derive.algebra.term import Term, rename
from derive.algebra.variable import RESULT, Variable, argument


@dataclass(frozen=True, slots=True)
class Operation:
    """A function of ``arity`` arguments, written over the places ``argument(1) … argument(arity)``.

    ``textbook`` gives, for some arguments, the form of the derivative that books print; it may
    use the operation's own output (``RESULT``), as ``out (1 - out)`` does. It is proved equal to
    SymPy's derivative before it is used. ``route`` lists the forms a lecturer writes between the
    bare result of the rules and the textbook form.
    """

    name: str
    arity: int
    expression: Term
    textbook: Mapping[int, Term] = field(default_factory=lambda: MappingProxyType({}))
    route: tuple[Term, ...] = ()

    def __hash__(self) -> int:
        return hash((self.name, self.arity))

    def applied(self, form: Term, inputs: tuple[Variable, ...], result: Variable) -> Term:
        """``form``, written over the places, with the node's own variables put in."""
        places = {argument(k): variable for k, variable in enumerate(inputs, start=1)}
        return rename(form, {**places, RESULT: result})
