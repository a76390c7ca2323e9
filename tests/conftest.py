"""The tests keep nothing in the user's own cache, and are not helped by what is there."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from derive.cache import VARIABLE

# Where a failure could not be followed up, the same examples are tried each time.
settings.register_profile("same", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("same")

os.environ[VARIABLE] = ""  # while tests are collected


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory) -> None:
    os.environ[VARIABLE] = str(tmp_path_factory.mktemp("cache"))
