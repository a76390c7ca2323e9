"""Formulas inside sentences that tell of another case: of what would be, of other networks."""

from __future__ import annotations

import re

_ENGLISH = (
    "would",
    "wouldn't",
    "could",
    "might",
    "were",
    "had been",
    "instead",
    "suppose",
    "supposing",
    "imagine",
    "assume",
    "assuming",
    "hypothetical(?:ly)?",
    "(?:an)?other",
    "different",
    "typical(?:ly)?",
    "code",
    "usually",
    "often",
    "commonly?",
    "default",
    "some authors",
    "paper",
    "exercise",
    "momentum",
    "decay",
    "dropout",
    "regulari[sz]\\w+",
    "temperature",
    "truncat\\w+",
    "scaled",
    "floats?",
    "floating",
    "what if",
    "(?:weights|parameters)(?: \\w+){0,3} (?:zeros?|\\$?0)",
    "without",
    "ideal(?:ly)?",
    "should",
    "want(?:s|ed)?",
    "guess(?:es|ing)?",
    "random(?:ly)?",
    "always",
    "if",
    "any",
    "(?<!by )(?<!first )(?<!last )(?<!next )line(?! by\\b| \\d)",
    "boundary",
    "(?:hyper)?plane",
    "(?:a|an|any|each|every) (?:[\\w-]+ ){0,3}network",
)
_GERMAN = (
    "wären?",
    "würden?",
    "hätten?",
    "könnten?",
    "statt(?:dessen)?",
    "angenommen",
    "andere[nrsm]?",
    "üblicherweise",
    "typischerweise",
    "häufig",
    "oft",
    "meist(?:ens)?",
    "aufgabe",
    "ohne",
    "idealerweise",
    "soll(?:te|ten|en)?",
    "zufällig\\w*",
    "wenn",
    "falls",
    "gerade",
    "trenn\\w+",
    "abgeschnitten\\w*",
    "ein(?:em|es)? (?:\\w+ ){0,3}netz\\w*",
)
_SPANISH = (
    "ser[íi]an?",
    "tendr[íi]an?",
    "habr[íi]an?",
    "podr[íi]an?",
    "tuvieran?",
    "fueran?",
    "hubieran?",
    "supongamos",
    "suponiendo",
    "en lugar",
    "en vez",
    "otr[oa]s?",
    "normalmente",
    "ejercicio",
    "sin",
    "idealmente",
    "deber[íi]an?",
    "aleatori[oa]s?",
    "si",
    "recta",
    "frontera",
    "una red",
)
_FRENCH = (
    "serai(?:en)?t",
    "aurai(?:en)?t",
    "pourrai(?:en)?t",
    "supposons",
    "au lieu",
    "plutôt",
    "autres?",
    "souvent",
    "habituellement",
    "exercice",
    "sans",
    "idéalement",
    "devrai(?:en)?t",
    "aléatoires?",
    "droite",
    "frontière",
    "un réseau",
)
_ITALIAN = (
    "sarebb(?:e|ero)",
    "avrebb(?:e|ero)",
    "dovrebb(?:e|ero)",
    "supponiamo",
    "supponendo",
    "foss(?:e|ero)",
    "avess(?:e|ero)",
    "invece",
    "altrove",
    "altr[oaie]",
    "esercizio",
    "senza",
    "di solito",
    "una rete",
)
_DUTCH = (
    "zou(?:den)?",
    "stel",
    "in plaats",
    "meestal",
    "vaak",
    "indien",
    "opgave",
    "oefening",
    "zonder",
    "een netwerk",
    "temperatuur",
)
_PORTUGUESE = (
    "seriam?",
    "teriam?",
    "suponha(?:mos)?",
    "outr[oa]s?",
    "em vez",
    "geralmente",
    "exerc[íi]cio",
    "sem",
    "uma rede",
)
_LANGUAGES = (_ENGLISH, _GERMAN, _SPANISH, _FRENCH, _ITALIAN, _DUTCH, _PORTUGUESE)
_OTHER_CASE = re.compile(
    r"\b(?:" + "|".join(word for words in _LANGUAGES for word in words) + r")\b", re.IGNORECASE
)
_SUPPOSED = re.compile(
    r"\b(?:suppos(?:e|ing)|imagine|instead|what if|was wäre|angenommen|stattdessen|supongamos"
    r"|supposons|supponiamo|suponha(?:mos)?|stel)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"\b(?:would|were|w[äu]rden?|wären?|hätten?|ser[íi]an?|tendr[íi]an?|serai(?:en)?t|aurai(?:en)?t)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:(?:if|when|whenever|unless|until|once|wenn|falls|sobald|bis|si|cuando|hasta|quand"
    r"|lorsque)(?:\s+\w+){0,2}|for|für|pour|para)\s*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*[,;]?\s*(?:and|und|y|et|e|en)?\s*")
_SHOW = re.compile(
    r"\b(?:(?:show|prove|verify) that|zeigen? sie|zeige|demuestr[ea]|montre[rz]?|dimostrare)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:where|wo|donde|où)\s*$", re.IGNORECASE)
_EXERCISE = re.compile(
    r"\b(?:exercises?|homework|quiz|your turn|übung(?:en)?|aufgaben?|ejercicios?|exercices?)\b",
    re.IGNORECASE,
)
_EXERCISE_BEGINS = re.compile(
    r"\W*(?:exercises?|homework|quiz|your turn|problem \d|question \d|übung|aufgabe|ejercicio"
    r"|exercice)\b[^.:?!]{0,30}[.:?!]",
    re.IGNORECASE,
)
_SOLVED = re.compile(r"\b(?:solutions?|lösung(?:en)?|soluci[oó]n(?:es)?)\b", re.IGNORECASE)
_LONGEST_HEADING = 8  # words
_NEAR = 1_000  # characters before a formula, and after it, that may speak of it
_CLAUSE = 100
_END = re.compile(r"[.!?…](?=\s|$)")


def tells_another_case(
    text: str, start: int, end: int, foreign: re.Pattern[str] | None = None
) -> bool:
    """Whether the sentence around ``text[start:end]`` may speak of another case than the text.

    ``foreign`` finds words that only fit another network.
    """
    around = _around(text, start, end)
    said = (words.search(part) for words in (_OTHER_CASE, foreign) if words for part in around)
    supposed = _SUPPOSED.search(_before(text, start))
    return any(said) or bool(supposed) or _is_exercise(text, around[0])


def _is_exercise(text: str, before: str) -> bool:
    """Whether an exercise with numbers of its own asks to show what follows on ``before``."""
    return bool(_EXERCISE.match(text.lstrip(" *_#")) and _SHOW.search(before))


def asks_another_case(text: str) -> bool:
    """Whether ``text`` ends with a question about another case, so that what follows answers it."""
    asked = text.rstrip()
    if not asked.endswith("?"):
        return False
    last = _around(asked, len(asked) - 1, len(asked))[0]
    return bool(_WOULD.search(last) or _SUPPOSED.search(_before(asked, len(asked))))


def is_condition(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is the condition of a clause, as after "if"."""
    return bool(_CONDITION.search(_before(text, start, _CLAUSE)))


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, between two formulas, only lists them."""
    return bool(_LISTED.fullmatch(text, start, end))


def is_place(text: str, start: int) -> bool:
    """Whether what begins at ``start`` follows on "where"."""
    return bool(_PLACE.search(_before(text, start, _CLAUSE)))


def _before(text: str, start: int, most: int = _NEAR) -> str:
    return text[max(0, start - most) : start]


def is_heading(text: str) -> bool:
    """Whether ``text`` is short and no sentence."""
    words = text.split()
    return 0 < len(words) <= _LONGEST_HEADING and text.rstrip()[-1:] not in ".,:;!"


def asks(heading: str) -> bool:
    """Whether what stands under ``heading`` is left to the reader."""
    return bool(_EXERCISE.search(heading)) and not _SOLVED.search(heading)


def begins_exercise(text: str) -> bool:
    """Whether ``text`` is an exercise: "Problem 3: Replace …"."""
    return bool(_EXERCISE_BEGINS.match(text)) and not _SOLVED.search(text)


def opening(text: str) -> str:
    """The sentence at the end of ``text`` that goes on after it; nothing if it is finished."""
    return _around(text, len(text.rstrip()), len(text))[0]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after, in the same sentence."""
    before, last = _before(text, start), min(len(text), end + _NEAR)
    ends = [found.end() for found in _END.finditer(before)]
    stop = _END.search(text, end, last)
    return before[ends[-1] if ends else 0 :], text[end : stop.start() if stop else last]
