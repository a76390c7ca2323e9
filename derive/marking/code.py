"""The short code on a sheet: seven signs that name its numbers, and one that checks them.

The signs are Crockford's 32, without I, L, O and U. The eighth is made of the others and of the
spec: of one misread sign, or two exchanged, it tells always, of another spec 31 times in 32.
"""

from __future__ import annotations

from derive.errors import VariantError

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 7
BITS = 5
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_FIELD = 0b100101  # x^5 + x^2 + 1, by which the 32 signs are multiplied


def written(number: int, spec: bytes) -> str:
    """The code of ``number`` (35 bits) for the spec with this digest: ``YP44-PMRK``."""
    places = [number >> BITS * k & 31 for k in reversed(range(LENGTH))]
    signs = "".join(SIGNS[k] for k in (*places, _check(places, spec)))
    return f"{signs[:4]}-{signs[4:]}"


def read(text: str, spec: bytes) -> str:
    """The code that somebody typed, as it is printed.

    Small letters, missing hyphens, O for 0, I and L for 1 do not matter. Raises VariantError for
    what is no code, and for one that is misread or belongs to another spec.
    """
    signs = text.upper().translate(_READ_AS)
    if len(signs) != LENGTH + 1 or not set(signs) <= set(SIGNS):
        raise VariantError(
            f"{text!r} is no code of a variant; a code is eight letters and digits, as YP44-PMRK"
        )
    *places, check = (SIGNS.index(sign) for sign in signs)
    if check != _check(places, spec):
        raise VariantError(
            f"the code {text!r} does not belong to this spec; look at the sheet again, and give "
            "the spec that the sheet was made from"
        )
    return f"{signs[:4]}-{signs[4:]}"


def _check(places: list[int], spec: bytes) -> int:
    """The sum of x^k times the sign k places before the check, in the field of 32 elements."""
    total = 0
    for place in places:
        total = _shifted(total ^ place)
    return total ^ spec[0] & 31


def _shifted(sign: int) -> int:
    """``sign`` times x."""
    return sign << 1 ^ (_FIELD if sign & 16 else 0)
