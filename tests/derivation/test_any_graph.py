"""What holds for the derivation of every graph: batches, softmax, recurrence, formulas."""

from decimal import Decimal

from hypothesis import assume, given

from derive.algebra.matrices import is_matrix
from derive.algebra.term import Gradient, Number, Partial, Reference, partial
from derive.algebra.variable import Role, Variable
from derive.derivation.derivation import Derivation, derive_graph
from derive.derivation.modes import count_paths
from derive.derivation.shape import reached
from derive.derivation.step import Goal, Rule, Step
from derive.model.problem import Problem
from derive.numerics.training import turns
from derive.numerics.values import Values
from tests.judges.autograd import Truth
from tests.judges.case import Case, judged
from tests.judges.formulas import Formulas, formulas
from tests.judges.layered import Layered, layered
from tests.judges.random_networks import close
from tests.judges.recurrent import Recurrent, recurrent


def derived(problem: Problem, *, in_full: bool = False) -> Derivation:
    full = None
    if in_full:
        full = [leaf for leaf in problem.graph.leaves if leaf.role in (Role.WEIGHT, Role.BIAS)]
    return derive_graph(problem.graph, full, first=turns(problem)[0].output)


def judge(case: Case, *, in_full: bool) -> None:
    assume(Truth(case).trustworthy)
    problem = case.problem()
    derivation = derived(problem, in_full=in_full)
    lines_agree(derivation, Values(problem))
    uses_come_first(derivation)
    every_parameter_is_found(case, problem, derivation)


def lines_agree(derivation: Derivation, values: Values) -> None:
    """All forms of a line are worth what its left side is worth."""
    for place, step in enumerate(derivation.steps):
        for line in step.lines:
            if not isinstance(line.left, Gradient) and not any(map(is_matrix, line.right)):
                expected = values.evaluate(line.left)
                for form in line.right:
                    assert near(values.evaluate(form), expected), (place, step.rule, line)


def near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= Decimal("1e-20") * (abs(other) + Decimal("1e-6"))


def uses_come_first(derivation: Derivation) -> None:
    for place, step in enumerate(derivation.steps):
        assert all(used < place for used in step.uses)


def every_parameter_is_found(case: Case, problem: Problem, derivation: Derivation) -> None:
    """Each derivative by a parameter ends in a value, of the whole error and of each sample's."""
    graph, ends = problem.graph, {step.goal for step in derivation.steps if ends_in_value(step)}
    for leaf in graph.leaves:
        if leaf.role in (Role.WEIGHT, Role.BIAS):
            assert partial(graph.output, leaf) in ends
    samples = {node.variable.sample for node in graph.nodes} - {0}
    for sample in samples:
        error = Variable(Role.ERROR, sample=sample)
        assert all(partial(error, parameter) in ends for parameter in graph.parameters)
    updated = {step.goal for step in derivation.steps if step.rule is Rule.UPDATE}
    assert updated == {parameter.after(1) for parameter in graph.parameters}


def ends_in_value(step: Step) -> bool:
    """Whether the last line ends in a value; a number is its own."""
    return step.lines[-1].value or isinstance(step.lines[-1].right[-1], Number)


@judged(40)
@given(layered(widest=2, deepest=2, most=2))
def test_feedforward(case: Layered) -> None:
    judge(case, in_full=False)


@judged(30)
@given(layered(widest=3, deepest=2, most=2))
def test_feedforward_in_full(case: Layered) -> None:
    judge(case, in_full=True)


@judged(15)
@given(recurrent(longest=4, widest=2))
def test_recurrent(case: Recurrent) -> None:
    judge(case, in_full=False)


@judged(15)
@given(recurrent(longest=3, widest=2))
def test_recurrent_in_full(case: Recurrent) -> None:
    judge(case, in_full=True)


@judged(60)
@given(formulas())
def test_formulas(case: Formulas) -> None:
    """Forward mode, reverse mode and paths say the same, and what PyTorch says."""
    assume(case.smooth)
    problem, truth = case.problem(), Truth(case)
    assume(truth.trustworthy)
    derivation = derived(problem)
    lines_agree(derivation, Values(problem))
    uses_come_first(derivation)
    both_modes_are_complete(problem, derivation)
    agree_with(truth, problem, derivation)


def both_modes_are_complete(problem: Problem, derivation: Derivation) -> None:
    """Every derivative of the output is found backward, and every one by an input forward."""
    graph, output = problem.graph, problem.graph.output
    ends = {step.goal for step in derivation.steps if ends_in_value(step)}
    backward = _goals(derivation, Rule.REVERSE_MODE)
    forward = _goals(derivation, Rule.FORWARD_MODE)
    counts = count_paths(graph)
    for variable in (*graph.leaves, *graph.by_variable):
        if counts[variable] and variable != output:
            goal = partial(output, variable)
            assert goal in ends
            users = [user.variable for user in graph.consumers[variable] if counts[user.variable]]
            only_the_output = users == [output]
            assert (goal in backward) or only_the_output
    for leaf in graph.leaves:
        found = reached(graph, leaf)
        for node in graph.nodes:
            beyond = set(node.inputs) & found
            assert (partial(node.variable, leaf) in forward) or not beyond


def agree_with(truth: Truth, problem: Problem, derivation: Derivation) -> None:
    values = Values(problem)
    for step in derivation.steps:
        if step.rule in (Rule.FORWARD_MODE, Rule.REVERSE_MODE, Rule.PATHS):
            of, wrt = _ends(step.goal)
            expected = truth.pairs[(of, 0), (wrt, 0)]
            for form in step.lines[-1].right:
                assert close(float(values.evaluate(form)), expected), (step.rule, of, wrt)


def _goals(derivation: Derivation, rule: Rule) -> set[Goal]:
    return {step.goal for step in derivation.steps if step.rule is rule}


def _ends(goal: Goal) -> tuple[str, str]:
    assert isinstance(goal, Partial)
    assert isinstance(goal.of, Reference)
    return goal.of.variable.name, goal.wrt.name
