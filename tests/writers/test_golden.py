"""The sample document in every format, byte for byte.

After a wanted change, write the files anew and read the difference:
``DERIVE_GOLDEN=write pytest tests/writers/test_golden.py``.
"""

import os
from pathlib import Path

import pytest

from derive.writers.formats import FORMATS
from derive.writers.write import render, rendered_files

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("DERIVE_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize("into", FORMATS, ids=lambda known: known.name)
def test_the_document_is_written_as_before(into, document, printer):
    for file in rendered_files(document, into, printer, Path()):
        compare(file.path.name, file.text)


@pytest.mark.parametrize("into", FORMATS, ids=lambda known: known.name)
def test_its_equations_alone_are_written_as_before(into, document, printer):
    compare(f"equations.{into.name}", render(document, into, printer, template="fragment"))


@pytest.mark.parametrize("into", FORMATS, ids=lambda known: known.name)
def test_two_runs_give_the_same_bytes(into, document, printer):
    assert render(document, into, printer) == render(document, into, printer)
