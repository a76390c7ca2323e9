"""Proving that two terms are the same function, in a process with limits, which can be killed."""

from __future__ import annotations

import os
import pickle  # of our own terms only, from this process and back
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import TypeAlias

from derive.algebra.term import Term

SECONDS = 5.0  # for one proof, the start of the process included
CPU = 4  # seconds
MEMORY = 1 << 30  # bytes
YES, NO = 10, 11  # what the process ends with; anything else says that it failed

# Whether a term is one of some; None where that was not decided in time
Proof: TypeAlias = Callable[[Term, Sequence[Term]], bool | None]
Work: TypeAlias = Callable[[Term, Sequence[Term]], bool]
_CHILD = "from derive.marking.proof import child; child()"


def proved(term: Term, forms: Sequence[Term]) -> bool | None:
    """Whether SymPy proves ``term`` to be one of ``forms``."""
    return within_limits(_same, term, forms)


def within_limits(work: Work, term: Term, forms: Sequence[Term]) -> bool | None:
    """What ``work`` says in its own process; None if it dies, fails or takes too long.

    The process runs nothing of the program that runs here: it loads ``work``, and the terms.
    """
    command = (sys.executable, "-P", "-c", _CHILD)
    place = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command,
            input=pickle.dumps((work, term, tuple(forms))),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env=place,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError, RecursionError):
        return None
    return {YES: True, NO: False}.get(done.returncode)


def child() -> None:
    """The other process: limits first, then the work that it is given."""
    for kind, most in ((resource.RLIMIT_CPU, CPU), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, hard))
    work, term, forms = pickle.load(sys.stdin.buffer)
    sys.exit(YES if work(term, forms) else NO)


def _same(term: Term, forms: Sequence[Term]) -> bool:
    from derive.algebra.sympy_bridge import equal  # noqa: PLC0415 (loads SymPy)

    return any(equal(term, form) for form in forms)
