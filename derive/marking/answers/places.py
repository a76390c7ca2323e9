"""What stands in place of a line that was to be filled in, in a sentence or in an equation."""

from __future__ import annotations

import re

UNCLEAR = "?!"  # no blank, and nothing that can be read
CHAIN = 3  # factors of the chain that a sheet asks for
_LINE = re.compile(r"(?:\\?_){3,}")
_ASKING = re.compile(r".*(?:[:>]|\$`[^`]*`\$|\berror\b)", re.DOTALL)  # what leads to a line
_DRESS = " \t*_`$\\"
_END = re.compile(r"[.;](?:\s|$)")
_MARKS = re.compile(r"<!--[^>]*-->")
_ROW_END = re.compile(r"&&|\\\\|\\end\{aligned\}")
_NUMBERED = re.compile(r"&&[^\n]*|\\(?:begin|end)\{aligned\}|\\\\\s*$", re.MULTILINE)
_OPEN = r"\underline"


def in_sentence(before: str, behind: str) -> str:
    """The words written around a mark: ``before`` it in its line, or ``behind`` it.

    Nothing, where the line to write on is as it was.
    """
    front, *rest = _LINE.split(before)
    parts = [_ASKING.sub("", front), *rest, _END.split(behind + " ", maxsplit=1)[0]]
    return " ".join(part for one in parts if (part := one.strip(_DRESS)))


def in_equation(before: str, key: str) -> str:
    """What stands in the equation above a mark where ``key`` is asked for."""
    before = _MARKS.sub("", before)
    block = before[before.rfind("```math") + len("```math") :] if "```math" in before else ""
    if not block.rstrip().endswith("```") or "=" not in block:
        return ""
    asked = key.rpartition(":")[2] if ":" in key else ""
    if not asked:
        return _result(block)
    first = " ".join(_NUMBERED.sub("", block).replace("&", " ").split("=")[1].split()).strip("` ")
    if asked == "formula":
        return "" if _OPEN in first else first
    return _factor(first, asked)


def _result(block: str) -> str:
    """What the last row of an equation ends in."""
    last = [row for row in block.split("\n") if "=" in row][-1]
    side = _ROW_END.split(last)[0].rpartition("=")[2]
    return "" if _OPEN in side else side.strip().strip("$` ")


def _factor(product: str, asked: str) -> str:
    """The factor asked for; what cannot be told apart is unclear."""
    factors = [one.strip() for one in product.split(r"\cdot")]
    place = int(asked.removeprefix("factor")) - 1 if asked[6:].isdecimal() else CHAIN
    if len(factors) != CHAIN or place not in range(CHAIN):
        return "" if product.count(_OPEN) == len(factors) else UNCLEAR
    return "" if _OPEN in factors[place] else factors[place]
