"""The plain label of a variable: the parts of its name from which its key is spelt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A letter or word with its index: ``Label("net", "h1")``, ``Label("w", "5")``.

    ``key`` is the quantity's plain-text name in the CLI, JSON and answer sheets. A single letter
    with a numeric index is written without a bar (``w5``), everything else with one (``net_h1``);
    a comma in the index, as of unit 1 of layer h2, becomes another one (``net_h2_1``). An entry
    of a matrix and a sample stand in square brackets (``W_hh[1,1]``, ``out_o1[2]``), a time in
    round ones (``net_h1(3)``).
    """

    base: str
    index: str = ""
    time: str = ""
    sample: str = ""
    entry: str = ""

    @property
    def key(self) -> str:
        """The plain-text name of the quantity."""
        return self.unsampled + (f"[{self.sample}]" if self.sample else "")

    @property
    def unsampled(self) -> str:
        """The key without the sample."""
        bar = "" if len(self.base) == 1 and self.index.isdigit() else "_"
        index = f"{bar}{self.index.replace(',', '_')}" if self.index else ""
        entry = f"[{self.entry}]" if self.entry else ""
        at = f"({self.time})" if self.time else ""
        return f"{self.base}{index}{entry}{at}"
