"""Whether a page fits: no sideways scrolling, nothing cut off, no text upon text, at small widths, with large text, with WCAG's spacing."""

from collections.abc import Iterator

from playwright.sync_api import Page

from chromium import HEIGHT, settle

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

NAME = """const name = element => { const one = e => e.localName + (e.id && !/\\d/.test(e.id) ? '#' + e.id : '')
        + (typeof e.className == 'string' && e.className ? '.' + e.className.trim().split(/\\s+/).slice(0, 2).join('.') : '');
    return (element.parentElement ? one(element.parentElement) + ' > ' : '') + one(element); };
const hiding = new Map();
const hiddenForEyes = element => { if (!element) return false; if (hiding.has(element)) return hiding.get(element);
    const s = getComputedStyle(element);
    const hides = s.clipPath == 'inset(50%)' || s.clip.startsWith('rect(0') || (element.offsetWidth <= 1 && element.offsetHeight <= 1 && s.position == 'absolute') || hiddenForEyes(element.parentElement);
    hiding.set(element, hides); return hides; };
// What is placed absolutely is cut only by a box that it is placed in.
const held = element => { for (let at = element; at && at != document.body;) {
        const placed = getComputedStyle(at).position; at = placed == 'fixed' ? null : placed == 'absolute' ? at.offsetParent : at.parentElement;
        if (at && at != document.body && getComputedStyle(at).overflowX != 'visible') return true; } return false; };"""

# A box that scrolls by itself and can be reached is no fault (1.4.10 excepts tables); what sticks out of the page is, and so is text in a box
# that hides what doesn't fit.
OVERFLOW = """() => { %s
    const wide = document.documentElement.clientWidth, found = [];
    const scrolls = document.scrollingElement.scrollWidth - wide;
    if (scrolls > 0) {
        const out = [];
        for (const element of document.body.querySelectorAll('*')) {
            if (element.closest('svg') && element.localName != 'svg') continue;
            const box = element.getBoundingClientRect();
            if (box.right <= wide + 0.5 || !box.width) continue;
            if (!held(element) && ![...element.children].some(child => child.getBoundingClientRect().right > wide + 0.5)) out.push(name(element));
        }
        found.push('scrolls sideways ⟶ ' + ([...new Set(out)].slice(0, 3).join(', ') || 'the page itself'));
    }
    const cut = new Set();
    for (const element of document.body.querySelectorAll('*')) {
        if (element.closest('svg') || !element.textContent.trim()) continue;
        const style = getComputedStyle(element);
        const across = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
        const down = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
        if ((across || down) && element.clientWidth && !hiddenForEyes(element)) cut.add(name(element));
    }
    if (cut.size) found.push('text is cut off ⟶ ' + [...cut].slice(0, 3).join(', '));
    return found;
}""" % NAME

# Lines of text as boxes, the middle half of their height: what ascends or descends into the next line is no collision.
COLLISIONS = """() => { %s
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode();) {
        if (!node.data.trim()) continue;
        const element = node.parentElement;
        if (element.closest('script, style, noscript, svg, [popover]')) continue;
        const style = getComputedStyle(element);
        if (style.visibility == 'hidden' || hiddenForEyes(element)) continue;
        const range = document.createRange(); range.selectNodeContents(node);
        for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1)
            lines.push({node, element, left: box.left + 1, right: box.right - 1, top: box.top + box.height * .25, bottom: box.bottom - box.height * .25});
    }
    lines.sort((a, b) => a.top - b.top);
    const found = new Set();
    for (let i = 0; i < lines.length && found.size < 3; i++) for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j++) {
        const a = lines[i], b = lines[j];
        if (a.node != b.node && a.left < b.right && b.left < a.right && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && a.left < a.right && b.left < b.right)
            { found.add(name(a.element) + ' “' + a.node.data.trim().slice(0, 20) + '” and ' + name(b.element) + ' “' + b.node.data.trim().slice(0, 20) + '”'); if (found.size >= 3) break; }
    }
    return [...found].map(text => 'text upon text ⟶ ' + text);
}""" % NAME


def faults(page: Page) -> Iterator[str]:
    """Of the page as it stands now."""
    yield from page.evaluate(OVERFLOW)
    yield from page.evaluate(COLLISIONS)


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
