"""The search page: by keyboard from the query to the paragraph, every spelling alike, little loaded, and told to those who can't see it."""

from collections.abc import Iterator

from playwright.sync_api import Browser, Page, TimeoutError

from chromium import comes, opened, settle, visit

FIELD = "form[role=search] input[type=search], search input[type=search]"
RESULTS = "main ol a[href], main ul.results a[href], main .results a[href]"
SPOKEN = "() => [...document.querySelectorAll('[aria-live], [role=status], output')].map(one => one.textContent.trim()).join(' ')"
# What a first query may load, the index included, as it stands in the files.
LIMIT = 150_000
LATE = 6000


def results(page: Page) -> list[str]:
    return page.locator(RESULTS).evaluate_all("links => links.filter(link => link.getClientRects().length).map(link => link.href)")


def ask(page: Page, query: str) -> list[str]:
    """Types a query as a person does; the addresses found."""
    field = page.locator(FIELD).first
    field.focus()
    field.fill("")
    page.keyboard.type(query, delay=10)
    # An answer is one that is said and then stays the same for most of a second.
    before, same = None, 0
    for _ in range(LATE // 100):
        page.wait_for_timeout(100)
        now = (page.evaluate(SPOKEN), results(page))
        same = same + 1 if now == before and now[0] else 0
        if same == 8:
            break
        before = now
    return results(page)


def opened_results(page: Page, address: str, query: str) -> bool:
    """For other checks: the page with results in sight."""
    visit(page, address)
    return bool(page.locator(FIELD).count()) and bool(ask(page, query))


def check(browser: Browser, address: str, query: str, same: list[str]) -> Iterator[str]:
    """:param query: words that the dossier holds; :param same: spellings of one name, all to find the same first."""
    with opened(browser) as page:
        loaded: dict[str, int] = {}
        page.on("response", lambda response: loaded.update({response.url: int(response.headers.get("content-length", 0))}))
        visit(page, address)
        if not page.locator(FIELD).count():
            yield f"no search field ({FIELD})"
            return
        if page.evaluate("document.activeElement.localName") != "input":
            page.keyboard.press("/")
            if page.evaluate("document.activeElement.localName") != "input":
                yield "/ doesn’t lead to the field"
        if page.evaluate("document.querySelector('form[role=search] input, search input').value"):
            yield "/ is typed into the field"
        found = ask(page, query)
        if not found:
            yield f"nothing is found for “{query}”"
            return
        loaded_by_it = sum(size for url, size in loaded.items() if "search" in url and url.endswith((".js", ".json")))
        if loaded_by_it > LIMIT:
            yield f"a first query loads {loaded_by_it} bytes, more than {LIMIT}"
        elif not loaded_by_it:
            yield "no part of an index is loaded, or it is not known by its name"
        if not any(letter.isdigit() for letter in page.evaluate(SPOKEN)):
            yield "how much was found isn’t said in a live region"
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.href || ''") != found[0]:
            yield "the down arrow doesn’t lead to the first result"
            page.locator(RESULTS).first.focus()
        page.keyboard.press("ArrowDown")
        if len(found) > 1 and page.evaluate("document.activeElement.href || ''") != found[1]:
            yield "the down arrow doesn’t lead on to the second result"
        page.keyboard.press("ArrowUp")
        try:
            with page.expect_navigation(timeout=LATE):
                page.keyboard.press("Enter")
        except TimeoutError:
            yield "Enter on a result doesn’t open it"
            return
        settle(page)
        if "#" in page.url and not page.locator(":target").count():
            yield f"a result leads to a place that isn’t there: {page.url}"
        page.go_back()
        if not comes(page, "([field, query]) => document.querySelector(field)?.value == query", [FIELD, query]):
            yield "back from a result the query is gone"
        page.locator(FIELD).first.focus()
        page.keyboard.press("Escape")
        if page.locator(FIELD).first.input_value():
            yield "Esc doesn’t empty the field"
        if ask(page, "qqxzvwk"):
            yield "something is found for a word that isn’t there"
        elif not page.evaluate(SPOKEN):
            yield "that nothing is found isn’t said in a live region"
        firsts = {spelling: (ask(page, spelling) or ["nothing"])[0] for spelling in same}
        if len(set(firsts.values())) > 1 or "nothing" in firsts.values():
            yield f"spellings of one name differ in what they find first: {firsts}"
        visit(page, f"{address}?q={query.split()[0]}")
        if not comes(page, "results => [...document.querySelectorAll(results)].some(link => link.getClientRects().length)", RESULTS):
            yield "?q= in the address asks nothing"
    with opened(browser, address, java_script_enabled=False) as page:
        if page.locator(FIELD).count() and page.locator(FIELD).first.is_visible() and not page.locator("main a[href]").count():
            yield "without script the page offers no other way"
        if not page.evaluate("() => [...document.querySelectorAll('main a[href]')].some(link => link.getClientRects().length)"):
            yield "without script no link leads on"
