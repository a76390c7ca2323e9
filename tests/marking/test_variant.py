"""A variant depends on the course key, the student and the given numbers, and on nothing else."""

from __future__ import annotations

import pytest

import derive
from derive.algebra.variable import RATE
from derive.errors import VariantError
from derive.marking.code import SIGNS
from derive.marking.stream import Stream, digest
from derive.marking.variant import code_for, spec_digest, variant
from derive.model.examples import path
from derive.model.spec import load
from derive.model.variation import given_numbers, spreads
from tests.marking import by_hand

GOLDEN = [
    ("mazur", "anna", "YP44-PMRK", "0.05 0.15 0.11 0.18 0.37 0.25 0.33 0.65 0.43 0.28"),
    ("mazur", "0001", "NE5W-QA14", "0.06 0.09 0.13 0.18 0.20 0.17 0.54 0.24 0.66 0.80"),
    ("olah", "anna", "KASV-32J2", "4 5"),
    ("olah", "0001", "T1H2-T4N7", "4 1"),
    ("bptt", "anna", "0BP7-12ZF", "0.8 1.2 0.4 2 4 6"),
    ("bptt", "0001", "2W1Q-5BWE", "1.2 1.2 0.7 2 3 4"),
]


def drawn(problem, code):
    given = given_numbers(variant(problem, code))
    return [given[one].digits for one in spreads(problem)]


@pytest.mark.parametrize(("spec", "student", "code", "numbers"), GOLDEN)
def test_the_numbers_stay_what_they_are(spec, student, code, numbers):
    problem = load(spec)
    assert code_for(problem, "cs1-2026", student, 0) == code
    assert drawn(problem, code) == numbers.split()


def test_the_stream_stays_what_it_is():
    stream = Stream("derive", 1)
    assert [stream.below(1000) for _ in range(8)] == [833, 415, 37, 927, 456, 738, 773, 808]
    assert stream.below(10**30) == 299495399167172134987400907258
    assert digest("derive", 1).hex().startswith("b572019a7cdc34c7164b30fe6b793a85")


@pytest.mark.parametrize("attempt", range(20))
def test_a_program_from_the_documentation_alone_draws_the_same(attempt):
    problem = load("mazur")
    code = code_for(problem, "cs1", f"Zoë {attempt}", attempt)
    assert code == by_hand.code("cs1", f"Zoë {attempt}", attempt)
    assert drawn(problem, code) == list(by_hand.numbers(code).values())


def test_course_student_and_attempt_each_decide():
    problem = load("mazur")
    codes = {
        code_for(problem, course, student, attempt)
        for course in ("a", "b", "")
        for student in ("a", "b", "a,b", 'a","b', "")
        for attempt in range(5)
    }
    assert len(codes) == 75


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ('title = "A 2-2-2', 'title = "Another 2-2-2', True),
        ("0.20]", "0.2000]", False),  # two decimals more to draw
        ("bias = 0.35", "bias = 0.350", True),
        ("bias = 0.35", "bias = 0.36", False),
        ("learning_rate = 0.5", "learning_rate = 0.1", False),
        ("iterations = 10000", "iterations = 7", True),
    ],
)
def test_of_the_spec_the_given_numbers_count(tmp_path, old, new, same):
    file = tmp_path / "mazur.toml"
    text = path("mazur").read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert (spec_digest(load(file)) == spec_digest(load("mazur"))) == same


@pytest.mark.parametrize("spec", ["mazur", "olah", "bptt", "xor", "relu", "softmax", "deep"])
def test_numbers_keep_to_their_ranges_and_digits(spec):
    problem = load(spec)
    for attempt in range(30):
        made = variant(problem, code_for(problem, "", "", attempt))
        given = given_numbers(made)
        for one, spread in spreads(problem).items():
            number = given[one]
            assert spread.low <= number.value <= spread.high
            assert len(number.digits.partition(".")[2]) == spread.decimals
        fixed = given_numbers(problem).items() - {
            (v, given_numbers(problem)[v]) for v in spreads(problem)
        }
        assert all(given[one] == number for one, number in fixed)


