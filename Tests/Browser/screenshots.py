"""Pictures for people: the longest page of each type, and the shortest, at three widths in both themes. `screenshots.py SITE FOLDER`."""

import argparse
import re
from pathlib import Path

from built_site import BuiltSite
from chromium import chromium, opened, visit
from loopback import Loopback
from tasks import THEMES, WIDTHS


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", help="only pages whose address holds this")
    parser.add_argument("--whole", action="store_true", help="the whole page, not the first three screens")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    site = BuiltSite(asked.site.resolve())
    pages = [page for page in site.pages if asked.pages in page.address] if asked.pages is not None else list(dict.fromkeys(site.extremes()))
    with Loopback(site.root) as base, chromium() as browser:
        for page in pages:
            name = re.sub(r"\W+", "-", page.address).strip("-") or "home"
            for width in WIDTHS:
                for theme in THEMES:
                    with opened(browser, base + page.address, width=width, theme=theme) as tab:
                        # Again, with the faces at hand.
                        visit(tab, base + page.address)
                        height = tab.evaluate("document.documentElement.scrollHeight")
                        clip = None if asked.whole else {"x": 0, "y": 0, "width": width, "height": min(height, 2700)}
                        tab.screenshot(path=asked.folder / f"{name}-{width}-{theme}.png", full_page=True, clip=clip)
    print(f"{len(pages)} pages in {asked.folder}")


if __name__ == "__main__":
    main()
