"""A site built with --files and opened from disk: its pages, faces, previews and search work without a server."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

import previews
import searching
from chromium import opened, visit
from traffic import Traffic


def check(browser: Browser, root: Path, source: str, query: str) -> Iterator[str]:
    """:param source: the folder of a source's page; :param query: words to be found."""
    base = root.resolve().as_uri() + "/"
    with opened(browser) as page, Traffic(page, base) as traffic:
        visit(page, base + "index.html")
        if page.evaluate("[...document.styleSheets].every(sheet => !sheet.ownerNode.href) || getComputedStyle(document.body).fontFamily == ''"):
            yield "the style sheet isn’t there"
        for link in page.locator("header nav a[href]").evaluate_all("links => links.map(link => link.href)"):
            if not link.split("#")[0].endswith(".html"):
                yield f"a link of the navigation leads to a folder: {link.removeprefix(base)}"
                continue
            visit(page, link)
            if not page.locator("h1").count():
                yield f"{link.removeprefix(base)} has no heading"
        yield from traffic.check()
        visit(page, f"{base}{source}index.html")
        if not previews.open_by_keyboard(page):
            yield "no preview opens"
        search = root / "search" / "index.html"
        if search.is_file():
            if not searching.opened_results(page, search.resolve().as_uri(), query):
                yield "search finds nothing"
        else:
            yield "there is no search page"
        yield from traffic.check()
