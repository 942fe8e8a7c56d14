"""A wrong address, however deep: the site's own page, in its dress, that names the address which was nearly meant."""

from collections.abc import Iterator

from playwright.sync_api import Browser

from chromium import opened, settle


def check(browser: Browser, base: str, near: str) -> Iterator[str]:
    """:param near: the address of a page; its last letter is doubled, so that no other is as near."""
    stem = near.rstrip("/")
    wrong = stem + stem[-1] + "/"
    for address in (wrong, "nowhere", "nowhere/at/all/"):
        with opened(browser) as page:
            answer = page.goto(base + address, wait_until="load")
            settle(page)
            if answer.status != 404:
                yield f"/{address} is answered with {answer.status}"
            if not page.locator("h1").count():
                yield f"/{address} has no heading"
            if page.evaluate("getComputedStyle(document.body).marginTop") == "8px":
                yield f"at /{address} the page has lost its style sheet"
            links = page.locator("main a[href]").evaluate_all("links => links.map(link => link.href)")
            known = [link for link in links if page.request.get(link).status == 200]
            if not known:
                yield f"at /{address} no link leads anywhere"
            if address == wrong and base + near not in links:
                yield f"at /{address} nothing names /{near}"
