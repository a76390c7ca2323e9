"""Proving that two terms are the same function, in a process with limits, which can be killed."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeAlias

from derive.algebra.term import Term

SECONDS = 5.0  # for one proof, the start of the process included
CPU = 4  # seconds
MEMORY = 1 << 30  # bytes

# Whether a term is one of some; None where that was not decided in time
Proof: TypeAlias = Callable[[Term, Sequence[Term]], bool | None]
Work: TypeAlias = Callable[[Term, Sequence[Term]], bool]


def proved(term: Term, forms: Sequence[Term]) -> bool | None:
    """Whether SymPy proves ``term`` to be one of ``forms``."""
    return within_limits(_same, term, forms)


def within_limits(work: Work, term: Term, forms: Sequence[Term]) -> bool | None:
    """What ``work`` says in its own process; None if it dies, fails or takes too long."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, work, term, forms), daemon=True)
    process.start()
    sender.close()
    try:
        return bool(receiver.recv()) if receiver.poll(SECONDS) else None
    except EOFError:
        return None
    finally:
        process.kill()
        process.join()
        receiver.close()


def _run(sender: Connection, work: Work, term: Term, forms: Sequence[Term]) -> None:
    for kind, most in ((resource.RLIMIT_CPU, CPU), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, hard))
    sender.send(work(term, forms))


def _same(term: Term, forms: Sequence[Term]) -> bool:
    from derive.algebra.sympy_bridge import equal  # noqa: PLC0415 (loads SymPy)

    return any(equal(term, form) for form in forms)
