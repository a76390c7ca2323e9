"""What is said of formulas besides right and wrong."""

from __future__ import annotations

import numpy as np

from derive.marking.answers.answer import Answer, Form
from derive.marking.outcome import Outcome
from derive.marking.verdict import Kind

NO_VALUE = Outcome(Kind.UNREADABLE, note="the number is too large, or divides by 0")
UNKNOWN = Outcome(Kind.PERSON, note="what is asked for here is not known")
NUMBERS = Outcome(Kind.PERSON, note="numbers stand here in place of a formula")
MIXED = Outcome(Kind.PERSON, note="it mixes symbols with numbers, and each sheet has its own")
THESE_NUMBERS = Outcome(Kind.PERSON, note="it holds for these numbers only: symbols are asked for")
REPEATED = Outcome(Kind.UNREADABLE, note="it repeats the question: write what it is made of")
OWN_NAME = Outcome(Kind.PERSON, note="it is written with what is asked for")
SPECIAL = Outcome(
    Kind.PERSON, note="it is right only because some of the given numbers are 0, 1 or -1"
)
OTHER_SIGN = Outcome(
    Kind.PERSON, note="it is right where delta is the negative derivative; here it is not"
)
OTHER_PLACE = Outcome(Kind.PERSON, note="it is another factor of the same product")
UNDECIDED = Outcome(Kind.PERSON, note="it could not be decided")
TOO_LONG = Outcome(Kind.PERSON, note="it could not be decided in the time there is")


def number(value: float) -> Outcome:
    """A formula that is worth one number."""
    if not np.isfinite(value):
        return NO_VALUE
    return Outcome(answer=Answer(Form.NUMBER, value, places=40, significant=40))
