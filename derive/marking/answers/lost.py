"""Powers of ten whose sign of a power was lost when they were copied: ``4.386×10−4``."""

from __future__ import annotations

import re

from derive.marking.answers.answer import Answer, Form, read
from derive.marking.answers.dress import trimmed

_LOST = re.compile(
    r"(.*[0-9.]) *(?:[*·×⋅∙x]|\\cdot|\\times) *10 *([+−–-]) *([0-9]{1,2})[ .]*", re.DOTALL
)


def with_power(text: str, decimal_comma: bool = False) -> tuple[Answer, str] | None:
    """The number that ``text`` is with the power in its place, and that power: ``10^-4``.

    None where no power may be lost.
    """
    if "10" not in text:
        return None
    found = _LOST.fullmatch(trimmed(text).replace("$", ""))
    if found is None:
        return None
    sign = "" if found[2] == "+" else "-"
    answer = read(f"{found[1]}e{sign}{found[3]}", decimal_comma)
    return (answer, f"10^{sign}{found[3]}") if answer.form is Form.NUMBER else None
