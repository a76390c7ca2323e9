"""Operations: what a node computes, described once per kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from derive.algebra.term import Term
from derive.algebra.variable import RESULT, Variable, peer


@dataclass(frozen=True, slots=True)
class Operation:
    """A function of ``arity`` arguments, written over the places ``argument(1) … argument(arity)``.

    ``textbook`` gives, for some arguments, the form of the derivative that books print; it may
    use the operation's own output (``RESULT``), as ``out (1 - out)`` does, and those of the other
    units of its layer (``peer(1)``, …), whose expressions are then listed in ``peers``. It is
    proved equal to SymPy's derivative before it is used. ``route`` lists the forms a lecturer
    writes between the bare result of the rules and the textbook form. ``remark`` is what a lecturer
    says of it, without a full stop.
    """

    name: str
    arity: int
    expression: Term
    textbook: Mapping[int, Term] = field(default_factory=lambda: MappingProxyType({}))
    route: tuple[Term, ...] = ()
    peers: tuple[Term, ...] = ()
    remark: str = ""

    def __hash__(self) -> int:
        return hash((self.name, self.arity))

    @property
    def results(self) -> dict[Variable, Term]:
        """What the operation's own output and those of its peers stand for."""
        others = {peer(k): expression for k, expression in enumerate(self.peers, start=1)}
        return {RESULT: self.expression, **others}
