"""What a page weighs: its HTML, its style sheets and its scripts, compressed with brotli, against the budget."""

import functools
import html
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import brotli

from built_site import BuiltSite
from findings import Finding

# A thousand bytes to the kilobyte: the stricter reading. Fonts and the search's index have budgets of their own.
BUDGET = 15_000


TAG = re.compile(r"<(?:link|script)\b[^>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\b(rel|href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)


def parts(page: str) -> list[str]:
    """The addresses of a page's style sheets and scripts."""
    found = []
    for tag in TAG.findall(page):
        given = {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in ATTRIBUTE.findall(tag)}
        if tag[1:5].lower() == "link":
            if "stylesheet" in given.get("rel", "").split():
                found.append(given.get("href", ""))
        elif "src" in given:
            found.append(given["src"])
    return list(dict.fromkeys(found))


@functools.cache
def compressed(file: Path, quality: int = 11) -> int:
    return len(brotli.compress(file.read_bytes(), quality=quality))


# What this quality, sixty times as fast, makes small enough, the best one does too.
QUICK = 5


def weigh(site: BuiltSite, budget: int) -> list[tuple[int, int, int, int, str]]:
    """For every page all bytes, of them HTML, style, script; heaviest first."""
    rows = []
    for page in site.pages:
        style = script = 0
        for address in parts(page.file.read_text()):
            path = unquote(urlsplit(urljoin("/" + page.address, address)).path)
            size = compressed(site.root / path.removeprefix("/"))
            if path.endswith(".css"):
                style += size
            else:
                script += size
        own = compressed(page.file, QUICK)
        if own + style + script > budget:
            own = compressed(page.file)
        rows.append((own + style + script, own, style, script, page.address))
    return sorted(rows, reverse=True)


def check(site: BuiltSite, budget: int = BUDGET) -> tuple[list[Finding], str]:
    """What is too heavy, and the table of the heaviest."""
    rows = weigh(site, budget)
    findings = [Finding("weight", address, f"{total} bytes", f"heavier than {budget} bytes of HTML, style and script, compressed")
                for total, _, _, _, address in rows if total > budget]
    lines = ["  total    html   style  script  page"]
    lines += [f"{total:7} {own:7} {style:7} {script:7}  /{address}" for total, own, style, script, address in rows[:10]]
    lines.append(f"{len(rows)} pages, {len(findings)} above {budget} bytes; median {rows[len(rows) // 2][0]}")
    return findings, "\n".join(lines)
