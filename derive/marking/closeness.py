"""Whether numbers are close enough, by the rule of the scheme."""

from __future__ import annotations

import numpy as np

from derive.marking.answers.column import Texts
from derive.marking.columns.kind import Column, Mask
from derive.marking.columns.rounding import Band, unit
from derive.marking.scheme import Closeness

SHORT = "with fewer digits than were asked for"
CUT = "cut off where it should be rounded"
VAGUE = "with too few digits to tell"
FROM_OWN = {
    SHORT: "it follows from your own answers, but has fewer digits than were asked for",
    CUT: "it follows from your own answers, but is cut off where it should be rounded",
    VAGUE: "it follows from your own answers, but has too few digits to tell",
}
_NOISE = 1 + 1e-9
FEWEST_SIGNIFICANT = 2  # of an answer that is right but for its digits
ONE_DIGIT = 0.05  # of the right value: how far off a single digit may be


def close(given: Column, right: Column, band: Band, rule: Closeness | None) -> Mask:
    """By ``rule``; without one, inside the band of honest rounding."""
    if rule is None:
        return band.holds(given)
    return np.asarray(np.abs(given - right) <= _room(right, rule) * _NOISE)


def _room(right: Column, rule: Closeness) -> Column:
    match rule.rule:
        case "absolute":
            return np.asarray(rule.amount)
        case "relative":
            return np.asarray(rule.amount * np.abs(right))
        case "decimals":
            return np.asarray(0.5 * 10.0**-rule.amount)
    with np.errstate(divide="ignore"):
        first = np.floor(np.log10(np.where(right == 0, 1.0, np.abs(right))))
    return np.asarray(0.5 * 10.0 ** (first - rule.amount + 1))


def widened(band: Band, decimals: int) -> Band:
    """``band`` with half a unit more at each end, for operations done in another order."""
    return Band(band.low - unit(band.low, decimals) / 2, band.high + unit(band.high, decimals) / 2)


def is_rounded(answers: Texts, right: Column) -> Mask:
    """Where the answer is ``right`` rounded to its own places, two digits of it at least.

    One digit will do where it says as much as two of another number.
    """
    off = np.abs(answers.values - right)
    told = (answers.significant >= FEWEST_SIGNIFICANT) | (off <= ONE_DIGIT * np.abs(right))
    return np.asarray(told & (off <= 0.5 * _last(answers) * _NOISE))


def is_cut_off(answers: Texts, right: Column) -> Mask:
    """Where the answer is ``right`` without the digits behind its own places, two are there."""
    told = answers.significant >= FEWEST_SIGNIFICANT
    lost = np.abs(right) - np.abs(answers.values)
    alike = np.sign(answers.values) == np.sign(right)
    return np.asarray(told & alike & (lost >= 0) & (lost < _last(answers)))


def is_vague(answers: Texts, right: Column) -> Mask:
    """Where the answer is one digit, to which ``right`` may be rounded or cut off.

    0, 1 and -1 are none: they are written too easily.
    """
    told = (answers.significant == 1) & ~np.isin(answers.values, (0.0, 1.0, -1.0))
    alike = np.sign(answers.values) == np.sign(right)
    gone = np.abs(right) - np.abs(answers.values)
    last = _last(answers) * _NOISE
    return np.asarray(told & alike & (gone >= -0.5 * last) & (gone < last))


def _last(answers: Texts) -> Column:
    """What a one in the last place of each answer is worth."""
    return np.asarray(np.power(10.0, -answers.places.astype(float)))


TOO_SHORT = (is_rounded, SHORT), (is_cut_off, CUT), (is_vague, VAGUE)
