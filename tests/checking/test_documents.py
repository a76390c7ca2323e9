"""Documents in other notations, languages and formats: all that is right passes, mistakes do not.

Their numbers were computed apart from this project, to the digits that they print.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from derive.algebra.term import variables
from derive.checking.document import check_source
from derive.checking.findings import Checked, Link
from derive.checking.judging.judge import ONLY_HERE
from derive.checking.verdict import FAULTS, Kind
from derive.model.problem import Problem
from derive.model.spec import load
from derive.reading.documents.source import read_source
from tests.checking.planted import PLANTED, Planted

HERE = Path(__file__).parent / "documents"
DOCUMENTS = sorted(file.name for file in HERE.iterdir() if file.suffix != ".toml")
MOST_UNREAD = 0.1
PASSAGES = [
    (file.stem, text)
    for file in sorted((Path(__file__).parent / "passages").glob("*.md"))
    for text in file.read_text("utf-8").split("\n%%%\n")
]


@cache
def spec_of(document: str) -> Problem:
    return load(str((HERE / document).with_suffix(".toml")))


@cache
def spec(name: str) -> Problem:
    return load(name)


@cache
def checked(document: str) -> Checked:
    return check_source(spec_of(document), read_source(HERE / document))


def faults(found: Checked) -> list[Link]:
    return [link for link in found.links if link.verdict.kind in FAULTS]


def test_enough_documents() -> None:
    assert len(DOCUMENTS) >= 14


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_right_is_called_wrong(document: str) -> None:
    assert not faults(checked(document))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_almost_all_is_read(document: str) -> None:
    counts = checked(document).counts
    assert counts.get(Kind.UNREAD, 0) <= MOST_UNREAD * sum(counts.values())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_there_is_much_to_read(document: str) -> None:
    assert sum(checked(document).counts.values()) >= 15


def rewritten(folder: Path, document: str, *changes: tuple[str, str]) -> Checked:
    """The verdicts on ``document`` with what stands once in it changed."""
    text = (HERE / document).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    file = folder / document
    file.write_text(text, "utf-8")
    return check_source(spec_of(document), read_source(file))


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_a_planted_mistake_is_found_and_nothing_else_is_blamed(
    planted: Planted, tmp_path: Path
) -> None:
    text = (HERE / planted.document).read_text("utf-8")
    line = text[: text.index(planted.old)].count("\n") + 1
    found = faults(rewritten(tmp_path, planted.document, (planted.old, planted.new)))
    wrong = [link for link in found if link.verdict.kind is Kind.WRONG]
    assert {link.line for link in wrong} == {line}
    assert any(planted.right in told for link in wrong for told in _told(planted, link))
    explained = [one for link in wrong for one in (*link.verdict.causes, *link.verdict.repairs)]
    assert not planted.cause or planted.cause in {one.name for one in explained}


def _told(planted: Planted, link: Link) -> Iterator[str]:
    """What is said to be right in place of what stands there."""
    graph = spec_of(planted.document).graph
    yield link.verdict.expected
    yield from (operand.expected for operand in link.verdict.operands)
    for repair in link.verdict.repairs:
        parts = (part for part in repair.sentence if not isinstance(part, str))
        yield from (graph.key(v) for part in parts for v in variables(part))


def test_what_follows_from_a_slip_is_not_wrong_by_itself(tmp_path: Path) -> None:
    slip = ("+ 0{,}4 = -0{,}2665", "+ 0{,}4 = -0{,}3665")
    after = ("a_2 &= \\sigma(z_2) = 0{,}4338", "a_2 &= \\sigma(z_2) = 0{,}4094")
    found = faults(rewritten(tmp_path, "francais.md", slip, after))
    assert [link.verdict.kind for link in found] == [Kind.WRONG, Kind.FOLLOWS]
    assert found[1].verdict.because_of == ("-0.3665",)


def test_what_is_true_at_this_point_only_is_no_identity(tmp_path: Path) -> None:
    change = ("&= (o_3 - y_3) h_3 \\\\", "&= |o_3 - y_3| h_3 \\\\")
    (link,) = (
        one for one in rewritten(tmp_path, "through_time.md", change).links if "|o_3" in one.right
    )
    assert link.verdict.kind is Kind.VALUE
    assert link.verdict.how == ONLY_HERE


@pytest.mark.parametrize(("network", "passage"), PASSAGES)
def test_no_passage_is_accused(network: str, passage: str, tmp_path: Path) -> None:
    file = tmp_path / "passage.md"
    file.write_text(passage, "utf-8")
    assert not faults(check_source(spec(network), read_source(file)))
