"""Words with their kinds: the vocabulary of a language and the names of a network applied."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from derive.model.quantity import Quantity
from derive.reading.prose.claim import Names
from derive.reading.prose.kinds import LETTERS, Kind
from derive.reading.prose.language import Language, Meaning
from derive.reading.prose.numerals import Numeral, numeral
from derive.reading.prose.tokens import Sort, Token


class Mark(NamedTuple):
    """Characters ``start`` to ``end`` of the paragraph, what they do there and what they mean."""

    kind: Kind
    start: int
    end: int
    text: str = ""
    meaning: Meaning = None
    number: Numeral | None = None
    quantity: Quantity | None = None


Marks: TypeAlias = tuple[Mark, ...]
_SIGNS = {
    "=": Kind.EQUAL,
    "≈": Kind.EQUAL,
    **dict.fromkeys(("→", "⟶", "⇒", "->", "-->", "=>"), Kind.ARROW),
    ",": Kind.COMMA,
    ";": Kind.SEMICOLON,
    ":": Kind.COLON,
    "(": Kind.OPEN,
    ")": Kind.CLOSE,
    ".": Kind.PERIOD,
    "!": Kind.PERIOD,
    "?": Kind.QUESTION,
    "~": Kind.APPROX,
    "—": Kind.SEMICOLON,
}
_BULLETS = frozenset("-–—•*·")
_QUOTES = frozenset('"“”„«»*`-')
_OPERATORS = frozenset("+·×⋅/^²³")
_BEHIND = frozenset("^²³*·×⋅/+=−")
_LONGEST_REMARK = 24  # tokens in brackets that are looked at
_SPELT = frozenset(("alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "mu", "lambda"))
_ROUGHLY = re.compile(r"\s*(?:\\approx|\\sim|≈|~)\s*")
_LOOSE = re.compile(r"\\[,;!]|\\(?:math(?:rm|bf|it)|text)\s*|[{}](?=[.,])|(?<=[.,])[{}]")


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word as the vocabularies spell it."""
    return word.lower().replace("’", "'")


def letters(marks: Sequence[Mark]) -> str:
    """The marks as a string with a letter for each."""
    return "".join(LETTERS[mark.kind] for mark in marks)


def marks(found: Sequence[Token], language: Language, names: Names) -> Iterator[Mark]:
    """Every token with its kind; words that make one phrase become one mark."""
    place, known = int(bool(found) and found[0].text in _BULLETS), _Known(names)
    while place < len(found):
        token = found[place]
        count = 1
        match token.sort:
            case Sort.WORD:
                mark, count = _word(found, place, language, known)
                yield mark
            case Sort.NUMBER:
                yield _number(token, language)
            case Sort.FORMULA:
                yield from _formula(token, language, known)
            case Sort.NAME:
                yield _named(token, known) or _other(token, Kind.WORD)
            case Sort.SIGN if token.text == "*" and _multiplies(found, place):
                yield _other(token, Kind.OTHER)
            case Sort.SIGN if token.text not in _QUOTES or _stands_alone(found, place):
                yield _sign(found, place)
        place += count


