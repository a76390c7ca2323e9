"""Whether numbers are close enough, by the rule of the scheme."""

from __future__ import annotations

import numpy as np

from derive.marking.answers.column import Texts
from derive.marking.columns.kind import Column, Mask
from derive.marking.columns.rounding import Band, unit
from derive.marking.scheme import Closeness

SHORT = "Right, but with fewer digits than were asked for."
CUT = "Right, but cut off where it should be rounded."
VAGUE = "Right, but with too few digits to tell."
_OWN = "It follows from your own answers, but {fault}. With the right ones it is {{expected}}."
_NOISE = 1 + 1e-9
FEWEST_SIGNIFICANT = 2  # of an answer that is right but for its digits
FEWEST_DECIMALS = 2  # of a 0 that says to what it was rounded
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
    return np.asarray(told & (off <= 0.5 * last(answers) * _NOISE))


def is_cut_off(answers: Texts, right: Column) -> Mask:
    """Where the answer is ``right`` without the digits behind its own places, two are there."""
    told = answers.significant >= FEWEST_SIGNIFICANT
    lost = _lost(answers, right)
    return np.asarray(told & (lost >= 0) & (lost < last(answers)))


def is_vague(answers: Texts, right: Column) -> Mask:
    """Where the answer is one digit, to which ``right`` may be rounded or cut off.

    0, 1 and -1 are none: they are written too easily.
    """
    told = (answers.significant == 1) & ~np.isin(answers.values, (0.0, 1.0, -1.0))
    lost, one = _lost(answers, right), last(answers) * _NOISE
    return np.asarray(told & (lost >= -0.5 * one) & (lost < one))


def is_vanished(answers: Texts, right: Column) -> Mask:
    """Where the answer is 0 with its decimals written out, and they hold nothing of ``right``."""
    told = (answers.values == 0) & (answers.places >= FEWEST_DECIMALS)
    return np.asarray(told & (np.abs(right) < last(answers)))


def is_about(answers: Texts, right: Column) -> Mask:
    """Where the answer is off by less than two in its last place, which early rounding moves."""
    off = np.abs(answers.values - right)
    return np.asarray((off < 2 * last(answers)) & (np.sign(answers.values) == np.sign(right)))


def _lost(answers: Texts, right: Column) -> Column:
    """How much nearer to 0 each answer is than ``right``; NaN where the signs differ."""
    alike = np.sign(answers.values) == np.sign(right)
    return np.where(alike, np.abs(right) - np.abs(answers.values), np.nan)


def last(answers: Texts) -> Column:
    """What a one in the last place of each answer is worth."""
    return np.asarray(np.power(10.0, -answers.places.astype(float)))


# What has too few digits for what follows from the student's own answers, and what is said of it.
TOO_SHORT = (
    (is_rounded, _OWN.format(fault="has fewer digits than were asked for")),
    (is_cut_off, _OWN.format(fault="is cut off where it should be rounded")),
    (is_vague, _OWN.format(fault="has too few digits to tell")),
)
