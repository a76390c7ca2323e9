"""Plain text in Markdown and HTML: every character shows as itself and none acts as markup.

Control characters show nowhere and are left out; line breaks in a text are spaces.
"""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

_MARKUP = re.compile(r"([\\`*_\[\]<>|$~]|&(?=#?\w+;))")
_BLOCK = re.compile(r"^(\s*(?:\d+(?=[.)])|(?=[-+#=])))(.)(?=[#=-]*(?:\s|$))", re.ASCII)
_HIDDEN = {"Cc", "Cs", "Cn"}  # control characters, halves of surrogate pairs, unassigned ones


def readable(text: str) -> str:
    """``text`` on one line, without the characters that no format can show."""
    spaced = re.sub(r"\s*[\n\r\t\v\f\u2028\u2029]\s*", " ", text)
    return "".join(mark for mark in spaced if unicodedata.category(mark) not in _HIDDEN)


def html(text: str) -> str:
    """Text for an element or a quoted attribute."""
    return str(escape(readable(text)))


def markdown(text: str) -> str:
    """Text for a paragraph, a heading or a cell of a table, at its start or inside it."""
    return _BLOCK.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", readable(text)))


def code_span(text: str) -> Markup:
    """Code in Markdown, in more backticks than it holds; a bar would end the cell of a table."""
    shown = readable(text)
    if "|" in shown:
        return Markup("<code>{}</code>").format(shown).replace("|", Markup("&#124;"))
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence, space = "`" * (longest + 1), " " if longest else ""
    return Markup(f"{fence}{space}{shown}{space}{fence}")


def quoted(text: str) -> str:
    """Markdown as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.strip("\n").split("\n"))
