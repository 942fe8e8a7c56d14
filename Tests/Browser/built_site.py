"""The pages of a built site: where each stands, of which type it is, how long it is."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote


@dataclass(frozen=True)
class SitePage:
    """One page. `address` is relative to the site's root, as a link would give it: "" is the home page."""

    file: Path
    address: str
    kind: str
    size: int


# A folder's own page, and what stands below it. Continuations ("page-2") are types of their own: they lack what only the first part has.
INDEXES = {
    "sources": ("source index", "source"),
    "entities": ("entity index", "entity"),
    "disputes": ("dispute index", "dispute"),
    "reports": ("report index", "report"),
    "timeline": ("timeline", "timeline view"),
    "claims": ("claims", "claims"),
    "glossary": ("glossary", "glossary"),
    "search": ("search", "search"),
}
CONTINUATION = re.compile(r"page-\d+")
YEAR = re.compile(r"-?\d+s?|undated|year-.*")


def kind_of(parts: tuple[str, ...]) -> str:
    """The type of the page at a folder below the site's root."""
    if not parts:
        return "home"
    if parts == ("404.html",):
        return "not found"
    continued = ", continued" if CONTINUATION.fullmatch(parts[-1]) else ""
    own = parts[:-1] if continued else parts
    if not own:
        return "home" + continued
    index, below = INDEXES.get(own[0], ("page", "page"))
    if len(own) == 1:
        return index + continued
    if own[0] == "timeline" and YEAR.fullmatch(own[1]):
        below = "timeline year"
    return below + continued


class BuiltSite:
    """A folder that `dossier build` has written, with clean addresses."""

    def __init__(self, root: Path):
        self.root = root
        self.pages = sorted((self._page(file) for file in root.rglob("*.html")), key=lambda page: page.address)
        if not self.pages:
            raise SystemExit(f"{root}: no page there; build the site first")

    def _page(self, file: Path) -> SitePage:
        path = file.relative_to(self.root)
        parts = path.parent.parts if path.name == "index.html" else path.parts
        address = quote("/".join(parts)) + ("/" if parts and path.name == "index.html" else "")
        return SitePage(file, address, kind_of(parts), file.stat().st_size)

    def of_kind(self, kind: str) -> list[SitePage]:
        return [page for page in self.pages if page.kind == kind]

    def extremes(self) -> list[SitePage]:
        """Of every type the longest and the shortest page."""
        chosen = []
        for kind in sorted({page.kind for page in self.pages}):
            pages = sorted(self.of_kind(kind), key=lambda page: (page.size, page.address))
            chosen += [pages[-1]] if len(pages) == 1 else [pages[-1], pages[0]]
        return chosen
