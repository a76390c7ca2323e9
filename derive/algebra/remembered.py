"""Answers that SymPy gave in an earlier run: it takes longer to load than a handout to write."""

from __future__ import annotations

import pickle  # of our own terms, in a folder that only the user can write to
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from derive.cache import cache_folder, keep

P = ParamSpec("P")
R = TypeVar("R")

MOST = 4096  # answers kept; one takes about a kilobyte


def remembered(ask: Callable[P, R]) -> Callable[P, R]:
    """``ask``, asked once on a machine; its answer depends on its arguments' ``repr`` alone."""

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        folder = cache_folder("algebra")
        if folder is None:
            return ask(*args, **kwargs)
        question = f"{_asked_of()} {ask.__name__} {args!r} {kwargs!r}"
        file = folder / sha256(question.encode()).hexdigest()
        with suppress(Exception):  # absent, cut off, of another Python: asked again
            return cast(R, pickle.loads(file.read_bytes()))
        found = ask(*args, **kwargs)
        _make_room(folder)
        keep(file, pickle.dumps(found))
        return found

    return answer


def _make_room(folder: Path) -> None:
    """Starting afresh is simpler than knowing which of the answers will be wanted again."""
    with suppress(OSError):  # another process may be doing the same
        kept = list(folder.iterdir())
        for file in kept if len(kept) >= MOST else ():
            file.unlink(missing_ok=True)


@cache
def _asked_of() -> str:
    """Which SymPy answers, and through which of our modules: a change in either asks again."""
    sympy = find_spec("sympy")
    assert sympy is not None
    assert sympy.origin is not None
    release = Path(sympy.origin).with_name("release.py")
    facts = [file.stat() for file in (release, *sorted(Path(__file__).parent.glob("*.py")))]
    return " ".join(f"{fact.st_size}:{fact.st_mtime_ns}" for fact in facts)
