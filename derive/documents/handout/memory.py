"""How far back a recurrent gradient reaches: every path's share, truncation, vanishing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from derive.algebra.precise import precision
from derive.algebra.term import Matrix, Number, Product, Reference, Term, partial, sum_of
from derive.algebra.variable import Role, Variable
from derive.derivation.local import local_form
from derive.derivation.step import Form
from derive.documents.blocks import (
    Align,
    Block,
    Equations,
    Figure,
    Inline,
    Math,
    Prose,
    Row,
    Table,
    Text,
)
from derive.documents.handout.through_time import HIDDEN, steps_in_time
from derive.documents.lecture import Lecture
from derive.documents.prose import counted, heading, inline, prose, value
from derive.figures.describe import describe_magnitudes
from derive.figures.magnitudes import magnitudes
from derive.notation.rounding import rounded

Cell = tuple[Inline, ...]
LARGEST = 3  # hidden units up to which the Jacobians are shown

_FACTORS = (
    "On the way back from step to step the error is multiplied by one factor each time, the "
    "derivative of the hidden output by that of the step before. The product of these factors says "
    "what is left of it."
)
_MATRICES = (
    "On the way back from step to step the error is multiplied by one matrix each time, the "
    "Jacobian: the derivatives of the hidden outputs by those of the step before. The product of "
    "these matrices says what is left of it."
)
_CONSEQUENCES = {
    "vanishes": " The further back a step is, the less the weights learn from it.",
    "explodes": " Over many steps the updates become too large; clipping is the usual remedy.",
}


def contributions(lecture: Lecture) -> tuple[Block, ...]:
    """What every error sends back over every step to one recurrent weight, in a table."""
    return tuple(_contributions(lecture)) if len(steps_in_time(lecture)) > 1 else ()


def _contributions(lecture: Lecture) -> Iterator[Block]:
    weight, times = _recurrent_weight(lecture), steps_in_time(lecture)
    errors = [time for time in times if _error(lecture, time) in lecture.graph.by_variable]
    yield heading(2, "Every path’s share")
    yield prose(
        "{weight} is used at every step, and every error depends on all steps up to its own. So "
        "the derivative is made of one share for each pair: the error of step {t}, reached over "
        "step {k}, where {weight} is multiplied with {seen}.",
        weight=weight,
        t=_letter("t"),
        k=_letter("k"),
        seen="the hidden output of the step before",
    )
    yield _table(lecture, weight, errors, times)
    whole = lecture.slope(weight)
    yield prose(
        "All shares together are the derivative found above, {slope}.",
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


def _error(lecture: Lecture, time: int) -> Variable:
    return replace(lecture.error, time=time)


def _share(lecture: Lecture, weight: Variable, error: int, over: int) -> Term:
    """dE(t)/dnet(k) * out(k-1): what the error of step t sends back over step k."""
    net = _hidden(lecture, over, weight.unit, Role.NET)
    seen = _hidden(lecture, over - 1, weight.source)
    return Product((partial(_error(lecture, error), net), Reference(seen)))


def _hidden(lecture: Lecture, time: int, unit: int | str = 1, role: Role = Role.OUT) -> Variable:
    return Variable(role, HIDDEN, unit, time=time, sample=lecture.error.sample)


def _table(lecture: Lecture, weight: Variable, errors: list[int], times: tuple[int, ...]) -> Table:
    header = (
        inline("Error of step"),
        *(inline("over {k} = " + str(time), k=_letter("k")) for time in times),
        inline("Sum"),
    )
    rows = tuple(_row(lecture, weight, error, times) for error in errors)
    aligns = (Align.LEFT, *(Align.LEFT,) * len(times), Align.LEFT)
    return Table("The shares of each error over each step", aligns, header, rows)


def _row(
    lecture: Lecture, weight: Variable, error: int, times: tuple[int, ...]
) -> tuple[Cell, ...]:
    shares = [_share(lecture, weight, error, time) for time in times if time <= error]
    cells: list[Cell] = [(value(share),) for share in shares]
    empty: list[Cell] = [(Text("–"),)] * (len(times) - len(shares))
    return ((Text(str(error)),), *cells, *empty, (value(sum_of(shares)),))


def _truncated(
    lecture: Lecture, weight: Variable, errors: list[int], steps: int
) -> Iterator[Block]:
    kept = [
        _share(lecture, weight, error, over)
        for error in errors
        for over in range(max(1, error - steps + 1), error + 1)
    ]
    yield prose(
        "Truncated backpropagation through time stops after {steps}: the shares from further back "
        "are left out. What remains is {sum} instead of {slope}. It is cheaper, and it is not the "
        "gradient; the update below uses the whole sum.",
        steps=counted(steps, "step"),
        sum=value(sum_of(kept)),
        slope=value(lecture.slope(weight)),
    )


def vanishing(lecture: Lecture) -> tuple[Block, ...]:
    """The product of the Jacobians step by step, its norm, and what becomes of it."""
    return tuple(_vanishing(lecture)) if len(steps_in_time(lecture)) > 1 else ()


def _vanishing(lecture: Lecture) -> Iterator[Block]:
    times, units = steps_in_time(lecture), lecture.graph.layers[HIDDEN].size
    last = times[-1]
    yield heading(2, "Vanishing and exploding gradients")
    yield prose(_MATRICES if units > 1 else _FACTORS)
    if units == 1:
        yield from _products(lecture, last)
    else:
        yield from _jacobians(lecture, last)
        yield prose("The size of a matrix is its norm, the root of the sum of its squared entries:")
    norms = {time: _norm(lecture, last, time) for time in times[:-1]}
    yield _norms_table(lecture, last, norms, "Norm" if units > 1 else "Size")
    yield _verdict(lecture, norms[times[0]], last - times[0])
    points = tuple((f"step {time}", float(norm)) for time, norm in norms.items())
    yield Figure(
        magnitudes(points, lecture.graph, notation=lecture.notation),
        "What is left of the error, step by step",
        describe_magnitudes(points, lecture.graph, lecture.notation),
    )


def _jacobians(lecture: Lecture, last: int) -> Iterator[Block]:
    """The matrix of every step, where it has room."""
    units = range(1, lecture.graph.layers[HIDDEN].size + 1)
    if len(units) > LARGEST:
        return
    for time in range(last, 1, -1):
        entries = Matrix(
            tuple(
                tuple(
                    partial(_hidden(lecture, time, i), _hidden(lecture, time - 1, j)) for j in units
                )
                for i in units
            )
        )
        yield Equations((Row(entries, entries, Form.NUMBERS),))


def _products(lecture: Lecture, last: int) -> Iterator[Block]:
    """The factor of each step, then d out(T)/d out(k) as the product of the factors between."""
    yield prose("Each factor is a slope of the activation function, times the recurrent weight:")
    for time in range(last, 1, -1):
        yield Equations(_factor(lecture, time))
    if last > len("12"):
        yield prose("And their products, further and further back:")
    for start in range(last - 2, 0, -1):
        yield Equations(_product(lecture, last, start))


def _factor(lecture: Lecture, time: int) -> tuple[Row, ...]:
    out, before = _hidden(lecture, time), _hidden(lecture, time - 1)
    net = _hidden(lecture, time, role=Role.NET)
    goal, links = partial(out, before), Product((partial(out, net), partial(net, before)))
    slope = local_form(lecture.graph.by_variable[out], net)
    shown = Product((slope, Reference(_recurrent_weight(lecture))))
    return (
        Row(goal, links),
        Row(None, shown),
        Row(None, shown, Form.NUMBERS),
        Row(None, goal, Form.VALUE),
    )


def _product(lecture: Lecture, last: int, start: int) -> tuple[Row, ...]:
    goal = partial(_hidden(lecture, last), _hidden(lecture, start))
    product = Product(
        tuple(
            partial(_hidden(lecture, time), _hidden(lecture, time - 1))
            for time in range(last, start, -1)
        )
    )
    return (Row(goal, product), Row(None, product, Form.NUMBERS), Row(None, goal, Form.VALUE))


def _norm(lecture: Lecture, late: int, early: int) -> Decimal:
    """The Frobenius norm of the Jacobian d out(late)/d out(early)."""
    units = range(1, lecture.graph.layers[HIDDEN].size + 1)
    entries = [
        lecture.values[partial(_hidden(lecture, late, i), _hidden(lecture, early, j))]
        for i in units
        for j in units
    ]
    with precision():
        return sum((entry * entry for entry in entries), Decimal(0)).sqrt()


def _norms_table(lecture: Lecture, last: int, norms: dict[int, Decimal], size: str) -> Table:
    rows = tuple(
        ((Text(f"from {last} back to {time}"),), (_digits(lecture, norm),))
        for time, norm in reversed(norms.items())
    )
    header = (inline("Steps"), inline(f"{size} of the product"))
    return Table(f"{size} of the product", (Align.LEFT, Align.LEFT), header, rows)


def _per_step(norm: Decimal, steps: int) -> Decimal:
    """The factor per step that leads to ``norm`` after so many steps."""
    if not norm:
        return Decimal(0)
    with precision():
        return (norm.ln() / steps).exp()


def _verdict(lecture: Lecture, norm: Decimal, steps: int) -> Prose:
    """What becomes of the error; a matrix that keeps all lengths has the norm root n."""
    units = lecture.graph.layers[HIDDEN].size
    with precision():
        rate = _per_step(norm / Decimal(units).sqrt(), steps)
    said = "vanishes" if rate < 1 else "explodes" if rate > 1 else "keeps its size"
    return prose(
        "{shared} a step multiplies the error by {rate}: the gradient {said}.{so}",
        shared="On average over the steps and the units," if units > 1 else "On average",
        rate=_digits(lecture, rate),
        said=said,
        so=_CONSEQUENCES.get(said, ""),
    )


def _digits(lecture: Lecture, number: Decimal) -> Math:
    return Math(((Number(rounded(number, lecture.decimals)), Form.SYMBOLS),))


def _letter(name: str) -> Variable:
    return replace(Variable(Role.VALUE), name=name)
