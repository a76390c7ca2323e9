"""How many formulas a second are judged, by how much they differ, beside Math-Verify.

Run by hand: ``python tests/marking/bench_formulas.py``. Not a test. Each line is CPU time on one
core, the start of the problem (its names, points and mistakes) apart. A column is judged at once,
as it is when a class is marked; beside it stands what one formula after the other takes.

- repeated: three texts again and again, as in a class
- spelled differently: one formula with other spaces and signs; each text is read, not judged again
- right, all distinct: no two formulas are the same, though all are the same function
- wrong, all distinct: the same, for a function that a named mistake gives, one that a missing
  factor explains, one that nothing explains, and formulas of no sense
- a class: one in ten formulas is new, the others are drawn from these; a third is wrong
- LaTeX as people write it: some that the quick reading leaves to the full one among them
- the full reading: what the quick reading leaves to the grammar of the document checker
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from derive.api.choices import problem_of
from derive.marking.desk import Desk
from derive.marking.formulas import Formulas

KEY = "dE_total/dw5:formula"
RIGHT = "(out_o1-target_o1)*out_o1*(1-out_o1)*out_h1"
FLIPPED = "(target_o1-out_o1)*out_o1*(1-out_o1)*out_h1"
LATEX = (
    r"-(target_{{o1}}-out_{{o1}}) \cdot out_{{o1}} \left(1-out_{{o1}}\right) out_{{h1}} "
    r"\cdot \frac{{{k}}}{{{k}}}"
)
WRITTEN = (
    r"\delta_{o1} out_{h1}",
    r"\delta_{o1}\,out_{h1}",
    r"\delta_{o_1}\text{out}_{h_1}",
    r"\delta_{\text{o1}} \cdot \text{out}_{\text{h1}}",
    r"\left(out_{o1}-target_{o1}\right)out_{o1}\left(1-out_{o1}\right)out_{h1}",
    r"\bigl(out_{o1}-t_{o1}\bigr) out_{o1} \bigl(1-out_{o1}\bigr) out_{h1}",
    r"out_{h1}(out_{o1}-target_{o1})out_{o1}(1-out_{o1})",
    r"\left[out_{o1}-target_{o1}\right]\sigma'(net_{o1})out_{h1}",
    r"\frac{\partial E}{\partial out_{o1}} \frac{\partial out_{o1}}{\partial net_{o1}} out_{h1}",
    r"\frac{dE_{total}}{dout_{o1}} \frac{dout_{o1}}{dnet_{o1}} out_{h1}",
    r"\delta_{o1}\left(\frac{1}{1+e^{-net_{h1}}}\right)",
    r"-\delta_{o1} out_{h1}",
    r"\delta_{o1} out_{h2}",
    r"(out_{o1}-target_{o1})(1-out_{o1})out_{h1}",
)
NAMES = ("i1", "i2", "w1", "w5", "out_h1", "out_h2", "out_o1", "net_h1", "delta_o1", "b1")


def spelled(source: random.Random, text: str) -> str:
    """``text`` with other spaces, and other signs for a product."""
    return "".join(
        " " * source.randint(0, 2) + (source.choice("*·×") if sign == "*" else sign)
        if sign in "*-("
        else sign
        for sign in text
    )


def nonsense(source: random.Random) -> str:
    """A formula of no sense."""
    return "".join(source.choice("*+-") + source.choice(NAMES) for _ in range(8))[1:]


def a_class(source: random.Random, count: int) -> list[str]:
    """Answers of which nine in ten have been given before."""
    texts = [RIGHT, "delta_o1*out_h1", FLIPPED]
    for k in range(count):
        new = f"{RIGHT if k % 3 else FLIPPED}*{k + 2}/{k + 2}"
        texts.append(new if source.random() < 0.1 else source.choice(texts))
    return texts


def cases() -> dict[str, list[str]]:
    """The answers of each line."""
    source, many = random.Random(1), range(2, 6002)
    forms = [RIGHT, "delta_o1*out_h1", "out_h1*delta_o1"]
    return {
        "repeated": forms * 20_000,
        "spelled differently": [spelled(source, RIGHT) for _ in many],
        "right, all distinct": [f"{RIGHT}*{k}/{k}" for k in many],
        "right, all distinct, LaTeX": [LATEX.format(k=k) for k in many],
        "wrong, all distinct, a named mistake": [f"{FLIPPED}*{k}/{k}" for k in many],
        "wrong, all distinct, a factor missing": [f"delta_o1*{k}/{k}" for k in many],
        "wrong, all distinct, unexplained": [f"{RIGHT}*{k}" for k in many if k > 2],
        "wrong, nonsense": [nonsense(source) for _ in many],
        "a class": a_class(source, 60_000),
        "LaTeX as people write it": [
            rf"{text} \cdot \frac{{{k}}}{{{k}}}" for k in range(2, 302) for text in WRITTEN
        ],
        "the full reading": [f"|{k}|*delta_o1*out_h1" for k in range(2, 602)],
    }


def speed(judge: Callable[[list[str]], object], texts: list[str]) -> float:
    """Texts a second, in CPU time."""
    start = time.process_time()
    judge(texts)
    return len(texts) / (time.process_time() - start)


def fresh(desk: Desk, texts: list[str]) -> Formulas:
    """Formulas that know the problem, and the names in these texts."""
    formulas, question = Formulas(desk), desk.question(KEY)
    assert question is not None
    formulas.judge_all([RIGHT, FLIPPED, "delta_o1", *WRITTEN, *texts[:3]], question)
    return formulas


def main() -> None:
    """Print every line."""
    desk = Desk(problem_of("mazur"))
    question = desk.question(KEY)
    assert question is not None
    for name, texts in cases().items():
        together, alone = fresh(desk, texts), fresh(desk, texts)
        rate = speed(lambda some, at=together: at.judge_all(some, question), texts)
        slow = speed(lambda some, at=alone: [at.judge(one, question) for one in some], texts[:500])
        print(f"formulas, {name}: {rate:,.0f} a second, {slow:,.0f} one by one")
    beside()


def beside() -> None:
    """The same answers, and what Math-Verify says of other names and other numbers."""
    try:
        from math_verify import parse, verify  # noqa: PLC0415 - need not be there
    except ImportError:
        print("math-verify is not installed")
        return
    right = parse(f"${LATEX.format(k=1)}$")
    texts = [f"${LATEX.format(k=k)}$" for k in range(2, 32)]
    rate = speed(lambda some: [verify(right, parse(text)) for text in some], texts)
    print(f"math-verify, right, all distinct, LaTeX: {rate:,.1f} a second")
    pairs = ("0.0000001", "0.0000004"), ("8.2", "8.2167041e-2"), ("net_{h1}", "n e t_{h1}")
    for one, other in pairs:
        print(f"  {other} for {one}: {verify(parse(f'${one}$'), parse(f'${other}$'))}")


if __name__ == "__main__":
    main()
