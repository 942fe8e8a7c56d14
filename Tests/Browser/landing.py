"""A reference leads to its paragraph: the page opens there, nothing lies over it, and it shows which one is meant."""

from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from chromium import opened, script, visit


def landed(page: Page, address: str, target: str) -> Iterator[str]:
    visit(page, "about:blank")
    visit(page, f"{address}#{target}")
    faults = page.evaluate(script("landing"), target)
    yield from (f"#{target}: {fault}" for fault in faults)
    if faults:
        return
    as_target = page.evaluate(script("look"), target)
    visit(page, "about:blank")
    visit(page, address)
    page.evaluate("id => { for (let up = document.getElementById(id); up; up = up.parentElement) if (up.localName == 'details') up.open = true; }", target)
    if page.evaluate(script("look"), target) == as_target:
        yield f"#{target}: nothing shows that it is the one meant"


def check(browser: Browser, address: str, targets: list[str]) -> Iterator[str]:
    """:param targets: ids on the page that references lead to."""
    for width in (1440, 390):
        for scripted in (True, False):
            with opened(browser, width=width, java_script_enabled=scripted) as page:
                for target in targets:
                    for fault in landed(page, address, target):
                        yield f"{fault} (at {width}{'' if scripted else ' without script'})"


def targets_of(page: Page) -> list[str]:
    """The third paragraph, the last one, and a note: what references lead to on a source's page."""
    return page.evaluate("""() => { const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
        const paragraphs = ids.filter(id => /^p\\d+$/.test(id)), folded = [...document.querySelectorAll('main details [id], main details[id]')].map(e => e.id);
        return [...new Set([paragraphs.includes('p3') ? 'p3' : paragraphs[0], paragraphs.at(-1), folded[0], folded.at(-1)])].filter(Boolean); }""")
