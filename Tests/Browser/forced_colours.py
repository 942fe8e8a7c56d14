"""With forced colours (Windows' contrast themes) what was drawn by a background is gone: each such mark needs another way to show."""

from collections.abc import Iterator

from playwright.sync_api import Page

from chromium import script, settle

def check(page: Page) -> Iterator[str]:
    """Of a page opened as usual; leaves it as it was."""
    page.evaluate(script("marks"))
    page.emulate_media(forced_colors="active")
    settle(page)
    yield from page.evaluate(script("forced"))
    page.emulate_media(forced_colors="none")
