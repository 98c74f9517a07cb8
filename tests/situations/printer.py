"""For whoever wants to know how many sheets a page takes."""

import re
from pathlib import Path

from playwright.sync_api import Page


def sheets(printer: Page, path: Path) -> int:
    """Print a page on A4, and count the sheets."""
    printer.goto(path.as_uri())
    return len(re.findall(rb"/Type\s*/Page\b", printer.pdf(format="A4")))
