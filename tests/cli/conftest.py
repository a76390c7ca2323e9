"""Running commands: inside this process, and as processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from derive.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``derive`` with these arguments in an empty directory."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def refused(run: Run, tmp_path: Path) -> Callable[..., str]:
    """Run a command that cannot go on: exit code 2, one message, and not a byte on the disk."""

    def refuse(*arguments: object) -> str:
        before = content(tmp_path)
        result = run(*arguments)
        assert result.exit_code == 2, result.output
        assert isinstance(result.exception, SystemExit)
        assert result.stdout == ""
        assert content(tmp_path) == before
        return result.stderr

    return refuse


def content(folder: Path) -> dict[Path, bytes | None]:
    """Every file and directory below ``folder``."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a shell line in an empty directory, where ``derive`` is the command."""
    command = f"{sys.executable} -c 'from derive.cli import main; main()'"

    def start(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", f'derive() {{ {command} "$@"; }}\n{line}'],
            cwd=tmp_path,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
        )

    return start
