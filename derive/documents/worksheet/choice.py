"""Which blanks a worksheet has.

A seed draws them: the blanks are put in the order of the SHA-256 of ``SEED KEY``, and the first
half of them is taken. So the choice is the same on every machine and with every version of Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from hashlib import sha256

from derive.documents.worksheet.part import Part, blanks_of
from derive.errors import QuantityError
from derive.model.listed import listed_names

WISHES = ("few", "half", "all")


def chosen_blanks(parts: Sequence[Part], wish: str | Iterable[str], seed: int) -> frozenset[str]:
    """The keys of the blanks: of the results alone, of half, of all, or those that are named.

    Raises QuantityError for a key that is no blank of this sheet.
    """
    known = tuple(dict.fromkeys(key for part in parts for key in blanks_of(part)))
    results = [key for part in parts for key in _results(part)]
    match wish:
        case "few":
            return frozenset(results)
        case "all":
            return frozenset(known)
        case "half":
            rest = drawn([key for key in known if key not in results], seed)
            return frozenset([*results, *rest[: max(0, len(known) // 2 - len(results))]])
    return _named(known, wish)


def _results(part: Part) -> Iterator[str]:
    """What the part comes to; its last blank if that is no question."""
    blanks = tuple(blanks_of(part))
    found = [key for key in part.results if key in blanks]
    yield from found or blanks[-1:]


def drawn(keys: Iterable[str], seed: int) -> list[str]:
    """``keys`` in the order that the seed gives them."""
    return sorted(keys, key=lambda key: sha256(f"{seed} {key}".encode()).digest())


def _named(known: Sequence[str], wish: str | Iterable[str]) -> frozenset[str]:
    chosen = ["".join(name.split()) for name in listed_names(wish)]
    if not chosen:
        raise QuantityError(f"no blank is named; give keys, or one of {', '.join(WISHES)}")
    for name in chosen:
        if name not in known:
            raise QuantityError(_unknown(name, known))
    return frozenset(chosen)


def _unknown(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, [*WISHES, *known], n=3)
    question = f"did you mean {' or '.join(close)}? " if close else ""
    return (
        f"{name!r} is no blank of this worksheet; {question}choose few, half, all or from "
        + ", ".join(known)
    )
