"""Formulas in running text without marks around them: ``so net_h1 = 0.15*0.05 + b1 = 0.3575``.

In doubt there is none: what is left in the running text cannot be blamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from derive.algebra.variable import Role
from derive.reading.passage import Paragraph
from derive.reading.prose.claim import Memory, Names
from derive.reading.prose.kinds import Kind
from derive.reading.prose.marks import Marks, marks
from derive.reading.prose.phrase import ROLES
from derive.reading.prose.reading import language_of
from derive.reading.prose.sentence import LONGEST, sentences
from derive.reading.prose.tokens import Sort, Token, tokens


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of quantities: the role of a certain one, and whether one is known at all."""

    role: Callable[[str], Role | None]
    known: Callable[[str], bool]


_EQUALITIES = "=≈"
_OPERATORS = "+-−–·⋅*×/^"
_SIGNS = frozenset(f"{_EQUALITIES}{_OPERATORS}()[]²³√")
_CALCULATING = frozenset("+-−–·⋅*×/^(²³√")
_FUNCTIONS = frozenset(
    ("exp", "ln", "log", "tanh", "sqrt", "sigmoid", "sigma", "σ", "relu", "softmax", "max", "e")
)
_ENDS = frozenset(".,;:!?)]—")
_ARITHMETIC = frozenset(  # words that go on with a calculation
    (
        *("plus", "minus", "times", "over", "divided", "multiplied", "squared", "percent", "per"),
        *("mal", "geteilt", "durch", "hoch", "quadrat", "prozent", "pro"),
        *("más", "menos", "por", "entre", "dividido", "fois", "divisé", "sur", "moins"),
    )
)
_SUPPOSING = frozenset((Kind.DOUBT, Kind.IF))
_SILENT = _SUPPOSING | {Kind.STOP, Kind.QUESTION}
_LEADS = frozenset(  # what an equation may follow on
    (
        *(
            Kind.DET,
            Kind.LEAD,
            Kind.FLOW,
            Kind.AND,
            Kind.WE,
            Kind.IT,
            Kind.BE,
            Kind.GIVE,
            Kind.HAVE,
        ),
        *(Kind.SEMICOLON, Kind.COMMA, Kind.OPEN, Kind.WHICH, Kind.WHEN, Kind.MOMENT, Kind.UNIT),
    )
)
_VERBS = frozenset(
    (
        *("compute", "computes", "computing", "calculate", "calculates", "calculating", "receives"),
        *("berechnen", "berechnet", "berechne", "lautet", "folgt", "gilt", "rechnen"),
        *("calculamos", "calcula", "resulta", "vale", "calculons", "calcule", "vaut"),
    )
)


def undelimited(
    paragraph: Paragraph, names: Names, memory: Memory, vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """Where equations stand in the words of ``paragraph`` that compute something.

    Each begins with a certain name, and has no others than known ones; its brackets are closed; and
    its sentence does not speak of what is not, may be or would be. A mere number for a name is left
    to the sentence around it.
    """
    if not any(sign in paragraph.source for sign in _EQUALITIES):
        return
    cut = tuple(tokens(paragraph))
    if not any(token.sort is Sort.SIGN and token.text in _EQUALITIES for token in cut):
        return
    for said in sentences(tuple(marks(cut, language_of(cut, memory), names))):
        kinds = {mark.kind for mark in said}
        if kinds & _SUPPOSING:
            return
        if len(said) <= LONGEST and not kinds & _SILENT:
            yield from _equations(_inside(cut, said), said, vocabulary)


def _inside(cut: Sequence[Token], said: Marks) -> Sequence[Token]:
    start, end = said[0].start, said[-1].end
    return [token for token in cut if start <= token.start and token.end <= end]


def _equations(
    cut: Sequence[Token], said: Marks, vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """The equations of a sentence, from left to right."""
    place = 0
    while place < len(cut) - 1:
        role = vocabulary.role(cut[place].text) if cut[place + 1].text in _EQUALITIES else None
        if role is None:
            place += 1
            continue
        end = _end(cut, place, vocabulary)
        run = cut[place:end]
        if _computes(run) and _is_led_to(cut, place, said, role) and _is_over(cut, end, said):
            yield run[0].start, run[-1].end
        place = max(end, place + 1)


def _end(cut: Sequence[Token], start: int, vocabulary: Vocabulary) -> int:
    """The place behind the last token of the mathematics from ``start`` on.

    A bracket that is not closed, as one with a remark in it, does not belong to it.
    """
    waiting: list[int] = []
    for place in range(start, len(cut)):
        text = cut[place].text
        stray = text in ")]" and not waiting
        if stray or (place > start and not _is_mathematics(cut, place, vocabulary)):
            return waiting[0] if waiting else place
        if text in "([":
            waiting.append(place)
        elif text in ")]":
            waiting.pop()
    return waiting[0] if waiting else len(cut)


def _is_mathematics(cut: Sequence[Token], place: int, vocabulary: Vocabulary) -> bool:
    """Words are none but for functions; of single letters only ``E`` and Greek ones are names."""
    token = cut[place]
    match token.sort:
        case Sort.NUMBER:
            return True
        case Sort.SIGN:
            return token.text in _SIGNS
        case Sort.NAME:
            return token.text in _FUNCTIONS or vocabulary.known(token.text)
        case Sort.WORD if token.text == "e":
            return place + 1 < len(cut) and cut[place + 1].text == "^"
        case Sort.WORD if len(token.text) == 1 and (
            token.text.isupper() or not token.text.isascii()
        ):
            return vocabulary.known(token.text)
    return token.text in _FUNCTIONS


def _computes(run: Sequence[Token]) -> bool:
    """Whether it is more than a number for a name, and nothing is missing at its end."""
    computes = any(token.text in _CALCULATING for token in run[2:])
    return computes and run[-1].text not in _OPERATORS + _EQUALITIES and not _is_code(run)


def _is_code(run: Sequence[Token]) -> bool:
    """Whether two relations, or two operators, stand side by side: ``==``, ``**``."""
    texts = [token.text for token in run]
    doubled = _EQUALITIES + "*/"
    return any(one in doubled and other in doubled for one, other in pairwise(texts))


def _is_led_to(cut: Sequence[Token], place: int, said: Marks, role: Role) -> bool:
    """Whether nothing before it may belong to it: "the derivative of net_h1 = …"."""
    before = [mark for mark in said if mark.end <= cut[place].start]
    if before and before[-1].kind is Kind.COLON:
        before.pop()
    if not before:
        return True
    last = before[-1]
    listed = last.kind in (Kind.COMMA, Kind.AND) and place > 1 and _may_be_name(cut[place - 2])
    leads = last.kind in _LEADS or last.text.lower() in _VERBS or ROLES.get(last.kind) is role
    return leads and not listed


def _may_be_name(token: Token) -> bool:
    return token.sort is Sort.NAME or (token.sort is Sort.WORD and len(token.text) == 1)


def _is_over(cut: Sequence[Token], end: int, said: Marks) -> bool:
    """Whether what follows cannot be a part of the calculation, nor another number for it."""
    if end == len(cut):
        return True
    token, after = cut[end], cut[end + 1 : end + 2]
    if after and after[0].sort is Sort.NUMBER:
        return False
    if token.sort is Sort.WORD:
        kind = next((mark.kind for mark in said if mark.start == token.start), Kind.OTHER)
        return kind not in (Kind.WORD, Kind.OTHER) and token.text.lower() not in _ARITHMETIC
    bracket = token.text == "(" and cut[end - 1].end < token.start
    return bracket or (token.sort is Sort.SIGN and token.text in _ENDS)
