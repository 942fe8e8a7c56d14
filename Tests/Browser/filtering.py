"""The timeline's views: links that lead to pages without script, and with it filter in place, by keyboard, said aloud."""

from collections.abc import Iterator
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page

from chromium import comes, opened, settle, visit

SHOWN = """() => [...document.querySelectorAll('main ol.tl > li')].filter(row => row.getClientRects().length).map(row => {
    const words = [], walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) words.push(...walker.currentNode.data.trim().split(/\\s+/));
    return words; })"""
LINKS = "() => [...document.querySelectorAll('main nav a[href]')].filter(link => link.getClientRects().length).map(link => link.href.split('#')[0])"
CURRENT = "() => [...document.querySelectorAll('main nav a[aria-current]')].map(link => link.href.split('#')[0])"
SPOKEN = "() => [...document.querySelectorAll('[aria-live], [role=status], output')].map(one => one.textContent.trim()).join(' ')"


def shown(page: Page) -> list[list[str]]:
    """The words of each event in sight."""
    return page.evaluate(SHOWN)


def check(browser: Browser, address: str, views: list[str]) -> Iterator[str]:
    """:param address: of the timeline; :param views: of the pages of its views."""
    if not views:
        yield "the timeline has no views (timeline/…/)"
        return
    with opened(browser, address, java_script_enabled=False) as page:
        linked = set(page.evaluate(LINKS))
        whole = shown(page)
        if not linked & set(views):
            yield "no link in a nav of the timeline leads to a view"
            return
    for view in [view for view in views if view in linked][:3]:
        with opened(browser, view, java_script_enabled=False) as page:
            expected = shown(page)
            if not expected:
                yield "a view shows no event"
            if view not in page.evaluate(CURRENT):
                yield "a view’s own link is not marked as current without script"
        with opened(browser, address) as page:
            link = page.locator("main nav a[href]").evaluate_all("(links, view) => { const one = links.find(link => link.href.split('#')[0] == view); one.focus(); return one.textContent.trim(); }", view)
            spoken = page.evaluate(SPOKEN)
            page.evaluate("window.sameDocument = true")
            page.keyboard.press("Enter")
            comes(page, f"spoken => !window.sameDocument || ({SPOKEN})() != spoken", spoken)
            settle(page)
            if not page.evaluate("window.sameDocument === true"):
                # A timeline split by years holds no events to filter: there a view is a page, with script too.
                if whole:
                    yield "with script a view still loads another page"
                continue
            now = shown(page)
            # A timeline split by years has its events elsewhere; then a view can't be made of what the page holds.
            # Its own page may say of an event where else it stands.
            if whole and (len(now) != len(expected) or any(set(one) - set(other) for one, other in zip(now, expected))):
                yield f"“{link}” shows {len(now)} events in place, {len(expected)} on its own page, or others"
            if page.evaluate(SPOKEN) == spoken:
                yield "filtering in place isn’t said in a live region"
            if page.evaluate("document.activeElement.textContent.trim()") != link:
                yield "filtering takes the focus from the link"
            if page.evaluate("() => document.querySelectorAll('main nav a[aria-current]').length") < 1:
                yield "after filtering no link is marked as current"
