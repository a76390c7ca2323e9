"""Variants drawn again from what the documentation says, without any code of derive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MAZUR = (
    "b1 = 0.35",
    "b2 = 0.6",
    "eta = 0.5",
    "i1 in 0.025 to 0.075, decimals: 2",
    "i2 in 0.05 to 0.15, decimals: 2",
    "target_o1 = 0.01",
    "target_o2 = 0.99",
    "w1 in 0.075 to 0.225, decimals: 2",
    "w2 in 0.1 to 0.3, decimals: 2",
    "w3 in 0.125 to 0.375, decimals: 2",
    "w4 in 0.15 to 0.45, decimals: 2",
    "w5 in 0.2 to 0.6, decimals: 2",
    "w6 in 0.225 to 0.675, decimals: 2",
    "w7 in 0.25 to 0.75, decimals: 2",
    "w8 in 0.275 to 0.825, decimals: 2",
)
# The first and the last hundredth of each range, and the vector or matrix that it belongs to.
RANGES = {
    "i1": (3, 7, "i"),
    "i2": (5, 15, "i"),
    "w1": (8, 22, "h"),
    "w2": (10, 30, "h"),
    "w3": (13, 37, "h"),
    "w4": (15, 45, "h"),
    "w5": (20, 60, "o"),
    "w6": (23, 67, "o"),
    "w7": (25, 75, "o"),
    "w8": (28, 82, "o"),
}


def sha(*parts: object) -> bytes:
    text = "[" + ",".join(json.dumps(part) for part in parts) + "]"
    return hashlib.sha256(text.encode("ascii")).digest()


def words(*parts: object) -> Iterator[int]:
    k = 0
    while True:
        block = sha(*parts, k)
        yield int.from_bytes(block[:16], "big")
        yield int.from_bytes(block[16:], "big")
        k += 1


def code(course: str, student: str, attempt: int) -> str:
    spec = sha("derive variants 1", *MAZUR)
    bits = bin(
        int.from_bytes(sha("derive variants 1", spec.hex(), course, student, attempt), "big")
    )
    bits = bits[2:].zfill(256)[:35]
    places = [int(bits[k : k + 5], 2) for k in range(0, 35, 5)]
    check = spec[0] % 32
    for k, place in enumerate(places):
        check ^= times_x(place, 7 - k)
    signs = "".join(SIGNS[place] for place in [*places, check])
    return signs[:4] + "-" + signs[4:]


def times_x(sign: int, times: int) -> int:
    """A polynomial over the field of 2 times x^times, modulo x^5 + x^2 + 1."""
    for _ in range(times):
        sign *= 2
        if sign >= 32:
            sign = (sign - 32) ^ 5
    return sign


def numbers(text: str) -> dict[str, str]:
    """The numbers of the variant of the built-in example mazur with this code."""
    spec = sha("derive variants 1", *MAZUR)
    stream = words("derive variants 1", spec.hex(), text)
    found: dict[str, int] = {}
    for key, (low, high, group) in RANGES.items():
        others = {found[other] for other in found if RANGES[other][2] == group}
        while True:
            number = low + below(stream, high - low + 1)
            if number not in others:
                break
        found[key] = number
    return {key: f"0.{number:02d}" for key, number in found.items()}


def below(stream: Iterator[int], size: int) -> int:
    most = 2**128 // size * size
    while (word := next(stream)) >= most:
        pass
    return word % size
