"""Work for a process with limits: quick to load, so that the limits meet the work alone."""

from derive.marking import proof


def agrees(*_: object) -> bool:
    return True


def disagrees(*_: object) -> bool:
    return False


def dies(*_: object) -> bool:
    raise SystemExit(0)


def grows(*_: object) -> bool:
    return bool(bytearray(2 * proof.MEMORY))


def fails(*_: object) -> bool:
    raise ValueError
