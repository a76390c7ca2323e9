"""The kinds of words that sentences about a network are made of, and patterns over them.

A sentence is a string with one private letter for the kind of each of its words, so a regular
expression is a grammar: ``@det? @rate @of @number`` is "a learning rate of 0.5".
"""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a word, a number or a sign does in its sentence."""

    DET = "det"  # the, our
    SOME = "some"  # a, some
    EITHER = "either"  # German "der": an article, or an article with "of" in it
    ITS = "its"
    IT = "it"
    ADJECTIVE = "adjective"  # says nothing that matters: resulting, actual
    COUNT = "count"  # two, both
    ORDINAL = "ordinal"
    TOTAL = "total"  # the total error
    ERROR = "error"
    COST = "cost"
    OUTPUT = "output"
    TARGET = "target"
    INPUT = "input"
    NET = "net"
    WEIGHT = "weight"
    BIAS = "bias"
    RATE = "rate"
    DELTA = "delta"
    GRADIENT = "gradient"
    NETWORK = "network"
    UNIT = "unit"
    LAYER = "layer"
    NAME = "name"  # a quantity by its name, as w_5
    NUMBER = "number"
    APPROX = "approx"
    BE = "be"
    SAME = "same"  # equals
    CHANGE = "change"  # drops to
    DROP = "drop"  # drops, its "to" elsewhere
    MOVE = "move"  # drops, if it says from where as well
    FROM = "from"
    SHOULD = "should"
    GIVE = "give"  # generates
    WANT = "want"
    SETTING = "setting"  # we set, we choose
    DONE = "done"  # a participle at the end: (auf 0,5) gesetzt
    HAVE = "have"  # what may stand before "an error of 0.3": gives, with, using
    WITH = "with"  # the same, where what follows may be a case: with, given
    FEED = "feed"
    OF = "of"
    WRT = "wrt"
    TO = "to"
    AT = "at"  # a preposition that sets a scene: at, in, under
    WHICH = "which"
    WE = "we"
    WHEN = "when"
    LEAD = "lead"  # may stand before a statement: here, that, note that
    FLOW = "flow"  # may stand before one and after one: but, therefore
    AND = "and"
    OR = "or"
    VERSUS = "versus"
    EACH = "each"  # respectively
    POSSESSIVE = "possessive"
    MOMENT = "moment"  # initially, now
    AFTER = "after"
    ROUND = "round"  # an update of the parameters: iteration, epoch
    PASS = "pass"  # a word that may mean a round
    STEP = "step"  # or one of the calculation
    REPEAT = "repeat"
    PROCESS = "process"
    TIMES = "times"
    MORE = "more"
    TRAINING = "training"
    STOP = "stop"  # nothing in this sentence is claimed
    DOUBT = "doubt"  # nor in the rest of the paragraph
    IF = "if"  # nor in the rest, if this sentence has a number
    EQUAL = "equal"  # =
    ARROW = "arrow"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    COLON = "colon"
    OPEN = "open"
    CLOSE = "close"
    PERIOD = "period"
    QUESTION = "question"
    WORD = "word"  # any other
    OTHER = "other"  # a sign, a formula, a number that is none of ours


LETTERS = {kind: chr(0xE000 + place) for place, kind in enumerate(Kind)}
NOUNS = (
    Kind.TOTAL,
    Kind.ERROR,
    Kind.COST,
    Kind.OUTPUT,
    Kind.TARGET,
    Kind.INPUT,
    Kind.NET,
    Kind.WEIGHT,
    Kind.BIAS,
    Kind.RATE,
    Kind.DELTA,
)


def pattern(text: str) -> re.Pattern[str]:
    """The regular expression ``text``, ``@kind`` being the letter of a kind; blanks are ignored."""
    close = "".join(text.split())
    return re.compile(re.sub(r"@([a-z]+)", lambda found: LETTERS[Kind(found[1])], close))
