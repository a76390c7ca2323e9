"""Plain text in Typst: every character shows as itself and none acts as markup."""

from __future__ import annotations

import re

from markupsafe import Markup

from derive.notation.typst import quoted
from derive.writers.escaping import readable

_ACTIVE = re.compile(
    r"""[\\#$*_`<>@~"/\[\]=+]"""
    r"|\.(?=\.)|(?<=\d)\.(?=\s|$)"  # an ellipsis; the number of an item
    r"|(?<![^\W\d_])-|-(?![^\W\d_])"  # all but a hyphen between letters
)


def typst(text: str) -> str:
    """Text for a paragraph, a heading or a cell, at its start or inside it."""
    return _ACTIVE.sub(r"\\\g<0>", readable(text)).replace("\u00a0", "~")


def literal(text: str) -> Markup:
    """Text as a string of Typst, for a title or a description."""
    return Markup(quoted(readable(text)))
