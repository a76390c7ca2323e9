"""A mistake made in a printed derivation is found and named, and nothing beside it is blamed.

``DERIVE_EXAMPLES=20 pytest tests/checking/test_operators.py`` tries so many networks of each kind.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from derive.algebra.decimals import at_decimals, rounds_to
from derive.algebra.term import Gradient, Partial, Reference, Term, term, walk
from derive.checking.causes.procedures import Procedures
from derive.checking.document import check_source
from derive.checking.edits import Edit, edits
from derive.checking.judging.points import Points
from derive.checking.mistakes.mistake import Mistake
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.derivation.derivation import derive_graph
from derive.model.problem import Problem
from derive.model.quantity import Quantity, key_of, quantities
from derive.notation.latex import LATEX
from derive.notation.printer import Printer
from derive.numerics.values import Values
from derive.reading.documents.formats import Format
from derive.reading.documents.source import source_of
from derive.reading.names.convention import convention_settings
from tests.checking import networks

EXAMPLES = int(os.environ.get("DERIVE_EXAMPLES", "1"))
PER_NETWORK = 5  # mistakes
AROUND = 5  # lines that stay right
PLACES = 9
NAMES = (Reference, Partial)
KINDS = (
    networks.feedforward,
    networks.softmax,
    networks.batch,
    networks.recurrent,
    networks.formula,
)
CASES = [(kind, seed) for kind in KINDS for seed in range(21, 21 + EXAMPLES)]
# Few lines show no convention, and a lost sign at a delta may be one.
OURS = convention_settings(("delta=+1", "bare=power", "partials=whole"))
EVERY_KIND = pytest.mark.parametrize(
    ("kind", "seed"), CASES, ids=[f"{kind.__name__} {seed}" for kind, seed in CASES]
)
# A formula with a mistake in it may be right by another convention, or too far from the right one.
NOT_BLAMED = (Kind.CONVENTION, Kind.UNREAD)


@EVERY_KIND
def test_a_mistaken_value_is_named_and_no_other_is_blamed(kind: Any, seed: int) -> None:
    problem, draw = kind(seed), random.Random(seed)
    procedures = Procedures(Values(problem))
    for quantity in draw.sample(computed(problem), PER_NETWORK):
        mistake, value = draw.choice(tuple(procedures.singles(quantity)))
        printed = at_decimals(value, PLACES)
        if rounds_to(procedures.right(quantity), printed):
            continue
        around = draw.sample([one for one in computed(problem) if one != quantity], AROUND)
        lines = [(term(quantity), printed), *((term(one), digits(problem, one)) for one in around)]
        wrong, *right = verdicts(problem, lines, draw)
        case = f"{key_of(problem.graph, quantity)} = {printed}: {mistake.key}"
        assert wrong.kind is Kind.WRONG, case
        assert is_named(wrong, mistake, value), case
        assert not any(one.kind in FAULTS for one in right), case


def computed(problem: Problem) -> list[Quantity]:
    """All that is not given, for which some mistake can be made."""
    return [one for one in quantities(problem.graph) if one not in problem.graph.leaves]


def digits(problem: Problem, quantity: Quantity) -> str:
    return at_decimals(Values(problem)[quantity], PLACES)


def is_named(wrong: Verdict, mistake: Mistake, value: Decimal) -> bool:
    """Named among the rivals, or one stands there that gives the very same value."""
    return any(
        mistake in cause.mistakes or mistake.key == cause.name or same(cause.value, value)
        for cause in wrong.causes
    )


def same(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= Decimal("1e-20") * abs(other)


@pytest.mark.parametrize("seed", range(21, 21 + EXAMPLES))
def test_a_mistaken_formula_is_found_and_no_other_is_blamed(seed: int) -> None:
    draw = random.Random(seed)
    found = [kind for one in KINDS for kind in mistaken_formulas(one(seed), draw)]
    assert found.count(Kind.WRONG) > 0.75 * len(found)


def mistaken_formulas(problem: Problem, draw: random.Random) -> Iterator[Kind]:
    """The verdicts on some formulas, each with a mistake, alone among others without."""
    known, printer = formulas(problem), Printer(LATEX, problem.graph, Values(problem))
    for left, right in draw.sample(known, PER_NETWORK):
        edit = draw.choice(wrongs(right))
        if Points(Values(problem)).same(left, edit.term):
            continue
        around = [(one, printer.term(other)) for one, other in draw.sample(known, AROUND)]
        wrong, *rest = verdicts(problem, [(left, printer.term(edit.term)), *around], draw)
        case = f"{printer.term(left)} = {printer.term(edit.term)}: {edit.name}"
        assert wrong.kind in {Kind.WRONG, *NOT_BLAMED}, case
        assert wrong.kind is not Kind.WRONG or wrong.repairs or wrong.causes, case
        assert not any(one.kind in FAULTS for one in rest), case
        yield wrong.kind


def formulas(problem: Problem) -> list[tuple[Term, Term]]:
    """What a derivation says of each quantity, in symbols."""
    steps = derive_graph(problem.graph, problem.graph.parameters).steps
    lines = (line for step in steps for line in step.lines)
    pairs = ((line.left, line.right[0]) for line in lines if not isinstance(line.left, Gradient))
    return [pair for pair in dict.fromkeys(pairs) if wrongs(pair[1])]


def wrongs(right: Term) -> list[Edit]:
    """The small changes of ``right`` that leave a name in it."""
    return [one for one in edits(right) if any(isinstance(x, NAMES) for x in walk(one.term))]


def verdicts(problem: Problem, lines: list[tuple[Term, str]], draw: random.Random) -> list[Verdict]:
    """The verdicts on ``lines``, which stand in a document in any order."""
    printer = Printer(LATEX, problem.graph, Values(problem))
    order = draw.sample(range(len(lines)), len(lines))
    shown = (f"{printer.term(lines[k][0])} = {lines[k][1]}" for k in order)
    text = "".join(f"$$\n{one}\n$$\n\n" for one in shown)
    source = source_of(text, "notes", Format.MARKDOWN)
    links = list(check_source(problem, source, OURS).links)
    assert len(links) == len(lines)
    return [links[order.index(k)].verdict for k in range(len(lines))]
