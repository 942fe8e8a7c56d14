"""Labels of charts as the browser draws them, with the fonts loaded: inside the frame, none upon another.

The geometry is proven where it is computed; this sees what no table of widths can, the face that is really used."""

from collections.abc import Iterator

from playwright.sync_api import Page

READ = """() => { const found = [];
    for (const svg of document.querySelectorAll('main svg')) {
        const frame = svg.getBoundingClientRect();
        if (!frame.width) continue;
        const where = (svg.closest('figure, section, [id]') || svg.parentElement);
        const title = (svg.getAttribute('class') || 'svg') + ' in ' + where.localName + (where.id && !/\\d/.test(where.id) ? '#' + where.id : '');
        const labels = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim()).map(text => ({text: text.textContent.trim().slice(0, 30),
            box: text.getBoundingClientRect()})).filter(label => label.box.width > 0);
        const out = labels.filter(({box}) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3);
        if (out.length) found.push(title + ': ' + out.length + ' labels leave the frame, first “' + out[0].text + '”');
        labels.sort((a, b) => a.box.top - b.box.top);
        let crossings = 0, first = '';
        for (let i = 0; i < labels.length; i++) for (let j = i + 1; j < labels.length; j++) {
            const a = labels[i].box, b = labels[j].box, slack = Math.min(a.height, b.height) * .3;
            if (b.top + slack > a.bottom - slack) { if (b.top > a.bottom) break; continue; }
            if (a.left + 1 < b.right && b.left + 1 < a.right && b.top + slack < a.bottom && a.top + slack < b.bottom && !crossings++)
                first = '“' + labels[i].text + '” and “' + labels[j].text + '”';
        }
        if (crossings) found.push(title + ': ' + crossings + ' pairs of labels cross, first ' + first);
        const small = labels.length ? Math.min(...[...svg.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize)
            * (svg.viewBox.baseVal && svg.viewBox.baseVal.width ? frame.width / svg.viewBox.baseVal.width : 1))) : 12;
        if (small < 10.5) found.push(title + ': text of ' + small.toFixed(1) + ' px');
    }
    return found;
}"""


def check(page: Page) -> Iterator[str]:
    yield from page.evaluate(READ)
