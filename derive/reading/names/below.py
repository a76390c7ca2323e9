"""Indices at the bottom of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from derive.reading.names.indices import Index, Plain
from derive.reading.names.places import Places
from derive.reading.names.scope import Scope, plain

_MOST = 4  # indices below one name
_PIECE = re.compile(r"[A-Za-z]\d+|[A-Za-z]|\d")


def below(sub: tuple[str, ...], scope: Scope, places: Places) -> Iterator[tuple[Index, ...]]:
    """Each way to understand the indices ``sub``: 12 may be one number or two."""
    if len(sub) > _MOST:
        return
    ways = [tuple(_ways(plain(token), scope, places)) for token in sub]
    for way in product(*ways):
        yield tuple(index for part in way for index in part)


def _ways(token: str, scope: Scope, places: Places) -> Iterator[tuple[Index, ...]]:
    letter = scope.index(token)
    if letter is not None:
        yield (letter,)
        return
    unit, layer = places.unit(token), places.layers.get(token)
    if unit:
        yield (unit,)
    if layer:
        yield (layer,)
    if token.isdecimal() and len(token) < 7:
        yield (Plain(int(token)),)
    spelled = (unit and token[0] not in scope.letters) or layer
    if 2 <= len(token) <= _MOST + 2 and not spelled:
        yield from _pieces(token, scope, places)


def _pieces(token: str, scope: Scope, places: Places) -> Iterator[tuple[Index, ...]]:
    """``12`` as 1 and 2, ``jk`` as j and k, ``h1o2`` as h1 and o2, ``hh`` as the layer h twice."""
    pieces = _PIECE.findall(token)
    if "".join(pieces) != token or len(pieces) != 2:
        pieces = list(token)
    found = [_piece(piece, scope, places) for piece in pieces]
    known = tuple(index for index in found if index is not None)
    if len(known) == len(found) == 2:
        yield known


def _piece(piece: str, scope: Scope, places: Places) -> Index | None:
    if piece.isdecimal():
        return Plain(int(piece))
    return scope.index(piece) or places.unit(piece) or places.layers.get(piece)
