"""The laws of a fair variant: each is kept, and each can be broken."""

from __future__ import annotations

import math
from functools import cache
from itertools import islice

import pytest

from derive.api.variants.order import Look, Order
from derive.api.variants.workshop import Workshop
from derive.checking.causes.procedures import Procedures
from derive.checking.rounding.tolerance import tolerances
from derive.errors import VariantError
from derive.marking.fairness.law import Law
from derive.marking.fairness.numbers import zeros
from derive.marking.student import Student
from derive.marking.variant import variant
from derive.model.examples import names, path
from derive.model.quantity import key_of, parse_quantity
from derive.model.spec import load
from derive.numerics.values import Values

MAZUR, OLAH = (path(name).read_text("utf-8") for name in ("mazur", "olah"))


@cache
def fairness(source, decimals=4, blanks="half"):
    return Workshop(Order.of(source, "", Look(decimals=decimals, blanks=blanks))).fairness


def spec(folder, base, table):
    file = folder / "net.toml"
    file.write_text(f"{base}\n{table}\n", encoding="utf-8")
    return file


def logistic(net):
    return 1 / (1 + math.exp(-net))


def plainly(given):
    """The sheet of mazur in plain floats; ``slip`` names a mistake that is made everywhere."""

    def worked(slip=""):
        g = {key: float(digits) for key, digits in given.items()}
        bias = 0 if slip == "bias_left_out(all)" else 1
        net_h = [g[f"w{k}"] * g["i1"] + g[f"w{k + 1}"] * g["i2"] + bias * g["b1"] for k in (1, 3)]
        out_h = [logistic(net) for net in net_h]
        net_o = [g[f"w{k}"] * out_h[0] + g[f"w{k + 1}"] * out_h[1] + bias * g["b2"] for k in (5, 7)]
        out_o = [logistic(net) for net in net_o]
        slope = [1 if slip == "slope_left_out(o)" else out * (1 - out) for out in out_o]
        delta = [(out_o[k] - g[f"target_o{k + 1}"]) * slope[k] for k in (0, 1)]
        back = [sum(delta[k] * g[f"w{5 + 2 * k + j}"] for k in (0, 1)) for j in (0, 1)]
        hidden = [back[j] * out_h[j] * (1 - out_h[j]) for j in (0, 1)]
        return {
            "out_o1": out_o[0],
            "net_o2": net_o[1],
            "out_h2": out_h[1],
            "dE_total/dw5": delta[0] * out_h[0],
            "dE_total/dw1": hidden[0] * g["i1"],
            "delta_h2": hidden[1],
            "slopes": [out * (1 - out) for out in (*out_h, *out_o)],
        }

    return worked


@pytest.mark.parametrize("student", [f"{k:04d}" for k in range(12)])
def test_fair_numbers_by_plain_arithmetic(student):
    """Nothing here is asked of derive but the numbers that it drew."""
    problem = fairness("mazur").variant("cs1", student)
    given = {problem.graph.key(one): number.digits for one, number in problem.given.items()}
    worked = plainly(given)
    right = worked()
    assert all(slope > 0.02 for slope in right.pop("slopes"))
    for key, value in right.items():
        assert round(abs(value), 4) > 0
        for slip, hit in (("bias_left_out(all)", "out_h2"), ("slope_left_out(o)", "dE_total/dw5")):
            if key == hit:
                assert abs(worked(slip)[key] - value) > 0.00005
    for group in ("i1 i2", "w1 w2 w3 w4", "w5 w6 w7 w8"):
        numbers = [float(given[key]) for key in group.split()]
        assert len(set(numbers)) == len(numbers)
        assert all(numbers)


@pytest.mark.parametrize("name", names())
def test_every_example_has_fair_variants(name):
    judge = fairness(name)
    made = [judge.variant("cs1", student) for student in "ab"]
    assert len({one.code for one in made}) == len(made)
    assert all(not list(judge.breaches(one)) for one in made)


@pytest.mark.parametrize("blanks", ["few", "all"])
def test_whatever_is_asked(blanks):
    assert fairness("mazur", blanks=blanks).variant("cs1", "anna").code


@pytest.mark.parametrize("name", ["mazur", "softmax"])
def test_mistakes_in_the_method_are_told_apart_where_they_show_first(name):
    """Judged with all mistakes that the checker knows, in place of those that were surveyed."""
    judge = fairness(name)
    problem = judge.variant("cs1", "anna")
    procedures, seen = Procedures(Values(problem)), set[str]()
    known = tolerances(judge.derivation, procedures.values, judge.decimals)
    habits = {(one.quantity, key) for one in judge.survey.habits for key in (one.one, one.other)}
    for quantity in judge.asked:
        key, interval, right = (
            key_of(problem.graph, quantity),
            known[quantity],
            procedures.right(quantity),
        )
        for mistake, value in tuple(procedures.singles(quantity)):
            method = mistake.wide and mistake.group.value in ("procedure", "chain", "forward")
            if method and mistake.key not in seen:
                seen.add(mistake.key)
                if (key, mistake.key) not in habits:
                    assert not interval.low <= value <= interval.high, (key, mistake.key, right)


