"""How much a page moves under the reader while it loads (Cumulative Layout Shift, w3c.github.io/layout-instability)."""

from collections.abc import Iterator

from playwright.sync_api import Page

from findings import DETAIL

LIMIT = 0.01

READ = """() => new Promise(done => {
    let sum = 0; const moved = [];
    const take = entries => { for (const shift of entries) if (!shift.hadRecentInput) { sum += shift.value;
        for (const source of shift.sources) { const node = source.node; const element = node && (node.nodeType == 1 ? node : node.parentElement);
            if (element) moved.push(element.localName + (element.id ? '#' + element.id : '') + (element.className && element.className.split ? '.' + element.className.split(' ')[0] : '')); } } };
    const observer = new PerformanceObserver(list => take(list.getEntries()));
    observer.observe({type: 'layout-shift', buffered: true});
    setTimeout(() => { take(observer.takeRecords()); done([sum, [...new Set(moved)].slice(0, 4)]); }, 50);
})"""


def check(page: Page) -> Iterator[str]:
    """To be asked after the page has settled."""
    total, moved = page.evaluate(READ)
    if total >= LIMIT:
        yield f"the page shifts by {LIMIT} or more{DETAIL}{total:.3f}: {', '.join(moved)}"
