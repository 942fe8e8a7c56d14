"""What is done with which page: the list of tasks, and how a browser of its own performs one."""

import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.util import Finalize
from pathlib import Path

from playwright.sync_api import Browser

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
import without_script
from built_site import BuiltSite, SitePage
from chromium import chromium, opened, visit
from findings import Finding, finding
from loopback import SLOW_FONTS
from traffic import Traffic

WIDTHS = (390, 768, 1440)
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Task:
    check: str
    page: SitePage
    width: int = 1440
    theme: str = "light"
    # Another page, or a folder, where a check needs one.
    other: str = ""
    cost: int = 0

    @property
    def setting(self) -> str:
        return f"{self.width} {self.theme}"


def sweep(site: BuiltSite) -> list[Task]:
    """Every page once."""
    return [Task("page", page, cost=page.size) for page in site.pages]


def matrix(site: BuiltSite) -> list[Task]:
    """The extremes of each type in every width and theme; 1440 light is the sweep's."""
    return [Task("matrix", page, width, theme, cost=page.size) for page in site.extremes() for width in WIDTHS for theme in THEMES]


def interactions(site: BuiltSite, files: Path | None, query: str, same: list[str]) -> list[Task]:
    """What needs doing once, or once for each type of page.

    :param query: words that the dossier holds; :param same: spellings of one name
    """
    longest = site.extremes()
    home = next((page for page in site.pages if page.kind == "home"), site.pages[0])
    tasks = [Task("landing", page, cost=10**6) for page in longest if page.kind == "source"]
    previewed = next((page for page in longest if page.kind == "source"), home)
    tasks.append(Task("previews", previewed, cost=10**6))
    tasks.append(Task("theme", home, other=previewed.address, cost=10**6))
    tasks += [Task("sorting", page) for page in site.of_kind("claims")[:1]]
    entities = sorted(site.of_kind("entity"), key=lambda page: (-len(page.address), page.address))
    tasks += [Task("not found", page, other=entities[0].address, cost=10**6) for page in site.of_kind("not found") if entities]
    views = " ".join(page.address for page in site.of_kind("timeline view"))
    tasks += [Task("filtering", page, other=views, cost=10**6) for page in site.of_kind("timeline")]
    names = " ".join(query.split()[:2])
    for page in site.of_kind("search"):
        tasks.append(Task("search", page, other="|".join([query, *same]), cost=10**6))
        tasks += [Task("search open", page, width, theme, other=names, cost=10**6) for width in WIDTHS for theme in THEMES]
    if not site.of_kind("search"):
        tasks.append(Task("search", SitePage(site.root, "search/", "search", 0), other=query))
    if files:
        tasks.append(Task("from disk", previewed, other=f"{files.resolve()}|{names}", cost=10**6))
    return tasks


# --- In a process of its own ---

_browser: Browser
_base: str


def start(base: str):
    """Once for each process: its browser lives as long as it does."""
    global _browser, _base
    _base = base
    running = chromium()
    _browser = running.__enter__()
    Finalize(None, running.__exit__, (None, None, None), exitpriority=1)


def perform(task: Task) -> tuple[Task, float, list[Finding]]:
    """A check that itself breaks is a finding, not a silence."""
    began = time.monotonic()
    found: list[Finding] = []
    try:
        for check, setting, message in CHECKS[task.check](task, _base + task.page.address):
            found.append(finding(check, task.page.address, setting, message))
    except Exception:
        found.append(Finding(task.check, task.page.address, task.setting, "the check broke: " + traceback.format_exc(limit=-2)))
    return task, time.monotonic() - began, found


Found = Iterator[tuple[str, str, str]]


