"""The judges must be able to say no: for each check a tiny page that it rejects, beside one that all accept."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import accessibility
import chart_labels
import filtering
import forced_colours
import from_disk
import landing
import layout
import not_found
import previews
import searching
import shifts
import sorting
import theme_toggle
import vnu
import weights
import without_script
from built_site import BuiltSite
from chromium import chromium, opened, visit
from loopback import Loopback
from traffic import Traffic

STYLE = """html { --paper: #fff; --ink: #111 } body { margin: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 sans-serif }
a { color: inherit } main, header { max-width: 37rem } @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --paper: #111; --ink: #eee } }
:root[data-theme=dark] { --paper: #111; --ink: #eee } .theme { font: inherit; padding: .5rem } p:target { outline: 2px solid }
.pop { margin: 0; position: fixed; padding: .5rem } summary { padding: .5rem }"""

SCRIPT = """const root = document.documentElement, toggle = document.querySelector('.theme'); toggle.hidden = false;
const now = () => root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
toggle.onclick = () => { root.dataset.theme = now() == 'dark' ? 'light' : 'dark'; localStorage.theme = root.dataset.theme; };
const link = document.querySelector('a.ent'), pop = document.createElement('div'); pop.id = 'pop'; pop.className = 'pop'; pop.popover = 'manual';
pop.setAttribute('role', 'tooltip'); pop.textContent = 'A harbour town of the north.'; document.querySelector('main').append(pop); let timer;
const show = () => { pop.showPopover(); link.setAttribute('aria-describedby', 'pop'); const box = link.getBoundingClientRect(); pop.style.left = box.left + 'px'; pop.style.top = box.bottom + 4 + 'px'; };
const hide = () => { clearTimeout(timer); pop.hidePopover(); link.removeAttribute('aria-describedby'); };
link.onpointerenter = event => { if (event.pointerType == 'mouse') timer = setTimeout(show, 350); };
link.onpointerleave = () => { clearTimeout(timer); timer = setTimeout(hide, 250); };
pop.onpointerenter = () => clearTimeout(timer); pop.onpointerleave = hide;
link.onfocus = () => { if (link.matches(':focus-visible')) show(); }; link.onblur = hide;
document.onkeydown = event => { if (event.key == 'Escape') hide(); };"""

GOOD = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Good page</title>
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><style>{STYLE}</style><script>try {{ if (localStorage.theme) document.documentElement.dataset.theme = localStorage.theme }} catch {{}}</script></head>
<body><header><button class="theme" type="button" hidden>Other theme</button></header><main><h1>A page</h1>
<p id="p1">One paragraph of text.</p><p id="p3">Another, about <a class="ent" href="#p1">the town</a> and its harbour.</p>
<details><summary>Note</summary><p id="n1">A note.</p></details><svg viewBox="0 0 200 40" width="200" height="40" role="img" aria-label="Chart"><text x="5" y="15" font-size="12" fill="currentColor">one</text><text x="5" y="35" font-size="12" fill="currentColor">two</text></svg>
</main><script type="application/json" id="Previews">{{"#p1": ["The town", "place", "A harbour town."]}}</script><script>{SCRIPT}</script></body></html>"""


TABLE = """<table class="sort"><thead><tr><th><button>Name</button></th></tr></thead><tbody><tr><td>b</td></tr><tr><td>c</td></tr><tr><td>a</td></tr></tbody></table></main>"""
SORTER = """const th = document.querySelector('th'), rows = document.querySelector('tbody'), own = [...rows.rows];
th.firstChild.onclick = () => { const to = { null: 'ascending', ascending: 'descending' }[th.ariaSort] || null; th.ariaSort = to; let order = own;
if (to) order = own.toSorted((a, b) => a.textContent < b.textContent ? -1 : 1); rows.append(...(to == 'descending' ? order.reverse() : order)); };"""


def pages() -> dict[str, str]:
    """Each broken in one way."""
    body = lambda extra: GOOD.replace("</main>", extra + "</main>")
    return {
        "good": GOOD,
        "grey": body('<p style="color: #767676">Contrast of 4.5 is enough for AA and not for AAA.</p>'),
        "nameless": body("<button></button>"),
        "small-target": body('<p><button aria-label="a" style="width:10px;height:10px;padding:0;border:0"></button><button aria-label="b" style="width:10px;height:10px;padding:0;border:0"></button></p>'),
        "heading-order": body("<h4>Too deep</h4>"),
        "escaping": body('<div style="overflow-x: auto; width: 10rem"><div style="width: 40rem; height: 1rem"><span style="position: absolute; margin-left: 38rem">out</span></div></div>'),
        "wide": body('<div style="width: 340px">A box wider than the smallest window.</div>'),
        "large-text": body('<div style="width: 21rem">A box that text of 200 % makes too wide.</div>'),
        "spaced": body('<div style="width: 12rem; height: 3rem; overflow: hidden">Two lines of text that fit as long as nobody spaces</div>'),
        "overlap": body('<p style="margin: 0">Some text</p><p style="margin: -1.5rem 0 0">Other text</p>'),
        "shift": GOOD.replace("<main>", "<main><div id='late'></div>").replace("</body>", "<script>requestAnimationFrame(() => requestAnimationFrame(() => { document.getElementById('late').style.height = '200px'; }))</script></body>"),
        "elsewhere": body('<img alt="" src="http://127.0.0.2:9/pixel.png">'),
        "missing-file": body('<img alt="" src="missing.png">'),
        "script-error": body("<script>undefined.nothing</script>"),
        "label-out": GOOD.replace('x="5" y="35"', 'x="190" y="35"'),
        "labels-cross": GOOD.replace('y="35"', 'y="18"'),
        "by-script": GOOD.replace("</body>", "<script>document.querySelector('main').insertAdjacentHTML('beforeend', '<p><a href=\"#p1\">Only with script</a></p>')</script></body>"),
        "never-seen": body('<p style="display: none">Unreachable words</p>'),
        "forced": body('<p>Confidence <span style="display: inline-block; width: 1rem; height: 1rem; background: #04c"></span></p>'),
        "forced-alike": body('<p>Places <span style="display: inline-block; width: 1rem; height: 1rem; background: #04c; border: 1px solid"></span><span style="display: inline-block; width: 1rem; height: 1rem; background: #fff; border: 1px solid"></span></p>'),
        # Ink that stays black on the black paper of a forced theme.
        "forced-shape": GOOD.replace("</style>", "@media (forced-colors: active) { svg text { forced-color-adjust: none; fill: Canvas } }</style>"),
        "invalid": body("<p><div>A block in a paragraph</p>"),
        "no-preview": GOOD.replace("if (link.matches(':focus-visible')) show();", ""),
        "hasty-preview": GOOD.replace("350", "10"),
        "touch-preview": GOOD.replace("event.pointerType == 'mouse'", "true").replace("link.onpointerleave = () => { clearTimeout(timer); timer = setTimeout(hide, 250); };", ""),
        "stubborn-preview": GOOD.replace("event.key == 'Escape'", "false"),
        "shy-preview": GOOD.replace("pop.onpointerenter = () => clearTimeout(timer);", ""),
        "clinging-preview": GOOD.replace("timer = setTimeout(hide, 250);", "").replace("pop.onpointerleave = hide;", ""),
        "no-toggle": GOOD.replace("toggle.hidden = false", ""),
        "scriptless-toggle": GOOD.replace('type="button" hidden', 'type="button"'),
        "forgetful-toggle": GOOD.replace("localStorage.theme = root.dataset.theme", ""),
        "flashing-toggle": GOOD.replace("try { if", "addEventListener('load', () => { if").replace("} catch {}", "})"),
        "covered": GOOD.replace("<header>", '<header style="position: fixed; inset: 0 0 auto; height: 10rem; max-width: none; background: var(--paper)">').replace("</main>", '<div style="height: 3000px"></div></main>'),
        "unmarked": GOOD.replace("p:target { outline: 2px solid }", ""),
        "sorted": GOOD.replace("</main>", TABLE).replace("</body>", f"<script>{SORTER}</script></body>"),
        "sorted-silently": GOOD.replace("</main>", TABLE).replace("</body>", f"<script>{SORTER}</script></body>").replace("th.ariaSort = to", "th.was = to"),
        "never-restored": GOOD.replace("</main>", TABLE).replace("</body>", f"<script>{SORTER}</script></body>").replace("if (to) ", ""),
        "loading-views": body('<nav><a href="../good/">Other view</a></nav><ol class="tl"><li>Event</li></ol>'),
        "deaf-search": body('<form role="search"><input type="search" aria-label="Words"></form><ol class="results"></ol>'),
        "heavy": body("".join(f"<p>{(i * 2654435761) % 2**64:x}{(i * i * 40503) % 2**61:x}</p>" for i in range(3000))),
    }


def main() -> int:
    """Prints what a judge got wrong; the exit status says whether one did."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in pages().items():
            (root / name).mkdir()
            (root / name / "index.html").write_text(text)

        def expect(judge: str, page: str, found) -> None:
            said = [str(one) for one in found]
            if page == "good" and said:
                wrong.append(f"{judge} rejects a good page: {said[0]}")
            if page != "good" and not said:
                wrong.append(f"{judge} accepts “{page}”")

        with Loopback(root) as base, chromium() as browser:
            def on(judge: str, names: list[str], check: Callable) -> None:
                for name in ["good", *names]:
                    with opened(browser, f"{base}{name}/") as page:
                        expect(judge, name, check(page))

            on("axe", ["grey", "nameless", "small-target", "heading-order"], accessibility.check)
            on("layout", ["wide", "escaping", "large-text", "spaced", "overlap"], layout.check)
            on("shift", ["shift"], shifts.check)
            on("labels", ["label-out", "labels-cross"], chart_labels.check)
            on("forced colours", ["forced", "forced-alike", "forced-shape"], forced_colours.check)
            for name in ["good", "elsewhere", "missing-file", "script-error"]:
                with opened(browser) as page, Traffic(page, base) as traffic:
                    visit(page, f"{base}{name}/")
                    expect("traffic", name, traffic.check())
            for name in ["good", "by-script", "never-seen"]:
                with opened(browser, f"{base}{name}/") as page:
                    with_script = without_script.read(page)
                with opened(browser, f"{base}{name}/", java_script_enabled=False) as page:
                    expect("without script", name, without_script.check(with_script, without_script.read(page)))
            for name in ["good", "no-preview", "hasty-preview", "touch-preview", "stubborn-preview", "shy-preview", "clinging-preview"]:
                expect("previews", name, previews.check(browser, f"{base}{name}/"))
            for name in ["good", "no-toggle", "scriptless-toggle", "forgetful-toggle", "flashing-toggle"]:
                expect("theme", name, theme_toggle.check(browser, f"{base}{name}/", f"{base}{name}/?other"))
            for name in ["sorted", "sorted-silently", "never-restored"]:
                with opened(browser, f"{base}{name}/") as page:
                    expect("sorting", "good" if name == "sorted" else name, sorting.check(page))
            # Of these no small page would be accepted: they are seen to accept the real site.
            expect("filtering", "loading-views", filtering.check(browser, f"{base}loading-views/", [f"{base}good/"]))
            expect("filtering", "no views", filtering.check(browser, f"{base}good/", []))
            expect("search", "deaf-search", searching.check(browser, f"{base}deaf-search/", "harbour", []))
            expect("search", "no field", searching.check(browser, f"{base}good/", "harbour", []))
            expect("not found", "no page of its own", not_found.check(browser, base, "good/"))
            expect("from disk", "no search page", from_disk.check(browser, root / "good", "", "harbour"))
            for name in ["good", "covered", "unmarked"]:
                expect("landing", name, landing.check(browser, f"{base}{name}/", ["p3", "n1"]))

        for name in ["good", "invalid"]:
            expect("vnu", name, vnu.check(root, [root / name / "index.html"]))
        heavy = {finding.page for finding in weights.check(BuiltSite(root))[0]}
        if heavy != {"heavy/"}:
            wrong.append(f"weights finds these too heavy: {heavy}")
    for line in wrong:
        print("self check:", line)
    if not wrong:
        print("self check: each judge rejects what is broken and accepts what is not")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
