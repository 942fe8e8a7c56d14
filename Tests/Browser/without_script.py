"""With script off nothing is lost: the same words, the same links, all of them in sight."""

from collections import Counter
from collections.abc import Iterator

from playwright.sync_api import Page

from chromium import script
from findings import DETAIL

def read(page: Page) -> dict:
    """What a reader can see, with every fold opened."""
    return page.evaluate(script("words"))


def check(with_script: dict, without: dict) -> Iterator[str]:
    """Compares two readings of one page."""
    for part, noun in (("words", "text"), ("links", "link")):
        lost = list((Counter(with_script[part]) - Counter(without[part])).elements())
        if lost:
            yield f"a {noun} is there only with script{DETAIL}{len(lost)}, first “{lost[0][:80]}”"
    if without["unseen"]:
        yield f"a text can’t be seen, nor its words elsewhere on the page{DETAIL}{len(without['unseen'])}, first {without['unseen'][0]}"
