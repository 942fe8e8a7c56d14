"""Whether a page fits: no sideways scrolling, nothing cut off, no text upon text, at small widths, with large text, with WCAG's spacing."""

from collections.abc import Iterator

from playwright.sync_api import Page

from chromium import HEIGHT, script, settle

# WCAG 2.2, success criterion 1.4.12: what a reader may set without losing anything.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
LARGE_TEXT = ":root { font-size: 200% !important }"

# (what is set, width, style added)
SETTINGS = [
    ("320", 320, ""),
    ("390", 390, ""),
    ("640 with 200 % text", 640, LARGE_TEXT),
    ("320 with 200 % text", 320, LARGE_TEXT),
    ("1440 with text spacing", 1440, SPACING),
    ("390 with text spacing", 390, SPACING),
]


def faults(page: Page) -> Iterator[str]:
    """Of the page as it stands now."""
    yield from page.evaluate(script("overflow"))
    yield from page.evaluate(script("collisions"))


def check(page: Page) -> Iterator[tuple[str, str]]:
    """Pairs of setting and fault. Leaves the page as it was."""
    before = page.viewport_size
    for setting, width, style in SETTINGS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate("""style => { let sheet = document.getElementById('layout-check');
            if (!sheet) { sheet = document.createElement('style'); sheet.id = 'layout-check'; document.head.append(sheet); }
            sheet.textContent = style; }""", style)
        settle(page)
        for fault in faults(page):
            yield setting, fault
    page.evaluate("document.getElementById('layout-check').remove()")
    page.set_viewport_size(before)
    settle(page)
