"""What was found under one convention is taken for another only where both answer alike."""

from __future__ import annotations

import random

import pytest

from derive.reading.names.consulted import Consulted, Recall
from derive.reading.names.convention import Convention
from derive.reading.names.instance import Instance
from derive.reading.names.questions import likely
from derive.reading.names.reader import Reader
from derive.reading.names.unresolved import Unresolved
from tests.reading.names.statements import problem, read


class Search:
    """Finds what a convention answers to some questions, and counts how often it had to look."""

    def __init__(self, *questions: str, weight: int = 1) -> None:
        self.questions, self.weight = questions, weight
        self.looked = 0

    def under(self, recall: Recall[str], **answers: str) -> str:
        convention = Consulted(tuple(answers.items()))
        return recall.found("key", convention, lambda: self._look(convention))

    def _look(self, convention: Consulted) -> tuple[str, int]:
        self.looked += 1
        return " ".join(str(convention.chosen(one)) for one in self.questions), self.weight


def test_what_was_not_asked_makes_no_difference() -> None:
    recall, search = Recall[str](10), Search("order")
    assert search.under(recall, order="to_from", units="1") == "to_from"
    assert search.under(recall, units="0", order="to_from") == "to_from"
    assert search.looked == 1


@pytest.mark.parametrize("other", [{"order": "from_to"}, {}])
def test_another_answer_is_looked_for_again(other: dict[str, str]) -> None:
    recall, search = Recall[str](10), Search("order")
    assert search.under(recall, order="to_from") == "to_from"
    assert search.under(recall, **other) == str(other.get("order"))
    assert search.looked == 2


def test_a_search_rests_on_what_the_searches_inside_it_rest_on() -> None:
    inner, outer = Recall[str](10), Recall[str](10)

    def under(order: str) -> str:
        convention = Consulted((("order", order),))

        def look() -> tuple[str, int]:
            def inside() -> tuple[str, int]:
                return str(convention.chosen("order")), 1

            return inner.found("inside", convention, inside), 1

        return outer.found("outside", convention, look)

    assert [under(order) for order in ("to_from", "to_from", "from_to")] == [
        "to_from",
        "to_from",
        "from_to",
    ]


def test_no_more_is_kept_than_may_be() -> None:
    recall, search = Recall[str](10), Search("order", weight=6)
    for order in ("to_from", "from_to", "to_from"):
        assert search.under(recall, order=order) == order
    assert search.looked == 3


SOURCES = (
    "w_{ij} = 0.15",
    "w_5 = 0.4",
    r"z^{(2)}_j = \sum_k w^{(2)}_{jk} a^{(1)}_k + b^{(2)}_j",
    r"a^2_j = \sigma(z^2_j)",
    r"\delta_j = a_j (1 - a_j) \sum_k \delta_k w_{jk}",
    "h_1 = 0.59",
    "v_{12} = 0.3",
    r"\Omega_{wq} = \sum_x Y_{pw} a_{xg}",
    "b_2 = 0.6",
    r"dz = a - y",
    r"\frac{\partial E}{\partial w_{21}} = \delta_2 x_1",
)
QUESTIONS = ("order", "bare", "round", "inputs", "units", "index", "biases", "weights", "across")
LETTERS = ("a", "y", "v", "Omega", "b", "slopes", "delta", "numbering", "counting")


def conventions(count: int) -> list[Convention]:
    draw = random.Random(5)
    return [
        Convention().having(
            *(
                (name, draw.choice(likely(name) or ("weight", "out")))
                for name in draw.sample((*QUESTIONS, *LETTERS), draw.randrange(6))
            )
        )
        for _ in range(count)
    ]


def told(instance: Instance) -> tuple[object, ...]:
    sides = [
        (side.reason, side.start, side.end) if isinstance(side, Unresolved) else side
        for side in instance.sides
    ]
    return instance.binding, instance.reading, instance.sample, sides


@pytest.mark.parametrize("example", ["mazur", "bptt", "xor"])
def test_a_reader_that_has_read_much_reads_like_one_that_has_not(example: str) -> None:
    graph = problem(example).graph
    chains = read(example, *SOURCES)
    experienced = Reader(graph)
    for convention in conventions(60):
        reader, fresh = experienced.under(convention), Reader(graph, convention)
        for chain in chains:
            for most in (64, 4):
                known = [told(one) for one in reader.instances(chain, most)]
                assert known == [told(one) for one in fresh.instances(chain, most)]
