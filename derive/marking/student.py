"""A student, and how their name stands in the name of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import category, normalize

LONGEST = 60  # characters of a name on a page
LONGEST_STEM = 40
LONG_ID = 200  # characters; what is longer names nobody
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})  # controls, marks of direction, spaces


@dataclass(frozen=True, slots=True)
class Student:
    """``key`` tells a student from all others, and with the course key decides their numbers."""

    key: str
    name: str = ""
    email: str = ""

    @property
    def shown(self) -> str:
        """The name for a page: one line, not too long; the key where there is no name."""
        name = self.name or self.key
        return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"

    def stem(self, code: str) -> str:
        """The start of a file's name: small ASCII letters, digits and hyphens, then the code.

        What the letters leave out is told by six digits of a digest.
        """
        plain = normalize("NFKD", self.key).encode("ascii", "ignore").decode().lower()
        slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_STEM].strip("-")
        if slug != self.key.lower():
            digits = sha256(self.key.encode("utf-8")).hexdigest()[:6]
            slug = f"{slug}-{digits}" if slug else digits
        return f"{slug}-{code}" if slug else code


def clean(text: str) -> str:
    """``text`` as one line without control characters, each letter written in one way only."""
    if not (text.isascii() and text.isprintable()):
        signs = normalize("NFC", text)
        text = "".join(" " if category(sign) in UNSEEN else sign for sign in signs)
    return " ".join(text.split())


def numbered(count: int) -> tuple[Student, ...]:
    """``count`` students without names: 0001, 0002, …"""
    return tuple(Student(f"{k:04d}") for k in range(1, count + 1))
