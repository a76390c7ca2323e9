"""How long whole processes take, in units of ``python -c "import sympy"`` on the same machine.

The processor time is taken, the best of several runs in turns, so that a busy machine does not
decide.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import pytest

RUNS = 5
LECTURE = Path(__file__).parents[2] / "shared" / "seeds" / "000_954b8b3572abc9bb.txt"
DERIVE = "from derive.cli import main; main()"


@pytest.fixture(scope="module")
def seconds(tmp_path_factory) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("speed")
    commands = {
        "sympy": ["-c", "import sympy"],
        "help": ["-c", DERIVE, "--help"],
        "handout": ["-c", DERIVE, "handout", "mazur"],
        "worksheet": ["-c", DERIVE, "worksheet", "mazur", "--to", "pdf"],
        "check": ["-c", DERIVE, "check", "mazur", str(LECTURE)],
    }
    if not LECTURE.exists():
        del commands["check"]
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(RUNS):
        for name, command in commands.items():
            best[name] = min(best[name], _processor_time(command, folder))
    return best


def _processor_time(command, folder) -> float:
    before = getrusage(RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    result = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert (result.returncode, result.stderr) == (int("check" in command), b"")
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize(
    ("command", "most"), [("help", 0.25), ("handout", 2.5), ("worksheet", 4), ("check", 5)]
)
def test_a_command_takes_at_most_so_many_times_as_long_as_importing_sympy(seconds, command, most):
    if command not in seconds:
        pytest.skip("the lecture that is checked is not here")
    ratio = seconds[command] / seconds["sympy"]
    assert ratio <= most, f"{command} takes {ratio:.2f} times as long, and {most} is the limit"
