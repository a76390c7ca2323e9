"""Judging what is no number: formulas and words, of a whole batch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from derive.errors import DeriveError
from derive.marking.columns.exact import EXACT
from derive.marking.columns.kind import Column
from derive.marking.desk import Desk
from derive.marking.entries import UNJUDGED, Entry
from derive.marking.expressions.notes import OTHER_PLACE
from derive.marking.formulas import Formulas
from derive.marking.given import Given
from derive.marking.question import Aspect, Question
from derive.marking.verdict import NUMBER, Kind
from derive.marking.words import judged

_WRONG = (NUMBER[Kind.MISTAKE], NUMBER[Kind.WRONG])


def judge_written(formulas: Formulas, entries: Sequence[Entry], given: Given) -> None:
    """Judge each open answer that is no number, then what follows from other answers."""
    for entry in entries:
        if entry.question.aspect is Aspect.WORD:
            _words(formulas.desk, entry, given)
        else:
            _formulas(entry, formulas, given)
    _follow([one for one in entries if one.question.aspect is Aspect.FORMULA], formulas)
    factors = [one for one in entries if one.question.aspect is Aspect.FACTOR]
    by_chain = sorted(factors, key=_chain)
    for _, chain in groupby(by_chain, key=_chain):
        _in_any_order(list(chain), formulas)


def _formulas(entry: Entry, formulas: Formulas, given: Given) -> None:
    """Judge what is no number; what is worked out to one becomes the number that it is worth."""
    places = _open(entry)
    texts = [entry.answers.texts[place] for place in places]
    for place, outcome in zip(places, formulas.judge_all(texts, entry.question), strict=True):
        own = bool(given.codes and given.codes[place])
        if outcome.answer is not None and not (own and outcome.kind is Kind.PERSON):
            entry.answers.take(place, outcome.answer)
            continue
        entry.kinds[place] = NUMBER[outcome.kind]
        entry.suspects.say(place, outcome.suspects)
        entry.notes.say(place, outcome.note)


def _open(entry: Entry) -> list[int]:
    """The open rows with what is no number, or with a number where a formula is asked for."""
    if entry.question.aspect is not Aspect.VALUE:
        return [int(row) for row in np.nonzero(entry.open)[0]]
    return [row for row in entry.answers.others if entry.kinds[row] == UNJUDGED]


def _words(desk: Desk, entry: Entry, given: Given) -> None:
    rows = _open(entry)
    worths = worths_of(desk, entry.question, given, len(entry.answers.texts)) if rows else None
    for place in rows:
        assert worths is not None, "there are rows"
        text, worth = entry.answers.texts[place], float(worths[place])
        outcome = judged(text, entry.question, worth, recurrent=is_recurrent(desk))
        entry.kinds[place] = NUMBER[outcome.kind]
        entry.notes.say(place, outcome.note)


def worths_of(desk: Desk, question: Question, given: Given, count: int) -> Column:
    """The right values of what a word is about, a row for each student."""
    try:
        found = desk.followed(EXACT, given.leaves, {}).used(question.quantity)
    except DeriveError:
        found = np.asarray(np.nan)
    return np.broadcast_to(found, (count,))


def is_recurrent(desk: Desk) -> bool:
    """Whether the network goes through time steps."""
    return any(node.variable.time for node in desk.problem.graph.nodes)


def _follow(entries: list[Entry], formulas: Formulas) -> None:
    """Wrong formulas that follow from other wrong formulas of the same student."""
    if len(entries) < 2:
        return
    wrong = np.array([np.isin(entry.kinds, _WRONG) for entry in entries])
    for row in map(int, np.nonzero(np.count_nonzero(wrong, axis=0) > 1)[0]):
        own = [one for k, one in enumerate(entries) if wrong[k, row]]
        every = tuple((one.question, one.answers.texts[row]) for one in own)
        for entry, (question, text) in zip(own, every, strict=True):
            others = tuple(one for one in every if one[0] is not question)
            if formulas.follows(text, question, others):
                entry.kinds[row] = NUMBER[Kind.FOLLOWS]
                entry.suspects.say(row, ())


def _chain(entry: Entry) -> str:
    return entry.question.key.rpartition(":")[0]


def _in_any_order(chain: list[Entry], formulas: Formulas) -> None:
    """Factors that a student wrote in another order are right if each is there once."""
    unsure = np.any([entry.is_(Kind.PERSON) for entry in chain], axis=0)
    for row in map(int, np.nonzero(unsure)[0]):
        if all(entry.notes[row] != OTHER_PLACE.note for entry in chain):
            continue
        places = [formulas.factor(one.answers.texts[row], one.question) for one in chain]
        numbers = [one.question.number for one in chain]
        if sorted(places) == sorted(numbers):
            for entry in chain:
                entry.kinds[row] = NUMBER[Kind.RIGHT]
                entry.notes.say(row, "")
