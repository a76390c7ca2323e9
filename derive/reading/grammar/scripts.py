"""What stands at the top of a name: indices, the mark of a transpose, or a power."""

from __future__ import annotations

import re
from typing import NamedTuple

_INDEX = re.compile(
    r"(?P<group>\([^\W\d_]+(?:[+-]\d+)?\)|\(\d+(?:,\d+)*\)|\[[^\[\]]*\]|[⟨<][^<>⟨⟩]*[⟩>])"
    r"|(?P<mark>\+\d*|\*|'|-(?!\d))"
    r"|(?P<top>T(?![\w+-]))"
    r"|(?P<letter>[lLtkijmn](?:[+-]\d+)?(?!\w))"
    r"|(?P<word>[^\W\d_]{2,})"
    r"|(?P<layer>\d+)"
    r"|(?P<comma>,)"
)


class Top(NamedTuple):
    """The indices of a superscript, and whether a T stands among them."""

    indices: tuple[str, ...]
    transposed: bool = False


def top(text: str) -> Top | None:
    """``(2)+`` is two indices, ``T`` a transpose; nothing if ``text`` is a power, as 2 or 1-1."""
    place, indices, transposed = 0, [], False
    while place < len(text):
        found = _INDEX.match(text, place)
        if not found:
            return None
        if found.lastgroup == "layer" and not _listed(text, found):
            return None
        if found.lastgroup == "top":
            transposed = True
        elif found.lastgroup != "comma":
            indices.append(found[0].replace("<", "⟨").replace(">", "⟩"))
        place = found.end()
    return Top(tuple(indices), transposed)


def _listed(text: str, found: re.Match[str]) -> bool:
    """Whether a comma stands beside the digits."""
    return text.startswith(",", found.end()) or text[: found.start()].endswith(",")


def bottom(text: str) -> tuple[str, ...]:
    """The indices of a subscript, split at commas."""
    return tuple(index for index in text.replace(";", ",").split(",") if index)
