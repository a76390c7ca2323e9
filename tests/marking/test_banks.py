"""Banks of questions, marked by a platform that knows nothing of derive."""

from __future__ import annotations

import random
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from derive.api.banks.look import BankLook, BankOrder
from derive.api.banks.make import question_bank
from derive.api.banks.shop import Shop
from derive.checking.causes.procedures import Procedures
from derive.checking.mistakes.mistake import Group
from derive.checking.rounding.tolerance import tolerances
from derive.documents.blocks import Document
from derive.documents.prose import prose
from derive.errors import DeriveError, NumericsError, OutputError, QuantityError, SchemeError
from derive.marking.banks.bank import Bank
from derive.marking.scheme import Scheme, scheme_of
from derive.model.examples import names, path
from derive.model.quantity import key_of, parse_quantity
from derive.model.spec import load
from derive.notation.rounding import rounded
from derive.numerics.pinned import Pinned
from derive.numerics.values import Values
from derive.writers.banks.texts import html
from tests.marking.banks.grader import Question, from_gift, from_moodle

SCHEMA = etree.RelaxNG(file=str(Path(__file__).parent / "banks" / "moodle.rng"))
MAZUR = path("mazur").read_text("utf-8")
SHARES = {"slope_left_out": 0.8, "bias_left_out": 0.2, "rate_left_out": 0.4, "sign": 0.0}
SCHEME = scheme_of({"marks": {"default": 2, "w5+": 0}, "mistakes": SHARES})
USUAL = 0.25  # of the marks, for a named mistake


@cache
def bank(name: str = "mazur", count: int | None = None, **look: object) -> str:
    return question_bank(name, count, seed="cs1", look=BankLook(**look)).text


@cache
def questions(name: str = "mazur", count: int | None = None, **look: object) -> list[Question]:
    return from_moodle(bank(name, count, **look))


def by_key(found: list[Question]) -> dict[str, Question]:
    return {one.key: one for one in found}


@cache
def shop(name: str = "mazur", **look: object) -> Shop:
    return Shop(BankOrder.of(name, "cs1", BankLook(**look)))


@pytest.mark.parametrize("name", names())
def test_the_file_is_valid(name):
    SCHEMA.assertValid(etree.fromstring(bank(name, quantities="half").encode()))


@pytest.mark.parametrize("name", names())
def test_gift_and_moodle_say_the_same(name, tmp_path):
    other = from_gift(bank(name, to="gift"), tmp_path)
    assert len(other) == len(questions(name))
    for one, same in zip(questions(name), other, strict=True):
        assert (same.name, same.number) == (one.name, one.number)
        assert same.category == one.category
        assert same.choices == one.choices
        for text, again in ((one.text, same.text), (one.solution, same.solution)):
            assert " ".join(again.split()) == " ".join(text.split())


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("look", [{"quantities": "half"}, {"decimals": 3}, {"decimals": 7}])
def test_model_answers_earn_full_marks(name, look):
    values, decimals = Values(load(name)), look.get("decimals", 4)
    for one in questions(name, **look):
        value = values[parse_quantity(values.problem.graph, one.key)]
        assert one.per_cent(rounded(value, decimals)) == 100, one.key
        assert one.per_cent(value) == 100, one.key
        assert one.choices[0].value == float(rounded(value, decimals))


@pytest.mark.parametrize("name", ["mazur", "softmax", "relu"])
def test_honest_rounders_earn_full_marks(name):
    """They round what they like to 4 decimals or more, and go on with what they wrote down."""
    problem, chance = load(name), random.Random(7)
    values, asked = Values(problem), by_key(questions(name, quantities="all"))
    for _ in range(6):
        pins = {}
        for key, one in asked.items():
            quantity = parse_quantity(problem.graph, key)
            value = Pinned(values, pins)[quantity]
            text = rounded(value, chance.choice([4, 4, 5, 9]))
            assert one.per_cent(text) == 100, (key, text)
            if chance.random() < 0.7:
                pins[quantity] = Decimal(text)


@cache
def schemed() -> tuple[Shop, dict[str, Question]]:
    look = BankLook(scheme=SCHEME, quantities="half")
    shop = Shop(BankOrder.of("mazur", "", look))
    return shop, by_key(from_moodle(question_bank("mazur", look=look).text))


