"""What holds for the derivation of every network, whatever its size, biases and activations."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given

from derive.algebra.term import ONE, Gradient, Number, Partial, Reference, Term, partial, walk
from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.derivation.derivation import Derivation, derive_graph
from derive.derivation.step import Goal, Line, Rule, Step
from derive.model.graph import Graph
from derive.model.problem import Problem
from derive.numerics.values import Values
from tests.derivation.networks import Recipe, network, recipes
from tests.derivation.random_expressions import quickly

DIFFERENTIATION = {
    *(Rule.SUM, Rule.CONSTANT, Rule.IDENTITY, Rule.LINEAR, Rule.CONSTANT_MULTIPLE),
    *(Rule.POWER, Rule.PRODUCT, Rule.QUOTIENT, Rule.RECIPROCAL, Rule.EXPONENTIAL),
    *(Rule.GENERAL_POWER, Rule.LOGARITHM, Rule.SQUARE_ROOT, Rule.TANH, Rule.SINE, Rule.COSINE),
    *(Rule.WRITE_OUT, Rule.SIMPLIFY, Rule.REARRANGE, Rule.RECOGNISE),
}


def parameters(graph: Graph) -> list[Variable]:
    return [leaf for leaf in graph.leaves if leaf.role in (Role.WEIGHT, Role.BIAS)]


def ends_in_value(step: Step) -> bool:
    """Whether the last line ends in a value; a number is its own."""
    return step.lines[-1].value or isinstance(step.lines[-1].right[-1], Number)


def terms(line: Line) -> tuple[Term, ...]:
    return (line.left, *line.right)


def quantities(step: Step) -> set[Goal]:
    """All that the lines of ``step`` speak of."""
    found: set[Goal] = set()
    for part in (part for line in step.lines for form in terms(line) for part in walk(form)):
        if isinstance(part, Reference):
            found.add(part.variable)
        elif isinstance(part, Partial) and isinstance(part.of, Reference):
            found.add(part)
    return found


def derived(recipe: Recipe) -> tuple[Problem, Derivation, set[Variable]]:
    """The network, its derivation, and the parameters that are worked in full in it."""
    problem = recipe.problem()
    known = parameters(problem.graph)
    full = {known[place % len(known)] for place in recipe.places}
    return problem, derive_graph(problem.graph, full), full


@quickly(25)
@given(recipes())
def test_every_parameter_gets_its_derivative(recipe):
    problem, derivation, _ = derived(recipe)
    for parameter in parameters(problem.graph):
        steps = derivation.about(partial(problem.graph.output, parameter))
        assert any(ends_in_value(derivation.steps[place]) for place in steps)
    updated = {step.goal for step in derivation.steps if step.rule is Rule.UPDATE}
    assert updated == {parameter.after(1) for parameter in problem.graph.parameters}


@quickly(12)
@given(recipes())
def test_all_that_a_line_calls_equal_is_equal(recipe):
    problem, derivation, _ = derived(recipe)
    values = Values(problem)
    for step in derivation.steps:
        for line in step.lines:
            if not isinstance(line.left, Gradient):
                expected = values.evaluate(line.left)
                for form in line.right:
                    assert near(values.evaluate(form), expected), step


def near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= Decimal("1e-30") * (abs(other) + Decimal("1e-6"))


@quickly(25)
@given(recipes())
def test_steps_use_what_was_found_before_and_stands_in_their_lines(recipe):
    _, derivation, _ = derived(recipe)
    for place, step in enumerate(derivation.steps):
        for used in step.uses:
            assert used < place
            assert derivation.steps[used].goal in quantities(step), step


@quickly(25)
@given(recipes())
def test_every_derivative_that_is_put_in_as_a_number_is_pointed_at(recipe):
    _, derivation, _ = derived(recipe)
    found: dict[Goal, int] = {}
    for place, step in enumerate(derivation.steps):
        line = step.lines[-1]
        if line.numbers:
            slopes = {part for part in walk(line.right[-1]) if isinstance(part, Partial)}
            assert {found[slope] for slope in slopes} <= set(step.uses)
        if ends_in_value(step):
            found.setdefault(step.goal, place)


@quickly(25)
@given(recipes())
def test_nothing_is_said_twice(recipe):
    _, derivation, _ = derived(recipe)
    lines = [(step.goal, line) for step in derivation.steps for line in step.lines]
    assert len(lines) == len(set(lines))
    for _, line in lines:
        assert len(set(terms(line))) == len(terms(line))
        assert not (line.value and isinstance(line.right[-1], Number)), "1 = 1"


@quickly(25)
@given(recipes())
def test_parameters_in_full_show_chain_and_product(recipe):
    problem, derivation, full = derived(recipe)
    for parameter in full:
        steps = derivation.about(partial(problem.graph.output, parameter))
        rules = [derivation.steps[place].rule for place in steps]
        if len(problem.graph.consumers[parameter]) > 1:
            assert rules == [Rule.PATHS, Rule.DELTA_RULE]
        else:
            assert rules[:2] == [Rule.CHAIN, Rule.PUT_TOGETHER]
            assert rules[-1] is Rule.DELTA_RULE


@quickly(25)
@given(recipes())
def test_parameters_in_brief_take_one_step(recipe):
    problem = recipe.problem()
    derivation = derive_graph(problem.graph, full=())
    for parameter in parameters(problem.graph):
        (place,) = derivation.about(partial(problem.graph.output, parameter))
        assert derivation.steps[place].rule in (Rule.PUT_TOGETHER, Rule.PATHS)
    assert not {step.rule for step in derivation.steps} & DIFFERENTIATION


@quickly(25)
@given(recipes())
def test_the_rules_of_differentiation_can_be_left_out(recipe):
    problem = recipe.problem()
    everything = parameters(problem.graph)
    derivation = derive_graph(problem.graph, everything, rules=False)
    assert not {step.rule for step in derivation.steps} & DIFFERENTIATION
    with_rules = derive_graph(problem.graph, everything)
    goals = {step.goal for step in derivation.steps}
    assert goals == {step.goal for step in with_rules.steps}


@quickly(25)
@given(recipes())
def test_what_is_needed_is_closed_under_uses(recipe):
    _, derivation, _ = derived(recipe)
    for goal in {step.goal for step in derivation.steps}:
        needed = derivation.needed_for(goal)
        assert set(derivation.about(goal)) <= set(needed)
        assert list(needed) == sorted(set(needed))
        for place in needed:
            assert set(derivation.steps[place].uses) <= set(needed)


def test_what_is_needed_is_closed_even_if_later_steps_speak_of_the_same() -> None:
    """Step 1 relies on a; a is found anew in step 3, which relies on c."""
    a, b, c = (partial(TOTAL_ERROR, Variable(Role.VALUE, name=name)) for name in "abc")
    line = Line(a, (ONE,))
    steps = (
        Step(Rule.EVALUATE, a, (line,)),
        Step(Rule.EVALUATE, b, (line,), uses=(0,)),
        Step(Rule.EVALUATE, c, (line,)),
        Step(Rule.EVALUATE, a, (line,), uses=(2,)),
        Step(Rule.EVALUATE, c, (line,)),
    )
    derivation = Derivation(network(1, 1).graph, steps)
    assert derivation.needed_for(b) == (0, 1, 2, 3, 4)
    assert derivation.needed_for(c) == (2, 4)


def measure(problem: Problem, *, full: bool) -> tuple[int, int]:
    """The number of steps, and of terms in all their lines."""
    derivation = derive_graph(problem.graph, None if full else ())
    lines = [line for step in derivation.steps for line in step.lines]
    size = sum(1 for line in lines for form in terms(line) for _ in walk(form))
    return len(derivation.steps), size


def edges(*sizes: int) -> int:
    return sum(before * after for before, after in pairwise(sizes))


@pytest.mark.parametrize("full", [True, False])
def test_depth_costs_the_same_for_every_layer(full: bool) -> None:
    found = [measure(network(*[3] * deep), full=full) for deep in (3, 4, 5)]
    for at_three, at_four, at_five in zip(*found, strict=True):
        assert at_five - at_four == at_four - at_three > 0


@pytest.mark.parametrize("full", [True, False])
def test_width_costs_in_proportion_to_the_edges(full: bool) -> None:
    widths = (3, 6, 12)
    per_edge = [
        [count / edges(wide, wide, wide) for count in measure(network(wide, wide, wide), full=full)]
        for wide in widths
    ]
    for narrow, wider, widest in zip(*per_edge, strict=True):
        assert narrow >= wider >= widest
