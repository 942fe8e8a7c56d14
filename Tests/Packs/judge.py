"""Judges printed packs: what was to be printed is there, and what the paper says of its own pages is true.

usage: judge.py FOLDER              every pack of a folder that `dossier pack` wrote
       judge.py --generated DOSSIER FOLDER   makes a dossier with a table of 300 rows and a dispute six levels deep, prints and judges it

Each check also gets something broken, which it must refuse.
"""
import argparse
import html
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from pypdf import PdfReader


def squeezed(text):
    return re.sub(r"\s+", "", text)


class Words(HTMLParser):
    """The notes, cited paragraphs, contents, names and marking of a pack's HTML."""

    VOID = {"meta", "br", "img", "wbr", "hr", "input", "link", "rect", "path", "circle"}

    def __init__(self, text):
        super().__init__()
        self.stack, self.open = [], []
        self.notes, self.paragraphs, self.cells, self.claims = [], [], [], []
        self.mentions, self.names = {}, {}
        self.contents, self.handling, self.language = [], None, None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        classes = (a.get("class") or "").split()
        if tag == "html":
            self.language = a.get("lang")
        if tag in self.VOID:
            return
        kind = None
        if "fn" in classes:
            kind = "note"
        elif "np" in classes:
            kind = "paragraph"
        elif tag == "td":
            kind = "cell"
        elif "st" in classes:
            kind = "claim"
        elif "tlp-bar" in classes:
            kind = "handling"
        elif tag == "a" and any(k == "contents" for k, _ in self.stack_kinds()):
            kind = "entry"
        elif tag == "nav":
            kind = "contents"
        elif tag == "b" and self.stack and self.stack[-1][0] == "li" and self.stack[-1][1] == "name":
            kind = "entity"
        elif tag == "li" and (a.get("id") or "").startswith("i-"):
            kind = "name"
        href = a.get("href") or ""
        if re.fullmatch(r"m\d+", a.get("id") or "") and href[:3] in ("#e-", "#i-"):
            self.mentions.setdefault(href[3:], []).append(a["id"])
        node = {"kind": kind, "text": "", "id": a.get("id"), "href": href, "whole": True, "depth": len(self.stack)}
        # What follows a reference is its page, which the HTML doesn't have.
        if kind in ("note",) or tag == "a":
            for outer in self.open:
                if outer["kind"] in ("paragraph", "cell", "claim", "note"):
                    outer["whole"] = False if kind == "note" or "ref" in classes or href[:2] == "#x" or href[:3] in (
                        "#d-", "#s-", "#t.", "#p-", "#k-") else outer["whole"]
        self.stack.append((tag, kind))
        if kind:
            self.open.append(node)

    def stack_kinds(self):
        return [(k, None) for _, k in self.stack if k]

    def handle_endtag(self, tag):
        if tag in self.VOID or not any(t == tag for t, _ in self.stack):
            return
        while self.stack:
            t, kind = self.stack.pop()
            if kind:
                self.finish(self.open.pop())
            if t == tag:
                break

    def handle_data(self, text):
        for node in self.open:
            if node["whole"]:
                node["text"] += text

    def finish(self, node):
        text = " ".join(node["text"].split())
        kind = node["kind"]
        if kind == "note":
            self.notes.append(text)
        elif kind == "paragraph":
            self.paragraphs.append((node["id"], text))
        elif kind == "cell":
            self.cells.append(text)
        elif kind == "claim":
            self.claims.append(text)
        elif kind == "handling":
            self.handling = text
        elif kind == "entry":
            self.contents.append((text, node["href"][1:]))
        elif kind == "entity":
            self.names[self.last_name] = text
        elif kind == "name":
            pass
        if kind == "name":
            self.last_name = None

    last_name = None


class NamedWords(Words):
    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "li" and (a.get("id") or "").startswith("i-"):
            self.last_name = a["id"][2:]
        super().handle_starttag(tag, attributes)