class _Known:
    """What the names seen so far stand for: each is looked up once."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._found: dict[str, Quantity | None] = {}

    def find(self, text: str) -> Quantity | None:
        if text not in self._found:
            self._found[text] = self.names.find(text)
        return self._found[text]


def _word(
    found: Sequence[Token], place: int, language: Language, known: _Known
) -> tuple[Mark, int]:
    """The mark of the phrase at ``place``, and how many tokens it is made of."""
    token = found[place]
    if _may_be_name(found, place, language, known) and (mark := _named(token, known)):
        return mark, 1
    if token.text in {"'s", "’s"}:
        return _other(token, Kind.POSSESSIVE), 1
    reach = language.reach(plain(token.text))
    run = _run(found, place, reach) if reach else []
    entry = language.longest([text for text, _ in run])
    if entry is None:
        return _other(token, Kind.WORD), 1
    last = run[len(entry.words) - 1][1]
    end = found[last].end
    return Mark(entry.kind, token.start, end, token.text, entry.meaning), last - place + 1


def _run(found: Sequence[Token], place: int, most: int) -> list[tuple[str, int]]:
    """Up to ``most`` words from ``place`` on with their places; hyphens between are skipped."""
    words: list[tuple[str, int]] = []
    while place < len(found) and len(words) < most:
        token = found[place]
        if token.sort is Sort.WORD:
            words.append((plain(token.text), place))
        elif token.text != "-" or _stands_alone(found, place):
            break
        place += 1
    return words


def _stands_alone(found: Sequence[Token], place: int) -> bool:
    """Whether the sign at ``place`` is a minus or a dash: blanks or no words are beside it."""
    if found[place].text != "-" or place + 1 == len(found):
        return False
    before, token, after = found[place - 1 : place + 2]
    words = before.sort is Sort.WORD and after.sort is Sort.WORD
    return not (words and before.end == token.start and token.end == after.start)


def _may_be_name(found: Sequence[Token], place: int, language: Language, known: _Known) -> bool:
    """Whether a word is to be looked up as a name.

    What stands before a relation may be one; of other words only letters, Greek letters spelt
    out and the network's own names, where the language has no other use for them.
    """
    text = found[place].text
    if place + 1 < len(found) and found[place + 1].text in {"=", "≈"}:
        return True
    if text.lower() in language.vocabulary:
        return False
    return len(text) == 1 or text.lower() in _SPELT or text in known.names.keys


def _named(token: Token, known: _Known) -> Mark | None:
    quantity = known.find(token.text)
    if quantity is None:
        return None
    return Mark(Kind.NAME, token.start, token.end, token.text, quantity=quantity)


def _other(token: Token, kind: Kind) -> Mark:
    return Mark(kind, token.start, token.end, token.text)


def _number(token: Token, language: Language) -> Mark:
    read = numeral(token.text, decimal_comma=language.decimal_comma)
    kind = Kind.NUMBER if read else Kind.OTHER
    return Mark(kind, token.start, token.end, token.text, number=read)


def _sign(found: Sequence[Token], place: int) -> Mark:
    """A bracket joined to what is before it calls a function, or is a factor."""
    token = found[place]
    joined = place > 0 and found[place - 1].end == token.start
    called = token.text == "(" and joined and found[place - 1].sort is not Sort.SIGN
    other = called or (token.text == "(" and _is_factor(found, place))
    return _other(token, Kind.OTHER if other else _SIGNS.get(token.text, Kind.OTHER))


def _is_factor(found: Sequence[Token], place: int) -> bool:
    """Whether a bracket is part of a product: something is computed in it, or right behind it."""
    inside = itertools.takewhile(lambda k: found[k].text != ")", range(place + 1, len(found)))
    last = place
    for last in itertools.islice(inside, _LONGEST_REMARK):
        if found[last].text in _OPERATORS or (
            found[last].text in "*-" and (_multiplies(found, last) or _subtracts(found, last))
        ):
            return True
    behind = [one.text for one in found[last + 2 : last + 3]]
    return bool(behind) and behind[0] in _BEHIND


def _multiplies(found: Sequence[Token], place: int) -> bool:
    """Whether an asterisk stands between two factors; one that stresses a word has a blank beside.

    That of a bullet has two, with nothing to multiply before it.
    """
    if not 0 < place < len(found) - 1:
        return False
    before, token, after = found[place - 1 : place + 2]
    even = (before.end == token.start) == (token.end == after.start)
    factors = before.sort is not Sort.SIGN or before.text in ")]"
    return even and factors and (after.sort is not Sort.SIGN or after.text in "([-−")


def _subtracts(found: Sequence[Token], place: int) -> bool:
    """Whether a hyphen stands alone, with blanks on both sides."""
    if not 0 < place < len(found) - 1 or found[place].text != "-":
        return False
    before, token, after = found[place - 1 : place + 2]
    return before.end < token.start and token.end < after.start


def _formula(token: Token, language: Language, known: _Known) -> Iterator[Mark]:
    """A number, perhaps an approximate one, a name, or neither."""
    sign = _ROUGHLY.match(token.text)
    start = token.start + (sign.end() if sign else len(token.text) - len(token.text.lstrip()))
    end = token.start + len(token.text.rstrip())
    plain = _LOOSE.sub("", token.text[start - token.start :]).strip()
    read = numeral(plain, decimal_comma=language.decimal_comma) or (
        numeral(plain, decimal_comma=True) if "{,}" in token.text else None
    )
    if not read:
        yield _named(token, known) or _other(token, Kind.OTHER)
        return
    if sign:
        yield Mark(Kind.APPROX, token.start, start)
    yield Mark(Kind.NUMBER, start, end, token.text, number=read)
