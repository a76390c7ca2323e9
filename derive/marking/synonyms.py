"""Mistakes that say the same: what was done to the network, and what was done to its formula.

Where both give an answer only the first is named.
"""

from __future__ import annotations

from collections.abc import Mapping

from derive.marking.verdict import Suspect

# What is said already, and better.
_SAID: Mapping[str, tuple[str, ...]] = {
    "activation_left_out": ("function_left_out",),
    "added_for_multiplied": ("added",),
    "ascent": ("sign_changed",),
    "bias_left_out": ("term_left_out",),
    "bias_subtracted": ("sign_changed",),
    "biases_kept": ("term_left_out",),
    "error_sign_lost": ("minus_left_out",),
    "error_slope_left_out": ("factor_left_out",),
    "half_left_out": ("divisor_left_out", "factor_left_out"),
    "input_left_out": ("factor_left_out",),
    "minus_forgotten": ("minus_left_out",),
    "multiplied_for_added": ("multiplied",),
    "not_back_in_time": ("term_left_out",),
    "one_update_fewer": ("term_left_out",),
    "path_left_out": ("term_left_out",),
    "rate_left_out": ("factor_left_out",),
    "rate_twice": ("factor_twice",),
    "sign_lost": ("minus_left_out", "sign"),
    "slope_left_out": ("factor_left_out", "added"),  # out + (1 − out) is 1
    "slope_twice": ("factor_twice",),
    "softmax_not_divided": ("divisor_left_out",),
    "softmax_own_left_out": ("term_left_out",),
    "square_forgotten": ("square_left_out",),
    "sum_for_mean": ("divisor_left_out",),
    "weight_left_out": ("factor_left_out",),
    "factor_left_out": ("divisor_left_out",),
}


def once(suspects: tuple[Suspect, ...]) -> tuple[Suspect, ...]:
    """``suspects`` without those that say again what another one says."""
    names = {one.name for one in suspects}
    again = {other for name in names for other in _SAID.get(name, ())}
    return tuple(one for one in suspects if one.name not in again)
