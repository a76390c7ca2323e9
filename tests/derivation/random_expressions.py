"""Random expressions in x, y and z, from the operations that the rules know."""

from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from derive.algebra.term import HALF, Function, Negation, Number, Power, Product, Quotient, Sum
from tests.derivation.expressions import X, Y, Z

FUNCTIONS = ("exp", "ln", "tanh", "sin", "cos", "sqrt")
NUMBERS = ("0", "1", "2", "3", "0.5", "0.10", "2.5")


def quickly(examples: int) -> Callable[[Any], Any]:
    """The same examples in every run."""
    return settings(max_examples=examples, deadline=None, derandomize=True, database=None)


def _larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(Sum),
        several.map(Product),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, inner | _numbers()),
        inner.map(Negation),
        st.builds(Function, st.sampled_from(FUNCTIONS), inner),
    )


def _numbers() -> st.SearchStrategy[Any]:
    return st.sampled_from([*map(Number, NUMBERS), HALF, Negation(Number("1"))])


EXPRESSIONS = st.recursive(st.sampled_from([X, X, Y, Z]) | _numbers(), _larger, max_leaves=8)
