"""The plain label of a variable: the parts of its name from which its key is spelt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A letter or word with its index: ``Label("net", "h1")``, ``Label("w", "5")``.

    ``key`` is the quantity's plain-text name in the CLI, JSON and answer sheets. A single letter
    with a numeric index is written without a bar (``w5``), everything else with one (``net_h1``);
    a comma in the index, as of unit 1 of layer h2, becomes another one (``net_h2_1``).
    """

    base: str
    index: str = ""
    time: str = ""

    @property
    def key(self) -> str:
        """The plain-text name of the quantity."""
        bar = "" if len(self.base) == 1 and self.index.isdigit() else "_"
        at = f"({self.time})" if self.time else ""
        index = self.index.replace(",", "_")
        return f"{self.base}{bar}{index}{at}" if index else f"{self.base}{at}"
