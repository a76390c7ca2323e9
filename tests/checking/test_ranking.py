from decimal import Decimal

from derive.checking.causes.cause import Cause
from derive.checking.causes.ranking import ranked
from derive.checking.mistakes.mistake import Group, Mistake


def cause(*names: str, slip: str = "") -> Cause:
    mistakes = tuple(
        Mistake(name, name, f"{name}?", Group.PROCEDURE, lambda _, __: True) for name in names
    )
    name = "+".join([*names, *([slip] if slip else [])])
    return Cause(name, name, Decimal(0), 3, 0.01, mistakes)


def names(found: dict[str, tuple[Cause, ...]]) -> dict[str, list[str]]:
    return {key: [one.name for one in causes] for key, causes in found.items()}


def test_what_explains_several_numbers_comes_first() -> None:
    early, order = cause("early"), cause("order")
    found = ranked({"a": (early, order), "b": (order,), "c": (early,), "d": (order, early)})
    assert names(found)["a"] == ["early", "order"]  # three each: as they were
    found = ranked({"a": (early, order), "b": (order,), "c": (order,)})
    assert names(found) == {"a": ["order", "early"], "b": ["order"], "c": ["order"]}


def test_a_slip_after_a_shared_mistake_counts_as_that_mistake() -> None:
    slipped = cause("order", slip="digit_inserted")
    found = ranked({"a": (cause("early"), slipped), "b": (cause("order"),)})
    assert names(found)["a"] == ["order+digit_inserted", "early"]


def test_slips_alone_do_not_count_together() -> None:
    slips = (cause(slip="digit_dropped"), cause("early"))
    found = ranked({"a": slips[::-1], "b": slips, "c": slips})
    assert names(found)["a"] == ["early", "digit_dropped"]


def test_nothing_is_lost() -> None:
    assert ranked({"a": (), "b": (cause("x"), cause("y", "z"))})["a"] == ()
