"""The matches of a column against a marker that looks at one answer after the other."""

from __future__ import annotations

import math

import numpy as np
import pytest

from derive.marking.candidates import SHIFTS, candidates
from derive.marking.columns.rounding import Band, unit
from derive.marking.matches import Answered, Matches
from derive.marking.verdict import Suspect
from tests.marking import plain

DESK = plain.desk()
KNOWN = [DESK.mistakes[k][0] for k in range(24)]
DECIMALS = 4


def by_hand(
    given: float, significant: int, expected: float, width: float, made: list[float]
) -> tuple[Suspect, ...]:
    """The suspects of one answer, as the marking of numbers describes them."""
    spread, share = width / 2, width / abs(expected)
    hits: list[tuple[float, int, Suspect, int]] = []
    known = candidates(KNOWN).suspects
    for place, value in enumerate(made):
        off, one = abs(given - value), known[place]
        room = 0.5 * float(unit(np.asarray(value), DECIMALS))
        room += max(share * abs(value), spread)
        names = [other.name for _, _, other, _ in hits]
        told = one.name in names or (one.name == "sign" and any("sign" in name for name in names))
        other = abs(value - expected)
        if given and off <= room < other and off < other and not told:
            same = given == value or not value
            digits = 12 if same else math.floor(-math.log10(off / abs(value)))
            hits.append((off, place, one, max(0, min(12, digits))))
    most = max((digits for *_, digits in hits), default=0)
    best = [
        hit for hit in sorted(hits, key=lambda hit: hit[:2]) if hit[3] >= min(most - 1, significant)
    ]
    return tuple(
        Suspect(one.name, one.place, one.sentence, one.hint, max(1, min(digits, significant)))
        for _, _, one, digits in best[:3]
    )


@pytest.mark.parametrize("seed", range(8))
def test_each_answer_is_explained_as_it_would_be_alone(seed):
    source = np.random.default_rng(seed)
    count = 200
    expected = source.choice([0.5, -0.02, 3.0], count) * source.uniform(0.9, 1.1, count)
    width = source.choice([0, 1e-4, 2e-3], count)
    made = [np.round(expected * source.choice([1, 2, 0.5, 1.001, -1]), 5) for _ in KNOWN]
    made += [-expected, *(expected * 10.0**shift for shift in SHIFTS)]
    picked = np.array([made[k][row] for row, k in enumerate(source.integers(0, len(made), count))])
    given = np.round(picked + source.choice([0, 1e-5, 6e-5, 0.01], count), 5) * source.integers(
        0, 5, count
    ).clip(0, 1)
    significant = source.integers(1, 6, count)
    band = Band(expected - width / 2, expected + width / 2)
    found = Matches(Answered(given, significant, np.arange(count)), expected, band, DECIMALS)
    with np.errstate(all="ignore"):
        for place, column in enumerate(made):
            found.compare(place, column)
        explained = found.explained(candidates(KNOWN))
    said = {
        int(row): explained.suspects[k]
        for row, k in zip(explained.rows, explained.which, strict=True)
    }
    for row in range(count):
        numbers = float(given[row]), int(significant[row]), float(expected[row]), float(width[row])
        alone = by_hand(*numbers, [float(column[row]) for column in made])
        assert said.get(row, ()) == alone, row
    assert len(said) > count / 4
