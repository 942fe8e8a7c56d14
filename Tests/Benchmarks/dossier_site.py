"""The invented texts as a dossier: `dossier_site.py FOLDER SOURCES [--seed 7]`.

Of each source there are a record of about 5 KB and, in seeds/fulltext, the 600 words its quotations come from; `dossier verify` makes of these the lock and
the windows that a real dossier has beside each record, and then the texts may go: a build never reads them."""

import hashlib
from pathlib import Path

from invented import CLAIMS, PARAGRAPHS, SENTENCES, Invented, command

TYPES = "person person group organisation government initiative exercise weapon document".split()
RELATIONS = ["ally of", "accuses", "supports", "opposes"]
STATUSES = "contested unverified contested".split()
# What is made up can't be weighed: the rules that doubt a dossier's judgement have nothing to say here.
SETTINGS = """format: 1
title: The Outer Roads
subtitle: A generated dossier, all of it invented
language: en
base: https://dossier.example
handling: "TLP:CLEAR"
authors: [A generator]
publisher: A generator
license: CC0-1.0
editions:
  - date: 2026-01-31
    title: First edition
    note: Everything
rules: {unanswered: off, single-source: off, weak-source: off, figure-conflict: off, reply-missing: off, early-rebuttal: off, unmentioned-entity: off, unreferenced-source: off, event-date-conflict: off, overprecise-date: off}
"""


class DossierSite:
    def __init__(self, invented: Invented, folder: Path):
        self.invented = invented
        self.folder = folder

    # --- The dialect ---

    def mention(self, entity: int, name: str) -> str:
        return name

    def cite(self, quotation: tuple[int, int, str]) -> str:
        return f'[@s{quotation[0]}, ¶{quotation[1]}, "{quotation[2]}"]'

    # --- Files ---

    def write(self):
        for folder in ("seeds/fulltext", "content/entities", "content/disputes", "content/timeline"):
            (self.folder / folder).mkdir(parents=True)
        self.put("dossier.yml", SETTINGS)
        for kind, count in (("source", self.invented.sources), ("entity", self.invented.entities), ("dispute", self.invented.disputes)):
            for index in range(count):
                getattr(self, kind)(index)
        self.timeline()
        self.home()

    def put(self, path: str, text: str):
        with open(self.folder / path, "wb") as file:
            file.write(text.encode())

    def source(self, index: int):
        say = self.invented.saying
        text = "\n\n".join(self.invented.text(index)) + "\n"
        self.put(f"seeds/fulltext/s{index}.txt", text)
        draw = self.invented.draw("source", index)
        title = say(draw, self, 0)
        blocks = []
        for number in range(1, PARAGRAPHS + 1):
            block = f"¶{number} " + " ".join(say(draw, self) + "." for _ in range(SENTENCES))
            if draw.random() < 0.3:
                block += f" [[d{draw.randrange(self.invented.disputes)}#c{draw.randrange(CLAIMS)}|{say(draw, self, 0)}]]."
            blocks.append(block)
        lines = " ".join(str(1 + 2 * number) for number in range(PARAGRAPHS))
        head = (f'title: "{title}"\nshort: Survey {index}\npublished: {self.invented.date(draw)}\nkind: news\nlanguage: en\nreliability: C\n'
                f"reliability-note: {say(draw, self, 0)}\nrights: digest\n"
                f"original:\n  file: s{index}.txt\n  sha256: {hashlib.sha256(text.encode()).hexdigest()}\n  imported: 2026-01-02\n  paragraphs: {lines}\n")
        self.put(f"seeds/s{index}.md", f"---\n{head}---\n" + "\n\n".join(blocks) + "\n")

    def entity(self, index: int):
        draw = self.invented.draw("entity", index)
        whole, short = self.invented.names[index]
        text = f'---\nname: "{whole}"\ntype: {TYPES[index % len(TYPES)]}\naliases: ["{short}"]\n---\n'
        text += " ".join(f"{self.invented.saying(draw, self)} {self.cite(self.invented.quotation(draw))}." for _ in range(2)) + "\n"
        others = {self.invented.someone(draw) for _ in range(3)} - {index}
        if others:
            text += "\n## Relations\n" + "".join(
                f"- {draw.choice(RELATIONS)}: [[e{other}]], {draw.randint(1994, 2025)} [@s{draw.randrange(self.invented.sources)}, ¶2]\n" for other in sorted(others))
        self.put(f"content/entities/e{index}.md", text)

    def record(self, draw, identity: str) -> str:
        return (f"- id: {identity}\n- holder: [[e{self.invented.someone(draw)}]]\n- stated: {draw.randint(1994, 2025)}\n"
                f"- evidence: {self.cite(self.invented.quotation(draw))}\n- status: {draw.choice(STATUSES)}\n")

    def dispute(self, index: int):
        draw = self.invented.draw("dispute", index)
        say = self.invented.saying
        text = f'---\ntitle: "{say(draw, self, 0)}?"\nshort: Question {index}\nassessment: {say(draw, self, 0)}\n---\n{say(draw, self)}.\n'
        for claim in range(CLAIMS):
            text += f"\n## {say(draw, self, 0)}\n{self.record(draw, f'c{claim}')}\n{say(draw, self)}.\n"
            text += f"\n### {say(draw, self, 0)}\n{self.record(draw, f'a{claim}')}\n{say(draw, self)}.\n"
        self.put(f"content/disputes/d{index}.md", text)

    def timeline(self):
        draw = self.invented.draw("events")
        text = "---\ntitle: Timeline\n---\nWhat the sources date.\n"
        for lane in range(5):
            text += f"\n## Lane {lane + 1}\n" + "".join(
                f"- {self.invented.date(draw)}: {self.invented.saying(draw, self)} {self.cite(self.invented.quotation(draw))}.\n"
                for _ in range(self.invented.events // 5))
        self.put("content/timeline/events.md", text)

    def home(self):
        draw = self.invented.draw("home")
        self.put("content/index.md", "---\ntitle: The Outer Roads\nsubtitle: A generated dossier\n---\n"
                 + " ".join(f"{self.invented.saying(draw, self)} {self.cite(self.invented.quotation(draw))}." for _ in range(4)) + "\n")


if __name__ == "__main__":
    command(__doc__, DossierSite)
