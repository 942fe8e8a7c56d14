"""Judges `dossier serve` in a browser: what is saved shows in the open page, which keeps its place.

usage: preview.py DOSSIER-PROGRAM
"""

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from chromium import chromium

PAGE = """---
title: Long page
---
First words of [[NATO]].

{paragraphs}

Last words.
"""


def dossier(folder):
    """A small dossier with a page longer than a window."""
    files = {
        "dossier.yml": "format: 1\ntitle: Preview\n",
        "seeds/s.md": "---\ntitle: A source\n---\n¶1 NATO said so.\n\n¶2 Nobody else.\n",
        "content/index.md": "---\ntitle: Home\n---\nThe bottom line.\n",
        "content/entities/nato.md": "---\nname: NATO\ntype: organisation\n---\nAn alliance [@s, ¶1].\n",
        "content/entities/eu.md": "---\nname: European Union\ntype: organisation\n---\nAnother body [@s, ¶2].\n",
        "content/long.md": PAGE.format(paragraphs="\n\n".join(f"Paragraph {n} of the page [@s, ¶1]." for n in range(120))),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return files


class Server:
    def __init__(self, program, folder, port="0"):
        self.process = subprocess.Popen(
            [program, "serve", "--port", port, "--quiet"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()

    @property
    def port(self):
        return re.search(r":(\d+)/", self.address)[1]

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(10)


faults = []


def expect(said, truth):
    if not truth:
        faults.append(said)


def eventually(page, said, condition):
    try:
        page.wait_for_function(condition, timeout=8000)
    except Exception:
        faults.append(said)


def judge(page, server, folder, files, program):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    long = folder / "content/long.md"

    # A changed page is changed in place: scroll, focus, marks on nodes and what was opened stay.
    page.goto(server.address + "long/")
    page.wait_for_load_state("networkidle")
    page.evaluate("""() => {
        document.querySelector("main p").marked = true;
        window.loadedOnce = true;
        scrollTo({ top: 2000, behavior: "instant" });
        const links = [...document.querySelectorAll("main a")].filter(a => a.getBoundingClientRect().top > 100);
        links[0].focus({ preventScroll: true });
        links[0].marked = true;
    }""")
    place = page.evaluate("() => scrollY")
    focused = page.evaluate("() => document.activeElement.marked")
    expect("the page could be scrolled", place > 1000)
    long.write_text(long.read_text().replace("Last words.", "Newest words."))
    eventually(page, "new words show", "() => document.querySelector('main').textContent.includes('Newest words.')")
    expect("the page was not loaded anew", page.evaluate("() => window.loadedOnce === true"))
    expect("nodes that did not change are the same", page.evaluate("() => document.querySelector('main p').marked === true"))
    expect("the page keeps its place", abs(page.evaluate("() => scrollY") - place) < 5)
    expect("the focus stays", focused and page.evaluate("() => document.activeElement.marked"))

    # Also where words are put in above what is read.
    top = page.evaluate("() => document.activeElement.getBoundingClientRect().top")
    long.write_text(long.read_text().replace("First words", "More text.\n\nMuch more text.\n\nFirst words"))
    eventually(page, "words above show", "() => document.querySelector('main').textContent.includes('Much more text')")
    page.wait_for_timeout(300)
    expect("what is read stays where it is", abs(page.evaluate("() => document.activeElement.getBoundingClientRect().top") - top) < 40)

    # The theme's own scripts work behind it, once and not twice.
    page.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })")
    page.focus("main a.ent")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    eventually(page, "previews work after a change", "() => document.querySelectorAll('.pop:popover-open').length == 1")
    expect("there is one preview", page.evaluate("() => document.querySelectorAll('.pop').length") == 1)
    theme = page.evaluate("() => document.documentElement.dataset.theme || ''")
    page.click("button.theme")
    expect("the theme's switch works once", page.evaluate("() => document.documentElement.dataset.theme") not in ("", theme))

    # What readers open stays open.
    page.goto(server.address + "entities/nato/")
    page.wait_for_load_state("networkidle")
    opened = page.evaluate("""() => {
        const details = document.querySelector("details");
        if (!details) return null;
        details.open = true;
        return true;
    }""")
    nato = folder / "content/entities/nato.md"
    nato.write_text(files["content/entities/nato.md"].replace("An alliance", "Some alliance"))
    eventually(page, "an entity's page changes", "() => document.body.textContent.includes('Some alliance')")
    if opened:
        expect("what was opened stays open", page.evaluate("() => document.querySelector('details').open"))

    # A style sheet is swapped.
    page.evaluate("() => window.loadedOnce = true")
    sheet = folder / "templates/assets/dossier.css"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text("footer { outline: 7px solid red }")
    eventually(page, "a style sheet is swapped", "() => getComputedStyle(document.querySelector('footer')).outlineWidth == '7px'")
    expect("without loading the page anew", page.evaluate("() => window.loadedOnce === true"))
    sheet.unlink()
    eventually(page, "and swapped back", "() => getComputedStyle(document.querySelector('footer')).outlineWidth != '7px'")

    # Other pages are left alone; backlinks follow.
    eventually(page, "nothing is over a good page", "() => !document.querySelector('dossier-findings')")
    long.write_text(long.read_text().replace("Newest words.", "Words of <b>[[nowhere]]</b>."))
    shown = "document.querySelector('dossier-findings')?.shadowRoot.querySelector('pre').textContent"
    eventually(page, "errors lie over the page", f"() => {shown}?.includes('content/long.md:')")
    expect("with the line and its marker", page.evaluate(f"() => /\\^~+/.test({shown}) && {shown}.includes('[[nowhere]]')"))
    expect("as text", page.evaluate("() => !document.querySelector('dossier-findings').shadowRoot.querySelector('pre *')"))
    long.write_text(files["content/long.md"])
    eventually(page, "and go when mended", "() => !document.querySelector('dossier-findings')")
    nato.write_text("---\nname: [\n---\n")
    eventually(page, "broken front matter is told", f"() => {shown}?.includes('content/entities/nato.md:')")
    expect("over the last good page", page.evaluate("() => document.body.textContent.includes('Some alliance')"))
    nato.write_text(files["content/entities/nato.md"])
    eventually(page, "mended front matter", "() => !document.querySelector('dossier-findings') && document.body.textContent.includes('An alliance')")

    # Across a restart.
    port = server.port
    expect("Ctrl-C ends the server with 130", server.stop() == 130)
    nato.write_text(files["content/entities/nato.md"].replace("An alliance", "A union"))
    again = Server(program, folder, port)
    eventually(page, "a page comes back to a new server", "() => document.body.textContent.includes('A union')")
    expect("and is told of changes", page.evaluate("() => window.loadedOnce === true"))

    # A page that is not there yet shows as soon as it is.
    page.goto(again.address + "soon/")
    (folder / "content/soon.md").write_text("---\ntitle: Soon\n---\nHere I am.\n")
    eventually(page, "a new page shows where there was none", "() => document.body.textContent.includes('Here I am.')")
    expect(f"no script fails: {errors}", not errors)
    return again


def main():
    program = str(Path(sys.argv[1]).resolve())
    folder = Path(tempfile.mkdtemp(prefix="dossier-preview-"))
    files = dossier(folder)
    server = Server(program, folder)
    try:
        with chromium() as browser:
            server = judge(browser.new_page(), server, folder, files, program)
    finally:
        server.process.kill()
        shutil.rmtree(folder)
    for fault in faults:
        print(f"preview: not so: {fault}")
    print("preview: passed" if not faults else f"preview: {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
