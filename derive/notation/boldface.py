"""Bold letters for vectors and matrices, as Unicode has them for mathematics."""

from __future__ import annotations

from derive.notation.greek import GREEK

_ALPHABETS = (("A", "Z", "𝐀"), ("a", "z", "𝐚"), ("α", "ω", "𝛂"))


def boldface(word: str) -> str:
    """``W`` is 𝐖, ``net`` is 𝐧𝐞𝐭, ``delta`` is 𝛅; what has no bold form stays as it is."""
    return "".join(map(_letter, GREEK.get(word, word)))


def _letter(letter: str) -> str:
    for first, last, bold in _ALPHABETS:
        if first <= letter <= last:
            return chr(ord(bold) + ord(letter) - ord(first))
    return letter
