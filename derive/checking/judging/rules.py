"""Examples of a rule: statements about letters that stand for any number, not for a network's.

``d/dx [x^2 + 3x] = 2x + 3 = 2 * 2 + 3 = 7`` speaks of no network. Its letters make a problem of
their own, in which each is worth what the line of numbers puts in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, pairwise

from derive.algebra.term import Number, Partial, Reference, Term, sum_of, walk
from derive.algebra.variable import Role, Variable, argument
from derive.checking.judging.bench import Bench
from derive.checking.judging.instance import judge_instance
from derive.checking.judging.ledger import Ledger, quantity_of
from derive.checking.judging.likeness import ordered
from derive.checking.judging.literals import alignments, is_number, is_numeric
from derive.checking.judging.points import Points
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.model.graph import Graph, Node
from derive.model.label import Label
from derive.model.operation import Operation
from derive.model.problem import Problem
from derive.numerics.values import Values
from derive.reading import tree
from derive.reading.names.instance import Instance
from derive.reading.names.reader import Reader
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import children, uses
from derive.reading.symbol import Symbol

MOST_LETTERS = 4
GIVEN = (Role.INPUT, Role.TARGET, Role.VALUE)
CONSTANTS = frozenset({"e", "pi"})
BEYOND = (tree.Summation, tree.Nabla, tree.Grid, tree.Entry, tree.Transposed)

Numbers = dict[Variable, Number]


def as_rule(bench: Bench, chain: tree.Chain) -> tuple[Verdict, ...] | None:
    """The verdicts on ``chain`` as a statement about any numbers; None unless it is a true one."""
    letters = _letters(chain)
    if not 0 < len(letters) <= MOST_LETTERS:
        return None
    graph = _graph(letters)
    network = bench.points.problem.graph
    (instance, *_) = Reader(graph, activations=network).instances(chain)
    sides = [side for side in instance.sides if not isinstance(side, Unresolved)]
    put = _put(sides) if len(sides) == len(instance.sides) else None
    if put is None:
        return None
    verdicts = _judged(replace(bench, ledger=Ledger()), graph, put, chain, instance)
    return tuple(_told(verdict, put) for verdict in verdicts) if _sound(verdicts) else None


def is_odd(sides: Sequence[Term | Unresolved], graph: Graph) -> bool:
    """Whether a statement differentiates what is no part of ``graph``, as no training does."""
    first = sides[0]
    if isinstance(first, Unresolved) or quantity_of(first) is not None:
        return False
    slopes = [one for one in walk(first) if isinstance(one, Partial) and one.wrt.role in GIVEN]
    known = {ordered(node.expression) for node in graph.nodes} if slopes else ()
    return any(ordered(slope.of) not in known for slope in slopes)


def _letters(chain: tree.Chain) -> tuple[str, ...]:
    """The names in ``chain``, if each is a plain letter and nothing else stands there."""
    sides = [side for side in chain.sides if not isinstance(side, tree.Unread)]
    if len(sides) < len(chain.sides) or any(map(_is_beyond, sides)):
        return ()
    symbols = {use.symbol for side in sides for use in uses(side)} - {*map(_called, sides)}
    if any(symbol.sub or symbol.sup or symbol.accent or symbol.bold for symbol in symbols):
        return ()
    return tuple(sorted({symbol.base for symbol in symbols} - CONSTANTS))


def _called(side: tree.Node) -> Symbol | None:
    """The function that is defined where ``side`` is ``f(x)``."""
    return side.symbol if isinstance(side, tree.Call) else None


def _is_beyond(node: tree.Node) -> bool:
    return isinstance(node, BEYOND) or any(map(_is_beyond, children(node)))


def _graph(letters: tuple[str, ...]) -> Graph:
    """The letters as leaves; what is computed from them is nothing that is asked for."""
    leaves = tuple(Variable(Role.VALUE, name=letter) for letter in letters)
    whole = sum_of(Reference(argument(k)) for k in range(1, len(leaves) + 1))
    node = Node(Variable(Role.VALUE), Operation("sum", len(leaves), whole), leaves)
    labels = {leaf: Label(leaf.name) for leaf in leaves}
    return Graph(leaves, leaves, (node,), node.variable, labels)


def _put(sides: Sequence[Term]) -> Numbers | None:
    """The number that stands in place of each letter; None where it is not always the same."""
    put: Numbers = {}
    for symbols, line in pairwise(sides):
        if is_numeric(symbols) or not is_numeric(line) or is_number(line):
            continue
        found = next(_fitting(symbols, line, put), None)
        if found is None:
            return None
        put |= found
    return put


def _fitting(symbols: Term, line: Term, put: Numbers) -> Iterator[Numbers]:
    for pairs in alignments(symbols, line):
        found: Numbers = {}
        for number, part in pairs:
            if isinstance(part, Reference):
                known = (put | found).setdefault(part.variable, number)
                found[part.variable] = known
                if known.value != number.value:
                    break
            elif part != number:
                break
        else:
            yield found


def _judged(
    bench: Bench, graph: Graph, put: Numbers, chain: tree.Chain, instance: Instance
) -> tuple[Verdict, ...]:
    """In a problem where the letters are worth what is put in their place, or anything."""
    anything = (Number(f"0.{digits}") for digits in count(37, 6))
    given: Mapping[Variable, Number] = {
        leaf: put.get(leaf) or next(anything) for leaf in graph.leaves
    }
    training = bench.points.problem.training
    points = Points(Values(Problem("", "", graph, given, training)))
    return judge_instance(replace(bench, points=points), chain, instance)


def _sound(verdicts: Sequence[Verdict]) -> bool:
    return all(verdict.kind not in FAULTS | {Kind.UNREAD} for verdict in verdicts)


def _told(verdict: Verdict, put: Numbers) -> Verdict:
    """A number is right for what was put in: that is no value of the network."""
    if verdict.kind is Kind.IDENTITY or not put:
        return verdict
    numbers = (f"{letter.name} = {number.digits}" for letter, number in put.items())
    return Verdict(verdict.kind, f"with {' and '.join(numbers)}")
