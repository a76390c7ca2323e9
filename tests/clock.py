"""The CPU time of one piece of work, whatever else the test run holds in memory."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time


class Clock:
    """Seconds of CPU time, known once the work is done."""

    seconds = 0.0


@contextmanager
def clock() -> Iterator[Clock]:
    """Time the block. What was there before is frozen: the collector need not walk it again."""
    gc.freeze()
    found = Clock()
    start = process_time()
    try:
        yield found
    finally:
        found.seconds = process_time() - start
        gc.unfreeze()
