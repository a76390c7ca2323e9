"""Names as a document spells them, before anybody knows what they stand for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Symbol:
    """A written name: ``w_5^+``, ``net_{h1}``, ``a_j^{(l-1)}``, ``\\hat{y}``.

    ``base`` is the letter or word; Greek letters go by their English names, ``partial`` excepted.
    ``sub`` and ``sup`` hold the indices, split at commas, without blanks, braces or font commands:
    ``w_{h1,o1}`` has ``("h1", "o1")``, ``w_{11}`` has ``("11",)`` and ``a^{(l-1)}`` ``("(l-1)",)``.
    Superscripts that are marks are indices too: ``+``, ``new``, ``T`` never (that is a transpose),
    ``*``; a prime is ``'``. Digits alone at the top are never here: they are powers until
    somebody knows better. ``accent`` is ``hat``, ``bar``, ``tilde``, ``vec`` or nothing, and
    ``bold`` says whether the base is set as a vector or a matrix.
    """

    base: str
    sub: tuple[str, ...] = ()
    sup: tuple[str, ...] = ()
    accent: str = ""
    bold: bool = False

    def __str__(self) -> str:
        below = f"_{{{','.join(self.sub)}}}" if self.sub else ""
        above = f"^{{{','.join(self.sup)}}}" if self.sup else ""
        return f"{self.base}{below}{above}"
