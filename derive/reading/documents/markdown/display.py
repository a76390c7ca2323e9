r"""A Markdown block that starts with ``$$``, ``\[`` or ``\begin{…}``.

Its lines belong together, whatever they look like: ``- 0.5`` is no item of a list there.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from derive.reading.documents.environments import NAMES

_OPENING = re.compile(r"\$\$(?!\$)|\\\\?\[|\\begin\{(?P<name>[A-Za-z]+\*?)\}")
_CLOSING = {"$$": "$$", r"\[": r"\]", r"\\[": r"\\]"}


def display(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A rule of markdown-it: from an opening mark to the line of the closing one."""
    if state.is_code_block(start):
        return False
    opening = _OPENING.match(state.src, state.bMarks[start] + state.tShift[start])
    if opening is None or (opening["name"] and opening["name"] not in NAMES):
        return False
    last = _last_line(state, opening, start, end)
    if last is None:
        return False
    if not silent:
        state.line = last + 1
    return True


def _last_line(state: StateBlock, opening: re.Match[str], start: int, end: int) -> int | None:
    """The line with the closing mark, if no paragraph ends before it.

    Lines that were searched in vain are not searched again.
    """
    closing = f"\\end{{{opening['name']}}}" if opening["name"] else _CLOSING[opening[0]]
    vain: dict[str, int] = state.env.setdefault("vain", {})
    if start < vain.get(closing, 0):
        return None
    line, at = start, opening.end()
    begun = bool(state.src[at : state.eMarks[start]].strip())
    while line < end and state.src.find(closing, at, state.eMarks[line]) < 0:
        line, passed = line + 1, line + 1
        while line < end and state.isEmpty(line):
            line += 1
        at = state.bMarks[line] + state.tShift[line]
        if line == end or state.sCount[line] < state.blkIndent:
            break
        if line > passed and begun and not state.src.startswith(closing, at):
            break
        begun = True
    else:
        return line if line < end else None
    vain[closing] = line
    return None
