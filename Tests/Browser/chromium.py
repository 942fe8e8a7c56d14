"""Debian's Chromium, driven by Playwright: how it is started, and how a page is opened in it."""

import functools
import os
from contextlib import contextmanager

from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

EXECUTABLE = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Chromium's own sandbox can't start as root, as which CI runs; what is opened here is our own site.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"]
HEIGHT = 900
PATIENCE = 20_000


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, address: str | None = None, *, width: int = 1440, theme: str = "light", height: int = HEIGHT, kept: bool = False, **options):
    """A page of its own context, so that nothing stored by one check is seen by another.

    :param kept: the tab that other pages were opened in before, with faces, style sheets and scripts at hand; for what stores nothing
    """
    given = dict(viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce", **options)
    like = next((old for old in browser.contexts if getattr(old, "given", None) == given), None) if kept else None
    context = like or browser.new_context(**given)
    context.given = given if kept else None
    context.set_default_timeout(PATIENCE)
    try:
        page = context.pages[0] if kept and context.pages else context.new_page()
        if address is not None:
            visit(page, address)
        yield page
    except BaseException:
        # Nobody knows in what state the tab is.
        if kept:
            context.close()
        raise
    finally:
        if not kept:
            context.close()


def visit(page: Page, address: str):
    """Opens an address and waits until nothing more will move: everything loaded, fonts in use."""
    page.goto(address, wait_until="load")
    settle(page)


FRAMES = """() => document.fonts.ready.then(() => matchMedia('(scripting: none)').matches
    || new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(false)))))"""


def settle(page: Page):
    """Two frames after the fonts: what was changed before is laid out and painted. With script off no frame calls back, and time must do."""
    if page.evaluate(FRAMES):
        page.wait_for_timeout(80)


def comes(page: Page, condition: str, given=None) -> bool:
    """Whether what is asked of the page becomes true; a busy machine may take its time."""
    try:
        page.wait_for_function(condition, arg=given, timeout=PATIENCE / 3)
    except TimeoutError:
        return False
    return True


@functools.cache
def script(name: str) -> str:
    """A function of in_page/, to be evaluated in a page."""
    folder = Path(__file__).parent / "in_page"
    function = (folder / f"{name}.js").read_text()
    # Its comments stand before it.
    function = "\n".join(line for line in function.splitlines() if not line.startswith("//"))
    return f"(given => {{ {(folder / 'names.js').read_text()}\n return ({function})(given); }})"
