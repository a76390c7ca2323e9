"""Processes that make variants side by side."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

FEW = 8  # variants for which no process is worth its start
MOST = 8  # processes, unless more are asked for


@contextmanager
def processes(workers: int | None, count: int) -> Iterator[Executor | None]:
    """An executor with so many processes, by default as many as there are processors.

    None where one process, this one, is enough for ``count`` variants.
    """
    usual = 1 if count <= FEW else min(os.cpu_count() or 1, MOST)
    wanted = min(workers or usual, count)
    if wanted <= 1:
        yield None
        return
    context = get_context("spawn")  # a fork would copy what the threads here are in the middle of
    with ProcessPoolExecutor(wanted, context, initializer=_end_with_the_parent) as executor:
        yield executor


def _end_with_the_parent() -> None:
    """End this process as soon as the one that started it is gone, be it killed."""
    Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
