"""Alphabets: the letters of a notation, one for each role of a quantity."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from derive.algebra.variable import Role
from derive.errors import SpecError
from derive.model.problem import Letters


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A letter or word for each role, named as the roles are. No two may be the same."""

    input: str = "x"
    target: str = "t"
    weight: str = "w"
    bias: str = "b"
    net: str = "net"
    out: str = "out"
    error: str = "E"
    delta: str = "delta"
    rate: str = "eta"

    def letter(self, role: Role) -> str:
        """The letter of ``role``, which must be one of those above."""
        letter: str = getattr(self, role.value)
        return letter

    def with_letters(self, letters: Letters) -> Alphabet:
        """The same with an author's own ``letters``; raises SpecError if one is taken."""
        chosen = {
            "error": letters.error or self.error,
            "rate": letters.rate or self.rate,
            "target": letters.target or self.target,
        }
        return replace(self, **chosen)._checked()

    def _checked(self) -> Alphabet:
        roles: dict[str, str] = {}
        for field in fields(self):
            letter = getattr(self, field.name)
            if letter in roles:
                raise SpecError(
                    f"[notation] letters: {letter!r} would stand for the {roles[letter]} and for "
                    f"the {field.name}; choose another letter for one of them"
                )
            roles[letter] = field.name
        return self
