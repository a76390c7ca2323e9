"""What the author says before the derivation, in Markdown, as blocks of our own.

Only what has a block is kept, so that nothing of it can act as markup in any format: HTML shows as
text, a picture as its description, and links lead to the web or to a mailbox. Mathematics between
dollar signs never passes through Markdown. Where it is about this network it becomes Terms, and
is written in the notation of the page; all other stays the author's TeX.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from derive.algebra.term import Array, Matrix, Term, walk
from derive.derivation.step import Form
from derive.documents.blocks import (
    Block,
    Code,
    Emphasis,
    Formula,
    Inline,
    Items,
    Link,
    Math,
    Prose,
    Strong,
    Text,
)
from derive.model.graph import Graph

if TYPE_CHECKING:
    from markdown_it.token import Token

_SAFE = ("https://", "http://", "mailto:")
_STYLES: dict[str, type[Strong | Emphasis]] = {"strong_open": Strong, "em_open": Emphasis}


def introduction(text: str, graph: Graph) -> tuple[Block, ...]:
    """The blocks of ``text``, about the network of ``graph``."""
    if not text.strip():
        return ()
    # ruff: noqa: PLC0415 - only where somebody wrote some
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark", {"html": False}).use(dollarmath_plugin, double_inline=True)
    return tuple(_blocks(parser.parse(text), graph))


def _blocks(tokens: Sequence[Token], graph: Graph) -> Iterator[Block]:
    """Paragraphs, the items of lists, and headings as paragraphs that matter."""
    items: list[Prose] = []
    lists: list[bool] = []  # whether each list that is open counts its items
    for place, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token.type == "ordered_list_open")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            ordered = lists.pop()
            if not lists:
                yield Items(tuple(items), ordered)
                items = []
        else:
            for paragraph in _paragraphs(token, tokens[place - 1], graph):
                if lists:
                    items.append(paragraph)
                else:
                    yield paragraph


def _paragraphs(token: Token, before: Token, graph: Graph) -> Iterator[Prose]:
    if token.type == "inline":
        inner = tuple(_inlines(token.children or (), graph))
        heading = before.type == "heading_open"
        yield Prose(tuple(map(_stronger, inner)) if heading else inner)
    elif token.type in ("math_block", "math_block_label"):
        yield Prose((_mathematics(token.content, graph),))
    elif token.type in ("fence", "code_block"):
        for line in token.content.splitlines():
            yield Prose((Code(line),))


def _stronger(piece: Inline) -> Inline:
    return Strong(piece.text) if isinstance(piece, Text) else piece


def _inlines(tokens: Sequence[Token], graph: Graph) -> Iterator[Inline]:
    """Pieces of text, each in the style that was opened last."""
    styles: list[type[Strong | Emphasis]] = []
    address = ""
    for token in tokens:
        if token.type.startswith("math_inline"):
            yield _mathematics(token.content, graph)
        elif token.type == "code_inline":
            yield Code(token.content)
        elif token.type in _STYLES:
            styles.append(_STYLES[token.type])
        elif token.type in ("strong_close", "em_close"):
            styles.pop()
        elif token.type == "link_open":
            address = str(token.attrs["href"])
        elif token.type == "link_close":
            address = ""
        elif text := " " if token.type in ("softbreak", "hardbreak") else token.content:
            if address.startswith(_SAFE):
                yield Link(text, address)
            else:
                yield styles[-1](text) if styles else Text(text)


def _mathematics(code: str, graph: Graph) -> Inline:
    """Mathematics as Terms, if they can be read; else as it stands, if TeX could set it."""
    code = " ".join(code.split())
    terms = _terms(code, graph)
    if terms:
        return Math(tuple((term, Form.SYMBOLS) for term in terms))
    return Formula(code) if _settable(code) else Code(code)


def _terms(code: str, graph: Graph) -> tuple[Term, ...]:
    """The sides of an equation about ``graph``, or one term; nothing if it is anything else."""
    from derive.reading.grammar import chains
    from derive.reading.names.aliases import words
    from derive.reading.names.reader import Reader
    from derive.reading.names.unresolved import Unresolved

    found = chains(code, words(graph))
    if len(found) != 1 or set(found[0].relations) - {"="}:
        return ()
    instances = Reader(graph).instances(found[0])
    if len(instances) != 1 or instances[0].binding:
        return ()
    sides = instances[0].sides
    terms = tuple(side for side in sides if not isinstance(side, Unresolved))
    whole = len(terms) == len(sides) and not any(map(_of_a_layer, terms))
    return terms if whole else ()


def _of_a_layer(term: Term) -> bool:
    """Whether a letter was taken for a whole layer: an x may well be that of any function."""
    return any(isinstance(part, Matrix | Array) for part in walk(term))


def _settable(code: str) -> bool:
    """Whether the braces match, and nothing in it would end the mathematics or the line."""
    open_braces = 0
    for mark in code.replace("\\\\", "").replace("\\{", "").replace("\\}", ""):
        open_braces += {"{": 1, "}": -1}.get(mark, 0)
        if open_braces < 0 or mark in "%$`#&~":
            return False
    return open_braces == 0
