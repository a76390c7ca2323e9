"""Marks and indices at the top of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from derive.reading.names.aliases import NEW, OLD
from derive.reading.names.convention import Convention
from derive.reading.names.indices import Index, LayerAt, SampleAt, TimeAt, UnitAt
from derive.reading.names.places import Places
from derive.reading.names.scope import LETTER, Scope, plain


class Style(Enum):
    """How a group at the top is written; the values of the first four are questions."""

    BARE = "bare"
    ROUND = "round"
    SQUARE = "square"
    ANGLE = "angle"
    PLUS = "plus"
    PRIME = "prime"


@dataclass(frozen=True, slots=True)
class Group:
    """One piece of what stands at the top, without its brackets."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class Above:
    """One way to understand a superscript: what it demands, the updates, and the answers used."""

    wanted: tuple[tuple[str, int], ...] = ()
    updates: int = 0
    answers: tuple[tuple[str, str], ...] = ()


_GROUP = re.compile(
    r"\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]|[⟨<](?P<angle>[^⟨⟩<>]*)[⟩>]"
    r"|\+(?P<plus>\d*)|(?P<prime>['′]+)|(?P<bare>[^\s,()\[\]⟨⟩<>+'′]+(?:[+-]\d+)?)"
)


@cache
def groups(sup: tuple[str, ...]) -> tuple[Group, ...]:
    """The pieces of a superscript: ``[2](3)+`` has three."""
    text = plain(",".join(sup)).replace("langle", "⟨").replace("rangle", "⟩")
    return tuple(
        Group(Style(match.lastgroup), match[match.lastgroup])
        for match in _GROUP.finditer(text)
        if match.lastgroup
    )


def above(
    marks: tuple[Group, ...], scope: Scope, places: Places, convention: Convention, *, weight: bool
) -> Iterator[Above]:
    """Every way to understand ``marks`` together; of a ``weight``, two layers may be there."""
    ends = _both_ends(marks) if weight else None
    if ends:
        rest = tuple(group for group in marks if group not in ends[0])
        for way in _layers(ends[1], convention):
            yield from _joined(way, rest, scope, places, convention)
        return
    yield from _joined(Above(), marks, scope, places, convention)


def _joined(
    so_far: Above,
    marks: tuple[Group, ...],
    scope: Scope,
    places: Places,
    convention: Convention,
) -> Iterator[Above]:
    if not marks:
        yield so_far
        return
    for way in _ways(marks[0], scope, places, convention):
        both = _merged(so_far, way)
        if both:
            yield from _joined(both, marks[1:], scope, places, convention)


def _merged(one: Above, other: Above) -> Above | None:
    wanted, answers = dict(one.wanted), dict(one.answers)
    for name, value in other.wanted:
        if wanted.setdefault(name, value) != value:
            return None
    for name, answer in other.answers:
        if answers.setdefault(name, answer) != answer:
            return None
    updates = one.updates + other.updates
    return Above(tuple(wanted.items()), updates, tuple(answers.items()))


def _ways(group: Group, scope: Scope, places: Places, convention: Convention) -> Iterator[Above]:
    if group.style is Style.PLUS:
        yield Above(updates=int(group.text or 1))
    elif group.style is Style.PRIME:
        yield Above(updates=len(group.text))
    elif group.text in NEW or group.text in OLD:
        yield Above(updates=int(group.text in NEW))
    elif group.text.isdecimal() and len(group.text) < 8:
        yield from _numbered(group, places, convention)
    else:
        yield from _lettered(group.text, scope, places)


def _numbered(group: Group, places: Places, convention: Convention) -> Iterator[Above]:
    number, question = int(group.text), group.style.value
    for answer in convention.answers(question):
        used = (question, answer)
        if answer == "layer":
            for first in convention.answers("inputs"):
                layer = number - int(first)
                yield Above((("layer", layer),), answers=(used, ("inputs", first)))
        elif (answer == "sample" and places.samples) or (answer == "time" and places.times):
            yield Above(((answer, number),), answers=(used,))
        elif answer == "update" and convention.decided(question):
            yield Above(updates=number, answers=(used,))


def _lettered(text: str, scope: Scope, places: Places) -> Iterator[Above]:
    letter = LETTER.fullmatch(text)
    if letter and letter[1] in scope.counters:
        yield Above(updates=int((letter[2] or "") + (letter[3] or "0")))
        return
    index = scope.index(text) or places.layers.get(text) or places.unit(text)
    if index is not None:
        wanted = _field(index)
        yield from [Above((wanted,))] if wanted else ()


def _field(index: Index) -> tuple[str, int] | None:
    match index:
        case LayerAt(number):
            return "layer", number
        case TimeAt(number):
            return "time", number
        case SampleAt(number):
            return "sample", number
        case UnitAt():
            return None
    return None


def _both_ends(marks: tuple[Group, ...]) -> tuple[tuple[Group, ...], tuple[int, int]] | None:
    """The two layers of a weight, as in ``(2,1)`` or ``2,1``, with the groups that hold them."""
    for group in marks:
        pair = re.fullmatch(r"(\d{1,4}),(\d{1,4})", group.text)
        if pair:
            return (group,), (int(pair[1]), int(pair[2]))
    digits = [group for group in marks if group.style is Style.BARE and group.text.isdecimal()]
    if len(digits) != 2:
        return None
    return tuple(digits), (int(digits[0].text), int(digits[1].text))


def _layers(pair: tuple[int, int], convention: Convention) -> Iterator[Above]:
    for first in convention.answers("inputs"):
        for order in convention.answers("order"):
            to, source = pair if order == "to_from" else pair[::-1]
            yield Above(
                (("layer", to - int(first)), ("source_layer", source - int(first))),
                answers=(("inputs", first), ("order", order)),
            )