class Printed:
    """A PDF with its text, words and places."""

    def __init__(self, path):
        self.path = path
        self.reader = PdfReader(path)
        self.pages = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], check=True, capture_output=True).stdout.decode().split("\f")[:-1]
        self.text = squeezed("".join(self.pages))
        # Columns one after the other, as they were written.
        self.raw = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], check=True, capture_output=True).stdout.decode()
        boxes = subprocess.run(["pdftotext", "-bbox", "-enc", "UTF-8", path, "-"], check=True, capture_output=True).stdout.decode()
        self.words, self.sizes = [], []
        for page in re.findall(r"<page width=\"([\d.]+)\" height=\"([\d.]+)\">(.*?)</page>", boxes, re.S):
            self.sizes.append((float(page[0]), float(page[1])))
            self.words.append([
                (float(a), float(b), float(c), float(d), html.unescape(w)) for a, b, c, d, w in re.findall(
                    r"<word xMin=\"([-\d.]+)\" yMin=\"([-\d.]+)\" xMax=\"([-\d.]+)\" yMax=\"([-\d.]+)\">(.*?)</word>", page[2], re.S)])
        numbers = {p.indirect_reference.idnum: i + 1 for i, p in enumerate(self.reader.pages)}
        self.places = {name: numbers[d.page.idnum if hasattr(d.page, "idnum") else d["/Page"].idnum]
                       for name, d in self.reader.named_destinations.items()}
        self.info = subprocess.run(["pdfinfo", path], check=True, capture_output=True).stdout.decode()
        self.fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True).stdout.decode().splitlines()[2:]

    def links(self):
        """Page, target id and the words within, of each link inside the file."""
        for number, page in enumerate(self.reader.pages):
            height = self.sizes[number][1]
            for annotation in page.get("/Annots") or []:
                annotation = annotation.get_object()
                target = annotation.get("/Dest") or (annotation.get("/A") or {}).get("/D")
                if annotation.get("/Subtype") != "/Link" or not isinstance(target, str):
                    continue
                x0, y0, x1, y1 = (float(v) for v in annotation["/Rect"])
                x0, x1, top, bottom = min(x0, x1), max(x0, x1), height - max(y0, y1), height - min(y0, y1)
                inside = [w for a, b, c, d, w in self.words[number]
                          if x0 - 1 <= (a + c) / 2 <= x1 + 1 and top - 2 <= (b + d) / 2 <= bottom + 2]
                yield number + 1, str(target), " ".join(inside)

    def outline(self):
        out = []

        def walk(items):
            for item in items:
                if isinstance(item, list):
                    walk(item)
                else:
                    out.append((item.title, self.reader.get_destination_page_number(item) + 1))
        walk(self.reader.outline)
        return out


def start(text, length=36):
    return squeezed(text)[:length]


# Each check gives the faults it found.

def notes_are_there(pdf, notes):
    return [f"note {n}: {t[:50]}" for n, t in enumerate(notes, 1) if f"{n}{start(t)}" not in pdf.text]


def paragraphs_are_there(pdf, paragraphs):
    out = []
    for name, text in paragraphs:
        if start(text) not in pdf.text:
            out.append(f"paragraph {name}: {text[:50]}")
    return out


def texts_are_there(pdf, texts):
    return [t[:60] for t in texts if t and start(t) not in pdf.text]


def numbers_are_true(pdf, places):
    out, told = [], 0
    for page, target, words in pdf.links():
        found = re.search(r"p\.\s*(\d+)\W*$", words.strip())
        if not found:
            continue
        told += 1
        if places.get(target) != int(found[1]):
            out.append(f"page {page}: “{words}” leads to page {places.get(target)}")
    return out, told


def contents_are_true(pdf, contents, places):
    first = [i for i, p in enumerate(pdf.pages) if p.strip().startswith("Contents") or "\nContents" in p[:400]]
    lines = {}
    for page, target, words in pdf.links():
        if first and first[0] < page <= first[0] + 6:
            found = re.search(r"(\d+)\s*$", words)
            if found:
                lines.setdefault(target, []).append(int(found[1]))
    return [f"contents: {title} says {lines.get(name)}, stands on {places.get(name)}" for title, name in contents
            if places.get(name) not in (lines.get(name) or [])]


def bookmarks_match(pdf, contents, places):
    wanted = [(t, places.get(n)) for t, n in contents]
    given = [(" ".join(t.split()), p) for t, p in pdf.outline()]
    return [] if wanted == given else [f"bookmarks differ from the contents: {sorted(set(map(str, wanted)) ^ set(map(str, given)))[:6]}"]


