"""A browser that prints, for whoever wants to know how many sheets a page takes."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

QUIET = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync
    --disable-background-networking --disable-component-update""".split()


def started() -> Iterator[Page]:
    """Sit at a browser that prints; skip where there is none, but never in CI."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("the pages are printed by Chromium, and there is none here")
        pytest.skip("no chromium here: the pages were not printed")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=QUIET) as browser,
        browser.new_context(color_scheme="dark") as context,
    ):
        yield context.new_page()


def sheets(printer: Page, path: Path) -> int:
    """Print a page on A4, and count the sheets."""
    printer.goto(path.as_uri())
    return len(re.findall(rb"/Type\s*/Page\b", printer.pdf(format="A4")))
