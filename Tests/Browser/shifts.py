"""How much a page moves under the reader while it loads (Cumulative Layout Shift, w3c.github.io/layout-instability)."""

from collections.abc import Iterator

from playwright.sync_api import Page

from chromium import script
from findings import DETAIL

LIMIT = 0.01


def check(page: Page) -> Iterator[str]:
    """To be asked after the page has settled."""
    total, moved = page.evaluate(script("shifts"))
    if total >= LIMIT:
        yield f"the page shifts by {LIMIT} or more{DETAIL}{total:.3f}: {', '.join(moved)}"
