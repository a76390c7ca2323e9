"""The ways in which a sentence gives a quantity its number, as patterns over kinds of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from derive.reading.prose.kinds import NOUNS, pattern


class Way(StrEnum):
    """What a pattern says of the quantity and its numbers."""

    VALUE = "value"
    NAMED = "named"  # by names alone
    UNITS = "units"  # of what units or the network put out
    TARGETS = "targets"
    INPUTS = "inputs"
    RATE = "rate"  # of the learning rate, wherever in the sentence
    SLOPE = "slope"
    IT = "it"
    FALL = "fall"  # from one number to another
    STEP = "step"  # the same in a list: w5: 0.4 → 0.3589
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Pattern:
    """``decimals`` wants numbers with decimals: "output 1" is the name of an output.

    ``verb_second`` is for languages whose verb may stand before its subject.
    """

    way: Way
    expression: re.Pattern[str]
    decimals: bool = False
    verb_second: bool = False


_ARTICLE = "[@det@either@its]{0,2}"
_ANY = "[@det@some@either@its]{0,2}"
_THE = "[@det@either]{0,2}"
_OF = "[@of@either]"
_NOUN = f"[{''.join(f'@{kind}' for kind in NOUNS)}]"
_UNIT = "(?:@unit?@name)"
_OWNER = f"(?:@network|@layer|{_UNIT}|@unit)"
_PHRASE = f"""
    (?P<np>{_ARTICLE}[@adjective@count@ordinal]{{0,3}}
    (?:(?P<whose>@network|{_UNIT})@possessive?)?@adjective?(?P<noun>{_NOUN})@adjective?
    (?:(?:{_OF}|(?<=[@net@error])[@to@at]){_THE}@adjective?(?P<owner>{_OWNER}(?:(?:@comma|@and){_UNIT}(?=[@and@comma@be]))*))?
    (?P<alias>@name|@comma@name(?=@comma)|@open@name@close)?)
"""
_SOME_PHRASE = "(?!@some@adjective?[@network@unit])" + _PHRASE.replace(_ARTICLE, _ANY, 1)
_WHO = f"(?P<np>{_THE}[@count@adjective]{{0,2}}(?P<who>@network|@output|{_UNIT}|@unit))"
_TARGET_BESIDE = r"""
    (?:@open(?:@versus?@det?@number@target|@versus?@det?@target[@of@colon@equal]?@number)@close)?
"""
_ITEM = f"@approx?@number{_TARGET_BESIDE}"
_LIST = f"(?P<list>{_ITEM}(?:(?:@comma@and?|@and|@semicolon){_ITEM})*)"
_LINK = "(?P<link>(?:@comma@comma?)?(?:@be(?:@change|@same|@lead|@flow)?|@same|@change|@drop@to))"
_ENDED = r"(?!@comma?@or|[@comma@and@semicolon]{1,2}[@approx@number])"
_NEXT = r"[@period@comma@semicolon@colon@close@open@and@flow@which@done@lead]"
_FOLLOW = f"{_ENDED}(?=@each?(?:{_NEXT}|$))"
_FOLLOW_FREE = f"{_ENDED}(?=@each?(?:[@we]|{_NEXT}|$))"
_LEFT = "(?:^|(?<=[@comma@semicolon@colon@open@lead@flow@and@which]))"
_LEFT_FREE = (
    "(?:^|(?<=[@comma@semicolon@colon@open@lead@flow@and@which@have@with@give@we@when@feed])"
    "|(?<=@of)(?=[@det@adjective@count]{0,3}@input))"
)
_AFTER_ANYTHING = "(?:^|(?<=[@comma@and@lead]))"  # at the start only after a moment
_NAMED = "(?:@det{0,2}@adjective?@det?[@weight@bias@input@target@output@net@unit@gradient]?@name)"
_NAMES = f"(?P<np>{_NAMED}(?:(?:@comma@and?|@and){_NAMED})*)"
_TOP = f"""
    {_ARTICLE}(?:(?P<error>[@total@error@cost])(?:{_OF}{_THE}(?:@network|(?P<unit>{_UNIT})))?
    |(?P<top>@name)|[@output@net]{_OF}@unit?(?P<topped>@name))
"""
_BY = f"{_THE}(?:@weight|@bias|@unit|(?P<role>[@output@net]){_OF}{_THE}@unit?)?(?P<by>@name)"
_SLOPE = f"""
    (?P<np>{_THE}@adjective?@gradient(?:
      {_OF}{_TOP}[@wrt@after]{_BY}
      |[@wrt@after]{_THE}[@weight@bias]?(?P<by_alone>@name)
      |{_OF}{_THE}[@weight@bias]?(?P<parameter>@name)))
