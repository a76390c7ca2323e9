"""What a document decides for itself: the answers to some questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from derive.errors import DeriveError
from derive.reading.names.aliases import NOTHING, OPEN, SETTLED, STACKED
from derive.reading.names.questions import LAYER_OF, QUESTIONS, placed, question
from derive.reading.symbol import Symbol


class ConventionError(DeriveError):
    """A convention that there is not."""


@dataclass(frozen=True, slots=True)
class Convention:
    """The answers that are known, as pairs of question and answer; letters are questions too."""

    settings: tuple[tuple[str, str], ...] = ()
    known: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", dict(self.settings))

    def chosen(self, name: str) -> str | None:
        """The answer that was given or found."""
        return self.known.get(name)

    def answer(self, name: str) -> str | None:
        """What is known or usual; None where that would be a guess."""
        return self.chosen(name) or question(name).usual

    def answers(self, name: str) -> tuple[str, ...]:
        """Every answer that is possible here: one, or all of them where nothing is known."""
        known = self.answer(name)
        return (known,) if known else tuple(question(name).answers)

    def meanings(self, letter: str) -> tuple[str, ...]:
        """What a letter or word may stand for; nothing for one that nobody uses."""
        chosen = None if letter in QUESTIONS else self.chosen(letter)
        if chosen:
            return () if chosen == NOTHING else (chosen,)
        if letter not in SETTLED and letter not in OPEN and letter.isupper():
            return self.meanings(letter.lower()) if letter in STACKED else ()
        unsure = OPEN.get(letter, ())
        return SETTLED.get(letter, ())[:1] or (() if NOTHING in unsure else unsure)

    def layer_of(self, symbol: Symbol) -> int | None:
        """The layer that ``symbol`` belongs to where nothing else tells it."""
        known = self.chosen(LAYER_OF + placed(symbol))
        return int(known) if known else None

    def decided(self, name: str) -> bool:
        """Whether the answer was given or found, not assumed."""
        return self.chosen(name) is not None

    def having(self, *settings: tuple[str, str]) -> Convention:
        """The same with these settings in place of any others for the same questions."""
        return Convention(tuple({**self.known, **dict(settings)}.items()))

    def sentences(self) -> tuple[str, ...]:
        """Each setting in words."""
        return tuple(question(name).answers[answer] for name, answer in self.settings)


def convention_settings(texts: Iterable[str]) -> Convention:
    """What ``delta=-1``, ``y=target`` and the like ask for; ConventionError for what is none."""
    return Convention().having(*map(_setting, texts))


def _setting(text: str) -> tuple[str, str]:
    name, equals, answer = (piece.strip() for piece in text.partition("="))
    if not equals or not name or not answer:
        raise ConventionError(f"convention {text!r}: write NAME=VALUE, as delta=-1 or y=target")
    if not (len(name) == 1 or name.startswith(LAYER_OF) or name in {*QUESTIONS, *SETTLED, *OPEN}):
        raise ConventionError(f"convention {text!r}: {_unknown(name)}")
    asked = question(name)
    answer = {"1": "+1"}.get(answer, answer) if name == "delta" else answer
    if answer not in asked.answers:
        raise ConventionError(
            f"convention {text!r}: {name} cannot be {answer!r}; "
            f"choose from {', '.join(asked.answers)}"
        )
    return name, answer


def _unknown(name: str) -> str:
    close = get_close_matches(name, QUESTIONS, n=1)
    hint = f"did you mean {close[0]}? " if close else ""
    return f"nothing is called {name!r}; {hint}choose a letter or one of {', '.join(QUESTIONS)}"
