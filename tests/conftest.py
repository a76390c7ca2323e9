"""The tests keep nothing in the user's own cache, and are not helped by what is there."""

from __future__ import annotations

import os

import pytest

from derive.cache import VARIABLE

os.environ[VARIABLE] = ""  # while tests are collected


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory) -> None:
    os.environ[VARIABLE] = str(tmp_path_factory.mktemp("cache"))
