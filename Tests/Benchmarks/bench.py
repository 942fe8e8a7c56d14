"""Measures `dossier build` beside Hugo and beside the floor, and saves in a preview: `bench.py --dossier TOOL --floor TOOL --hugo TOOL [--into PAGE] SIZE …`.

For each number of sources one seed writes a dossier and a site for Hugo with the same texts and links. Then, in rounds, each is built cold (no output, no
manifest, no cache), one after the other, so that what else the machine does meets all alike; the median of the rounds counts. All of it on tmpfs, where a
file costs what it costs the program and not the disk. Memory is the largest resident set, as the kernel tells it of each process."""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from saves import MIX, Saves, measure

HERE = Path(__file__).parent
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
# How many machines a build is shared out to.
PARTS = (2, 4, 8)
# The goals, at 10,000 sources on 2 cores.
GOAL_SIZE, GOAL_SECONDS, GOAL_RATIO, GOAL_FLOOR, GOAL_MEMORY, GOAL_NOTHING, GOAL_SMALL, GOAL_FLAT = 10_000, 1.5, 8, 2, 400, 0.2, 0.05, 0.2
GOAL_SAVE, GOAL_SLOWEST, GOAL_READY = 0.02, 0.1, 1.5


@dataclass
class Run:
    seconds: float
    megabytes: float
    output: str


@dataclass
class Size:
    sources: int
    pages: int = 0
    hugo_pages: int = 0
    megabytes_in: float = 0
    megabytes_out: float = 0
    ours: list[Run] = field(default_factory=list)
    hugo: list[Run] = field(default_factory=list)
    floor: list[Run] = field(default_factory=list)
    nothing: list[Run] = field(default_factory=list)
    saves: Saves | None = None
    # By how many parts: the slowest part, and all together.
    parts: dict[int, tuple[float, float]] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        return median(self.ours)

    @property
    def floor_parts(self) -> dict[str, float]:
        return stages(self.floor)

    @property
    def floor_seconds(self) -> float:
        return sum(self.floor_parts.values()) / 1000


