"""Proves the reading experience in a real browser: `run.py SITE [SITE …] [--files SITE]`. Exit status 0 clean, 1 findings.

Every page is opened once at 1440 pixels in the light theme; the longest and the shortest of every type at three widths in both themes; what can
be done on a page is done. Pages are dealt to a process per core."""

import argparse
import json
import multiprocessing
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import weights
import vnu
from built_site import BuiltSite
from findings import Finding, written
from loopback import Loopback
from tasks import Task, interactions, matrix, perform, start, sweep


# Seconds without any task being done, after which the run is given up.
PATIENCE = 120


def chosen(site: BuiltSite, sample: int, seed: int) -> BuiltSite:
    """Of a large site `sample` pages: the extremes of every type, then seeded ones until it is full."""
    if not sample or len(site.pages) <= sample:
        return site
    extremes = list(dict.fromkeys(site.extremes()))[:sample]
    rest = [page for page in site.pages if page not in set(extremes)]
    random.Random(seed).shuffle(rest)
    site.pages = sorted(extremes + rest[: sample - len(extremes)], key=lambda page: page.address)
    return site


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="a folder that `dossier build` has written")
    parser.add_argument("--files", type=Path, help="the same dossier, built with --files")
    parser.add_argument("--query", default="the", help="words that the dossier holds, to search for")
    parser.add_argument("--same", action="append", default=[], help="a spelling of one name; all are to find the same")
    parser.add_argument("--sample", type=int, default=0, help="of a large site, so many pages (0: all)")
    parser.add_argument("--seed", type=int, default=4, help="which pages of a large site")
    parser.add_argument("--jobs", type=int, default=2, help="browsers at a time")
    parser.add_argument("--only", help="checks whose name begins so, for a person who mends one")
    parser.add_argument("--pages", help="pages whose address holds this, likewise")
    parser.add_argument("--quick", action="store_true", help="only the longest and the shortest page of each type, once")
    parser.add_argument("--report", type=Path, help="also write the findings as JSON")
    parser.add_argument("--verbose", action="store_true", help="say what is done")
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    # Ended from outside it still ends its browsers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(130))
    began = time.monotonic()
    whole = BuiltSite(asked.site.resolve())
    # Weight is asked of every page, split ones included, however large the site.
    findings, table = weights.check(whole)
    total = len(whole.pages)
    site = chosen(whole, asked.sample, asked.seed)
    if asked.quick:
        site.pages = list(dict.fromkeys(site.extremes()))
    if asked.pages is not None:
        site.pages = [page for page in site.pages if asked.pages in page.address]
    print(f"{asked.site}: {total} pages, {len(site.pages)} opened{f', seed {asked.seed}' if len(site.pages) < total else ''}: "
          + ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(page.kind for page in site.pages).items())))
    print(table, flush=True)

    wanted = (lambda name: name.startswith(asked.only)) if asked.only else (lambda name: True)
    took: Counter[str] = Counter()
    if wanted("vnu"):
        clock = time.monotonic()
        findings += vnu.check(site.root, [page.file for page in site.pages])
        took["vnu"] = time.monotonic() - clock
    with Loopback(site.root) as base:
        tasks: list[Task] = [task for task in [*sweep(site), *matrix(site), *interactions(site, asked.files, asked.query, asked.same)] if wanted(task.check)]
        # The long ones first: the last minute should not wait for one page.
        if asked.quick:
            tasks = [task for task in tasks if task.check != "matrix" or (task.width, task.theme) == (390, "dark")]
        tasks.sort(key=lambda task: -task.cost)
        # Not forked: a browser's connection can't be shared.
        with multiprocessing.get_context("spawn").Pool(asked.jobs, start, (base,)) as pool:
            done = pool.imap_unordered(perform, tasks)
            waiting = Counter(tasks)
            for _ in tasks:
                try:
                    task, seconds, found = done.next(PATIENCE)
                except multiprocessing.TimeoutError:
                    stuck = ", ".join(f"{task.check} of /{task.page.address}" for task in list(waiting)[:asked.jobs])
                    findings.append(Finding("run", "", "", f"no answer for {PATIENCE} s; {len(waiting)} tasks not done, among them {stuck}"))
                    break
                del waiting[task]
                took[task.check] += seconds
                findings += found
                if asked.verbose:
                    print(f"{task.check} /{task.page.address} {task.setting}: {seconds:.1f} s", *(one.message + " " + one.detail for one in found),
                          sep="\n    ", file=sys.stderr)
            else:
                # So that each process ends its browser itself.
                pool.close()
                pool.join()
    if asked.only:
        findings = [finding for finding in findings if wanted(finding.check)]

    if findings:
        print(written(findings))
    if asked.report:
        asked.report.write_text(json.dumps([vars(finding) for finding in findings], ensure_ascii=False, indent=1))
    print(f"{len(findings)} findings in {time.monotonic() - began:.0f} s; "
          + ", ".join(f"{name} {seconds:.0f} s" for name, seconds in took.most_common()) + f", {len(tasks)} tasks, {asked.jobs} browsers")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
