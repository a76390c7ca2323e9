"""How many answers a second are marked, beside Math-Verify where it is installed.

Run by hand: ``python tests/marking/bench_speed.py [students]``. Not a test.
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
from derive.marking.formulas import Formulas
from derive.model.quantity import key_of, quantities
from derive.notation.rounding import rounded

CHUNK = 4096
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


def numeric(desk: Desk, count: int, wrong: float) -> float:
    formulas, spent, done = Formulas(desk), 0.0, 0
    for rows in students(desk, count, wrong):
        start = time.perf_counter()
        mark_batch(desk, formulas, rows)
        spent += time.perf_counter() - start
        done += len(rows) * KEYS
    return done / spent


def symbolic(desk: Desk, texts: list[str], key: str) -> float:
    question = desk.question(key)
    assert question is not None
    formulas = Formulas(desk)
    formulas.judge("1", question)
    start = time.perf_counter()
    for text in texts:
        formulas.judge(text, question)
    return len(texts) / (time.perf_counter() - start)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 8192
    desk = Desk(problem_of("mazur"))
    for rows in students(desk, 4, 0.3):
        mark_batch(desk, Formulas(desk), rows)
    for wrong in (0.0, 0.05, 0.3, 1.0):
        print(f"numeric, {wrong:.0%} wrong: {numeric(desk, count, wrong):,.0f} a second")
    forms = ["delta_o1*out_h1", "out_h1*delta_o1", "-(target_o1-out_o1)*out_o1*(1-out_o1)*out_h1"]
    same = [forms[k % len(forms)] for k in range(20_000)]
    print(f"formulas, few distinct: {symbolic(desk, same, 'dE_total/dw5:formula'):,.0f} a second")
    distinct = [f"delta_o1*out_h1*{k}/{k}" for k in range(2, 502)]
    print(
        f"formulas, all distinct: {symbolic(desk, distinct, 'dE_total/dw5:formula'):,.0f} a second"
    )
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
