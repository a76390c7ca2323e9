"""Finding out which convention a document follows: the one under which most of it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from derive.reading import tree
from derive.reading.names.aliases import NOTHING, SETTLED
from derive.reading.names.belonging import belongings
from derive.reading.names.convention import Convention
from derive.reading.names.evidence import Statement, concerned, raised, statement
from derive.reading.names.questions import QUESTIONS, likely, question
from derive.reading.names.reader import Reader
from derive.reading.names.sampling import sampled
from derive.reading.names.scores import Holds, Score, Scores
from derive.reading.names.spread import spread
from derive.reading.names.walking import Use

_MOST_SAMPLED = 300  # statements from which all is found out
_MOST_STATEMENTS = 20  # that are looked at for one question
_PASSES = 2
HATTED = ("y", "Y")  # letters of targets and outputs


@dataclass(frozen=True, slots=True)
class Remark:
    """A convention in words, and the number of the chain that shows it."""

    sentence: str
    chain: int


@dataclass(frozen=True, slots=True)
class Inference:
    """The convention of a document, and what must be said of it."""

    convention: Convention
    remarks: tuple[Remark, ...] = ()


def infer(chains: Sequence[tree.Chain], reader: Reader, holds: Holds) -> Inference:
    """The convention under which most of ``chains`` hold; what is given to ``reader`` is not asked.

    ``holds`` says whether two numbers, as Terms over the quantities of its graph, are equal. What
    the document does not show stays open, or as it is usual.
    """
    search = _Search(chains, reader, holds)
    search.ask_all()
    search.tell_hats_apart()
    for _ in range(_PASSES):
        search.place_letters()
        search.unsettled = True
        search.ask_all()
    search.leave_strangers()
    return Inference(search.convention, search.remarks())


class _Search:
    """The evidence so far."""

    def __init__(self, chains: Sequence[tree.Chain], reader: Reader, holds: Holds) -> None:
        said = [statement(k, chain) for k, chain in enumerate(chains) if len(chain.sides) > 1]
        self.statements = sampled(said, _MOST_SAMPLED)
        self.convention = reader.convention
        self.unsettled = False  # letters may go by what merely has a meaning
        self._given = reader.convention
        self._reader = reader
        self._places = reader.names.places
        self._scores = Scores(reader, holds)
        self._raised = raised(self.statements, reader.graph, self._places)
        self._shown: dict[str, int] = {}

    def ask_all(self) -> None:
        """Decide what the document raises, until nothing changes any more."""
        for _ in range(_PASSES):
            before = self.convention
            for group in self._raised:
                self.ask(group)
            if self.convention == before:
                return

    def place_letters(self) -> None:
        """Find the letters that belong to one layer."""
        last = self._places.last
        for one in tuple(belongings(self.statements, last, self.convention, self._scores.of)):
            self._shown |= dict.fromkeys((name for name, _ in one.settings), one.shown)
            self.convention = self.convention.having(*one.settings)

    def tell_hats_apart(self) -> None:
        """Beside an output under a hat, the same letter without one is the target."""
        for letter in HATTED:
            hats = [
                one for one in self.statements if any(_is_hat(use, letter) for use in one.named)
            ]
            if hats and not self.convention.decided(letter):
                self._shown[letter] = hats[0].number
                self.convention = self.convention.having((letter, "target"))

    def leave_strangers(self) -> None:
        """Two letters for the error or the rate, one of which never fits: it is another thing's."""
        for role in ("error", "rate"):
            used = {
                x for one in self.statements for x in _letters(one) if SETTLED.get(x) == (role,)
            }
            fitting = {letter for letter in used if self._fits(letter)}
            for letter in sorted(used - fitting) if fitting else ():
                if not self._given.decided(letter):
                    self.convention = self.convention.having((letter, NOTHING))

    def _fits(self, letter: str) -> bool:
        seen = [one for one in self.statements if letter in _letters(one)]
        return any(self._scores.of(self.convention, s)[0] for s in spread(seen, _MOST_STATEMENTS))

    def ask(self, group: tuple[str, ...]) -> None:
        """Decide those questions of ``group`` whose answer changes how much holds."""
        asked = tuple(name for name in group if not self._given.decided(name))
        seen = self._seen(asked)
        if not asked or self._all_hold(seen):
            return
        totals = {
            answers: self._total(seen, dict(zip(asked, answers, strict=True)))
            for answers in product(*map(likely, asked))
        }
        best = max(totals, key=lambda answers: _weighed(group, totals[answers]))
        for place, name in enumerate(asked):
            rivals = _rivals(name, best[place])
            others = [a for a in totals if a[place] != best[place] and rivals(a[place])]
            rival = max(others, key=lambda answers: _weighed(group, totals[answers]))
            if self._better(name, totals[best], totals[rival]) or self._is_back(name, best[place]):
                self._decide(name, best[place], seen, (asked, best, rival))

    def _better(self, name: str, best: Score, rival: Score) -> bool:
        """Where something is usual, only what holds is evidence against it."""
        if best[0] > rival[0] or not (self.unsettled or name in QUESTIONS):
            return best[0] > rival[0]
        return question(name).usual is None and _weighed((name,), best) > _weighed((name,), rival)

    def _is_back(self, name: str, best: str) -> bool:
        """Whether what was decided for want of other answers now holds no more than the usual."""
        known = self.convention
        return known.decided(name) and best == question(name).usual != known.answer(name)

    def _decide(
        self,
        name: str,
        answer: str,
        seen: list[Statement],
        contest: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    ) -> None:
        asked, best, rival = contest
        one = self.convention.having(*zip(asked, best, strict=True))
        other = self.convention.having(*zip(asked, rival, strict=True))
        deciding = (s.number for s in seen if self._scores.of(one, s) > self._scores.of(other, s))
        self._shown[name] = next(deciding, seen[0].number)
        self.convention = self.convention.having((name, answer))

    def _seen(self, asked: tuple[str, ...]) -> list[Statement]:
        every = [
            one
            for one in self.statements
            if any(concerned(name, one, self._reader.graph, self._places) for name in asked)
        ]
        if "vectors" in asked:
            every = [one for one in every if _is_bold(one)] or every
        return list(spread(every, _MOST_STATEMENTS))

    def _all_hold(self, seen: list[Statement]) -> bool:
        return all(self._scores.of(self.convention, one)[0] == len(one.links) for one in seen)

    def _total(self, seen: list[Statement], answers: dict[str, str]) -> Score:
        convention = self.convention.having(*answers.items())
        return self._scores.total(convention, seen)

    def remarks(self) -> tuple[Remark, ...]:
        """What differs from the usual, in the order of the document."""
        found = [
            Remark(question(name).answers[answer], self._shown[name])
            for name, answer in self.convention.settings
            if name in self._shown and answer != self._usual(name)
        ]
        return tuple(sorted(found, key=lambda remark: remark.chain))

    def _usual(self, name: str) -> str | None:
        """What needs no remark: the spec's own way, or everybody's."""
        return self._reader.names.wishes.numbering if name == "numbering" else question(name).usual


def _rivals(name: str, best: str) -> Callable[[str], bool]:
    """Which answers ``best`` must be better than: the usual one, where it is another."""
    usual = question(name).usual
    return lambda answer: usual in (None, best, answer)


def _weighed(asked: tuple[str, ...], score: Score) -> tuple[int, ...]:
    """What counts: a letter rather stands for nothing than for what is said of it falsely."""
    right, _, read = score
    return (right, read) if asked[0] in QUESTIONS else score


def _is_hat(use: Use, letter: str) -> bool:
    return use.symbol.base == letter and use.symbol.accent == "hat"


def _letters(one: Statement) -> set[str]:
    return {use.symbol.base for use in one.named}


def _is_bold(one: Statement) -> bool:
    return any(use.symbol.bold for use in one.named)
