"""A reference leads to its paragraph: the page opens there, nothing lies over it, and it shows which one is meant."""

from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from chromium import opened, visit

LANDED = """id => { const target = document.getElementById(id); if (!target) return ['there is no #' + id];
    const found = [], box = target.getBoundingClientRect();
    if (!target.matches(':target')) found.push('it is not the page’s target');
    for (let up = target; up; up = up.parentElement) if (up.localName == 'details' && !up.open) found.push('it lies in a closed fold');
    if (!box.height) found.push('it can’t be seen');
    else if (box.top < -1 || box.top > innerHeight * .75) found.push('it is not in the window: top at ' + Math.round(box.top));
    else { const over = document.elementFromPoint(box.left + Math.min(40, box.width / 2), box.top + Math.min(12, box.height / 2));
        if (over && !target.contains(over) && !over.contains(target)) found.push('something lies over it: ' + over.localName + '.' + over.className); }
    for (const cite of target.querySelectorAll(':scope > .cite')) if (!cite.getClientRects().length) found.push('how to cite it doesn’t show');
    return found; }"""

# Whether anything about the target, or a child, looks other than it does when it isn't the target.
LOOK = """id => { const target = document.getElementById(id); const look = element => { const s = getComputedStyle(element);
        return [s.backgroundColor, s.backgroundImage, s.boxShadow, s.outlineStyle, s.outlineWidth, s.borderLeftColor, s.borderLeftWidth, s.borderTopColor, s.fontWeight, s.textDecorationLine].join(); };
    return [target, ...target.querySelectorAll('*')].map(look).join('|'); }"""


def landed(page: Page, address: str, target: str) -> Iterator[str]:
    visit(page, "about:blank")
    visit(page, f"{address}#{target}")
    faults = page.evaluate(LANDED, target)
    yield from (f"#{target}: {fault}" for fault in faults)
    if faults:
        return
    as_target = page.evaluate(LOOK, target)
    visit(page, "about:blank")
    visit(page, address)
    page.evaluate("id => { for (let up = document.getElementById(id); up; up = up.parentElement) if (up.localName == 'details') up.open = true; }", target)
    if page.evaluate(LOOK, target) == as_target:
        yield f"#{target}: nothing shows that it is the one meant"


def check(browser: Browser, address: str, targets: list[str]) -> Iterator[str]:
    """:param targets: ids on the page that references lead to."""
    for width in (1440, 390):
        for script in (True, False):
            with opened(browser, width=width, java_script_enabled=script) as page:
                for target in targets:
                    for fault in landed(page, address, target):
                        yield f"{fault} (at {width}{'' if script else ' without script'})"


def targets_of(page: Page) -> list[str]:
    """The third paragraph, the last one, and a note: what references lead to on a source's page."""
    return page.evaluate("""() => { const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
        const paragraphs = ids.filter(id => /^p\\d+$/.test(id)), folded = [...document.querySelectorAll('main details [id], main details[id]')].map(e => e.id);
        return [...new Set([paragraphs.includes('p3') ? 'p3' : paragraphs[0], paragraphs.at(-1), folded[0], folded.at(-1)])].filter(Boolean); }""")
