"""How coordinates are written: the same digits on every machine."""

from __future__ import annotations


def coordinate(value: float) -> str:
    """At most two decimals: ``12.5``, never ``12.50`` or ``-0``."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
