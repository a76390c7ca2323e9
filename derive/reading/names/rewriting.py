"""Trees made from other trees: with names or their indices replaced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from derive.reading import tree
from derive.reading.names.scope import plain
from derive.reading.names.walking import children
from derive.reading.symbol import Symbol

MOST_NODES = 100  # of what a name stands for
Change: TypeAlias = Callable[[tree.Node], tree.Node]


def size(node: tree.Node) -> int:
    """The number of nodes in ``node``."""
    return 1 + sum(map(size, children(node)))


def rewritten(node: tree.Node, change: Change) -> tree.Node:
    """``node`` with each part that ``change`` changes in its new form, the inner ones first."""
    return change(_with_parts(node, change))


def renamed(
    body: tree.Node,
    letters: Mapping[str, str],
    names: Mapping[Symbol, tree.Node],
    start: int,
    end: int,
) -> tree.Node:
    """``body`` as if it stood from ``start`` to ``end``, its index letters and names replaced."""

    def change(node: tree.Node) -> tree.Node:
        if isinstance(node, tree.Name):
            if node.symbol in names:
                return names[node.symbol]
            return tree.Name(start, end, _indexed(node.symbol, letters))
        return replace(node, start=start, end=end)

    return rewritten(body, change)


def _indexed(symbol: Symbol, letters: Mapping[str, str]) -> Symbol:
    def put(tokens: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_token(plain(token), letters) for token in tokens)

    return replace(symbol, sub=put(symbol.sub), sup=put(symbol.sup))


def _token(token: str, letters: Mapping[str, str]) -> str:
    """``k`` or ``jk`` with their letters replaced; a word stays."""
    if token in letters:
        return letters[token]
    if token.isalpha() and all(letter in letters for letter in token):
        return "".join(letters[letter] for letter in token)
    return token


def _name(made: tree.Node, before: tree.Node) -> tree.Node:
    """What is differentiated by stays a name, if it was one."""
    return before if isinstance(before, tree.Name) and not isinstance(made, tree.Name) else made


def _with_parts(node: tree.Node, change: Change) -> tree.Node:
    def one(part: tree.Node) -> tree.Node:
        return rewritten(part, change)

    def every(parts: tuple[tree.Node, ...]) -> tuple[tree.Node, ...]:
        return tuple(map(one, parts))

    match node:
        case tree.Numeral() | tree.Name():
            return node
        case tree.Plus():
            return replace(node, terms=every(node.terms))
        case tree.Times() | tree.Entrywise():
            return replace(node, factors=every(node.factors))
        case tree.Call():
            return replace(node, arguments=every(node.arguments))
        case tree.Over():
            return replace(node, above=one(node.above), below=one(node.below))
        case tree.Raised():
            return replace(node, base=one(node.base), exponent=one(node.exponent))
        case tree.Derivative():
            return replace(node, of=one(node.of), wrt=_name(one(node.wrt), node.wrt))
        case tree.Nabla():
            return replace(node, of=one(node.of), wrt=node.wrt and one(node.wrt))
        case tree.Minus() | tree.Transposed() | tree.Evaluated() | tree.Entry():
            return replace(node, operand=one(node.operand))
        case tree.Summation():
            return replace(node, body=one(node.body))
        case tree.Grid():
            return replace(node, rows=tuple(map(every, node.rows)))
        case tree.Choice():
            branches = tuple((one(value), condition) for value, condition in node.branches)
            return replace(node, branches=branches)
