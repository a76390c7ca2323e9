"""Work done in parallel, its results in order, with few tasks waiting at any time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import TypeVar

from derive.errors import OutputError

J = TypeVar("J")
R = TypeVar("R")
WAITING = 32  # tasks handed to the executor ahead of the one whose result is awaited


def in_order(executor: Executor | None, work: Callable[[J], R], jobs: Iterable[J]) -> Iterator[R]:
    """``work`` on each job; without an executor one after the other, here.

    What is still waiting when an error ends it, or the caller, is not begun. Raises OutputError
    when a process that worked has died.
    """
    if executor is None:
        yield from map(work, jobs)
        return
    waiting: deque[Future[R]] = deque()
    try:
        for job in jobs:
            waiting.append(executor.submit(work, job))
            if len(waiting) > WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenExecutor as fault:
        raise OutputError(
            "a process that made variants was ended from outside; start again, and it goes on, "
            "with fewer --workers if there was too little memory"
        ) from fault
    finally:
        for future in waiting:
            future.cancel()
