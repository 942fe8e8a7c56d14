"""The search page's script folds words as the index does, and finds them: by either spelling, mistyped, as a phrase, kind by kind."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from chromium import comes

VECTORS = Path(__file__).parent.parent / "Fixtures" / "Search" / "folding.tsv"
# What is found is said before it is listed.
ANSWERED = r"""() => { const said = document.querySelector('.found').textContent;
    return /No results|\b0 results/.test(said) || /\d/.test(said) && document.querySelector('.results .t'); }"""


def ask(page: Page, query: str) -> list[str]:
    """The titles found."""
    page.fill("#Query", "")
    page.wait_for_function("() => !document.querySelector('.found').textContent")
    page.fill("#Query", query)
    page.wait_for_function(ANSWERED)
    return page.locator(".results .t").all_inner_texts()


def check(page: Page, base: str, known: str = "", name: str = "") -> Iterator[str]:
    """:param base: the site's address, with a slash at its end. :param known: a word of the dossier; :param name: an entity's."""
    page.goto(base + "search/")
    page.fill("#Query", "zz")
    page.wait_for_function("() => document.querySelector('.found').textContent")
    for line in VECTORS.read_text().splitlines():
        written, folded = line.split("\t")
        here = " ".join(page.evaluate("text => dossierSearch.wordsOf(text)", written))
        if here != folded:
            yield f"the script folds “{written}” to “{here}”, the index to “{folded}”"
    if known:
        plain = ask(page, known)
        if not plain:
            yield f"nothing is found for {known}"
        if not page.locator(".results mark").count():
            yield "no hit is marked"
        twisted = known[:-2] + known[-1] + known[-2] + " "
        if len(known) > 5 and known[-1] != known[-2] and ("Showing results for" not in (ask(page, twisted) and page.inner_text(".found"))):
            yield f"“{twisted}” isn’t taken for {known}"
        ask(page, known)
        kinds = page.locator(".kinds button:visible")
        if kinds.count() > 1:
            kinds.nth(1).click()
            comes(page, "() => new Set([...document.querySelectorAll('.results .meta')].map(one => one.textContent.split(' · ')[0])).size == 1")
            if kinds.nth(1).get_attribute("aria-pressed") != "true" or kinds.nth(0).get_attribute("aria-pressed") != "false":
                yield "the chosen kind isn’t said to be pressed"
            labels = {text.split(" · ")[0] for text in page.locator(".results .meta").all_inner_texts()}
            if len(labels) != 1:
                yield f"one kind was chosen, shown are {sorted(labels)}"
    if name:
        first = (ask(page, name) or ["nothing"])[0]
        if first != name:
            yield f"a query for {name} finds {first} first"
        if ask(page, f'"{" ".join(reversed(name.split()))} {name}"'):
            yield "a phrase nobody wrote is found"
