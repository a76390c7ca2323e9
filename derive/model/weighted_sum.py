"""Net inputs and other sums: the operations that every unit shares."""

from __future__ import annotations

from functools import cache

from derive.algebra.term import ONE, Number, Quotient, Term, sum_of, term
from derive.algebra.variable import argument
from derive.model.operation import Operation


@cache
def weighted_sum(incoming: int, bias: bool) -> Operation:
    """``w_1 x_1 + … + w_n x_n [+ b]`` over the places ``(w_1, x_1, …, w_n, x_n[, b])``."""
    terms: list[Term] = [
        term(argument(2 * k - 1)) * argument(2 * k) for k in range(1, incoming + 1)
    ]
    arity = 2 * incoming + bias
    if bias:
        terms.append(term(argument(arity)))
    return Operation(f"weighted_sum_{incoming}{'_bias' * bias}", arity, sum_of(terms))


@cache
def plain_sum(count: int) -> Operation:
    """``x_1 + … + x_n``."""
    terms = [term(argument(k)) for k in range(1, count + 1)]
    return Operation(f"sum_{count}", count, sum_of(terms))


@cache
def plain_mean(count: int) -> Operation:
    """``1/n (x_1 + … + x_n)``."""
    total = plain_sum(count).expression
    mean = total if count == 1 else Quotient(ONE, Number(str(count))) * total
    return Operation(f"mean_{count}", count, mean)
