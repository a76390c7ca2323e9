"""Many students at once are marked as each of them would be alone, quickly and in flat memory."""

from __future__ import annotations

import tracemalloc

import pytest

from derive.api.choices import variant
from derive.marking import session
from derive.marking.answers.row import Answers
from derive.marking.desk import Desk
from derive.marking.scheme import Closeness, Scheme
from derive.marking.session import Session
from derive.marking.tally import Tally
from derive.marking.variant import code_for
from derive.marking.verdict import Verdict
from tests.clock import clock
from tests.marking import plain
from tests.marking.students import Class

FLOOR = 60_000  # answers a second
SCHEMES = {
    "mazur": Scheme(decimals=4),
    "relu": Scheme(decimals=4, tolerance={"default": Closeness("relative", 0.01)}),
    "bptt": Scheme(decimals=3),
    "softmax": Scheme(),
}


def marked(desk: Desk, rows: list[Answers]) -> list[dict[str, Verdict]]:
    return [{one.quantity: one for one in row.verdicts} for row in Session(desk).mark(rows)]


@pytest.mark.parametrize("spec", SCHEMES)
def test_the_company_of_others_changes_nothing(spec):
    desk = plain.desk(spec, SCHEMES[spec])
    rows = list(Class(desk, 1).rows(12))
    together = marked(desk, rows)
    for row, found in zip(rows, together, strict=True):
        (alone,) = marked(desk, [row])
        assert alone == found, row
    kinds = {one.kind for row in together for one in row.values()}
    assert len(kinds) >= 5


@pytest.mark.parametrize("spec", ["mazur", "olah"])
def test_a_variant_is_marked_as_a_problem_of_its_own(spec):
    """The verdicts on a coded sheet are those of a desk that knows no other numbers."""
    desk = plain.desk(spec)
    codes = tuple(code_for(desk.problem, "course", str(k), 0) for k in range(3))
    rows = list(Class(desk, 2).rows(12, codes))
    found = marked(desk, rows)
    for code in codes:
        own = plain.desk(spec)
        own.problem = variant(desk.problem, code)
        those = [k for k, row in enumerate(rows) if row.code == code]
        alone = marked(own, [Answers(rows[k].student, rows[k].given) for k in those])
        for k, expected in zip(those, alone, strict=True):
            for key, one in expected.items():
                if not key.endswith("+"):
                    assert found[k][key] == one, (code, key)


def test_codes_and_none_in_one_class():
    desk = plain.desk()
    code = code_for(desk.problem, "course", "ada", 0)
    rows = list(Class(desk, 3).rows(10))
    mixed = [*rows, *Class(desk, 4).rows(5, (code,))]
    assert marked(desk, mixed)[:10] == marked(desk, rows)


def test_thousands_of_students_are_marked_in_seconds():
    desk = plain.desk()
    rows = [
        Answers(str(k), {key: f"{(k % 997) * 0.001 + m:.4f}" for m, key in enumerate(plain.SHEET)})
        for k in range(4000)
    ]
    marked(desk, rows[:10])
    with clock() as timed:
        assert sum(1 for _ in Session(desk).mark(rows)) == 4000
    assert timed.seconds < 10


def test_a_class_like_others_is_marked_no_slower():
    """Mistakes carried on, copies, blanks; the floor is a third of what a slow machine does."""
    desk = plain.desk()
    sheets = list(Class(desk, 6).rows(40))
    rows = [Answers(str(k), sheets[k % 40].given) for k in range(4000)]
    marked(desk, rows[:100])
    with clock() as timed:
        assert sum(1 for _ in Session(desk).mark(rows)) == 4000
    assert sum(len(row.given) for row in rows) / timed.seconds > FLOOR


def test_memory_does_not_grow_with_the_class(monkeypatch):
    monkeypatch.setattr(session, "BATCH", 100)
    desk = plain.desk("olah")
    rows = list(Class(desk, 5).rows(50))
    peaks = [peak(desk, rows, count) for count in (200, 200, 800)]
    assert peaks[2] < 1.2 * peaks[1]


def peak(desk: Desk, rows: list[Answers], count: int) -> int:
    """The most memory that marking ``count`` students takes, who differ in their numbers."""
    texts = (Answers(str(k), {**rows[k % 50].given, "c": f"{k}.5"}) for k in range(count))
    tally = Tally()
    tracemalloc.start()
    for one in Session(desk).mark(texts):
        tally.add(one)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert tally.students == count
    return most
