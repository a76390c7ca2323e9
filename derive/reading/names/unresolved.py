"""What is said of a side that cannot be tied to the network."""

from __future__ import annotations

from derive.errors import DeriveError


class Unresolved(DeriveError):  # noqa: N818 (it is a finding as much as an error)
    """Why a side has no meaning in this network, and the characters of its formula that say so."""

    def __init__(self, reason: str, start: int = 0, end: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.start = start
        self.end = end

    def at(self, start: int, end: int) -> Unresolved:
        """The same for these characters, unless it names some already."""
        return self if self.end else Unresolved(self.reason, start, end)

    def alone(self) -> Unresolved:
        """The same without the calls that led to it, which would be kept alive with it."""
        return Unresolved(self.reason, self.start, self.end)
