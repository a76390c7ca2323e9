"""Mistakes with the error: its derivative, its value, and how errors are gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from derive.algebra.term import (
    HALF,
    ONE,
    TWO,
    Function,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Term,
    product_of,
    sum_of,
    term,
    transform,
)
from derive.checking.mistakes.mistake import Group, Mistake
from derive.checking.mistakes.parts import Parts, Span, grouped
from derive.checking.mistakes.revision import Change, Kind, revision
from derive.model.assumed import revised
from derive.model.graph import Node
from derive.model.losses import OUT, TARGET
from derive.model.partials import local_derivative

SIGN_LOST = Kind(
    "error_sign_lost",
    "the minus sign in the derivative of the error {of} is lost",
    "Which sign does the derivative of the error {of} have?",
)
ABSOLUTE = Kind(
    "error_slope_absolute",
    "the absolute value stands in place of the derivative of the error {of}",
    "Can the derivative of the error {of} be negative?",
)
DOUBLED = Kind(
    "error_slope_doubled",
    "the derivative of the error {of} has a factor 2 too many",
    "Which number is left in front of the derivative of the error {of}?",
)
HALVED = Kind(
    "error_slope_halved",
    "the derivative of the error {of} has a factor 2 too few",
    "Which number is left in front of the derivative of the error {of}?",
)
LEFT_OUT = Kind(
    "error_slope_left_out",
    "the derivative of the error {of} is left out",
    "Did you multiply by the derivative of the error {of}?",
)
DIFFERENCE = Kind(
    "difference_for_slope",
    "output minus target stands in place of the derivative of the error {of}",
    "What is the derivative of the error {of} by the output itself?",
)
HALF_LEFT_OUT = Kind(
    "half_left_out",
    "the factor ½ of the error {of} is left out",
    "Did you take half of the square in the error {of}?",
    Group.FORWARD,
)
HALF_ADDED = Kind(
    "half_added",
    "half of the error {of} is taken",
    "Is there a factor ½ in the error {of}?",
    Group.FORWARD,
)
SQUARE_FORGOTTEN = Kind(
    "square_forgotten",
    "the difference in the error {of} is not squared",
    "Did you square the difference in the error {of}?",
    Group.FORWARD,
)
MINUS_FORGOTTEN = Kind(
    "minus_forgotten",
    "the minus sign in front of the error {of} is left out",
    "Can the error {of} be negative?",
    Group.FORWARD,
)
LOG_TEN = Kind(
    "decimal_logarithm",
    "the decimal logarithm is taken in place of the natural one in the error {of}",
    "Which logarithm does the error {of} use?",
    Group.FORWARD,
)
SUM = Kind(
    "sum_for_mean",
    "the errors of the {of} are added up where their mean is to be taken",
    "Are the errors of the {of} added up or averaged?",
    Group.FORWARD,
)
MEAN = Kind(
    "mean_for_sum",
    "the mean of the errors of the {of} is taken where they are to be added up",
    "Are the errors of the {of} added up or averaged?",
    Group.FORWARD,
)


def error_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Mistakes in dE/dout and in E, of one output or of all."""
    for span in _outputs(parts):
        for kind, slope in _SLOPES:
            yield revision(parts, kind, span, _with_slope(slope))
        for kind, value in _VALUES:
            if all(value(node.expression) != node.expression for node in span.nodes):
                yield revision(parts, kind, span, _with_value(value))


def gathering_mistakes(parts: Parts) -> Iterator[Mistake]:
    """The mean of errors for their sum, and the reverse."""
    several = [node for node in parts.totals if len(node.inputs) > 1]
    for what, nodes in grouped(several, _gathered).items():
        for kind, change, name in ((MEAN, _mean, "sum"), (SUM, _sum, "mean")):
            mine = tuple(n for n in nodes if n.operation.name.startswith(name))
            if mine:
                yield revision(parts, kind, Span(what, what, mine, wide=True), change)


def _outputs(parts: Parts) -> Iterator[Span]:
    """Each output, then all of them."""
    for span in parts.spans(parts.errors):
        yield span if len({n.variable.unit for n in span.nodes}) == 1 else _all(span)


def _all(span: Span) -> Span:
    return replace(span, place="all", words="of every output")


def _with_slope(change: Callable[[Node], Term]) -> Change:
    return lambda node: revised(node, slopes={OUT: change(node)})


def _with_value(change: Callable[[Term], Term]) -> Change:
    return lambda node: revised(node, change(node.expression))


def _slope(node: Node) -> Term:
    return local_derivative(node, OUT)


_SLOPES: tuple[tuple[Kind, Callable[[Node], Term]], ...] = (
    (SIGN_LOST, lambda node: -_slope(node)),
    (ABSOLUTE, lambda node: Function("abs", _slope(node))),
    (DOUBLED, lambda node: TWO * _slope(node)),
    (HALVED, lambda node: HALF * _slope(node)),
    (LEFT_OUT, lambda _: ONE),
    (DIFFERENCE, lambda node: term(node.inputs[OUT - 1]) - node.inputs[TARGET - 1]),
)


def _without_half(error: Term) -> Term:
    match error:
        case Product((first, *rest)) if first == HALF and rest:
            return product_of(rest)
    return error


def _with_half(error: Term) -> Term:
    return error if _without_half(error) != error else Product((HALF, error))


def _unsquared(error: Term) -> Term:
    return transform(
        error, lambda p: p.base if isinstance(p, Power) and p.exponent == TWO else None
    )


def _without_minus(error: Term) -> Term:
    return error.operand if isinstance(error, Negation) else error


def _to_base_ten(error: Term) -> Term:
    ten = Function("ln", Number("10"))
    return transform(
        error, lambda p: Quotient(p, ten) if isinstance(p, Function) and p.name == "ln" else None
    )


_VALUES: tuple[tuple[Kind, Callable[[Term], Term]], ...] = (
    (HALF_LEFT_OUT, _without_half),
    (HALF_ADDED, _with_half),
    (SQUARE_FORGOTTEN, _unsquared),
    (MINUS_FORGOTTEN, _without_minus),
    (LOG_TEN, _to_base_ten),
)


def _gathered(node: Node) -> str:
    first = node.inputs[0]
    if first.unit:
        return "outputs"
    return "time steps" if first.time else "samples"


def _mean(node: Node) -> Node:
    share = Quotient(ONE, Number(str(len(node.inputs))))
    slopes = dict.fromkeys(range(1, len(node.inputs) + 1), share)
    return revised(node, share * sum_of(map(term, node.inputs)), slopes)


def _sum(node: Node) -> Node:
    slopes = dict.fromkeys(range(1, len(node.inputs) + 1), ONE)
    return revised(node, sum_of(map(term, node.inputs)), slopes)