def median(runs: list[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def memory(runs: list[Run]) -> float:
    return max(run.megabytes for run in runs)


def stages(runs: list[Run]) -> dict[str, float]:
    """Milliseconds by name, the median of the rounds."""
    found: dict[str, list[float]] = {}
    for run in runs:
        for line in run.output.splitlines():
            name, tab, value = line.partition("\t")
            if tab and value.removesuffix(" ms").replace(".", "", 1).isdigit():
                found.setdefault(name, []).append(float(value.removesuffix(" ms")))
    return {name: statistics.median(values) for name, values in found.items()}


def run(command: list, cwd: Path) -> Run:
    """This process must stay small: what it held when it began another counts as the other's."""
    with tempfile.TemporaryFile("w+") as said:
        begun = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read()
    if process.returncode != 0:
        sys.exit(f"bench: {' '.join(str(part) for part in command)} ended with {process.returncode}:\n{output[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024, output)


def megabytes(folder: Path) -> float:
    return sum(os.lstat(Path(base) / name).st_size for base, _, names in os.walk(folder) for name in names) / 1e6


def pages(folder: Path) -> int:
    return sum(name == "index.html" or name == "404.html" for _, _, names in os.walk(folder) for name in names)


def measured(sources: int, asked, work: Path) -> Size:
    size = Size(sources)
    ours, theirs, floor = work / "dossier", work / "hugo", work / "floor"
    say(f"{sources:,} sources: writing the texts")
    run([sys.executable, HERE / "dossier_site.py", ours, sources, "--seed", asked.seed], work)
    run([asked.dossier, "verify", "--quiet", "--source", ours], work)
    # A build never reads them.
    shutil.rmtree(ours / "seeds" / "fulltext")
    size.megabytes_in = megabytes(ours)
    with_hugo = asked.hugo and sources <= asked.hugo_most
    if with_hugo:
        run([sys.executable, HERE / "hugo_site.py", theirs, sources, "--seed", asked.seed], work)
    rounds = asked.rounds if sources <= 10_000 else 1
    for number in range(rounds):
        say(f"{sources:,} sources: round {number + 1} of {rounds}")
        shutil.rmtree(ours / "public", ignore_errors=True)
        shutil.rmtree(work.parent / "caches", ignore_errors=True)
        size.ours.append(run([asked.dossier, "build", "--timings", "--jobs", asked.jobs, "--source", ours], work))
        size.nothing.append(run([asked.dossier, "build", "--jobs", asked.jobs, "--source", ours], work))
        if "Nothing has changed" not in size.nothing[-1].output:
            sys.exit("bench: a second build did something; is the generated dossier free of findings?\n" + size.nothing[-1].output[-2000:])
        shutil.rmtree(floor, ignore_errors=True)
        size.floor.append(run([asked.floor, ours, ours / "public", floor, asked.jobs], work))
        if with_hugo:
            shutil.rmtree(theirs / "public", ignore_errors=True)
            size.hugo.append(run([asked.hugo, "--quiet", "--noBuildLock", "--cacheDir", work / "cache"], theirs))
            shutil.rmtree(work / "cache", ignore_errors=True)
    if asked.saves:
        say(f"{sources:,} sources: {asked.saves} saves")
        size.saves = measure(asked.dossier, ours, sources, asked.saves, asked.seed, asked.jobs)
    if sources == asked.parts_of:
        for count in PARTS:
            say(f"{sources:,} sources: in {count} parts")
            size.parts[count] = in_parts(count, asked, ours, work)
    size.pages, size.megabytes_out = pages(ours / "public"), megabytes(ours / "public")
    size.hugo_pages = pages(theirs / "public") if with_hugo else 0
    return size


def in_parts(count: int, asked, ours: Path, work: Path) -> tuple[float, float]:
    """Each part alone on this machine, as each would be on its own; together they must be the whole."""
    output, times = work / "parts", []
    shutil.rmtree(output, ignore_errors=True)
    for part in range(1, count + 1):
        times.append(run([asked.dossier, "build", "--quiet", "--no-cache", "--jobs", asked.jobs, "--source", ours, "--output", output, "--shard", f"{part}/{count}"], work).seconds)
    compared = subprocess.run(["diff", "-rq", "-x", "manifest-*", "-x", ".dossier-manifest", ours / "public", output], capture_output=True, text=True)
    if compared.returncode != 0:
        sys.exit(f"bench: {count} parts are not the whole:\n{compared.stdout[-2000:]}")
    shutil.rmtree(output)
    return max(times), sum(times)


def small(asked, work: Path) -> float:
    """Seconds for the starter dossier, the median of nine cold builds."""
    run([asked.dossier, "new", work / "starter"], work)
    runs = []
    for _ in range(9):
        shutil.rmtree(work / "starter" / "public", ignore_errors=True)
        runs.append(run([asked.dossier, "build", "--quiet", "--source", work / "starter"], work))
    return median(runs)


def say(text: str):
    print(f"bench: {text}", file=sys.stderr, flush=True)


# --- The tables ---

def table(head: list[str], rows: list[list[str]]) -> str:
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    def line(row):
        return "| " + " | ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(zip(row, widths))) + " |"
    rule = "|" + "|".join("-" * (width + 1) + ("-" if not column else ":") for column, width in enumerate(widths)) + "|"
    return "\n".join([line(head), rule, *map(line, rows)])


def seconds(value: float) -> str:
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def report(sizes: list[Size], starter: float, asked) -> str:
    main_rows, stage_rows, floor_rows = [], [], []
    for size in sizes:
        hugo = median(size.hugo) if size.hugo else None
        main_rows.append([
            f"{size.sources:,}", f"{size.pages:,}", seconds(size.seconds), seconds(hugo) if hugo else "–", f"{hugo / size.seconds:.1f}" if hugo else "–",
            seconds(size.floor_seconds), f"{size.seconds / size.floor_seconds:.1f}", f"{size.pages / size.seconds:,.0f}", f"{1000 * size.seconds / size.pages:.3f}",
            f"{memory(size.ours):,.0f}", f"{memory(size.hugo):,.0f}" if size.hugo else "–", seconds(median(size.nothing))])
    names = list(dict.fromkeys(name for size in sizes for name in stages(size.ours)))
    for name in names:
        stage_rows.append([name] + [f"{stages(size.ours).get(name, 0):,.0f}" for size in sizes])
    for name in ("read", "parse", "write"):
        floor_rows.append([f"floor: {name}"] + [f"{size.floor_parts.get(name, 0):,.0f}" for size in sizes])
    parts = [table(["sources", "pages", "dossier, s", "Hugo, s", "Hugo/dossier", "floor, s", "dossier/floor", "pages/s", "ms a page", "peak, MB", "Hugo, MB", "again, s"], main_rows),
             table(["stage, ms"] + [f"{size.sources:,}" for size in sizes], stage_rows + floor_rows)]
    rows = [[f"{size.sources:,}", seconds(size.saves.ready), *(f"{1000 * value:,.0f}" for value in [size.saves.median(), size.saves.worst,
             *(size.saves.median(kind) for kind in MIX)]), f"{size.saves.peak:,.0f}"] for size in sizes if size.saves]
    if rows:
        parts.append(f"Saves in the preview, {asked.saves} of each size, from written to served:\n\n"
                     + table(["sources", "ready, s", "median, ms", "worst, ms", *(f"{kind}, ms" for kind in MIX), "peak, MB"], rows))
    for size in sizes:
        if size.parts:
            rows = [[str(count), seconds(slowest), f"{size.seconds / slowest:.1f}", seconds(total)] for count, (slowest, total) in sorted(size.parts.items())]
            parts.append(f"Past one machine, {size.sources:,} sources:\n\n" + table(["machines", "slowest part, s", "times as fast", "all parts, s"], rows))
    grown = []
    for less, more in zip(sizes, sizes[1:]):
        ours = 1024 * (memory(more.ours) - memory(less.ours)) / (more.pages - less.pages)
        hugo = f"; Hugo {1024 * (memory(more.hugo) - memory(less.hugo)) / (more.hugo_pages - less.hugo_pages):.0f} KB" if less.hugo and more.hugo else ""
        grown.append(f"- Memory from {less.sources:,} to {more.sources:,} sources: {ours:.0f} KB more for each page{hugo}.")
    files = [f"{size.sources:,}: {size.megabytes_in:,.0f} MB read, {size.megabytes_out:,.0f} MB written"
             + (f", Hugo’s {size.hugo_pages:,} pages" if size.hugo_pages else "") for size in sizes]
    grown.append("- " + "; ".join(files) + ".")
    grown.append(f"- The starter dossier: {1000 * starter:.0f} ms.")
    return "\n\n".join([machine(asked), *parts, "\n".join(grown), verdict(sizes, starter)])


def machine(asked) -> str:
    model = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine())
    hugo = subprocess.run([asked.hugo, "version"], capture_output=True, text=True).stdout.split()[1].split("-")[0].lstrip("v") if asked.hugo else "none"
    return (f"{os.cpu_count()} cores ({model}), {asked.jobs} threads, tmpfs; Hugo {hugo}; seed {asked.seed}; "
            + ("one round." if asked.rounds == 1 else f"the median of {asked.rounds} rounds (one above 10,000 sources)."))


def verdict(sizes: list[Size], starter: float) -> str:
    lines = []

    def goal(text: str, value: float, most: float, shown: str):
        lines.append(f"- {'met' if value <= most else 'NOT met'}: {text}: {shown}")

    for size in sizes:
        if size.sources != GOAL_SIZE:
            continue
        goal(f"a cold build of {GOAL_SIZE:,} in {GOAL_SECONDS} s", size.seconds, GOAL_SECONDS, f"{size.seconds:.2f} s")
        if size.hugo:
            share = median(size.hugo) / size.seconds
            goal(f"an eighth of Hugo’s time", GOAL_RATIO / share, 1, f"1/{share:.1f}")
        times = size.seconds / size.floor_seconds
        goal(f"at most {GOAL_FLOOR} × the floor", times, GOAL_FLOOR, f"{times:.1f} ×")
        goal(f"at most {GOAL_MEMORY} MB", memory(size.ours), GOAL_MEMORY, f"{memory(size.ours):,.0f} MB")
        if size.saves:
            goal(f"a save served in {1000 * GOAL_SAVE:.0f} ms", size.saves.median(), GOAL_SAVE, f"{1000 * size.saves.median():,.0f} ms")
            goal(f"the slowest save in {1000 * GOAL_SLOWEST:.0f} ms", size.saves.worst, GOAL_SLOWEST, f"{1000 * size.saves.worst:,.0f} ms")
            goal(f"a preview ready in {GOAL_READY} s", size.saves.ready, GOAL_READY, f"{size.saves.ready:.2f} s")
        goal(f"nothing changed in {GOAL_NOTHING} s", median(size.nothing), GOAL_NOTHING, f"{median(size.nothing):.2f} s")
    large = [size for size in sizes if size.sources >= 1000]
    if len(large) > 1:
        each = [size.seconds / size.pages for size in large]
        spread = max(each) / each[0] - 1, 1 - min(each) / each[0]
        goal(f"time a page flat from {large[0].sources:,} to {large[-1].sources:,} (±20 %)", max(spread), GOAL_FLAT, f"+{100 * spread[0]:.0f} %, −{100 * spread[1]:.0f} %")
    goal("a small dossier in 50 ms", starter, GOAL_SMALL, f"{1000 * starter:.0f} ms")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="+", type=int, metavar="SIZE")
    parser.add_argument("--dossier", type=Path, required=True)
    parser.add_argument("--floor", type=Path, required=True)
    parser.add_argument("--hugo", type=Path)
    parser.add_argument("--hugo-most", type=int, default=10_000, help="more sources than that Hugo isn't asked to build")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--saves", type=int, default=100, help="saves in a preview of each size; 0 for none")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--parts-of", type=int, help="the size that is built in parts, too; the largest up to 10,000 otherwise, 0 for none")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm"), help="where the sites are written and built: a tmpfs")
    parser.add_argument("--into", type=Path, help="the page whose measured part is replaced")
    asked = parser.parse_args()
    for name in ("dossier", "floor", "hugo"):
        if getattr(asked, name):
            setattr(asked, name, getattr(asked, name).resolve())
    if asked.parts_of is None:
        asked.parts_of = max((size for size in asked.sizes if size <= GOAL_SIZE), default=0)
    sizes = []
    with tempfile.TemporaryDirectory(prefix="dossier-bench-", dir=asked.folder) as place:
        # What builds remember is ours to take away, and not the user's.
        os.environ["XDG_CACHE_HOME"] = str(Path(place) / "caches")
        starter = small(asked, Path(place))
        for sources in sorted(set(asked.sizes)):
            work = Path(place) / str(sources)
            work.mkdir()
            sizes.append(measured(sources, asked, work))
            shutil.rmtree(work)
    text = report(sizes, starter, asked)
    print(text)
    if asked.into:
        before, _, rest = asked.into.read_text().partition(BEGIN)
        asked.into.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}")


if __name__ == "__main__":
    main()
