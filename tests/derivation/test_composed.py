"""The composed error: one function of the leaves, worth what the graph computes."""

import pytest

from derive.algebra.term import variables
from derive.derivation.composed import composed_error
from derive.numerics.values import Values
from tests.derivation.networks import network
from tests.derivation.test_networks import near


@pytest.mark.parametrize("activation", ["logistic", "tanh", "identity"])
@pytest.mark.parametrize("sizes", [(1, 1, 1), (2, 2, 2), (2, 1, 2, 1)])
def test_it_is_the_error_of_the_graph(activation: str, sizes: tuple[int, ...]) -> None:
    problem = network(*sizes, activations=(activation,))
    composed, values = composed_error(problem.graph), Values(problem)
    assert variables(composed) == set(problem.graph.leaves)
    assert near(values.evaluate(composed), values[problem.graph.output])
