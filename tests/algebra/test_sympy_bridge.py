import pytest

from derive.algebra.sympy_bridge import differentiate, equal, from_sympy, gradient, to_sympy
from derive.algebra.term import (
    HALF,
    ONE,
    TWO,
    ZERO,
    Function,
    IndexedSum,
    Matrix,
    Number,
    Partial,
    Product,
    Sum,
    Term,
    exp,
    partial,
    term,
    walk,
)
from derive.algebra.variable import RESULT, TOTAL_ERROR, Role, Variable, argument
from derive.errors import AlgebraError

X, Y = argument(1), argument(2)
x, y = term(X), term(Y)
LOGISTIC = ONE / (ONE + exp(-x))


@pytest.mark.parametrize(
    ("node", "slope"),
    [
        (Number("3"), ZERO),
        (y, ZERO),
        (x * y, y),
        (-x, -ONE),
        (x**TWO, TWO * x),
        (ONE / x, -(ONE / x**TWO)),
        (HALF * (x - y) ** TWO, x - y),
        (exp(-x), -exp(-x)),
        (LOGISTIC, exp(-x) / (ONE + exp(-x)) ** TWO),
        (Function("ln", x), ONE / x),
        (Function("tanh", x), ONE - Function("tanh", x) ** TWO),
        (Function("sqrt", x), ONE / (TWO * Function("sqrt", x))),
        (Function("sin", x), Function("cos", x)),
        (Function("cos", x), -Function("sin", x)),
        (x * Number("0.4"), TWO / Number("5")),
    ],
    ids=str,
)
def test_derivatives_as_they_are_written(node: Term, slope: Term) -> None:
    assert differentiate(node, X) == slope


def test_a_long_sum_is_taken_apart_before_sympy_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Term] = []
    monkeypatch.setattr(
        "derive.algebra.sympy_bridge.to_sympy", lambda node: seen.append(node) or to_sympy(node)
    )
    pairs = [(argument(2 * k - 1), argument(2 * k)) for k in range(1, 201)]
    weighted = Sum(tuple(term(w) * v for w, v in pairs))
    slopes = gradient(weighted, [w for w, _ in pairs])
    assert slopes == tuple(term(v) for _, v in pairs)
    assert sum(isinstance(node, Product) for node in seen) == len(pairs)
    assert not any(isinstance(node, Sum) for node in seen)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (x + y, y + x),
        ((x + y) ** TWO, x**TWO + TWO * x * y + y**TWO),
        (-(y - x), x - y),
        (Product((TWO, HALF, (x - y) ** (TWO - ONE), -ONE)) + ZERO, y - x),
        (ONE / (ONE + exp(-x)) * (ONE - ONE / (ONE + exp(-x))), differentiate(LOGISTIC, X)),
        (Partial(x**TWO, X), TWO * x),
        (Number("0.50"), HALF),
        (x ** (ONE - ONE), ONE),
        (Function("sin", x) ** TWO + Function("cos", x) ** TWO, ONE),
    ],
    ids=str,
)
def test_equal_functions(one: Term, other: Term) -> None:
    assert equal(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (x, y),
        (x - y, y - x),
        (LOGISTIC, ONE / (ONE + exp(x))),
        (x + Number("0.000000001"), x),  # too close for numbers, not for algebra
        (Number("0.333333333"), ONE / Number("3")),
        (partial(TOTAL_ERROR, X), partial(TOTAL_ERROR, Y)),
    ],
    ids=str,
)
def test_different_functions(one: Term, other: Term) -> None:
    assert not equal(one, other)


def test_given_is_put_in_first() -> None:
    out = term(RESULT)
    assert equal(out * (ONE - out), differentiate(LOGISTIC, X), {RESULT: LOGISTIC})
    assert not equal(out * (ONE + out), differentiate(LOGISTIC, X), {RESULT: LOGISTIC})


def test_variables_cannot_clash_with_names_that_sympy_knows() -> None:
    e, i = (Variable(Role.VALUE, name=name) for name in "EI")
    assert to_sympy(term(e) * term(i)).free_symbols == {to_sympy(term(e)), to_sympy(term(i))}


def test_the_order_does_not_depend_on_what_came_before() -> None:
    late, early = term(argument(10)), term(argument(2))
    to_sympy(late)
    product = late * early * x
    assert from_sympy(to_sympy(product), walk(product)) == x * early * late


@pytest.mark.parametrize(
    ("node", "message"),
    [
        (Number("9") ** (Number("9") ** Number("9")), "exponent"),
        (Number("1e99999"), "too large"),
        (x / (x - x), "divides by zero"),
        (Function("gamma", x), "no function 'gamma'"),
        (Matrix(((x,),)), "write it out"),
        (IndexedSum("o", 1, x), "write it out"),
    ],
    ids=str,
)
def test_what_the_algebra_refuses(node: Term, message: str) -> None:
    with pytest.raises(AlgebraError, match=message):
        to_sympy(node)
