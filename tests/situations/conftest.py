from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.situations.printer import started


@pytest.fixture(scope="session")
def printer() -> Iterator[Page]:
    yield from started()
