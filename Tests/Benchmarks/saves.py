"""How soon a save is seen in the preview: a seeded mix of edits, each from the moment it is written until the page holds it."""

import http.client
import random
import re
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

# Of a hundred edits; what authors do all day comes first.
MIX = {"digest": 30, "dispute": 20, "entity": 10, "link": 10, "front matter": 10, "alias": 10, "template": 10}
PATIENCE = 120


@dataclass
class Saves:
    # Seconds from the start of the server to the first page.
    ready: float
    # Megabytes.
    peak: float
    # Seconds by kind of edit.
    times: dict[str, list[float]] = field(default_factory=dict)

    @property
    def all(self) -> list[float]:
        return [time for times in self.times.values() for time in times]

    def median(self, kind: str | None = None) -> float:
        times = self.times.get(kind, []) if kind else self.all
        return statistics.median(times) if times else 0

    @property
    def worst(self) -> float:
        return max(self.all)


class Served:
    """A page asked for again and again over one connection."""

    def __init__(self, port: int):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def page(self, address: str) -> str:
        self.connection.request("GET", address)
        return self.connection.getresponse().read().decode()

    def until(self, address: str, holds: Callable[[str], bool]) -> float:
        """Seconds until a page is as it should be."""
        began = time.monotonic()
        while not holds(self.page(address)):
            if time.monotonic() - began > PATIENCE:
                raise TimeoutError(f"{address} is not what was saved after {PATIENCE} s")
            time.sleep(0.001)
        return time.monotonic() - began


def measure(dossier: Path, folder: Path, sources: int, count: int, seed: int, jobs: int) -> Saves:
    began = time.monotonic()
    server = subprocess.Popen([dossier, "serve", "--quiet", "--jobs", str(jobs), "--source", folder, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        served = Served(int(server.stdout.readline().rstrip("/\n").rpartition(":")[2]))
        served.page("/sources/s1/")
        saves = Saves(ready=time.monotonic() - began, peak=0)
        chance = random.Random(seed)
        kinds = [kind for kind, share in MIX.items() for _ in range(round(count * share / 100))]
        chance.shuffle(kinds)
        for number, kind in enumerate(kinds):
            # Nobody saves faster than the rules are asked, which wait for a pause.
            time.sleep(0.5)
            saves.times.setdefault(kind, []).append(EDITS[kind](served, folder, chance, sources, f"Marker{number}"))
        status = Path(f"/proc/{server.pid}/status").read_text()
        saves.peak = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
        return saves
    finally:
        server.terminate()
        server.wait()


def edited(served: Served, file: Path, address: str, change: Callable[[str], str], mark: str) -> float:
    """Saves a file, waits for its page, and puts back what was there."""
    before = file.read_text() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    changed = change(before or "")
    served.page(address)
    file.write_text(changed)
    taken = served.until(address, lambda page: mark in page)
    if before is None:
        file.unlink()
    else:
        file.write_text(before)
    served.until(address, lambda page: mark not in page)
    return taken


def some_source(folder: Path, chance: random.Random, sources: int) -> tuple[Path, str]:
    name = f"s{chance.randrange(sources)}"
    return folder / "seeds" / f"{name}.md", f"/sources/{name}/"


def some_entity(folder: Path, chance: random.Random) -> str:
    return chance.choice(sorted(path.stem for path in (folder / "content" / "entities").glob("*.md")))


def digest(served, folder, chance, sources, mark) -> float:
    file, address = some_source(folder, chance, sources)
    return edited(served, file, address, lambda text: text.rstrip("\n") + f" {mark}.\n", mark)


def dispute(served, folder, chance, sources, mark) -> float:
    """What is at stake, above all claims, which stand further down then."""
    file = chance.choice(sorted((folder / "content" / "disputes").glob("*.md")))
    return edited(served, file, f"/disputes/{file.stem}/", lambda text: text.replace("\n\n## ", f" {mark}.\n\n## ", 1), mark)


def entity(served, folder, chance, sources, mark) -> float:
    name = some_entity(folder, chance)
    file = folder / "content" / "entities" / f"{name}.md"
    return edited(served, file, f"/entities/{name}/", lambda text: text.replace("\n---\n", f"\n---\n{mark}. ", 1), mark)


def link(served, folder, chance, sources, mark) -> float:
    file, address = some_source(folder, chance, sources)
    name = some_entity(folder, chance)
    return edited(served, file, address, lambda text: text.rstrip("\n") + f" See [[{name}|{mark}]].\n", mark)


def front_matter(served, folder, chance, sources, mark) -> float:
    file, address = some_source(folder, chance, sources)
    return edited(served, file, address, lambda text: re.sub(r"^short: .*$", f"short: {mark}", text, count=1, flags=re.MULTILINE), mark)


def alias(served, folder, chance, sources, mark) -> float:
    name = some_entity(folder, chance)
    file = folder / "content" / "entities" / f"{name}.md"
    return edited(served, file, f"/entities/{name}/", lambda text: re.sub(r"^aliases: \[", f'aliases: ["{mark}", ', text, count=1, flags=re.MULTILINE), mark)


def template(served, folder, chance, sources, mark) -> float:
    """A template that stands in for one of the theme's: all are compiled anew."""
    file = folder / "templates" / "glossary.mustache"
    return edited(served, file, "/glossary/", lambda _: "{{<layout}}{{$main}}<h1>" + mark + "</h1>{{/main}}{{/layout}}\n", mark)


EDITS = {"digest": digest, "dispute": dispute, "entity": entity, "link": link, "front matter": front_matter, "alias": alias, "template": template}
