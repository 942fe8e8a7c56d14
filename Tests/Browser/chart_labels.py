"""Labels of charts as the browser draws them, with the fonts loaded: inside the frame, none upon another.

The geometry is proven where it is computed; this sees what no table of widths can, the face that is really used."""

from collections.abc import Iterator

from playwright.sync_api import Page

from chromium import script

def check(page: Page) -> Iterator[str]:
    yield from page.evaluate(script("labels"))