BROKEN = [
    (
        Law.REPEATED,
        MAZUR,
        '[[variants.vary]]\nquantity = "weights"\nvalues = [0.2, 0.4, 0.6]',
        "a number repeats, or is 0, which hides a wrong index (w1): widen its range",
    ),
    (
        Law.FLAT,
        MAZUR,
        '[[variants.vary]]\nquantity = "weights"\nlow = 8\nhigh = 9',
        "a unit is saturated or dead (out_o1): narrow the ranges",
    ),
    (
        Law.ZERO,
        MAZUR,
        '[[variants.vary]]\nquantity = "inputs"\nlow = 0.00001\nhigh = 0.0001',
        "an answer rounds to 0 (dE_total/dw1): ask for more --decimals",
    ),
    (
        Law.VALUE,
        OLAH.replace('d = "b + 1"', 'd = "ln(b - 5)"'),
        '[[variants.vary]]\nquantity = "b"\nvalues = [3, 4]',
        "a result has no value (d): narrow the ranges",
    ),
]


@pytest.mark.parametrize(("law", "base", "table", "message"), BROKEN)
def test_a_spec_whose_variants_are_never_fair(tmp_path, law, base, table, message):
    if law is Law.VALUE:
        base = base.replace("b = 1", "b = 7")
    judge = fairness(spec(tmp_path, base, table))
    with pytest.raises(VariantError) as refused:
        judge.variant("cs1", "anna")
    assert str(refused.value).startswith(
        "net: no fair variant for student 'anna' in 100 draws; in "
    )
    assert message in str(refused.value)
    breaches = [draw.breach for draw in islice(judge.draws("cs1", "anna"), 5)]
    assert any(one and one.law is law for one in breaches)


def refused(judge, law):
    """What the first draw that breaks ``law`` gives, for the question and the mistakes named."""
    draws = (draw for student in "abcdef" for draw in islice(judge.draws("", student), 4))
    draw = next(draw for draw in draws if draw.breach and draw.breach.law is law)
    key, _, told = draw.breach.where.partition(": ")
    procedures = Procedures(Values(draw.problem))
    quantity = next(one for one in judge.asked if key_of(judge.problem.graph, one) == key)
    by_key = {one.key: one for one in procedures.mistakes}
    worth = [procedures.value((by_key[name],), quantity) for name in told.split(" and ")]
    known = tolerances(judge.derivation, procedures.values, judge.decimals)[quantity]
    return worth, known


def test_a_mistake_that_gives_the_right_answer_is_drawn_again():
    (worth,), known = refused(fairness("deep"), Law.RIGHT)
    assert known.low <= worth <= known.high


def test_two_mistakes_alike_are_drawn_again():
    (one, other), known = refused(fairness("relu"), Law.ALIKE)
    assert abs(one - other) <= known.high - known.low


def test_too_few_decimals_to_tell_mistakes_apart():
    with pytest.raises(VariantError, match=r"few decimals \(1\), 38 of 57 mistakes cannot be"):
        fairness("mazur", 1).variant("cs1", "anna")


def test_a_unit_that_its_author_gave_as_dead_may_stay_dead():
    judge = fairness("relu")
    assert judge.flat_as_given == {"out_h2", "out_o1"}
    assert judge.variant("", "anna")


def test_the_first_fair_draw_is_taken_and_its_code_makes_it_again():
    judge = fairness("deep")
    for student in "abc":
        draws = judge.draws("cs1", student)
        first = next(draw.problem for draw in draws if draw.breach is None)
        made = judge.variant("cs1", student)
        assert made.code == first.code
        assert variant(load("deep"), made.code).given == made.given


def test_decimals_and_blanks_change_which_draw_but_no_number():
    by_code = {}
    for judge in (fairness("mazur"), fairness("mazur", 3), fairness("mazur", blanks="few")):
        made = judge.variant("cs1", "0042")
        assert by_code.setdefault(made.code, made.given) == made.given
    assert Student("0042").stem(made.code) == f"0042-{made.code}"


@pytest.mark.parametrize(("decimals", "hidden"), [(3, True), (4, False)])
def test_an_answer_is_zero_where_it_rounds_to_it(decimals, hidden):
    values = Values(load("mazur"))
    slope = parse_quantity(values.problem.graph, "dE_total/dw1")  # 0.000438568
    assert bool(list(zeros(values, [slope], decimals))) is hidden
    update = parse_quantity(values.problem.graph, "dE_total/dw2")  # 0.000877135
    assert not list(zeros(values, [update], decimals))
