"""Names without the line in them that sets their index apart: ``outh1`` for out_h1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from derive.model.graph import Graph
from derive.reading.grammar.words import GREEK

_WORD = re.compile(r"(?<![\w\\])[^\W_]{2,40}(?![\w{])")
_KEY = re.compile(r"([A-Za-z]+)_([A-Za-z0-9]+)(?:[(\[].*)?")
_LETTERS = {name: letter for letter, name in GREEK.items()}


def joined_names(graph: Graph) -> Mapping[str, str]:
    """What each such name is with its line; none that is a name of ``graph`` as it is."""
    keys = [graph.key(variable) for variable in graph.labels]
    own = {key.partition("(")[0].partition("[")[0] for key in keys}
    return {joined: name for joined, name in _joined(keys) if joined not in own}


def _joined(keys: list[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        if found := _KEY.fullmatch(key):
            base, index = found.groups()
            yield base + index, f"{base}_{index}"
            yield _LETTERS.get(base, base) + index, f"{base}_{index}"


def parted(text: str, names: Mapping[str, str]) -> str:
    """``text`` with each of ``names`` as it is with its line; LaTeX as it is."""
    if "\\" in text:
        return text
    return _WORD.sub(lambda found: names.get(found[0], found[0]), text)
