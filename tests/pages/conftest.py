"""One browser for all pages of a process."""

from __future__ import annotations

import pytest

from tests.pages.chromium import Browser, Tab


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    started = Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Open the text of a page in a tab."""
    tabs = []

    def start(text: str, **size: int) -> Tab:
        page = tmp_path / "page.html"
        page.write_text(text, encoding="utf-8")
        tabs.append(Tab.opened(browser, page, **size))
        return tabs[-1]

    yield start
    for tab in tabs:
        tab.close()
