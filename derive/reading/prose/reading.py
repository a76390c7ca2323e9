"""The claims that a paragraph makes about a network in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from derive.algebra.variable import Variable
from derive.reading.passage import Paragraph
from derive.reading.prose import network
from derive.reading.prose.claim import Claim, Memory, Names, Statement
from derive.reading.prose.english import ENGLISH
from derive.reading.prose.french import FRENCH
from derive.reading.prose.german import GERMAN
from derive.reading.prose.kinds import Kind
from derive.reading.prose.language import Language, spoken
from derive.reading.prose.marks import Marks, marks, plain
from derive.reading.prose.numerals import alike
from derive.reading.prose.sentence import LONGEST, Sentence, numbered, sentences
from derive.reading.prose.settings import in_their_scene
from derive.reading.prose.spanish import SPANISH
from derive.reading.prose.statements import statements
from derive.reading.prose.timing import remember, timed
from derive.reading.prose.tokens import Sort, Token, tokens

LANGUAGES = (ENGLISH, GERMAN, SPANISH, FRENCH)
_SAMPLE = 500  # words that tell the language
_SILENT = {Kind.STOP, Kind.IF, Kind.QUESTION}


def claims(paragraph: Paragraph, names: Names, memory: Memory) -> tuple[Statement, ...]:
    """What ``paragraph`` says of the network's quantities beyond doubt, in the order of the text.

    A number that may be anything else is left alone. ``memory`` is the document's, and changes.
    """
    cut = tuple(tokens(paragraph))
    language = language_of(cut, memory)
    found = tuple(marks(cut, language, names))
    doubt, memory.doubt = memory.doubt, False
    memory.unit, memory.subject = None, None
    memory.rounds = max(memory.rounds - 1, 0)
    result: list[Statement] = []
    for said in sentences(found):
        memory.doubt = _supposes(said)
        doubt = doubt or memory.doubt
        sentence = Sentence(names, memory, timed(numbered(said, names, memory)), paragraph.source)
        stated = [] if doubt or _is_silent(said) else _agreed(sentence, language)
        if _contradicts(stated, names, memory):
            doubt, stated = True, []
        _remember(sentence, stated)
        result.extend(stated)
    return tuple(sorted(result, key=lambda one: one.start))


def language_of(cut: Sequence[Token], memory: Memory) -> Language:
    """The language of the paragraph; where it does not tell, that of the paragraph before."""
    default = next((one for one in LANGUAGES if one.name == memory.language), ENGLISH)
    words = [plain(token.text) for token in cut if token.sort is Sort.WORD]
    language = spoken(words[:_SAMPLE], LANGUAGES, default)
    memory.language = language.name
    return language


def _supposes(said: Marks) -> bool:
    """Whether a sentence speaks of what is not the case, or not of this network."""
    kinds = {mark.kind for mark in said}
    return Kind.DOUBT in kinds or kinds >= {Kind.IF, Kind.NUMBER}


def _is_silent(said: Marks) -> bool:
    return len(said) > LONGEST or any(mark.kind in _SILENT for mark in said)


def _agreed(sentence: Sentence, language: Language) -> list[Statement]:
    """Each number's claim, if all patterns that find it agree on what it is."""
    found: dict[int, list[Statement]] = {}
    for one in statements(sentence, verb_second=language.verb_second):
        found.setdefault(one.start, []).append(one)
    agreed = [many[0] for many in found.values() if len({_meant(one) for one in many}) == 1]
    return in_their_scene(sentence.marks, agreed)


def _meant(one: Statement) -> object:
    return one.quantity if isinstance(one, Claim) else (one.left, one.right)


def _contradicts(stated: Iterable[Statement], names: Names, memory: Memory) -> bool:
    """Whether an input, a target or the rate has another number than before.

    Then the text compares cases, and speaks of one that is not this network's.
    """
    for one in stated:
        if isinstance(one, Claim) and isinstance(one.quantity, Variable):
            known = (memory.given.get(one.quantity), one.case and names.given.get(one.quantity))
            if any(value and not alike(value, Decimal(one.digits)) for value in known):
                return True
    return False


def _remember(sentence: Sentence, stated: Iterable[Statement]) -> None:
    """Let the sentence's units, its error, its moments and the given numbers be known."""
    memory, names = sentence.memory, sentence.names
    memory.layer = sentence.layer_before(len(sentence.marks)) or memory.layer
    spoken_of = sentence.unit_before(len(sentence.marks))
    memory.unit = spoken_of[0] if len(spoken_of) == 1 else None
    memory.subject = None
    for one in stated:
        if isinstance(one, Claim) and isinstance(one.quantity, Variable):
            base = one.quantity.after(-one.quantity.updates)
            memory.subject = base if base == network.total(names) else None
            if not names.moves(one.quantity):
                memory.given.setdefault(base, Decimal(one.digits))
    if any(mark.kind is Kind.ROUND for mark in sentence.marks):
        memory.rounds = 2
    memory.renewed |= sentence.timed.renews
    remember(sentence.timed, memory)