def test_marks_are_those_of_the_scheme():
    found = schemed()[1]
    assert found["out_o1"].marks == 2
    assert found["w5+"].marks == 0


@pytest.mark.parametrize("key", ["out_o1", "E_total", "dE_total/dw5", "delta_h2", "w5+", "w1+"])
def test_each_named_mistake_earns_what_the_scheme_says(key):
    """But where it is right within the tolerance, or a slip that rounding too early may be."""
    shop, asked = schemed()
    one, values = asked[key], shop.worked.values
    quantity = parse_quantity(shop.worked.problem.graph, key)
    right, early = one.choices[0], tolerances(shop.worked.derivation, values, 3)[quantity]
    room = 4 * Decimal(repr(right.tolerance)) + Decimal("0.00006")
    singles = [
        (mistake, value, 50 * SHARES.get(mistake.name, 0.5))
        for mistake, value in Procedures(values).singles(quantity)
        if mistake.group is not Group.ROUNDING and not right.takes(float(value))
    ]
    named = 0
    for mistake, value, share in singles:
        given = one.choice(value)
        if given is None:
            assert abs(value) <= room or abs(value - values[quantity]) <= room, mistake.key
        elif "comes out when" not in unescaped(given.feedback):
            slip = not mistake.wide and early.low <= value <= early.high
            near = abs(value - values[quantity]) <= room
            assert slip or near or given.tolerance <= 6e-5, mistake.key
            assert given.per_cent == 75
        else:
            alike = {share for _, other, share in singles if given.takes(float(other))}
            assert given.per_cent in alike | {0}, mistake.key
            assert given.per_cent >= share or early.low <= value <= early.high, mistake.key
            named += mistake.sentence in unescaped(given.feedback)
    assert named > 0.4 * len(singles)


def unescaped(text: str) -> str:
    reader = Reader()
    reader.feed(text)
    return "".join(reader.texts)


