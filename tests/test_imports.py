"""Who may import whom: the rows of rooms, and the libraries that load only where they are used."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import derive

PACKAGE = Path(derive.__file__).parent
ROWS = (
    ("cache", "errors", "version"),
    ("algebra",),
    ("model",),
    ("derivation", "numerics"),
    ("notation", "reading"),
    ("figures",),
    ("checking",),
    ("marking",),
    ("documents",),
    ("writers",),
    ("api",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
ROW = {room: number for number, rooms in enumerate(ROWS) for room in rooms}
SYMPY = "algebra/sympy_bridge.py"
SLOW = ("sympy", "pydantic", "jinja2")


def imports(source: str) -> Iterator[str]:
    """The dotted names of the modules that ``source`` imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: write the import in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from names if node.module == "derive" else [str(node.module)]


def room(module: str) -> str:
    """The room of ``derive.algebra.term``: algebra; names from ``derive`` itself are __init__'s."""
    _, _, inside = module.partition(".")
    first = inside.partition(".")[0]
    return first if first in ROW else "__init__"


def trespasses(own: str, source: str) -> list[str]:
    """The modules that a file in room ``own`` imports from its row or above, its room excepted."""
    ours = [name for name in imports(source) if name.partition(".")[0] == "derive"]
    return [name for name in ours if room(name) != own and ROW[room(name)] >= ROW[own]]


FILES = sorted(file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py"))


def own_room(file: str) -> str:
    return file.partition("/")[0].removesuffix(".py")


@pytest.mark.parametrize("file", FILES)
def test_a_module_imports_only_from_lower_rows(file):
    assert own_room(file) in ROW, f"{file} is in no room of the table"
    assert trespasses(own_room(file), (PACKAGE / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", FILES)
def test_sympy_is_imported_in_its_bridge_alone(file):
    packages = {name.partition(".")[0] for name in imports((PACKAGE / file).read_text("utf-8"))}
    assert ("sympy" in packages) == (file == SYMPY)


@pytest.mark.parametrize(
    ("own", "source", "found"),
    [
        ("algebra", "from derive.errors import AlgebraError", []),
        ("algebra", "from derive.model.graph import Graph", ["derive.model.graph"]),
        ("algebra", "from derive import model", ["derive.model"]),
        ("derivation", "import derive.numerics.values", ["derive.numerics.values"]),
        ("model", "def f():\n    from derive import load", ["derive.load"]),
        ("model", "import sympy, tomllib\nfrom derive.model import graph", []),
    ],
)
def test_a_trespass_is_seen(own, source, found):
    assert trespasses(own, source) == found


@pytest.mark.parametrize(
    "code", ["import derive", "import derive.cli", "from derive.cli import main; main(['--help'])"]
)
def test_what_is_slow_waits_until_it_is_used(code):
    loaded = f"[name for name in {SLOW} if name in sys.modules]"
    report = f"import atexit, sys\natexit.register(lambda: print('loaded', {loaded}))"
    result = subprocess.run(
        [sys.executable, "-c", f"{report}\n{code}"], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "loaded []"