def marked(pdf, handling):
    return [f"page {i}: marked {squeezed(p).count(squeezed(handling))} times" for i, p in enumerate(pdf.pages, 1)
            if squeezed(p).count(squeezed(handling)) < 2]


def within_page(pdf):
    out = []
    for number, ((width, height), words) in enumerate(zip(pdf.sizes, pdf.words), 1):
        out += [f"page {number}: “{w}” at {a:.0f},{b:.0f}" for a, b, c, d, w in words if a < -1 or b < -1 or c > width + 1 or d > height + 1]
    return out


def not_blank(pdf, top=80, bottom=72):
    out = []
    for number, ((_, height), words) in enumerate(zip(pdf.sizes, pdf.words), 1):
        if not any(b > top and d < height - bottom for _, b, _, d, _ in words):
            out.append(f"page {number} is blank")
    return out


def embedded(fonts):
    return [f"not embedded: {line}" for line in fonts if line.split()[-5:-2][0] != "yes"]


def described(pdf, language):
    out = [] if re.search(r"^Tagged:\s+yes", pdf.info, re.M) else ["not tagged"]
    out += [] if re.search(r"^Title:\s+\S", pdf.info, re.M) else ["no title"]
    given = pdf.reader.trailer["/Root"].get("/Lang")
    return out + ([] if given == language else [f"language {given}, not {language}"])


def index_is_true(pdf, words, places):
    out = []
    names = squeezed(pdf.raw)
    for slug, anchors in words.mentions.items():
        name = words.names.get(slug)
        if not name:
            continue
        numbers = sorted({places[a] for a in anchors if a in places} | ({places["e-" + slug]} if "e-" + slug in places else set()))
        lines, i = [], 0
        while i < len(numbers):
            j = i
            while j + 1 < len(numbers) and numbers[j + 1] == numbers[j] + 1:
                j += 1
            lines += [str(n) for n in numbers[i:j + 1]] if j - i < 2 else [f"{numbers[i]}–{numbers[j]}"]
            i = j + 1
        if not re.search(re.escape(squeezed(name)) + r".{0,200}?" + re.escape(",".join(lines)) + r"(?!\d)", names, re.S):
            out.append(f"index: {name}: {', '.join(lines)}")
    return out


def judge(pdf_path, html_path):
    words, pdf = NamedWords(html_path.read_text()), Printed(str(pdf_path))
    places = pdf.places
    faults = notes_are_there(pdf, words.notes) + paragraphs_are_there(pdf, words.paragraphs) + texts_are_there(pdf, words.claims)
    wrong, told = numbers_are_true(pdf, places)
    faults += wrong + within_page(pdf) + not_blank(pdf) + embedded(pdf.fonts) + described(pdf, words.language)
    if words.handling:
        faults += marked(pdf, words.handling)
    if words.contents:
        faults += contents_are_true(pdf, words.contents, places) + bookmarks_match(pdf, words.contents, places)
        faults += index_is_true(pdf, words, places)
        if told < 10:
            faults.append(f"only {told} printed page numbers were found")
        # The judge must also be able to say no.
        moved = {k: v + 1 for k, v in places.items()}
        no = [numbers_are_true(pdf, moved)[0], contents_are_true(pdf, words.contents, moved), bookmarks_match(pdf, words.contents, moved),
              index_is_true(pdf, words, {k: v * 7 for k, v in places.items()}), notes_are_there(pdf, words.notes + ["A note that nobody wrote here."]),
              paragraphs_are_there(pdf, [("x", "A paragraph that no source of this dossier has.")]), marked(pdf, "TLP:NONE"),
              embedded(["Name CID TrueType Identity-H no yes yes 9 0"]), described(pdf, "xx")]
        faults += [f"a check accepts what is broken: {number}" for number, found in enumerate(no) if not found]
    print(f"{pdf_path.name}: {len(pdf.pages)} pages, {len(words.notes)} notes, {len(words.paragraphs)} paragraphs, {told} page numbers, "
          f"{len(words.mentions)} names: {'good' if not faults else f'{len(faults)} faults'}")
    for fault in faults[:20]:
        print("  " + fault)
    return faults


