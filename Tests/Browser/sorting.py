"""A table that script can sort is sorted by keyboard, says so, and gives its own order back."""

from collections.abc import Iterator

from playwright.sync_api import Page

TABLE = "main table.sort"
ORDER = f"[...document.querySelector('{TABLE}').tBodies[0].rows].map(row => row.textContent)"


def check(page: Page) -> Iterator[str]:
    """Of a page opened with script."""
    if not page.locator(TABLE).count():
        yield f"no table can be sorted ({TABLE})"
        return
    heads = page.locator(f"{TABLE} thead th")
    before = page.evaluate(ORDER)
    for number in range(heads.count()):
        head = heads.nth(number)
        button = head.locator("button, [role=button]")
        if not button.count():
            continue
        name = button.inner_text()
        orders = []
        for wanted in ("ascending", "descending", None):
            button.focus()
            page.keyboard.press("Enter")
            if head.get_attribute("aria-sort") != wanted:
                yield f"column “{name}” says it is sorted {head.get_attribute('aria-sort')}, not {wanted}"
            orders.append(page.evaluate(ORDER))
        if sorted(orders[0]) != sorted(before) or sorted(orders[1]) != sorted(before):
            yield f"sorting by “{name}” loses rows"
        if orders[0] == orders[1]:
            yield f"sorting by “{name}” up and down gives one order"
        if orders[2] != before:
            yield f"after sorting by “{name}” the table’s own order doesn’t come back"
