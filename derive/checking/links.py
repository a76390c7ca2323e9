"""From verdicts to findings: where an equality stands, and what would correct it."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import Number, Term
from derive.checking.context.transcript import Transcript
from derive.checking.findings import Correction, Link
from derive.checking.judging.literals import is_number, numbers
from derive.checking.judging.statements import Judged
from derive.checking.verdict import FAULTS, Verdict
from derive.reading.names.instance import Instance
from derive.reading.names.unresolved import Unresolved
from derive.reading.passage import Formula, Source
from derive.reading.tree import Chain


def link_of(
    script: Transcript, formula: Formula, chain: Chain, place: int, verdict: Verdict, judged: Judged
) -> Link:
    """The finding on ``sides[place] = sides[place + 1]`` of ``chain``."""
    left, right = chain.sides[place], chain.sides[place + 1]
    first = formula.offsets[min(right.start, len(formula.offsets) - 1)]
    return Link(
        formula.source[left.start : left.end].strip(),
        formula.source[right.start : right.end].strip(),
        *script.places.of(first),
        verdict,
        tuple(_corrections(script.source, formula, place, verdict, judged)),
    )


def _corrections(
    source: Source, formula: Formula, place: int, verdict: Verdict, judged: Judged
) -> Iterator[Correction]:
    """What is certain: the right digits for a number at fault, where it stands for one thing."""
    if verdict.kind not in FAULTS or len(judged.instances) != 1:
        return
    (instance,) = judged.instances
    for literal, expected in _faults(instance, place, verdict):
        span = instance.spans.get(id(literal))
        if span is not None:
            yield from _replaced(source, formula, span, literal, expected)


def _faults(instance: Instance, place: int, verdict: Verdict) -> Iterator[tuple[Number, str]]:
    if verdict.operands:
        yield from ((operand.literal, operand.expected) for operand in verdict.operands)
        return
    for side in instance.sides[place : place + 2]:
        if _is_result(side) and verdict.expected and verdict.printed:
            yield from ((literal, verdict.expected) for literal in _numbers(side))


def _is_result(side: Term | Unresolved) -> bool:
    return not isinstance(side, Unresolved) and is_number(side) and len(_numbers(side)) == 1


def _numbers(side: Term | Unresolved) -> list[Number]:
    return [] if isinstance(side, Unresolved) else list(numbers(side))


def _replaced(
    source: Source, formula: Formula, span: tuple[int, int], literal: Number, expected: str
) -> Iterator[Correction]:
    """The characters of the number in the file, if they are its digits and nothing else."""
    start, end = formula.offsets[span[0]], formula.offsets[span[1] - 1] + 1
    old = source.text[start:end]
    if old == literal.digits.removeprefix("-") and literal.digits[:1] == expected[:1]:
        yield Correction(start, end, old, expected.removeprefix("-"))
