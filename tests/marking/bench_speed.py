"""How many answers a second are marked, beside Math-Verify where it is installed.

Run by hand: ``python -m tests.marking.bench_speed [students]``. Not a test. Numbers only;
formulas are in ``bench_formulas.py``.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator

from derive.api.choices import problem_of
from derive.marking.answers.row import Answers
from derive.marking.batch import mark_batch
from derive.marking.desk import Desk
from derive.marking.session import Session
from derive.marking.tally import Tally
from derive.marking.variant import code_for
from derive.model.quantity import key_of, quantities
from derive.notation.rounding import rounded
from tests.clock import clock
from tests.marking.students import Class

CHUNK = 10_000
KEYS = 40


def students(desk: Desk, count: int, wrong: float, seed: int = 1) -> Iterator[list[Answers]]:
    source, graph = random.Random(seed), desk.problem.graph
    asked = [q for q in quantities(graph) if q not in desk.problem.given][:KEYS]
    right = {key_of(graph, q): desk.values[q] for q in asked}
    printed = {key: rounded(value, 4) for key, value in right.items()}
    for start in range(0, count, CHUNK):
        rows = []
        for k in range(start, min(count, start + CHUNK)):
            given = dict(printed)
            for key, value in right.items():
                if source.random() < wrong:
                    given[key] = f"{float(value) * source.choice((-1, 2, 0.5, 1.37, 0.9)):.5g}"
            rows.append(Answers(f"s{k}", given))
        yield rows


def scattered(desk: Desk, count: int, wrong: float) -> list[Answers]:
    """Right answers, with numbers of no meaning among them, hardly two of them alike."""
    source = random.Random(2)
    rows = next(students(desk, count, 0.0))
    return [
        Answers(row.student, {k: _text(source, wrong, text) for k, text in row.given.items()})
        for row in rows
    ]


def _text(source: random.Random, wrong: float, text: str) -> str:
    return f"{source.uniform(-1, 1):.6f}" if source.random() < wrong else text


def realistic(desk: Desk, count: int) -> list[Answers]:
    """Mistakes that are carried on, copied and rounded numbers, blanks: 200 different sheets."""
    sheets = list(Class(desk, 1).rows(200))
    return [Answers(f"s{k}", sheets[k % 200].given) for k in range(count)]


def coded(desk: Desk, rows: list[Answers]) -> list[Answers]:
    """The same answers by students with numbers of their own."""
    codes = [code_for(desk.problem, "course", str(k), 0) for k in range(1000)]
    return [Answers(row.student, row.given, codes[k % 1000]) for k, row in enumerate(rows)]


def numeric(desk: Desk, rows: list[Answers]) -> str:
    """Answers a second: judged, and with every verdict made and counted."""
    session, tally = Session(desk), Tally()
    for one in session.mark(rows[:250]):
        tally.add(one)
    with clock() as judging:
        mark_batch(desk, session.formulas, rows)
    with clock() as everything:
        for one in session.mark(rows):
            tally.add(one)
    answers = sum(len(row.given) for row in rows)
    rates = (answers / part.seconds for part in (judging, everything))
    return "{:>11,.0f} judged, {:>11,.0f} with their verdicts".format(*rates)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CHUNK
    desk = Desk(problem_of("mazur"))
    for wrong in (0.0, 0.05, 0.3, 1.0):
        rows = next(students(desk, count, wrong))
        print(f"a second, {wrong:>4.0%} wrong:    {numeric(desk, rows)}")
        print(f"    numbers of no meaning: {numeric(desk, scattered(desk, count, wrong))}")
        print(f"    own numbers:           {numeric(desk, coded(desk, rows))}")
    print(f"    realistic:             {numeric(desk, realistic(desk, count))}")
    beside()
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")


def beside() -> None:
    try:
        from math_verify import parse, verify  # noqa: PLC0415 - need not be there
    except ImportError:
        print("math-verify is not installed")
        return
    pairs = [("0.0000001", "0.0000004"), ("0.0821670405", "8.2167041e-2"), ("0.0822", "0.0821")]
    start = time.perf_counter()
    for k in range(300):
        right, given = pairs[k % len(pairs)]
        verify(parse(right), parse(given))
    print(f"math-verify: {300 / (time.perf_counter() - start):,.0f} a second")
    for right, given in pairs:
        print(f"  {given} for {right}: {verify(parse(right), parse(given))}")


if __name__ == "__main__":
    main()
