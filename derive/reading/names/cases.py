"""Case distinctions as documents write them, as Terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from derive.algebra.term import Cases, Condition, Number, Relation, Term
from derive.reading import tree
from derive.reading.names.indices import Index, UnitAt
from derive.reading.names.scope import Scope, plain
from derive.reading.names.unresolved import Unresolved
from derive.reading.symbol import Symbol

Asked: TypeAlias = tuple[tree.Node, str, tree.Node]
Translate: TypeAlias = Callable[[tree.Node, Scope], Term]

_RELATIONS: dict[str, Relation] = {">": ">", "<": "<", "≥": ">=", "≤": "<=", ">=": ">=", "<=": "<="}
_OPPOSITES = {"=": True, "≠": False}


def cases(
    branches: tuple[tuple[tree.Node, Asked | None], ...], scope: Scope, translate: Translate
) -> Term:
    """The Term of a case distinction; conditions on indices, as j = k, are decided at once."""
    asked: list[tuple[Term, Condition]] = []
    for value, condition in branches:
        holds = condition is None or _same_index(condition, scope)
        if holds is True:
            return _cases(asked, translate(value, scope))
        if holds is None and condition is not None:
            asked.append((translate(value, scope), _condition(condition, scope, translate)))
    if not asked:
        raise Unresolved("no case applies here")
    return _cases(asked[:-1], asked[-1][0])


def _cases(branches: list[tuple[Term, Condition]], otherwise: Term) -> Term:
    return Cases(tuple(branches), otherwise) if branches else otherwise


def _condition(asked: Asked, scope: Scope, translate: Translate) -> Condition:
    left, relation, right = asked
    if relation not in _RELATIONS:
        raise Unresolved(f"a case with {relation!r} is not understood", left.start, right.end)
    return Condition(translate(left, scope), _RELATIONS[relation], translate(right, scope))


def _same_index(condition: Asked, scope: Scope) -> bool | None:
    """Whether ``j = k`` holds of two indices; None where they are none."""
    left, relation, right = condition
    match left, right:
        case tree.Name(symbol=one), tree.Name(symbol=other) if relation in _OPPOSITES:
            first, second = scope.index(plain(one.base)), scope.index(plain(other.base))
            if first is not None and second is not None:
                return _same(first, second) is _OPPOSITES[relation]
    return None


def kronecker(symbol: Symbol, scope: Scope) -> Term | None:
    """``delta_{ij}``: 1 where both letters stand for the same, else 0; None for another name."""
    letters = "".join(map(plain, symbol.sub))
    found = [scope.index(letter) for letter in letters]
    first, second = found if len(found) == 2 else (None, None)
    if symbol.base != "delta" or symbol.sup or first is None or second is None:
        return None
    return Number("1" if _same(first, second) else "0")


def _same(one: Index, other: Index) -> bool:
    layers = [at.layer for at in (one, other) if isinstance(at, UnitAt)]
    return type(one) is type(other) and one.number == other.number and len(set(layers)) < 2