def whole_page(task: Task, address: str) -> Found:
    """Everything that is asked of every page, in one visit with script and one without."""
    setting = task.setting
    with opened(_browser, width=task.width, theme=task.theme, kept=True) as page, Traffic(page, _base) as traffic:
        visit(page, address)
        yield from (("traffic", setting, fault) for fault in traffic.check())
        yield from (("shift", setting, fault) for fault in shifts.check(page))
        yield from (("axe", setting, fault) for fault in accessibility.check(page))
        yield from (("labels", setting, fault) for fault in chart_labels.check(page))
        yield from (("layout", setting, fault) for fault in layout.faults(page))
        yield from (("layout", case, fault) for case, fault in layout.check(page))
        with_script = without_script.read(page)
    with opened(_browser, width=task.width, theme=task.theme, kept=True, java_script_enabled=False) as page:
        # What is there and in sight doesn't depend on the faces, which `visit` waits for.
        page.goto(address, wait_until="load")
        yield from (("without script", setting, fault) for fault in without_script.check(with_script, without_script.read(page)))


def in_setting(task: Task, address: str) -> Found:
    """What may differ by width and theme."""
    setting = task.setting
    with opened(_browser, width=task.width, theme=task.theme, extra_http_headers={SLOW_FONTS: "1"}) as page, \
            Traffic(page, _base) as traffic:
        visit(page, address)
        yield from (("shift", setting + ", slow fonts", fault) for fault in shifts.check(page))
        # Again, now that the faces are at hand, as on every page but a reader's first.
        visit(page, address)
        yield from (("shift", setting, fault) for fault in shifts.check(page))
        if (task.width, task.theme) != (1440, "light"):
            yield from (("axe", setting, fault) for fault in accessibility.check(page))
        yield from (("labels", setting, fault) for fault in chart_labels.check(page))
        yield from (("layout", setting, fault) for fault in layout.faults(page))
        yield from (("forced colours", setting, fault) for fault in forced_colours.check(page))
        if previews.open_by_keyboard(page):
            # The preview and the link that it describes; all else is as it was a moment ago.
            opened_by = f"{previews.PREVIEW}, :focus"
            yield from (("axe", setting + ", preview open", fault) for fault in accessibility.check(page, within=opened_by))
        yield from (("traffic", setting, fault) for fault in traffic.check())


def landings(task: Task, address: str) -> Found:
    with opened(_browser, address) as page:
        targets = landing.targets_of(page)
    yield from (("landing", "", fault) for fault in landing.check(_browser, address, targets))


def results_open(task: Task, address: str) -> Found:
    setting = task.setting + ", results open"
    with opened(_browser, width=task.width, theme=task.theme) as page, Traffic(page, _base) as traffic:
        if not searching.opened_results(page, address, task.other):
            yield "search", setting, f"nothing is found for “{task.other}”"
            return
        yield from (("axe", setting, fault) for fault in accessibility.check(page))
        yield from (("layout", setting, fault) for fault in layout.faults(page))
        yield from (("layout", case + ", results open", fault) for case, fault in layout.check(page))
        yield from (("traffic", setting, fault) for fault in traffic.check())


def searched(task: Task, address: str) -> Found:
    query, *same = task.other.split("|")
    yield from (("search", "", fault) for fault in searching.check(_browser, address, query, same))


def disk(task: Task, address: str) -> Found:
    files, query = task.other.split("|")
    yield from (("from disk", "", fault) for fault in from_disk.check(_browser, Path(files), task.page.address, query))


def sorted_by_keyboard(task: Task, address: str) -> Found:
    with opened(_browser, address) as page:
        yield from (("sorting", "", fault) for fault in sorting.check(page))


def filtered(task: Task, address: str) -> Found:
    views = [_base + view for view in task.other.split()]
    yield from (("filtering", "", fault) for fault in filtering.check(_browser, address, views))


def lost(task: Task, address: str) -> Found:
    yield from (("not found", "", fault) for fault in not_found.check(_browser, _base, task.other))


CHECKS = {
    "page": whole_page,
    "matrix": in_setting,
    "landing": landings,
    "sorting": sorted_by_keyboard,
    "filtering": filtered,
    "search": searched,
    "search open": results_open,
    "from disk": disk,
    "not found": lost,
    "previews": lambda task, address: (("previews", "", fault) for fault in previews.check(_browser, address)),
    "theme": lambda task, address: (("theme", "", fault) for fault in theme_toggle.check(_browser, address, _base + task.other)),
}
