"""Light and dark: as the system has it, or as the reader chose; the choice is there before anything is painted."""

from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from chromium import opened, settle, visit

TOGGLE = "button.theme"
# What the root says at the moment the body begins, before which nothing can have been painted.
AT_BODY = """new MutationObserver((_, observer) => { if (document.body) { observer.disconnect();
    window.themeAtBody = document.documentElement.dataset.theme || 'none'; } }).observe(document, {childList: true, subtree: true});"""


def is_dark(page: Page) -> bool:
    """By the paper that is really painted."""
    red, green, blue = page.evaluate("""() => { for (const element of [document.body, document.documentElement]) {
        const parts = getComputedStyle(element).backgroundColor.match(/[\\d.]+/g).map(Number); if (parts[3] !== 0) return parts.slice(0, 3); } return [255, 255, 255]; }""")
    return red + green + blue < 384


def check(browser: Browser, address: str, other: str) -> Iterator[str]:
    """:param other: another page of the site; the choice must hold there too."""
    for system in ("light", "dark"):
        with opened(browser, theme=system) as page:
            page.add_init_script(AT_BODY)
            visit(page, address)
            if is_dark(page) != (system == "dark"):
                yield f"a system that is {system} doesn’t get a page that is"
            toggle = page.locator(TOGGLE)
            if not toggle.count() or not toggle.is_visible():
                yield f"no toggle in sight ({TOGGLE})"
                return
            named = toggle.inner_text().strip() or toggle.get_attribute("aria-label") or ""
            if not named:
                yield "the toggle has no name"
            toggle.focus()
            page.keyboard.press("Enter")
            settle(page)
            chosen = "light" if system == "dark" else "dark"
            if is_dark(page) == (system == "dark"):
                yield f"the toggle doesn’t turn {system} into {chosen}"
                return
            for place, again in (("after a reload", address), ("on another page", other)):
                visit(page, again)
                if is_dark(page) != (chosen == "dark"):
                    yield f"the choice is lost {place}"
                elif page.evaluate("window.themeAtBody") != chosen:
                    yield f"{place} the theme is set only after the body began: the other one flashes up"
            page.locator(TOGGLE).click()
            settle(page)
            if is_dark(page) != (system == "dark"):
                yield f"the toggle doesn’t lead back to {system}"
    for system in ("light", "dark"):
        with opened(browser, address, theme=system, java_script_enabled=False) as page:
            if is_dark(page) != (system == "dark"):
                yield f"without script a system that is {system} doesn’t get a page that is"
            if page.locator(TOGGLE).count() and page.locator(TOGGLE).is_visible():
                yield "without script the toggle is in sight and does nothing"
