"""Jupyter notebooks: the text of their Markdown cells, each character at its place in the JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from derive.errors import DocumentError
from derive.reading.documents.markdown.pieces import markdown_pieces
from derive.reading.documents.piece import BREAK, Piece
from derive.reading.documents.strand import Strand, joined, made

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*"|[{}\[\]:,]', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|u\w{4}|.)", re.DOTALL)


def notebook_pieces(strand: Strand, name: str) -> Iterator[Piece]:
    """The pieces of all Markdown cells."""
    _validate(strand.text, name)
    for cell in _markdown_cells(strand):
        yield from markdown_pieces(cell, name)
        yield BREAK


def _validate(text: str, name: str) -> None:
    try:
        notebook = json.loads(text)
    except RecursionError as fault:
        raise DocumentError(
            f"{name}: JSON nested too deeply for a notebook: save it anew"
        ) from fault
    except ValueError as fault:
        raise DocumentError(f"{name} is no notebook ({fault}): save it from Jupyter") from fault
    if not isinstance(notebook, dict) or not {"cells", "worksheets"} & notebook.keys():
        raise DocumentError(f"{name} is no notebook (it has no cells): save it from Jupyter")


@dataclass(slots=True)
class _Node:
    """An object or a list that is open; ``key`` is where its next value belongs."""

    is_object: bool
    key: str = ""
    kind: str = ""  # of a cell
    source: list[Strand] = field(default_factory=list)


def _markdown_cells(strand: Strand) -> Iterator[Strand]:
    """The source of each cell; the JSON is known to be sound."""
    stack = [_Node(is_object=False)]
    waiting: re.Match[str] | None = None  # a string that is a key or a value
    for token in _TOKEN.finditer(strand.text):
        if token[0][0] == '"':
            waiting = token
            continue
        if token[0] == ":" and waiting:
            stack[-1].key = waiting[0][1:-1]
        elif waiting:
            _value(stack, strand, waiting)
        waiting = None
        if token[0] in "{[":
            stack.append(_Node(token[0] == "{"))
        elif token[0] in "}]" and (cell := _closed(stack)):
            yield cell


def _value(stack: list[_Node], strand: Strand, token: re.Match[str]) -> None:
    """Note the string where it is a cell's kind, its source or a line of that."""
    node = stack[-1]
    if node.is_object and node.key == "cell_type":
        node.kind = token[0][1:-1]
    elif (node if node.is_object else stack[-2]).key == "source":
        node.source.append(strand[token.start() + 1 : token.end() - 1])


def _closed(stack: list[_Node]) -> Strand | None:
    """End an object or a list; the source of the Markdown cell that it was."""
    node = stack.pop()
    if not node.is_object:
        if stack[-1].key == "source":
            stack[-1].source = node.source
        return None
    return joined(map(_read, node.source)) if node.kind == "markdown" else None


def _read(string: Strand) -> Strand:
    """A JSON string without its escapes."""
    parts, at = [], 0
    for escape in _ESCAPE.finditer(string.text):
        meant = json.loads(f'"{escape[0]}"')
        parts += [string[at : escape.start()], made(meant, string.place(escape.start()))]
        at = escape.end()
    return joined((*parts, string[at:]))
