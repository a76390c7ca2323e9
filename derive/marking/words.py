"""Blanks for a word: the name of a rule, or which way something goes.

Capitals, hyphens, accents and articles do not matter, nor which of four languages it is. A word
that is not known here goes to a person; only another rule, or the other way, is wrong.
"""

from __future__ import annotations

import math
import re
from enum import Enum
from unicodedata import normalize

from derive.algebra.variable import RATE
from derive.marking.answers.dress import trimmed
from derive.marking.outcome import Outcome
from derive.marking.question import Question
from derive.marking.verdict import Kind

LONGEST = 80  # characters that are looked at


class Word(Enum):
    """What a word may mean."""

    CHAIN = "chain rule"
    PATHS = "sum over all paths"
    DESCENT = "gradient descent"
    PRODUCT = "product rule"
    QUOTIENT = "quotient rule"
    SUM = "sum rule"
    POWER = "power rule"
    DELTA = "delta rule"
    BACKPROPAGATION = "backpropagation"
    UP = "up"
    DOWN = "down"


# As they are written without accents, hyphens and articles.
_SAID = {
    Word.CHAIN: (
        "chain rule, chainrule, rule of chain, chain, kettenregel, regla de cadena, "
        "regle de chaine, regle de derivation en chaine, multivariable chain rule, "
        "multivariate chain rule, mehrdimensionale kettenregel"
    ),
    Word.PATHS: (
        "sum over all paths, sum over paths, sum of all paths, sum of paths, add up all paths, "
        "summe uber alle pfade, summe uber alle wege, suma sobre caminos, "
        "somme sur tous chemins, path sum, multivariable chain rule, multivariate chain rule, "
        "total derivative, total differential, totale ableitung, totales differential"
    ),
    Word.DESCENT: (
        "gradient descent, gradient descent method, gradient descent rule, steepest descent, "
        "method of steepest descent, stochastic gradient descent, batch gradient descent, sgd, "
        "gd, gradientenabstieg, gradientenabstiegsverfahren, gradientenverfahren, "
        "verfahren des steilsten abstiegs, descenso de gradiente, descenso del gradiente, "
        "descenso por gradiente, descente de gradient, descente du gradient, "
        "algorithme du gradient"
    ),
    Word.PRODUCT: "product rule, produktregel, regla del producto, regle du produit",
    Word.QUOTIENT: "quotient rule, quotientenregel, regla del cociente, regle du quotient",
    Word.SUM: "sum rule, summenregel, regla de suma, regle de somme",
    Word.POWER: "power rule, potenzregel, regla de potencia, regle de puissance",
    Word.DELTA: "delta rule, deltaregel, delta regel, regla delta, regle delta",
    Word.BACKPROPAGATION: (
        "backpropagation, back propagation, backprop, fehlerruckfuhrung, retropropagacion, "
        "retropropagation"
    ),
    Word.UP: (
        "+, plus, positive, positiv, positivo, positif, grows, grow, growing, increases, increase, "
        "rises, rise, goes up, up, larger, bigger, greater, higher, gets larger, becomes larger, "
        "wachst, steigt, nimmt zu, grosser, wird grosser, hoher, crece, aumenta, sube, mayor, "
        "mas grande, croit, augmente, monte, plus grand, plus grande"
    ),
    Word.DOWN: (
        "-, minus, negative, negativ, negativo, negatif, falls, fall, falling, decreases, "
        "decrease, shrinks, shrink, drops, drop, goes down, down, smaller, lower, less, "
        "gets smaller, becomes smaller, sinkt, fallt, nimmt ab, kleiner, wird kleiner, niedriger, "
        "decrece, disminuye, baja, menor, mas pequeno, diminue, decroit, baisse, plus petit, "
        "plus petite"
    ),
}
_MEANINGS: dict[str, frozenset[Word]] = {
    said: frozenset(word for word, all_said in _SAID.items() if said in all_said.split(", "))
    for all_said in _SAID.values()
    for said in all_said.split(", ")
}
_ARTICLES = frozenset(
    ("the", "a", "it", "die", "der", "das", "la", "el", "los", "las", "le", "les", "todos")
)
_SIGNS = {"−": "-", "–": "-", "＋": "+"}

PERSON = Outcome(Kind.PERSON, note="a word is asked for, and this one is not known here")
WRONG = Outcome(Kind.WRONG)
_NEAR = frozenset({Word.CHAIN, Word.PATHS}), frozenset({Word.DESCENT, Word.DELTA})


def judged(text: str, question: Question, worth: float, *, recurrent: bool) -> Outcome:
    """The verdict on ``text``; ``worth`` is the value of the quantity that the blank is about."""
    right, meant = asked(question, worth, recurrent=recurrent), meanings(text)
    if right is None or not meant:
        return PERSON
    if right in meant:
        return Outcome(Kind.RIGHT)
    ways = frozenset({Word.UP, Word.DOWN})
    unlike = (right in ways) is not bool(meant & ways)
    near = any(right in both and meant & both for both in _NEAR)
    return PERSON if unlike or near or Word.BACKPROPAGATION in meant else WRONG


def asked(question: Question, worth: float, *, recurrent: bool) -> Word | None:
    """The word that belongs there; None where that is not known."""
    match question.key.rpartition(":")[2]:
        case "sign" if worth:
            return _way(worth)
        case "step" if worth:
            return _way(-worth)
        case "paths":
            return Word.PATHS
        case "rule" if question.quantity == RATE:
            return Word.DESCENT
        case "rule":
            return Word.PATHS if recurrent else Word.CHAIN
    return None


def printed(question: Question, worth: float, *, recurrent: bool) -> str:
    """The word that belongs there, as a sheet prints it."""
    word = asked(question, worth, recurrent=recurrent)
    if word in (Word.UP, Word.DOWN):
        names = ("grows", "falls") if question.key.endswith(":sign") else ("larger", "smaller")
        return names[word is Word.DOWN]
    return "" if word is None else word.value


def _way(worth: float) -> Word | None:
    if math.isnan(worth):
        return None
    return Word.UP if worth > 0 else Word.DOWN


def is_sign(text: str, question: Question) -> bool:
    """Whether a stroke, which elsewhere leaves a blank empty, is the sign asked for here."""
    about = question.key.rpartition(":")[2]
    return about in ("sign", "step") and _plain(text) in ("+", "-")


def meanings(text: str) -> frozenset[Word]:
    """What ``text`` may mean; nothing for a word that is not known."""
    return _MEANINGS.get(_plain(text), frozenset())


def _plain(text: str) -> str:
    """Small letters without accents, hyphens, articles and full stops."""
    folded = normalize("NFKD", trimmed(text[:LONGEST]).removeprefix("'").casefold())
    letters = "".join(_SIGNS.get(sign, sign) for sign in folded if not "\u0300" <= sign <= "\u036f")
    if letters.strip() in ("+", "-"):
        return letters.strip()
    words = re.findall(r"[a-z]+", letters)
    known = " ".join(word for word in words if word not in _ARTICLES)
    rest = re.sub(r"[a-z\s.,;:!'\"()_*\u2010-\u2015-]", "", letters)
    return "" if rest or len(text) > LONGEST else known
