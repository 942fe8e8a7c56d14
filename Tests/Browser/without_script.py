"""With script off nothing is lost: the same words, the same links, all of them in sight."""

from collections import Counter
from collections.abc import Iterator

from playwright.sync_api import Page

# Controls that only script can serve may come with script; so may what it announces.
READ = """() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const script = 'button, output, input, [role=search], [role=status], [aria-live], noscript, [popover], .js';
    const words = [], links = [], unseen = [];
    const seen = element => !!element.getClientRects().length && getComputedStyle(element).visibility != 'hidden';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const shown = new Set(), hidden = [];
    const wordsOf = text => text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) || [];
    for (let node; node = walker.nextNode();) {
        const element = node.parentElement;
        if (!node.data.trim() || element.closest('script, style, template, ' + script)) continue;
        const text = node.data.trim().replace(/\\s+/g, ' ');
        if (seen(element)) { words.push(text); for (const word of wordsOf(text)) shown.add(word); }
        // The handle of a fold that stands open has nothing to say.
        // What to cite shows where its own link has led, which landing.py sees.
        else if (element.localName != 'summary' && !element.closest('.cite')) hidden.push([text, element]);
    }
    for (const [text, element] of hidden) if (!wordsOf(text).every(word => shown.has(word)))
        unseen.push(element.localName + (element.className && element.className.split ? '.' + element.className.split(' ')[0] : '') + ' “' + text.slice(0, 60) + '”');
    for (const link of document.querySelectorAll('a[href]')) if (!link.closest(script) && seen(link)) links.push(link.getAttribute('href') + ' ' + link.textContent.trim().replace(/\\s+/g, ' '));
    return {words, links, unseen};
}"""


def read(page: Page) -> dict:
    """What a reader can see, with every fold opened."""
    return page.evaluate(READ)


def check(with_script: dict, without: dict) -> Iterator[str]:
    """Compares two readings of one page."""
    for part, noun in (("words", "text"), ("links", "link")):
        lost = list((Counter(with_script[part]) - Counter(without[part])).elements())
        if lost:
            yield f"{len(lost)} {noun}s are there only with script, first “{lost[0][:80]}”"
    if without["unseen"]:
        yield f"{len(without['unseen'])} texts can't be seen, nor their words elsewhere on the page, first {without['unseen'][0]}"
