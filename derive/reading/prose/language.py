"""A language: the words that sentences about a network use, each with its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from derive.reading.prose.kinds import Kind
from derive.reading.prose.moment import Moment

Meaning: TypeAlias = "int | str | Moment | None"
MANY = "many"  # the meaning of a noun in the plural
BY = "by"  # the meaning of what may stand for "to" but says no end, as in "drops by 0.1"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or several, with its kind and what it means among its kind."""

    words: tuple[str, ...]
    kind: Kind
    meaning: Meaning = None


@dataclass(frozen=True, slots=True)
class Language:
    """``phrases`` and ``plurals`` are words by kind, ``meanings`` words with what they mean.

    Words are separated by semicolons. ``verb_second`` says whether the verb may stand before the
    subject or at the end of the sentence.
    """

    name: str
    decimal_comma: bool
    phrases: Mapping[Kind, str] = field(repr=False)
    plurals: Mapping[Kind, str] = field(repr=False)
    meanings: Mapping[Kind, Mapping[str, Meaning]] = field(repr=False)
    verb_second: bool = False
    by_words: Mapping[tuple[str, ...], Entry] = field(init=False, repr=False)
    reaches: Mapping[str, int] = field(init=False, repr=False)  # by the first word
    vocabulary: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[tuple[str, ...], Entry] = {}
        for entry in self._entries():
            found.setdefault(entry.words, entry)
        reaches = {words[0]: len(words) for words in sorted(found, key=len)}
        object.__setattr__(self, "by_words", found)
        object.__setattr__(self, "reaches", reaches)
        object.__setattr__(self, "vocabulary", frozenset(word for words in found for word in words))

    def _entries(self) -> Iterator[Entry]:
        for kind, phrases in self.phrases.items():
            yield from (Entry(words, kind) for words in _split(phrases))
        for kind, phrases in self.plurals.items():
            yield from (Entry(words, kind, MANY) for words in _split(phrases))
        for kind, meanings in self.meanings.items():
            for phrases, meaning in meanings.items():
                yield from (Entry(words, kind, meaning) for words in _split(phrases))

    def reach(self, word: str) -> int:
        """The most words that an entry beginning with ``word`` has."""
        return self.reaches.get(word, 0)

    def longest(self, words: Sequence[str]) -> Entry | None:
        """The longest entry that ``words`` begin with."""
        for count in range(len(words), 0, -1):
            if entry := self.by_words.get(tuple(words[:count])):
                return entry
        return None


def _split(phrases: str) -> Iterator[tuple[str, ...]]:
    for phrase in phrases.split(";"):
        yield tuple(phrase.split())


def spoken(words: Sequence[str], languages: Sequence[Language], default: Language) -> Language:
    """The language that has most of ``words``; ``default`` where none has the most."""
    known = {one.name: sum(word in one.vocabulary for word in words) for one in languages}
    best = max(known.values())
    if known[default.name] == best:
        return default
    return next(one for one in languages if known[one.name] == best)
