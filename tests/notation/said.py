"""What mathematics says once it is parsed: MathML, and the tree that Typst itself makes.

Both are read into the same plain form, without spaces: ``frac{a}{b}``, ``base_{index}``. How far
an index reaches is kept, and what it stands on is not: on the page it follows it in any case.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from typing import Any

import typst
from lxml import etree

INVISIBLE = dict.fromkeys(map(ord, " \N{NO-BREAK SPACE}\u2060\u2061\u2062"))
SIGNS = str.maketrans({"⋅": "·", "-": "\N{MINUS SIGN}"})
BLANK = "□"


def by_typst(codes: Sequence[str]) -> list[str]:
    """Each piece of Typst mathematics as Typst understands it; it must compile as well."""
    source = "\n\n".join(f"$ {code} $" for code in codes).encode()
    found = json.loads(typst.query(source, "math.equation", ignore_system_fonts=True))
    outer = [one for one in found if one["block"]]
    assert len(outer) == len(codes)
    return [_tree(equation["body"]) for equation in outer]


def by_mathml(code: str) -> str:
    """A piece of MathML."""
    return _element(etree.fromstring(f"<math>{code}</math>"))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(INVISIBLE).translate(SIGNS)


def _attached(base: str, below: str, above: str) -> str:
    if above == "′":
        return f"{base}′"
    return base + f"_{{{below}}}" * bool(below) + f"^{{{above}}}" * bool(above)


def _tree(node: Any) -> str:
    kind = node["func"]
    match kind:
        case "sequence":
            return "".join(map(_tree, node["children"]))
        case "symbol" | "text":
            return _plain(node["text"])
        case "space" | "h":
            return ""
        case "attach":
            base, below, above = (
                _tree(node[part]) if part in node else "" for part in ("base", "b", "t")
            )
            return _attached(base, below, above or ("′" if "tr" in node else ""))
        case "frac":
            return f"frac{{{_tree(node['num'])}}}{{{_tree(node['denom'])}}}"
        case "root":
            return f"root{{{_tree(node['radicand'])}}}"
        case "mat":
            return f"({_table([list(map(_tree, row)) for row in node['rows']])})"
        case "cases":
            return f"{{{_table([_tree(child).split('&') for child in node['children']])}"
        case "align-point":
            return "&"
        case "op":
            return _tree(node["text"])
        case "underline":
            assert node["body"]["func"] == "h"
            return BLANK
        case "styled":
            return _tree(node["child"])
        case "lr" | "class" | "limits" | "box" | "equation" | "display":
            return _tree(node["body"])
    raise AssertionError(f"unexpected: {node}")


def _table(rows: Sequence[Sequence[str]]) -> str:
    return ";".join(",".join(row) for row in rows)


def _element(element: etree._Element) -> str:
    parts = list(map(_element, element))
    match str(element.tag):
        case "mfrac":
            return f"frac{{{parts[0]}}}{{{parts[1]}}}"
        case "msqrt":
            return f"root{{{''.join(parts)}}}"
        case "msub" | "munder":
            return _attached(parts[0], parts[1], "")
        case "msup":
            return _attached(parts[0], "", parts[1])
        case "msubsup":
            return _attached(*parts)
        case "mtable":
            return ";".join(parts)
        case "mtr":
            return ",".join(parts)
        case "mspace":
            return BLANK if float(element.get("width").removesuffix("em")) > 1 else ""
    return "".join(parts) + _plain(element.text or "")
