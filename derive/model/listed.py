"""Names that a user lists: ``w5, w1`` or ``W_xh[1,1],W_hy[1,1]``."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BETWEEN = re.compile(r",(?![^\[\]()]*[\])])")  # a comma within brackets is part of a key


def listed_names(listed: str | Iterable[str]) -> tuple[str, ...]:
    """The names in ``listed``, each once, without blanks around them."""
    names = _BETWEEN.split(listed) if isinstance(listed, str) else listed
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
