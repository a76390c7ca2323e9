"""The blocks of a Markdown text, by their lines and where the text of each line begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from markdown_it import MarkdownIt, rules_block
from markdown_it.rules_block import StateBlock

from derive.errors import DocumentError
from derive.reading.documents.limits import too_much
from derive.reading.documents.markdown.display import display

MOST_LINES = 60_000  # a book of 500 pages, dense with formulas, has 55,000
MOST_MARKS = 40_000  # of lists and quotations, which may stand inside each other
DEEPEST = 40  # a list and its item are two levels
_MARKS = re.compile(r"^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])(?=[ \t>]|$))+", re.MULTILINE)
_MARK = re.compile(r"[-*+>.)]")
_HEADING = re.compile(r"#+[ \t]*(.*?)(?:[ \t]#+)?[ \t]*$", re.MULTILINE)
_SILENT_HTML = re.compile(r"<(?:(?:script|pre|style|textarea)\b|!|\?)", re.IGNORECASE)

Rule = Callable[[StateBlock, int, int, bool], bool]


class Sort(Enum):
    """What is in a block."""

    TEXT = auto()
    TABLE = auto()
    HTML = auto()
    FORMULA = auto()  # GitHub's ```math


@dataclass(frozen=True, slots=True)
class Block:
    """Parts of a text, one a line, without the marks of the lists and quotations around them."""

    sort: Sort
    lines: tuple[tuple[int, int], ...]


def blocks(text: str, name: str) -> Iterator[Block]:
    """The blocks of ``text`` that have something to read, in their order."""
    marks = sum(len(_MARK.findall(found[0])) for found in _MARKS.finditer(text))
    if text.count("\n") > MOST_LINES or marks > MOST_MARKS:
        raise too_much(name, f"{MOST_LINES:,} lines, or as many list items and quotations")
    found: list[Block] = []
    _parser().parse(text, {"blocks": found, "name": name})
    return iter(found)


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables and formulas, blocks only; each notes its lines."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST + 10}).enable("table")
    parser.core.ruler.enableOnly(["block"])
    ruler = parser.block.ruler
    everywhere = ["paragraph", "reference", "blockquote"]
    ruler.at("table", _noted(rules_block.table, _table), {"alt": everywhere[:2]})
    ruler.at("fence", _noted(rules_block.fence, _fence), {"alt": [*everywhere, "list"]})
    ruler.at("html_block", _noted(rules_block.html_block, _html), {"alt": everywhere})
    ruler.at("heading", _noted(rules_block.heading, _heading), {"alt": everywhere})
    ruler.at("lheading", _noted(rules_block.lheading, _text))
    ruler.at("paragraph", _noted(rules_block.paragraph, _text))
    ruler.before("table", "display", _noted(display, _text), {"alt": [*everywhere, "list"]})
    ruler.before("display", "depth", _depth)
    return parser


def _noted(rule: Rule, note: Callable[[StateBlock, int], Block | None]) -> Rule:
    """``rule``, which notes the block that it has found."""

    def noting(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        matched = rule(state, start, end, silent)
        block = note(state, start) if matched and not silent else None
        if block:
            state.env["blocks"].append(block)
        return matched

    return noting


def _depth(state: StateBlock, _start: int, _end: int, silent: bool) -> bool:
    """No rule, but the bound on all of them."""
    if not silent and state.level > DEEPEST:
        raise DocumentError(
            f"{state.env['name']}: lists or quotations nested more than {DEEPEST // 2} deep: "
            "take some of their marks away"
        )
    return False


def _lines(state: StateBlock, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple(
        (state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in range(start, end)
    )


def _text(state: StateBlock, start: int) -> Block:
    return Block(Sort.TEXT, _lines(state, start, state.line))


def _heading(state: StateBlock, start: int) -> Block:
    ((begin, end),) = _lines(state, start, start + 1)
    inside = _HEADING.match(state.src, begin, end)
    return Block(Sort.TEXT, (inside.span(1) if inside else (begin, end),))


def _table(state: StateBlock, start: int) -> Block:
    return Block(Sort.TABLE, _lines(state, start, state.line))


def _html(state: StateBlock, start: int) -> Block | None:
    lines = _lines(state, start, state.line)
    silent = _SILENT_HTML.match(state.src, lines[0][0])
    return None if silent else Block(Sort.HTML, lines)


def _fence(state: StateBlock, start: int) -> Block | None:
    token = state.tokens[-1]
    if token.info.strip().partition(" ")[0] != "math":
        return None
    after = start + 1 + token.content.count("\n")
    return Block(Sort.FORMULA, _lines(state, start + 1, min(after, state.line)))
