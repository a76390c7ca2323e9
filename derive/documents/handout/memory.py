"""How far back a recurrent gradient reaches: every path's share, truncation, vanishing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from derive.algebra.precise import precision
from derive.algebra.term import Number, Partial, Product, Reference, Sum, Term, partial, term
from derive.algebra.variable import Role, Variable
from derive.derivation.step import Form
from derive.documents.blocks import Align, Block, Equations, Figure, Inline, Math, Row, Table, Text
from derive.documents.handout.through_time import HIDDEN, steps_in_time
from derive.documents.lecture import Lecture
from derive.documents.prose import counted, heading, inline, prose, value
from derive.figures.describe import describe_magnitudes
from derive.figures.magnitudes import magnitudes
from derive.notation.rounding import rounded

Cell = tuple[Inline, ...]


def contributions(lecture: Lecture) -> tuple[Block, ...]:
    """What every error sends back over every step to one recurrent weight, in a table."""
    return tuple(_contributions(lecture)) if len(steps_in_time(lecture)) > 1 else ()


def _contributions(lecture: Lecture) -> Iterator[Block]:
    weight, times = _recurrent_weight(lecture), steps_in_time(lecture)
    errors = [time for time in times if _error(time) in lecture.graph.by_variable]
    yield heading(2, "Every path’s share")
    yield prose(
        "{weight} is used at every step, and every error looks back over all steps before it. So "
        "its derivative is made of one share for each pair: the error of step {t}, reached over "
        "step {k}.",
        weight=weight,
        t=_letter("t"),
        k=_letter("k"),
    )
    yield _table(lecture, weight, errors, times)
    whole = lecture.slope(weight)
    yield prose(
        "All of them together are the derivative found above, {slope}.",
        slope=Math(((whole, Form.SYMBOLS), (whole, Form.VALUE))),
    )
    if lecture.problem.training.truncate:
        yield from _truncated(lecture, weight, errors, lecture.problem.training.truncate)


def _recurrent_weight(lecture: Lecture) -> Variable:
    return next(
        leaf
        for leaf in lecture.graph.leaves
        if leaf.role is Role.WEIGHT and leaf.layer == leaf.source_layer == HIDDEN
    )


def _error(time: int) -> Variable:
    return Variable(Role.ERROR, time=time)


def _share(weight: Variable, error: int, over: int) -> Term:
    """dE(t)/dnet(k) * out(k-1): what the error of step t sends back over step k."""
    net = Variable(Role.NET, HIDDEN, weight.unit, time=over)
    seen = Variable(Role.OUT, HIDDEN, weight.source, time=over - 1)
    return Product((partial(_error(error), net), Reference(seen)))


def _table(lecture: Lecture, weight: Variable, errors: list[int], times: tuple[int, ...]) -> Table:
    header = (
        inline("Error of step"),
        *(inline("over {k} = " + str(time), k=_letter("k")) for time in times),
        inline("Sum"),
    )
    rows = tuple(_row(weight, error, times) for error in errors)
    aligns = (Align.LEFT, *(Align.LEFT,) * len(times), Align.LEFT)
    return Table("The shares of each error over each step", aligns, header, rows)


def _row(weight: Variable, error: int, times: tuple[int, ...]) -> tuple[Cell, ...]:
    shares = [_share(weight, error, time) for time in times if time <= error]
    cells: list[Cell] = [(value(share),) for share in shares]
    empty: list[Cell] = [(Text("–"),)] * (len(times) - len(shares))
    return ((Text(str(error)),), *cells, *empty, (value(_sum(shares)),))


def _truncated(
    lecture: Lecture, weight: Variable, errors: list[int], steps: int
) -> Iterator[Block]:
    kept = [
        _share(weight, error, over)
        for error in errors
        for over in range(max(1, error - steps + 1), error + 1)
    ]
    yield prose(
        "Truncated backpropagation through time stops after {steps}: the shares from further back "
        "are left out. What remains is {sum} instead of {slope}. It is cheaper, and it is not the "
        "gradient; the update below uses the whole sum.",
        steps=counted(steps, "step"),
        sum=value(_sum(kept)),
        slope=value(lecture.slope(weight)),
    )


def vanishing(lecture: Lecture) -> tuple[Block, ...]:
    """The product of the Jacobians step by step, its norm, and what becomes of it."""
    return tuple(_vanishing(lecture)) if len(steps_in_time(lecture)) > 1 else ()


def _vanishing(lecture: Lecture) -> Iterator[Block]:
    times, units = steps_in_time(lecture), lecture.graph.layers[HIDDEN].size
    last = times[-1]
    yield heading(2, "Vanishing and exploding gradients")
    yield prose(
        "On the way back from step to step the error is multiplied by one factor each time, the "
        "derivative of the hidden outputs by those of the step before. The product of these "
        "factors says what is left of it:"
    )
    if units == 1:
        yield from _products(last)
    norms = {time: _norm(lecture, last, time) for time in times[:-1]}
    yield _norms_table(lecture, last, norms)
    rate = _per_step(norms[times[0]], last - times[0])
    yield prose(_verdict(rate), rate=_digits(lecture, rate))
    points = tuple((term(_hidden(time)), float(norm)) for time, norm in norms.items())
    yield Figure(
        magnitudes(points, lecture.graph, notation=lecture.notation),
        "What is left of the error, step by step",
        describe_magnitudes(points, lecture.graph, lecture.notation),
    )


def _hidden(time: int, unit: int = 1) -> Variable:
    return Variable(Role.OUT, HIDDEN, unit, time=time)


def _products(last: int) -> Iterator[Block]:
    """d out(T)/d out(k) as the product of the factors between them."""
    for start in range(last - 1, 0, -1):
        factors = tuple(
            partial(_hidden(time), _hidden(time - 1)) for time in range(last, start, -1)
        )
        goal = partial(_hidden(last), _hidden(start))
        if len(factors) == 1:
            yield Equations((Row(goal, goal, Form.VALUE),))
        else:
            product = Product(factors)
            rows = (
                Row(goal, product),
                Row(None, product, Form.NUMBERS),
                Row(None, goal, Form.VALUE),
            )
            yield Equations(rows)


def _norm(lecture: Lecture, late: int, early: int) -> Decimal:
    """The Frobenius norm of the Jacobian d out(late)/d out(early)."""
    units = range(1, lecture.graph.layers[HIDDEN].size + 1)
    entries = [
        lecture.values[Partial(term(_hidden(late, i)), _hidden(early, j))]
        for i in units
        for j in units
    ]
    with precision():
        return sum((entry * entry for entry in entries), Decimal(0)).sqrt()


def _norms_table(lecture: Lecture, last: int, norms: dict[int, Decimal]) -> Table:
    rows = tuple(
        ((Text(f"from {last} back to {time}"),), (_digits(lecture, norm),))
        for time, norm in reversed(norms.items())
    )
    header = (inline("Steps"), inline("Norm of the product"))
    caption = "The norm of the product of the Jacobians (the root of the sum of squares)"
    return Table(caption, (Align.LEFT, Align.LEFT), header, rows)


def _per_step(norm: Decimal, steps: int) -> Decimal:
    """The factor per step that leads to ``norm`` after so many steps."""
    if not norm:
        return Decimal(0)
    with precision():
        return (norm.ln() / steps).exp()


def _verdict(rate: Decimal) -> str:
    if rate < 1:
        return (
            "On average a step multiplies the error by {rate}, which is less than 1: the gradient "
            "vanishes. The further back a step is, the less the weights learn from it."
        )
    if rate > 1:
        return (
            "On average a step multiplies the error by {rate}, which is more than 1: the gradient "
            "explodes. Over many steps the updates become too large; clipping is the usual remedy."
        )
    return "On average a step multiplies the error by {rate}: it neither vanishes nor explodes."


def _digits(lecture: Lecture, number: Decimal) -> Math:
    return Math(((Number(rounded(number, lecture.decimals)), Form.SYMBOLS),))


def _letter(name: str) -> Variable:
    return replace(Variable(Role.VALUE), name=name)


def _sum(parts: list[Term]) -> Term:
    return parts[0] if len(parts) == 1 else Sum(tuple(parts))
