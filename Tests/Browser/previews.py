"""Previews of what a link leads to: by mouse after a moment, by keyboard at once, never by touch; Esc closes, the pointer may enter."""

from collections.abc import Iterator

from playwright.sync_api import Browser, ElementHandle, Page

from chromium import opened

# The page carries what its previews say, by the address of a link.
FIRST = """() => { const data = document.getElementById('Previews'); if (!data) return null; const all = JSON.parse(data.textContent);
    return [...document.querySelectorAll('main a.ent')].find(link => all[link.getAttribute('href')] && link.getClientRects().length) || null; }"""
PREVIEW = "[role=tooltip]"
# Before this many milliseconds a passing mouse opens nothing; after the second it must have. Of the page's own clock, which stands still
# but for them: a machine that is busy changes nothing.
SOON, LATE = 200, 900


def stop_clock(page: Page):
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))


def is_open(page: Page) -> bool:
    return page.locator(PREVIEW).evaluate_all("them => them.some(one => one.getClientRects().length > 0)")


def first(page: Page) -> ElementHandle | None:
    """The first link in sight that has a preview."""
    return page.evaluate_handle(FIRST).as_element()


def open_by_keyboard(page: Page) -> bool:
    """Focuses the first link with a preview as a keyboard does; whether one opened."""
    link = first(page)
    if not link:
        return False
    # The key press makes the focus one that shows (:focus-visible).
    page.keyboard.press("Shift")
    link.evaluate("link => { link.scrollIntoView({block: 'center'}); link.focus({focusVisible: true}); }")
    return is_open(page)


def by_keyboard(page: Page) -> Iterator[str]:
    if not open_by_keyboard(page):
        yield "focus by keyboard opens no preview at once"
        return
    described = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    if not described or not page.locator(f"#{described}").is_visible():
        yield "the focused link is not described by its preview (aria-describedby)"
    text = page.locator(PREVIEW).inner_text().strip()
    if len(text) < 10:
        yield f"the preview says almost nothing: “{text}”"
    box = page.locator(PREVIEW).bounding_box()
    size = page.viewport_size
    if box["x"] < 0 or box["x"] + box["width"] > size["width"] + 1 or box["y"] < -1 or box["y"] + box["height"] > size["height"] + 1:
        yield "the preview leaves the window"
    page.keyboard.press("Escape")
    if is_open(page):
        yield "Esc doesn’t close the preview"
    if page.evaluate("!document.activeElement.matches('a.ent')"):
        yield "Esc takes the focus from the link"
    page.keyboard.press("Tab")
    if page.evaluate("!document.activeElement.matches('a.ent')") and is_open(page):
        yield "a preview stays open when the focus has left"


def by_mouse(page: Page) -> Iterator[str]:
    page.mouse.move(1, 1)
    page.evaluate("document.activeElement && document.activeElement.blur()")
    link = first(page)
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    x, y = link.evaluate("link => { const box = link.getClientRects()[0]; return [box.left + box.width / 2, box.top + box.height / 2]; }")
    page.mouse.move(x, y)
    page.clock.run_for(SOON)
    if is_open(page):
        yield f"a mouse that only passes opens the preview (within {SOON} ms)"
    page.clock.run_for(LATE - SOON)
    if not is_open(page):
        yield f"a resting mouse opens no preview within {LATE} ms"
        return
    box = page.locator(PREVIEW).bounding_box()
    # In steps, as a hand moves: over the gap between link and preview too.
    page.mouse.move(x, box["y"] + box["height"] / 2, steps=8)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.clock.run_for(LATE)
    if not is_open(page):
        yield "the preview closes when the pointer enters it"
    else:
        page.keyboard.press("Escape")
        if is_open(page):
            yield "Esc doesn’t close a preview that the mouse opened"
    page.mouse.move(1, 1)
    page.mouse.move(x, y)
    page.clock.run_for(LATE)
    page.mouse.move(1, 1)
    page.clock.run_for(LATE)
    if is_open(page):
        yield "the preview stays when the mouse has gone"


def by_touch(browser: Browser, address: str) -> Iterator[str]:
    with opened(browser, address, width=390, has_touch=True, is_mobile=True) as page:
        link = first(page)
        # It would leave the page: the page stays, so that what a tap opens can be seen.
        page.evaluate("document.addEventListener('click', event => event.preventDefault(), true)")
        link.evaluate("link => link.scrollIntoView({block: 'center'})")
        x, y = link.evaluate("link => { const box = link.getClientRects()[0]; return [box.left + box.width / 2, box.top + box.height / 2]; }")
        stop_clock(page)
        page.touchscreen.tap(x, y)
        page.clock.run_for(LATE)
        if is_open(page):
            yield "a touch opens the preview"


def check(browser: Browser, address: str) -> Iterator[str]:
    """On a page that has links with previews."""
    with opened(browser, address) as page:
        if not first(page):
            yield "no link has a preview"
            return
        stop_clock(page)
        yield from by_mouse(page)
        yield from by_keyboard(page)
    yield from by_touch(browser, address)
