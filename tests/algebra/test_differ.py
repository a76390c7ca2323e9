from derive.algebra.differ import differ
from derive.algebra.term import ONE, TWO, Function, Number, partial, term
from derive.algebra.variable import TOTAL_ERROR, argument

X, Y = argument(1), argument(2)
x, y = term(X), term(Y)


def test_plainly_different_terms() -> None:
    assert differ(x, y)
    assert differ(x - y, y - x)
    assert differ(partial(TOTAL_ERROR, X), partial(TOTAL_ERROR, Y))


def test_equal_and_nearly_equal_terms_are_left_to_algebra() -> None:
    assert not differ((x + y) ** TWO, x**TWO + TWO * x * y + y**TWO)
    assert not differ(x + Number("0.000000001"), x)


def test_points_without_a_value_say_nothing() -> None:
    assert not differ(Function("ln", -x), ONE)