GENERATED = {
    "dossier.yml": "format: 1\ntitle: Generated\nhandling: \"TLP:AMBER+STRICT\"\nlanguage: en\neditions: [{date: 2026-11-21, title: First, note: Made up}]\n"
                   "rules: {unverified-quotation: off, single-source: off, unanswered: off, unreferenced-source: off}\n",
    "seeds/log.md": "---\ntitle: The log\nshort: Log\n---\n" + "\n\n".join(f"¶{n} Entry {n} of the log tells what was seen that day.[^n{n}]" for n in range(1, 41))
                    + "\n\n" + "\n\n".join(f"[^n{n}]: **Check.** Remark {n} on entry {n}." for n in range(1, 41)) + "\n",
    "content/entities/guard.md": "---\nname: The Guard\ntype: organisation\n---\nIt keeps the log [@log, ¶1].\n",
    "content/table.md": "---\ntitle: Table\n---\nAll entries [@log, ¶1].\n\n| Day | Seen | By whom |\n|---|---|---|\n"
                        + "\n".join(f"| day {n} | {n * 37} lorries passed the gate | watch {n % 7} |" for n in range(1, 301)) + "\n",
    "content/disputes/deep.md": "---\ntitle: How deep does it go?\n---\nA matter of levels [@log, ¶1].\n\n" + "\n\n".join(
        f"{'#' * min(6, level)} Statement {branch} at level {level}\n- id: c{branch}-{level}\n- holder: [[guard]]\n"
        + ("- relation: rebuts\n" if level > 2 else "") + f"- evidence: [@log, ¶{branch + level}]\n\n"
        + "A reason is given at length, so that pages must break within the argument and not only after it. " * 6
        for branch in range(1, 7) for level in range(2, 7)) + "\n",
    "content/packs/all.md": "---\ntitle: All of it\nformat: pack\nedition: 2026-11-21\ninclude:\n  - dispute: deep\n  - page: table\n  - entity: guard\n"
                            "  - sources: all\n---\n## Bottom line\n\nThe log says so [@log, ¶2].\n",
}


def generated(dossier, folder):
    source = Path(tempfile.mkdtemp(prefix="generated-", dir=folder))
    for name, text in GENERATED.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    run = subprocess.run([dossier, "pack", "--source", source, "--output", source / "out", "--paper", "a4", "--quiet"] + SETTER, capture_output=True, text=True)
    if run.returncode != 0:
        print(run.stderr)
        return [f"the generated dossier was not printed: {run.returncode}"]
    pdf, page = source / "out/all-a4.pdf", source / "out/all.html"
    faults = judge(pdf, page)
    words, printed = NamedWords(page.read_text()), Printed(str(pdf))
    rows = [f"{n * 37} lorries passed the gate" for n in range(1, 301)]
    claims = [f"Statement {b} at level {l}" for b in range(1, 7) for l in range(2, 7)]
    lost = texts_are_there(printed, rows) + texts_are_there(printed, claims)
    if len([c for c in words.cells if "lorries" in c]) != 300 or len(words.claims) < 30:
        lost.append(f"the HTML has {len(words.cells)} cells and {len(words.claims)} claims")
    if not texts_are_there(printed, ["999999 lorries passed the gate"]):
        lost.append("a row is accepted that nobody wrote")
    print(f"generated: 300 rows and six levels on {len(printed.pages)} pages: {'good' if not lost else lost[:5]}")
    return faults + lost


SETTER = []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--generated", metavar="DOSSIER")
    parser.add_argument("--weasyprint")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    if options.weasyprint:
        SETTER.extend(["--weasyprint", options.weasyprint])
    if options.generated:
        faults = generated(options.generated, options.folder)
    else:
        pdfs = sorted(options.folder.glob("*.pdf"))
        faults = [] if pdfs else ["there is no PDF to judge"]
        for pdf in pdfs:
            faults += judge(pdf, options.folder / (re.sub(r"-(a4|letter)$", "", pdf.stem) + ".html"))
    print("packs: all good" if not faults else f"packs: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