class Reader(HTMLParser):
    """The texts and the elements of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: set[str] = set()

    def handle_data(self, data):
        self.texts.append(data)

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)


def given_in(one: Question) -> dict[str, float]:
    """The numbers that the question tells: ``w_5 = 0.40``."""
    told = re.findall(r"\\\((\S+) = (-?[0-9.]+)\\\)", one.text)
    names = (re.sub(r"\\mathrm|\\|[{}_]", "", name) for name, _ in told)
    return dict(zip(names, (float(digits) for _, digits in told), strict=True))


def logistic(net: float) -> float:
    return 1 / (1 + 2.718281828459045**-net)


def by_hand(g: dict[str, float], slip: str = "", digits: int = 15) -> dict[str, float]:
    """Some answers about mazur in plain floats; ``slip`` is made everywhere.

    Each result is rounded to so many ``digits`` before it is gone on with.
    """
    bias = 0 if slip == "bias_left_out" else 1
    out_h = [
        round(logistic(g[f"w{k}"] * g["i1"] + g[f"w{k + 1}"] * g["i2"] + bias * g["b1"]), digits)
        for k in (1, 3)
    ]
    net = round(g["w5"] * out_h[0] + g["w6"] * out_h[1] + bias * g["b2"], digits)
    out_o = round(logistic(net), digits)
    slope = 1 if slip == "slope_left_out" else round(out_o * (1 - out_o), digits)
    gradient = round((out_o - g["targeto1"]) * slope * out_h[0], digits)
    rate = 1 if slip == "rate_left_out" else g["eta"]
    return {"out_o1": out_o, "dE_total/dw5": gradient, "w5+": g["w5"] - rate * gradient}


@cache
def variants() -> list[Question]:
    keys = ("out_o1", "dE_total/dw5", "w5+")
    look = BankLook(scheme=SCHEME, quantities=keys)
    return from_moodle(question_bank("mazur", 6, seed="cs1", look=look).text)


def test_the_numbers_of_a_question_lead_to_its_answer():
    for one in variants():
        right = by_hand(given_in(one))[one.key]
        assert one.per_cent(right) == 100
        assert one.per_cent(f"{right:.4f}" if abs(right) >= 0.1 else f"{right:.3e}") == 100


@pytest.mark.parametrize(
    ("slip", "key", "per_cent", "words"),
    [
        ("slope_left_out", "dE_total/dw5", 40, "the derivative of the activation of o1 is left"),
        ("bias_left_out", "out_o1", 10, "bias of every layer is left out"),
        ("rate_left_out", "w5+", 20, "learning rate is left out"),
    ],
)
@pytest.mark.parametrize("digits", [15, 5, 4])
def test_a_slip_by_hand_is_named_in_every_variant(slip, key, per_cent, words, digits):
    mine = [one for one in variants() if one.key == key]
    if slip == "rate_left_out":
        digits += 1  # the gradient is small, and keeps four significant digits
    for one in mine:
        found = one.choice(by_hand(given_in(one), slip, digits)[key])
        assert found.per_cent >= per_cent
        assert found.per_cent == per_cent or "or when" in unescaped(found.feedback)
        assert words in unescaped(found.feedback)
    assert len(mine) == 6


def test_nothing_right_is_within_a_mistake():
    for one in [*questions(quantities="all"), *questions("deep")]:
        right, *others = one.choices
        for other in others:
            if other.per_cent < 75:
                apart = abs(other.value - right.value)
                assert apart >= (other.tolerance + right.tolerance) * 0.98, (one.key, other)


def test_no_two_mistakes_share_an_answer():
    for one in questions(quantities="all"):
        mistaken = sorted(
            (other.value, other.tolerance)
            for other in one.choices
            if "comes out when" in other.feedback
        )
        for (low, below), (high, above) in pairwise(mistaken):
            assert high - low >= (below + above) * 0.98


@pytest.mark.parametrize(
    ("key", "answer", "per_cent"),
    [
        ("out_o1", "0.7514", 100),
        ("out_o1", "0.751365", 100),
        ("out_o1", "0.751", 75),
        ("out_o1", "0.75", 75),
        ("out_o1", "0.8", 0),
        ("out_o1", "0", 0),
        ("out_o1", "-0.7514", 25),
        ("dE_total/dw5", "0.0822", 100),
        ("dE_total/dw5", "0.082", 75),
        ("dE_total/dw5", "0.0824", 75),
        ("dE_total/dw5", "-0.0822", 25),
        ("dE_total/dw5", "0.8217", 25),
        ("dE_total/dw5", "12345", 0),
    ],
)
def test_one_answer_alone(key, answer, per_cent):
    assert by_key(questions())[key].per_cent(answer) == per_cent


def test_a_tolerance_of_the_scheme_is_kept():
    look = BankLook(scheme=scheme_of({"tolerance": {"out_o1": {"relative": 0.01}}}))
    found = by_key(from_moodle(question_bank("mazur", look=look).text))
    for answer, per_cent in (("0.758", 100), ("0.744", 100)):
        assert found["out_o1"].per_cent(answer) == per_cent
    assert found["out_o1"].choices[0].takes(0.7514 * 1.0099)
    assert not found["out_o1"].choices[0].takes(0.7514 * 1.011)


def test_the_method_alone_names_no_slips():
    wide, every = (by_key(questions(slips=slips))["w5+"] for slips in (False, True))
    assert len(wide.choices) < len(every.choices) / 1.5
    assert not any("in its place" in choice.feedback for choice in wide.choices)


def test_what_anything_may_be_right_for_is_refused():
    made = shop()
    quantity = made.asked[0]
    one = Bank(made.worked.derivation, made.worked.values, Scheme(), 4)
    one.__dict__["_reached"] = {quantity: None}
    with pytest.raises(NumericsError, match="out_o1: rounding on the way decides"):
        one.choices(quantity)


@pytest.mark.parametrize("name", names())
def test_every_question_has_a_number_of_its_own(name):
    found = questions(name, quantities="all")
    assert len({one.number for one in found}) == len(found) == len({one.category for one in found})
    for one in found:
        assert one.number.startswith(f"{name}-")
        assert len(one.number) <= 100


def test_variants_have_codes_and_one_category_for_each_quantity():
    assert all(re.search(", variant [0-9A-Z]{4}-[0-9A-Z]{4}$", one.name) for one in variants())
    assert len({one.number for one in variants()}) == 18
    assert len({one.category for one in variants()}) == 3
    title = "A 2-2-2 network, one training example"
    assert variants()[6].category == f"$course$/top/{title}/dE_total//dw5"


@pytest.mark.parametrize("to", ["moodle", "gift"])
def test_a_bank_is_the_same_bytes_wherever_it_is_made(to):
    look = BankLook(to=to, quantities=["out_o1", "w5+"])
    alone = question_bank("mazur", 2, seed="cs1", look=look)
    with ThreadPoolExecutor(2) as executor:
        shared = question_bank("mazur", 2, seed="cs1", look=look, executor=executor)
    assert shared.text == alone.text
    assert question_bank("mazur", 2, seed="cs2", look=look).text != alone.text


def test_variants_with_the_same_numbers_come_once():
    made = question_bank("olah", 70, seed="cs1")
    found = from_moodle(made.text)
    assert made.questions == len(found) == 3 * made.variants
    assert 20 < made.variants < 70
    assert len({one.text for one in found}) == len(found)


HOSTILE = "/]]> <script>x</script> {=~#a:1} \\\\( $$x$$ &amp; // %5% \\\\n /"


@pytest.mark.parametrize("to", ["moodle", "gift"])
def test_a_title_breaks_nothing(to, tmp_path):
    text = MAZUR.replace("A 2-2-2 network, one training example", HOSTILE)
    spec = tmp_path / "net.toml"
    spec.write_text(text, encoding="utf-8")
    made = question_bank(spec, look=BankLook(to=to)).text
    read = from_moodle(made) if to == "moodle" else from_gift(made, tmp_path)
    assert [one.key for one in read] == [one.key for one in questions()]
    assert [one.choices for one in read] == [one.choices for one in questions()]
    assert [one.category.count("<script>") for one in read] == [1] * len(read)


@pytest.mark.parametrize("name", names())
def test_nothing_is_earned_by_zero(name):
    for one in questions(name, quantities="half"):
        assert one.per_cent("0") == (100 if one.choices[0].value == 0 else 0), one.key


def test_text_is_no_markup_and_no_mathematics():
    told = r"\(x\) $$y$$ <script> & ]]> \[z\]"
    page = html(Document("page", "", (prose("{told}", told=told),)), shop().worked.printer)
    assert unescaped(page).strip() == told
    assert not any(sign in page for sign in ("\\(", "\\[", "$$", "]]>", "<script"))


def test_how_weights_move_is_told_where_it_is_asked_for():
    told = [one.key for one in questions() if "gradient descent" in one.text]
    assert told == ["w5+"]


@pytest.mark.parametrize("name", names())
def test_texts_hold_nothing_that_acts(name):
    for one in questions(name, quantities="half"):
        reader = Reader()
        for text in (one.text, one.solution, *(choice.feedback for choice in one.choices)):
            reader.feed(text)
            assert not re.search("&(?!(amp|lt|gt|#[0-9]+);)|<(?![a-z/])", text)
        assert reader.elements <= {
            "p",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "span",
        }
        assert one.text.count("\\(") == one.text.count("\\)") > 0
        assert one.solution.startswith("<p>\\[")


@pytest.mark.parametrize(
    ("look", "error", "says"),
    [
        ({"to": "canvas"}, OutputError, "known formats: gift, moodle"),
        ({"quantities": "out_o9"}, QuantityError, "out_o9"),
        ({"quantities": " , "}, QuantityError, "no quantity is named"),
        ({"scheme": scheme_of({"mistakes": {"nope": 1}})}, SchemeError, "no mistake 'nope'"),
        ({"scheme": scheme_of({"marks": {"out_o9": 1}})}, SchemeError, "out_o9"),
        ({"scheme": Path("nowhere.toml")}, SchemeError, "nowhere.toml cannot be read"),
    ],
)
def test_what_is_wrong_is_told(look, error, says):
    with pytest.raises(error, match=says):
        question_bank("mazur", look=BankLook(**look))


def test_without_lxml_gift_is_written_still(monkeypatch):
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(DeriveError, match=r"derive\[moodle\]"):
        question_bank("olah")
    assert question_bank("olah", look=BankLook(to="gift")).questions == 3


def test_any_quantity_may_be_asked_for():
    found = by_key(questions(quantities="out_o1+2,dE_o1/dout_o1"))
    values = Values(load("mazur"))
    for key, one in found.items():
        quantity = parse_quantity(values.problem.graph, key)
        assert key_of(values.problem.graph, quantity) == key
        assert one.per_cent(rounded(values[quantity], 4)) == 100