"""
_CHANGED = "(?P<link>@move|@drop)"
_FROM_TO = "[@from@of]@approx?(?P<old>@number)(?P<to>@to)(?P<list>@approx?@number)"
_ARROW = "(?P<link>[@colon@equal])(?P<old>@number)@arrow(?P<list>@number)"

PATTERNS = (
    Pattern(Way.VALUE, pattern(f"{_LEFT}{_PHRASE}{_LINK}{_LIST}{_FOLLOW}")),
    Pattern(
        Way.VALUE,
        pattern(f"^{_PHRASE}(?P<link>[@colon@equal]){_LIST}(?=@period?$)"),
        decimals=True,
    ),
    Pattern(Way.VALUE, pattern(f"{_LEFT_FREE}{_SOME_PHRASE}@of{_LIST}{_FOLLOW_FREE}")),
    Pattern(Way.VALUE, pattern(f"{_LEFT_FREE}{_SOME_PHRASE}{_LIST}{_FOLLOW_FREE}"), decimals=True),
    Pattern(Way.NAMED, pattern(f"{_LEFT}{_NAMES}{_LINK}{_LIST}{_FOLLOW}")),
    Pattern(
        Way.NAMED,
        pattern(
            "(?<![@other@of@to@at@when@equal@number@wrt@after@versus@if])"
            f"{_NAMES}(?P<link>@equal){_LIST}(?=@each?(?:[@we@close]|{_NEXT}|$))"
        ),
    ),
    Pattern(Way.UNITS, pattern(f"{_LEFT}{_WHO}(?:@give|@output){_LIST}{_FOLLOW}")),
    Pattern(
        Way.UNITS,
        pattern(f"{_AFTER_ANYTHING}(?P<link>@give){_WHO}{_LIST}{_FOLLOW}"),
        verb_second=True,
    ),
    Pattern(
        Way.INPUTS,
        pattern(f"(?<=[@det@some@either@have@with@feed@of]){_LIST}(?P<np>@input){_FOLLOW}"),
    ),
    Pattern(
        Way.INPUTS,
        pattern(f"(?P<np>@feed@det?@network?[@have@with]?){_LIST}{_FOLLOW}"),
    ),
    Pattern(
        Way.TARGETS,
        pattern(f"@want{_WHO}(?:@to@output|@to@give|@be|@give|@to){_LIST}{_FOLLOW}"),
    ),
    Pattern(Way.TARGETS, pattern(f"@want{_PHRASE}(?:@be|@to){_LIST}{_FOLLOW}")),
    Pattern(Way.TARGETS, pattern(f"{_LEFT}{_WHO}@should{_LIST}[@give@be]?{_FOLLOW}")),
    Pattern(Way.TARGETS, pattern(f"{_LEFT}{_PHRASE}@should{_LIST}[@give@be]?{_FOLLOW}")),
    Pattern(Way.RATE, pattern(f"{_SOME_PHRASE}@comma?@which@we?(?:@be|@same){_LIST}{_FOLLOW}")),
    Pattern(Way.RATE, pattern(f"{_NAMES}@comma?@which@we?(?:@be|@same){_LIST}{_FOLLOW}")),
    Pattern(Way.RATE, pattern(f"(?<=[@det@some]){_LIST}(?P<np>@rate){_FOLLOW}")),
    Pattern(Way.RATE, pattern(f"@setting@we?{_SOME_PHRASE}[@to@of@at]{_LIST}{_FOLLOW}")),
    Pattern(Way.RATE, pattern(f"@setting@we?{_NAMES}[@to@of@at]{_LIST}{_FOLLOW}")),
    Pattern(Way.RATE, pattern(f"{_PHRASE}@which@to{_LIST}@setting"), verb_second=True),
    Pattern(Way.RATE, pattern(f"{_PHRASE}@comma@which@to{_LIST}@setting"), verb_second=True),
    Pattern(
        Way.VALUE,
        pattern(f"{_AFTER_ANYTHING}(?P<link>@be){_PHRASE}{_LIST}{_FOLLOW}"),
        verb_second=True,
    ),
    Pattern(
        Way.VALUE,
        pattern(f"{_AFTER_ANYTHING}(?P<link>@drop){_PHRASE}@to{_LIST}{_FOLLOW}"),
        verb_second=True,
    ),
    Pattern(
        Way.VALUE,
        pattern(f"(?<=[@lead@flow@when@which]){_PHRASE}{_LIST}@be{_FOLLOW}"),
        verb_second=True,
    ),
    Pattern(Way.SLOPE, pattern(f"{_LEFT}{_SLOPE}{_LINK}{_LIST}{_FOLLOW}")),
    Pattern(Way.SLOPE, pattern(f"{_LEFT_FREE}{_SLOPE}@of{_LIST}{_FOLLOW_FREE}")),
    Pattern(Way.SLOPE, pattern(f"^{_SLOPE}@colon{_LIST}(?=@period?$)")),
    Pattern(Way.IT, pattern(f"{_LEFT}(?P<np>@it){_LINK}{_LIST}{_FOLLOW}")),
    Pattern(Way.FALL, pattern(f"{_LEFT}{_PHRASE}{_CHANGED}{_FROM_TO}@done?{_FOLLOW}")),
    Pattern(Way.FALL, pattern(f"{_LEFT}(?P<np>{_NAMED}){_CHANGED}{_FROM_TO}@done?{_FOLLOW}")),
    Pattern(Way.FALL, pattern(f"{_CHANGED}{_PHRASE}{_FROM_TO}{_FOLLOW}")),
    Pattern(Way.FALL, pattern(f"{_CHANGED}(?P<np>{_NAMED}){_FROM_TO}{_FOLLOW}")),
    Pattern(
        Way.FALL,
        pattern(f"{_AFTER_ANYTHING}(?P<link>@be){_PHRASE}{_FROM_TO}@done{_FOLLOW}"),
        verb_second=True,
    ),
    Pattern(Way.STEP, pattern(f"{_LEFT}(?P<np>{_NAMED}){_ARROW}{_FOLLOW}")),
    Pattern(
        Way.IDENTITY,
        pattern(
            f"{_LEFT}(?P<left>@name)(?:@same|(?P<be>@be))@det?[@weight@bias]?"
            f"(?P<right>@name){_FOLLOW}"
        ),
    ),
)