def test_what_a_spec_says_varies(tmp_path):
    file = tmp_path / "net.toml"
    table = """
[variants]
vary = ["biases", {quantity = "w1", low = -1, high = 1, decimals = 3},
        {quantity = "eta", values = [0.1, 0.25]}]
"""
    file.write_text(path("mazur").read_text(encoding="utf-8") + table, encoding="utf-8")
    problem = load(file)
    assert {problem.graph.key(one) for one in spreads(problem)} == {"b1", "b2", "w1", "eta"}
    made = [variant(problem, code_for(problem, "", "", k)) for k in range(40)]
    assert {one.training.rate.digits for one in made} == {"0.1", "0.25"}
    assert RATE in spreads(problem)
    weights = {
        given_numbers(one)[next(v for v in spreads(problem) if problem.graph.key(v) == "w1")].digits
        for one in made
    }
    assert len(weights) > 30
    assert any(digits.startswith("-") for digits in weights)


def test_a_number_equal_to_its_neighbour_or_0_is_drawn_again(tmp_path):
    file = tmp_path / "net.toml"
    table = '[[variants.vary]]\nquantity = "weights"\nvalues = [0, 1, 2, 3, 4]\n'
    file.write_text(path("mazur").read_text(encoding="utf-8") + table, encoding="utf-8")
    problem = load(file)
    for attempt in range(50):
        weights = drawn(problem, code_for(problem, "", "", attempt))
        assert sorted(weights[:4]) == sorted(weights[4:]) == ["1", "2", "3", "4"]


def test_no_choice_is_likelier_where_words_do_not_divide_evenly():
    size = 2**127 + 1  # of all words, half are passed over
    stream, words = Stream("uneven"), by_hand.words("uneven")
    assert [stream.below(size) for _ in range(20)] == [
        by_hand.below(words, size) for _ in range(20)
    ]


def test_every_choice_comes_up_equally_often():
    stream = Stream("even")
    counts = [0] * 7
    for _ in range(7000):
        counts[stream.below(7)] += 1
    assert all(abs(count - 1000) < 130 for count in counts)  # more than four deviations


def test_one_misread_sign_or_two_exchanged_are_always_seen():
    problem, code = load("mazur"), "YP44-PMRK"
    signs = code.replace("-", "")
    wrong = [signs[:k] + other + signs[k + 1 :] for k in range(8) for other in SIGNS]
    for j in range(8):
        for k in range(j):
            one = list(signs)
            one[j], one[k] = one[k], one[j]
            wrong.append("".join(one))
    wrong = [one for one in wrong if one != signs]
    assert len(wrong) > 250
    for one in wrong:
        with pytest.raises(VariantError, match="does not belong to this spec"):
            variant(problem, one)


@pytest.mark.parametrize("typed", ["yp44pmrk", " YP44-PMRK ", "YP44 PMRK", "Y-P-4-4-P-M-R-K"])
def test_how_a_code_may_be_typed(typed):
    assert variant(load("mazur"), typed).code == "YP44-PMRK"


@pytest.mark.parametrize("typed", ["0BP7-12ZF", "obp7-l2zf", "OBP7-I2ZF"])
def test_letters_that_look_like_digits(typed):
    assert variant(load("bptt"), typed).code == "0BP7-12ZF"


@pytest.mark.parametrize(
    "typed", ["", "YP44", "YP44-PMRK-X", "YP44-PMRU", "../../etc", "ＹＰ４４-PMRK", "é" * 8]
)
def test_what_is_no_code(typed):
    with pytest.raises(VariantError, match="is no code of a variant"):
        variant(load("mazur"), typed)


def test_a_code_of_another_spec_is_refused():
    problem, other = load("mazur"), load("deep")
    refused = 0
    for attempt in range(64):
        try:
            variant(other, code_for(problem, "", "", attempt))
        except VariantError:
            refused += 1
    assert refused == 64


def test_a_variant_is_a_problem_like_any_other():
    worked = derive.explain(derive.variant("mazur", "YP44-PMRK"))
    assert worked.problem.code == "YP44-PMRK"
    assert worked["net_h1"].value == pytest.approx(0.11 * 0.05 + 0.18 * 0.15 + 0.35)
