from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def printer(browser: Browser) -> Iterator[Page]:
    with browser.new_context(color_scheme="dark") as context:
        yield context.new_page()
