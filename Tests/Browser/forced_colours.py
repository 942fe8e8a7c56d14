"""With forced colours (Windows' contrast themes) what was drawn by a background is gone: each such mark needs another way to show."""

from collections.abc import Iterator

from playwright.sync_api import Page

from chromium import settle

# Elements without text that mean something by their background or border, before and after.
MARK = """() => { window.marks = [];
    const paint = element => { const s = getComputedStyle(element); return s.backgroundColor + s.backgroundImage; };
    for (const element of document.querySelectorAll('main *, header *, footer *')) {
        if (element.closest('svg') || element.textContent.trim() || !element.getClientRects().length) continue;
        if (/^(IMG|BR|HR|INPUT|COL|COLGROUP|WBR)$/.test(element.tagName)) continue;
        const s = getComputedStyle(element);
        if (s.backgroundColor != 'rgba(0, 0, 0, 0)' || s.backgroundImage != 'none') window.marks.push([element, paint(element)]);
    }
    return window.marks.length; }"""
LOST = """() => { const found = new Set(); const paper = getComputedStyle(document.body).backgroundColor;
    const bordered = s => ['Top', 'Right', 'Bottom', 'Left'].some(side => parseFloat(s['border' + side + 'Width']) > 0 && s['border' + side + 'Style'] != 'none');
    for (const [element] of window.marks) {
        const s = getComputedStyle(element);
        const painted = s.backgroundColor != 'rgba(0, 0, 0, 0)' && s.backgroundColor != paper;
        if (!painted && s.backgroundImage == 'none' && !bordered(s) && s.outlineStyle == 'none')
            found.add('a mark without text can’t be seen: ' + element.localName + '.' + (element.className.split ? element.className.split(' ')[0] : ''));
    }
    // Different marks of one row must still differ.
    const rows = new Map();
    for (const [element, before] of window.marks) {
        const row = rows.get(element.parentElement) || []; row.push([before, element]); rows.set(element.parentElement, row);
    }
    const look = e => { const s = getComputedStyle(e); return [s.backgroundColor, s.backgroundImage, s.borderTopStyle, s.borderTopWidth, s.borderTopColor, s.borderBottomStyle, s.borderBottomWidth].join(); };
    for (const [, row] of rows) { const before = new Set(row.map(([b]) => b)), after = new Set(row.map(([, e]) => look(e)));
        if (before.size > 1 && after.size == 1) found.add('marks that differed look alike: ' + row[0][1].localName + '.' + (row[0][1].className.split ? row[0][1].className.split(' ')[0] : '')); }
    // Shapes of charts keep their own colours: against the forced paper they must still show.
    const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
    const light = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
    const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
    for (const shape of document.querySelectorAll('main svg :is(path, rect, circle, line, polyline, polygon, text)')) {
        if (shape.closest('defs, clipPath, mask, pattern, linearGradient') || !shape.getClientRects().length) continue;
        const s = getComputedStyle(shape);
        const inks = [s.fill, s.stroke].filter(ink => ink && ink.startsWith('rgb') && !(rgb(ink)[3] === 0));
        if (inks.length && !inks.some(ink => ratio(rgb(ink), rgb(paper)) >= 3)
            && (shape.localName == 'text' || parseFloat(s.strokeWidth) > 0 && s.stroke != 'none'))
            found.add('a shape of a chart has no contrast with the paper: ' + (shape.closest('svg').getAttribute('class') || 'svg') + ' ' + shape.localName + '.' + (shape.getAttribute('class') || ''));
    }
    // Ink of its own on a forced paper.
    return [...found]; }"""


def check(page: Page) -> Iterator[str]:
    """Of a page opened as usual; leaves it as it was."""
    page.evaluate(MARK)
    page.emulate_media(forced_colors="active")
    settle(page)
    yield from page.evaluate(LOST)
    page.emulate_media(forced_colors="none")
