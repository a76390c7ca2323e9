"""Sentences that quote what somebody got wrong: ``Do not write 0.41``, ``Häufiger Fehler: …``.

The words for an error of a network are left alone: it is what these documents are about.
"""

from __future__ import annotations

import re

_WORDS = (
    # English
    r"wrong(?:ly)?|incorrect(?:ly)?|erroneous(?:ly)?|mistake[ns]?|mistakenly|misprints?|typos?",
    r"(?:do not|don't|never) (?:write|use|compute|confuse|forget)|tempting|forgets?|forgot(?:ten)?",
    r"(?:a|my|some|one|the) (?:student|colleague|friend|teacher|pupil)s?",
    r"no marks|buggy|slides use|famous examples?|(?:common|usual|typical) slips?",
    # German
    r"(?:häufige[rn]?|typische[rn]?|beliebte[rn]?) fehler|denkfehler|rechenfehler|fehlerhaft\w*",
    r"falsch\w*|fälschlich\w*|vergessen|vergaß|vergisst|verwechsel\w+|druckfehler|irrtümlich",
    # French
    r"erreurs? (?:fréquentes?|classiques?|courantes?|typiques?)|faux|fausses?|à tort|oublié\w*",
    r"étudiante?s? (?:a|ont)|coquilles?|dans une copie",
    # Spanish
    r"error(?:es)? (?:común|comunes|frecuentes?|típicos?)|(?:por|un) error|equivoca\w+|olvid\w+",
    r"errat\w+|mal calculad\w+|un estudiante",
    # Italian
    r"errore (?:comune|tipico|frequente)|sbagli\w+|dimentic\w+|uno studente|refus[oi]",
    # Dutch
    r"veelgemaakte fout\w*|ten onrechte|verkeerd\w*|vergeten|vergeet|een student",
    # Portuguese
    r"erros? comu[mn]s?|errad\w+|esquec\w+|por engano|um aluno",
)
_QUOTES = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


def quotes_a_mistake(sentence: str) -> bool:
    """Whether ``sentence`` tells what somebody got wrong, or could."""
    return bool(_QUOTES.search(sentence))
