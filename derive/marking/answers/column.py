"""The texts of one column of answers, each different one read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from derive.marking.answers.answer import Answer, Form, read

Count: TypeAlias = npt.NDArray[np.int64]
LONG = 24  # characters; longer texts are read one by one
_ZERO, _POINT, _MINUS = map(ord, "0.-")


@dataclass
class Texts:
    """``values`` are NaN where a text is no number; ``others`` tells what these rows hold."""

    texts: list[str]
    values: npt.NDArray[np.float64]
    places: Count
    significant: Count
    others: Mapping[int, Answer]

    def at(self, rows: npt.NDArray[np.intp]) -> Texts:
        """The numbers of these rows."""
        return Texts([], self.values[rows], self.places[rows], self.significant[rows], {})

    def take(self, row: int, answer: Answer) -> None:
        """Take the number ``answer`` for what stands in ``row``."""
        self.values[row] = answer.value
        self.places[row], self.significant[row] = answer.places, answer.significant


def read_column(texts: list[str], decimal_comma: bool) -> Texts:
    """``texts``, read."""
    place = {text: k for k, text in enumerate(dict.fromkeys(texts))}
    which = np.fromiter(map(place.__getitem__, texts), np.intp, len(texts))
    known = _different([*place], decimal_comma)
    rows = np.nonzero(np.isnan(known.values)[which])[0]
    return Texts(
        texts,
        known.values[which],
        known.places[which],
        known.significant[which],
        {int(row): known.others[int(which[row])] for row in rows},
    )


def _different(texts: list[str], decimal_comma: bool) -> Texts:
    """The plain decimals at once, what is left one by one."""
    plain, places, significant = plain_decimals(texts)
    values = np.full(len(texts), np.nan)
    values[plain] = [float(texts[k]) for k in np.nonzero(plain)[0]]
    found, others = Texts(texts, values, places, significant, {}), dict[int, Answer]()
    for k in map(int, np.nonzero(~plain)[0]):
        answer = read(texts[k], decimal_comma)
        if answer.form is Form.NUMBER:
            found.take(k, answer)
        else:
            others[k] = answer
    found.others = others
    return found


def plain_decimals(texts: Sequence[str]) -> tuple[npt.NDArray[np.bool_], Count, Count]:
    """Which texts are decimals such as ``-0.0821``; their places, and their significant digits."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    signs = np.array(texts, f"=U{LONG}").view(np.uint32).reshape(-1, LONG)
    digit, point = signs - _ZERO <= 9, signs == _POINT  # unsigned, so that none is below 0
    minus = (signs[:, 0] == _MINUS).astype(np.int64)
    digits, points = digit.sum(axis=1), point.sum(axis=1)
    begins = np.take_along_axis(digit, minus[:, None], axis=1)[:, 0]
    plain = begins & (points <= 1) & (digits + points + minus == lengths)
    at = np.where(points > 0, point.argmax(axis=1), lengths)
    places = np.where(points > 0, lengths - 1 - at, 0)
    counts = digit & (signs != _ZERO)
    first = counts.argmax(axis=1)
    significant = np.where(counts.any(axis=1), digits - (first - minus - (at < first)), 0)
    return plain, places, significant
