"""Debian's Chromium, driven by Playwright: how it is started, and how a page is opened in it."""

import os
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

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
def opened(browser: Browser, address: str | None = None, *, width: int = 1440, theme: str = "light", height: int = HEIGHT, **options):
    """A page of its own context, so that nothing stored by one check is seen by another."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce", **options)
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        if address is not None:
            visit(page, address)
        yield page
    finally:
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
