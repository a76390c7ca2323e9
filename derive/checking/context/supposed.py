"""What a text says of another case: ``changing w5 to 0.9``, ``the input (0.3, 0.7)``, ``eta = 1``.

A number is only taken for what it stands beside: there are enough numbers in a text to excuse any
mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from derive.algebra.decimals import decimals, significant
from derive.algebra.term import Number
from derive.algebra.variable import RATE, Role, Variable
from derive.model.problem import Problem
from derive.model.quantity import Quantity
from derive.reading.passage import Paragraph

FEW = 2  # significant digits of a number that is chosen, not computed
_NUMBER = r"[-−]?(?:\d+(?:(?:\.|,|\{,\})\d+)?|\.\d+)"
_NAME = r"([^\W\d_]\w{0,11})"
_ZERO = re.compile(r"\W{0,3}(?:to|auf|à|a|op)? ?(?:zero|null|zéro|cero|nul)\b", re.IGNORECASE)
_AFTER = re.compile(rf"[^.:;!?\d]{{0,40}}?(?<![\w.,^_])({_NUMBER})(?![\w,.]*\w)")
_SAID = re.compile(rf"\s*([^=]*[^=\s])\s*=\s*({_NUMBER})\s*[.,;]?\s*")
_PLAIN = re.compile(rf"(?<![\\\w^]){_NAME}\s*=\s*({_NUMBER})(?![\w.,]*\w|\s*[-+*/·^])")
_LISTED = re.compile(rf"[(\[]\s*({_NUMBER}(?:\s*[,;&]\s*{_NUMBER})+)\s*[)\]]")
_LIST_MARK = re.compile(r"\s*(?:;|&|,(?=\s)|(?<![\d{]),|,(?![\d}]))\s*")
_RATE = re.compile(
    r"\b(?:learning rate|step size|step of|lernrate|schrittweite|taux d['’]apprentissage|pas de"
    r"|tasa de aprendizaje|paso de|tasso di apprendimento|leersnelheid|taxa de aprendizado)\b",
    re.IGNORECASE,
)
_LEAVES = (Role.INPUT, Role.TARGET)

Case = Mapping[Variable, Number]
Find = Callable[[str], Quantity | None]


def is_chosen(digits: str, beside: Number | None = None) -> bool:
    """Whether a number looks chosen: it has few digits, or no more decimals than the given one."""
    if beside is not None and decimals(digits) <= decimals(beside.digits):
        return True
    return significant(digits.rstrip("0") if digits.isdecimal() else digits) <= FEW


def cases_in(paragraph: Paragraph, problem: Problem, find: Find) -> Iterator[Case]:
    """The cases that ``paragraph`` tells of; ``find`` knows what its names stand for."""
    given = {**problem.given, RATE: problem.training.rate}
    told = tuple(_told(paragraph, find))
    single = ({leaf: number} for leaf, number in told)
    for case in (dict(told), *single, *_leaves(paragraph, given)):
        other = {leaf: one for leaf, one in case.items() if leaf in given}
        if any(one.value != given[leaf].value for leaf, one in other.items()):
            yield other


def _told(paragraph: Paragraph, find: Find) -> Iterator[tuple[Variable, Number]]:
    """What is given a number: in a formula, or in the words that follow on its name."""
    text = paragraph.source
    for _, end, formula in paragraph.inline:
        said = _SAID.fullmatch(formula.source.strip("$"))
        quantity = find(said[1] if said else formula.source.strip("$ "))
        number = said[2] if said else _number_after(text, end)
        if not isinstance(quantity, Variable) or not number:
            continue
        if said or not _leaves_out(quantity, number):
            yield quantity, _number(number)
    for name, digits in _PLAIN.findall(text):
        quantity = find(name)
        if isinstance(quantity, Variable):
            yield quantity, _number(digits)
    for rate in _RATE.finditer(text):
        number = _number_after(text, rate.end())
        if number and _number(number).value > 0:
            yield RATE, _number(number)


def _leaves_out(quantity: Variable, number: str) -> bool:
    """Whether a number that only stands near would excuse what is often left out."""
    return quantity.role is Role.BIAS and not _number(number).value


def _number_after(text: str, end: int) -> str:
    if _ZERO.match(text, end):
        return "0"
    found = _AFTER.match(text, end)
    return found[1] if found and is_chosen(_number(found[1]).digits) else ""


def _leaves(paragraph: Paragraph, given: Mapping[Variable, Number]) -> Iterator[Case]:
    """``the input (0.3, 0.7)``: all inputs, or all targets, of an example."""
    for listed in _LISTED.findall(paragraph.source):
        numbers = [_number(one) for one in _LIST_MARK.split(listed) if one.strip()]
        for role in _LEAVES:
            own = [one for one in given if one.role is role]
            for _, sample in groupby(own, key=lambda one: (one.sample, one.time)):
                leaves = tuple(sample)
                if len(leaves) == len(numbers):
                    yield dict(zip(leaves, numbers, strict=True))


def _number(text: str) -> Number:
    return Number(text.replace("{,}", ".").replace(",", ".").replace("−", "-"))
