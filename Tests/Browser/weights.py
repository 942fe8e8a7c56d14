"""What a page weighs: its HTML, its style sheets and its scripts, compressed with brotli, against the budget."""

import functools
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import brotli

from built_site import BuiltSite
from findings import Finding

# A thousand bytes to the kilobyte: the stricter reading. Fonts and the search's index have budgets of their own.
BUDGET = 15_000


class Parts(HTMLParser):
    """The addresses of a page's style sheets and scripts."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "link" and "stylesheet" in (given.get("rel") or "").split():
            self.found.append(given.get("href") or "")
        if tag == "script" and given.get("src"):
            self.found.append(given["src"])


@functools.cache
def compressed(file: Path, quality: int = 11) -> int:
    return len(brotli.compress(file.read_bytes(), quality=quality))


# What this quality, sixty times as fast, makes small enough, the best one does too.
QUICK = 5


def weigh(site: BuiltSite, budget: int) -> list[tuple[int, int, int, int, str]]:
    """For every page all bytes, of them HTML, style, script; heaviest first."""
    rows = []
    for page in site.pages:
        parts = Parts()
        parts.feed(page.file.read_text())
        style = script = 0
        for address in dict.fromkeys(parts.found):
            path = unquote(urlsplit(urljoin("/" + page.address, address)).path)
            size = compressed(site.root / path.removeprefix("/"))
            if path.endswith(".css"):
                style += size
            else:
                script += size
        html = compressed(page.file, QUICK)
        if html + style + script > budget * 0.9:
            html = compressed(page.file)
        rows.append((html + style + script, html, style, script, page.address))
    return sorted(rows, reverse=True)


def check(site: BuiltSite, budget: int = BUDGET) -> tuple[list[Finding], str]:
    """What is too heavy, and the table of the heaviest."""
    rows = weigh(site, budget)
    findings = [Finding("weight", address, f"{total} bytes", f"heavier than {budget} bytes of HTML, style and script, compressed")
                for total, _, _, _, address in rows if total > budget]
    lines = ["  total    html   style  script  page"]
    lines += [f"{total:7} {html:7} {style:7} {script:7}  /{address}" for total, html, style, script, address in rows[:10]]
    lines.append(f"{len(rows)} pages, {len(findings)} above {budget} bytes; median {rows[len(rows) // 2][0]}")
    return findings, "\n".join(lines)
