"""Random numbers of our own, the same on every machine and with every version of Python.

A stream is SHA-256 in counter mode. Its block k is the digest of the JSON list of its parts and k,
in ASCII without spaces; each block holds two words of 128 bits, the first byte the highest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import count

WORD = 16  # bytes


def digest(*parts: str | int) -> bytes:
    """SHA-256 of ``parts`` as a JSON list, which keeps each apart from the next."""
    return sha256(_text(parts).encode("ascii")).digest()


class Stream:
    """The stream that ``parts`` name."""

    def __init__(self, *parts: str | int) -> None:
        self._words = _words(parts)

    def below(self, size: int) -> int:
        """The next whole number from 0 to ``size`` - 1, each equally likely.

        Words from the largest multiple of ``size`` on are passed over.
        """
        end = 1 << 8 * WORD
        return next(word for word in self._words if word < end - end % size) % size


def _words(parts: tuple[str | int, ...]) -> Iterator[int]:
    begun = sha256(_text(parts).removesuffix("]").encode("ascii"))
    for k in count():
        block = begun.copy()
        block.update(b",%d]" % k)
        whole = block.digest()
        yield int.from_bytes(whole[:WORD])
        yield int.from_bytes(whole[WORD:])


def _text(parts: tuple[str | int, ...]) -> str:
    return json.dumps(parts, separators=(",", ":"))
