"""Sums as documents write them, as Terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from derive.algebra.term import ONE, Term, product_of, sum_of
from derive.reading import tree
from derive.reading.names.indices import Index, SampleAt, UnitAt
from derive.reading.names.names import Names
from derive.reading.names.scope import Scope
from derive.reading.names.shapes import filled
from derive.reading.names.summing import Domain, counted, domains, generalised, is_empty
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import sums, uses

Translate = Callable[[tree.Node, Scope], Term]
Way: TypeAlias = tuple[Domain, tuple[Term, ...]]


@dataclass(slots=True)
class _Possible:
    """What a sum may run over, with its bodies, and why it may not run over the rest."""

    reason: Unresolved
    ways: list[Way] = field(default_factory=list)


class Series:
    """Sums over the network that ``names`` are about; ``translate`` makes Terms of their bodies."""

    def __init__(self, names: Names, translate: Translate) -> None:
        self._names = names
        self._term = translate
        self._letters = names.directory.lettering.within

    def written(self, node: tree.Summation, scope: Scope) -> Term:
        """Written with its index where it runs over a whole layer, else written out."""
        if node.product:
            return self._multiplied(node, scope)
        index = node.index or self._unbound(node.body, scope)
        domain, terms = self.over(replace(node, index=index), scope)
        at = domain[0]
        whole = self._names.places.sizes[at.layer] if isinstance(at, UnitAt) else 0
        general = generalised(terms, index, domain, whole)
        return general or sum_of(filled(terms))

    def _multiplied(self, node: tree.Summation, scope: Scope) -> Term:
        """A product, written out; nothing behind it may be a factor beside it."""
        last = node.body.factors[-1] if isinstance(node.body, tree.Times) else node.body
        if node.index not in self._letters(last):
            raise Unresolved("brackets must show where this product ends")
        if is_empty(node, scope):
            return ONE
        return product_of(self.over(node, scope)[1])

    def _unbound(self, body: tree.Node, scope: Scope) -> str:
        """The letter that a sum without index runs over, if its body has one."""
        letters = [x for x in self._letters(body) if x not in scope.letters]
        return letters[0] if len(letters) == 1 else ""

    def over(self, node: tree.Summation, scope: Scope) -> tuple[Domain, tuple[Term, ...]]:
        """What the index runs over, and the body for each of its values."""
        used = not node.index or node.index in self._letters(node.body)
        if not used:
            raise Unresolved(f"the index {node.index} is used nowhere in this sum")
        found = self._possible(node, domains(node, scope, self._names.places), scope)
        if not found.ways and self._numbers_weights(node):
            numbered = self._possible(node, counted(node, scope, self._names.places), scope)
            found.ways.extend(numbered.ways[:1])
        likely = self._likely(found.ways, scope) if len(found.ways) > 1 else found.ways
        if len(likely) > 1:
            raise Unresolved(f"the index {node.index} may run over several layers")
        if not likely:
            raise found.reason
        return likely[0]

    def _likely(self, found: list[Way], scope: Scope) -> list[Way]:
        """Over the examples where single indices are such; else over a layer that is spoken of."""
        sampled = self._names.convention.answer("index") == "sample"
        examples = [way for way in found if sampled and isinstance(way[0][0], SampleAt)]
        return examples or _likely(found, scope)

    def _numbers_weights(self, node: tree.Summation) -> bool:
        """Whether the index is the number of a weight, as in ``w_i x_i``."""
        return any(
            use.symbol.sub == (node.index,) and self._names.wishes.weight_numbers(use.symbol)
            for use in uses(node.body)
        )

    def _possible(self, node: tree.Summation, ranges: Iterable[Domain], scope: Scope) -> _Possible:
        """The bodies for each range over which they all have a meaning."""
        found = _Possible(Unresolved("this sum does not say what it runs over"))
        for domain in ranges:
            try:
                found.ways.append((domain, self._bodies(node, domain, scope)))
            except Unresolved as why:
                found.reason = why
                continue
            if isinstance(domain[0], UnitAt) and domain[0].named:
                return _Possible(found.reason, found.ways[-1:])
        return found

    def _bodies(self, node: tree.Summation, domain: Domain, scope: Scope) -> tuple[Term, ...]:
        return tuple(self._term(node.body, self._inside(node, at, scope)) for at in domain)

    def _inside(self, node: tree.Summation, at: Index, scope: Scope) -> Scope:
        if node.index:
            return scope.having({node.index: at})
        if not isinstance(at, UnitAt) or at.layer != self._names.places.last:
            raise Unresolved("this sum does not say what it runs over")
        return replace(scope, output=at)

    def counts(self, sums: Iterable[tree.Summation], scope: Scope) -> Iterator[tuple[str, int]]:
        """The letters above ``sums``, with the numbers that they must be."""
        for series in sums:
            try:
                yield series.upper, len(self.over(series, scope)[0])
            except Unresolved:
                continue


def counting(node: tree.Node) -> Iterator[tree.Summation]:
    """The sums in ``node`` with a letter above them that may stand for a number."""
    for series in sums(node):
        if series.upper.isalpha() and series.lower in ("1", "") and series.index:
            yield series


def _likely(found: list[Way], scope: Scope) -> list[Way]:
    """Those over the layer of another index of the statement, if only one layer is spoken of."""
    spoken = {at.layer for at in scope.letters.values() if isinstance(at, UnitAt)}
    return [
        way for way in found if isinstance(way[0][0], UnitAt) and way[0][0].layer in spoken
    ] or found
