"""Writes a dossier of any size, made up from a seed: `generated.py FOLDER [--sources 2000] [--seed 4]`.

Its words, people and facts are invented. It holds what strains a page: long names, a word without a break, Cyrillic, deep answers, a wide table of
hypotheses, hundreds of events, an entity that most sources mention. The same seed writes the same bytes."""

import argparse
import hashlib
import itertools
import random
from pathlib import Path

SYLLABLES = "ka lo mi ne ru sta ver do pen gal tor vi sel mo ran be dis cor fal un".split()
CYRILLIC = "ка ло мі не ру ста вер до пен гал тор ві сел мо ран бе ўс кор фал ень".split()
COMMON = ("the harbour was closed after a vote of council while both sides counted ships and asked who had paid for repairs of an old mole in winter "
          "before anyone had said which survey was right about depth or cost").split()
TYPES = "person group organisation government state place treaty initiative exercise weapon event document publication".split()
RELATIONS = ["ally of", "member of", "part of", "accuses", "supports", "opposes", "located in", "works for", "signed", "supplies"]
STATUSES = "contested unverified supported refuted superseded".split()
ANSWERS = "rebuts undercuts qualifies supports concedes context".split()
# 61 letters, as in a compound of a language that joins its words.
LONG_WORD = "Hafenbehördenverwaltungsvorschriftenübertragungsgesetzesentwurf"
LONG_NAME = "Interministerial Standing Commission for the Oversight of Dredging, Pilotage and Quarantine in the Outer Roads"
PARAGRAPHS = 8


class Writer:
    def __init__(self, folder: Path, sources: int, seed: int):
        self.folder = folder
        self.sources = sources
        self.random = random.Random(seed)
        self.entities = max(24, sources // 5)
        self.disputes = max(6, sources // 33)
        self.events = max(320, sources // 6)
        # A few entities are in most sources, most in few, as in the world.
        self.weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(self.entities)))
        self.names = self._names()
        self.vocabulary = [self.word() for _ in range(5000)]
        self.frequencies = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.vocabulary))))
        self.claims = [self.random.randint(2, 6) for _ in range(self.disputes)]
        # The first dispute is the long one.
        self.claims[0] = 14

    # --- Words ---

    def word(self, syllables=SYLLABLES) -> str:
        return "".join(self.random.choice(syllables) for _ in range(self.random.randint(2, 3)))

    def term(self) -> str:
        """A word of the invented language: some are frequent and most are rare, so that its prose compresses as a real one's does."""
        return self.random.choices(self.vocabulary, cum_weights=self.frequencies)[0]

    def _names(self) -> list[str]:
        names = [LONG_NAME, LONG_WORD]
        taken = set(names)
        while len(names) < self.entities:
            name = f"{self.word().capitalize()} {self.word().capitalize()}"
            if name not in taken:
                taken.add(name)
                names.append(name)
        # The first place is the most mentioned entity's: a short name there, the long ones a little below.
        names[0], names[5] = names[5], names[0]
        names[1], names[9] = names[9], names[1]
        return names

    def someone(self) -> int:
        return self.random.choices(range(self.entities), cum_weights=self.weights)[0]

    def sentence(self, low=9, high=17, named=0.5) -> str:
        words = [self.random.choice(COMMON) if self.random.random() < 0.4 else self.term() for _ in range(self.random.randint(low, high))]
        text = " ".join(words)
        text = text[0].upper() + text[1:]
        if self.random.random() < named:
            text += f", said {self.names[self.someone()]}"
        return text + "."

    def date(self) -> str:
        year, month, day = self.random.randint(1994, 2025), self.random.randint(1, 12), self.random.randint(1, 28)
        return self.random.choice([f"{year}", f"{year}~", f"{year}-{month:02}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}",
                                   f"{year}-{month:02}-{day:02}", f"{year}/{year + self.random.randint(1, 3)}", f"{year}/..", f"{year}-2{self.random.randint(1, 4)}"])

    # --- References ---

    def citation(self, quoted=True) -> str:
        source, paragraph = self.random.randrange(self.sources), self.random.randrange(PARAGRAPHS)
        if not quoted:
            return f"[@s{source}, ¶{paragraph + 1}]"
        words = self.texts[source][paragraph].rstrip(".").split()
        length = self.random.randint(3, min(8, len(words)))
        start = self.random.randrange(len(words) - length + 1)
        return f'[@s{source}, ¶{paragraph + 1}, "{" ".join(words[start : start + length])}"]'

    def link(self) -> str:
        return f"[[e{self.someone()}]]"

    # --- Files ---

    def put(self, path: str, text: str):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def write(self):
        # Each paragraph of a text begins with a number of its own, so that no run of words is found twice.
        self.texts = [[f"Ref {source}-{paragraph} " + " ".join(self.term() for _ in range(24)) + "." for paragraph in range(PARAGRAPHS)]
                      for source in range(self.sources)]
        self.put("dossier.yml", "format: 1\ntitle: The Outer Roads\nsubtitle: A generated dossier, all of it invented\nlanguage: en\nhandling: \"TLP:GREEN\"\n"
                 "authors: [A generator]\npublisher: A generator\nlicense: CC0-1.0\neditions:\n  - date: 2026-01-31\n    title: First edition\n    note: Everything\n"
                 "theme:\n  fonts: fonts\n"
                 # What is made up can't be weighed: the rules that doubt a dossier's judgement have nothing to say here.
                 "rules: {unanswered: off, single-source: off, weak-source: off, figure-conflict: off, reply-missing: off, early-rebuttal: off}\n")
        for source in range(self.sources):
            self.source(source)
        for entity in range(self.entities):
            self.entity(entity)
        for dispute in range(self.disputes):
            self.dispute(dispute)
        self.timeline()
        self.home()
        self.about()

    def source(self, index: int):
        text = "\n\n".join(self.texts[index]) + "\n"
        self.put(f"seeds/fulltext/s{index}.txt", text)
        title = self.sentence(6, 22 if index % 50 else 40, named=0)[:-1]
        head = [f'title: "{title}"', f"short: {self.word().capitalize()} {1994 + index % 32} {index}", f'authors: ["[[e{self.someone()}]]"]', f'publisher: "[[e{self.someone()}]]"',
                f"published: {self.date()}", "published-as: as printed", f"kind: {self.random.choice('news analysis opinion reference primary interview report'.split())}", "language: en",
                f"reliability: {self.random.choice('ABCDEF')}", f"reliability-note: {self.sentence(6, 12, 0)[:-1]}", "rights: digest", "original:", f"  file: s{index}.txt",
                f"  sha256: {hashlib.sha256(text.encode()).hexdigest()}", "  imported: 2026-01-02", "  paragraphs: " + " ".join(str(1 + 2 * n) for n in range(PARAGRAPHS))]
        blocks, notes = [], []
        for number in range(1, PARAGRAPHS + 1):
            block = f"¶{number} " + " ".join(self.sentence() for _ in range(self.random.randint(1, 4)))
            if self.random.random() < 0.35:
                dispute = self.random.randrange(self.disputes)
                block += f" [[d{dispute}#c{self.random.randrange(self.claims[dispute])}|{self.sentence(4, 9, 0)[:-1]}]]."
            if self.random.random() < 0.3:
                block += f"[^n{number}]"
                kind = self.random.choice(["Gap", "Cross-check", "Holder", "Context"])
                notes.append(f"[^n{number}]: **{kind}.** " + " ".join(self.sentence(6, 14, 0.2) for _ in range(self.random.randint(1, 5))))
            if index % 97 == 0 and number == 3:
                block += f" The word {LONG_WORD} stands in it, and https://example.org/{'very-' * 20}long."
            blocks.append(block)
        self.put(f"seeds/s{index}.md", "---\n" + "\n".join(head) + "\n---\n" + "\n\n".join(blocks + notes) + "\n")

    def entity(self, index: int):
        name = self.names[index]
        head = [f'name: "{name}"', f"type: {TYPES[index % len(TYPES)]}", f"kind: {self.word()} {self.word()}", f'aliases: ["{name} Al{index}"]']
        if index % 3 == 0:
            native = " ".join(self.word(CYRILLIC).capitalize() for _ in range(2))
            head.append(f"native: {{be: {native}, uk: {native}а}}")
        body = " ".join(f"{self.sentence()[:-1]} {self.citation()}." for _ in range(self.random.randint(1, 4)))
        # The first few have many relations, more than a page should list at once.
        count = 60 if index == 2 else self.random.randint(0, 5)
        relations = [f"- {self.random.choice(RELATIONS)}: [[e{other}]], {self.random.randint(1994, 2025)} {self.citation(False)}"
                     for other in (self.random.randrange(self.entities) for _ in range(count)) if other != index]
        events = [f"- {self.date()}: {self.sentence()[:-1]} {self.citation(False)}." for _ in range(self.random.randint(0, 4))]
        text = "---\n" + "\n".join(head) + f"\n---\n{body}\n\n> [!NOTE]\n> Editor’s note: {self.sentence(6, 12, 0)}\n"
        text += "\n## Relations\n" + "\n".join(dict.fromkeys(relations)) + "\n" if relations else ""
        text += "\n## Timeline\n" + "\n".join(events) + "\n" if events else ""
        self.put(f"content/entities/e{index}.md", text)

    def record(self, identity: str, answer: bool) -> str:
        lines = [f"- id: {identity}", f"- holder: {self.link()}"]
        lines += [f"- holder: {self.link()}"] if self.random.random() < 0.2 else []
        lines += [f"- stated: {self.random.randint(1994, 2025)}-{self.random.randint(1, 12):02}"] if self.random.random() < 0.7 else []
        lines += [f"- evidence: {self.citation()}" for _ in range(self.random.randint(1, 3))]
        lines += [f"- relation: {self.random.choice(ANSWERS)}"] if answer else []
        status = self.random.choice(STATUSES)
        lines += [f"- status: {status}"] + ([f"- because: {self.sentence(5, 9, 0)[:-1]}"] if status in ("supported", "refuted", "superseded") else [])
        lines += [f"- confidence: {self.random.choice(['low', 'moderate', 'high'])}"] if self.random.random() < 0.5 else []
        lines += [f"- figure: about {self.random.randint(2, 99)},000 ships; counted in the roads; {self.random.randint(1994, 2025)}"] if self.random.random() < 0.2 else []
        return "\n".join(lines)

    def dispute(self, index: int):
        text = f'---\ntitle: "{self.sentence(6, 12, 0)[:-1]}?"\nshort: Question {index}\nassessment: {self.sentence(5, 10, 0)[:-1]}\n---\n{self.sentence()} {self.sentence()}\n'
        for claim in range(self.claims[index]):
            text += f"\n## {self.sentence(6, 16, 0)[:-1]}\n{self.record(f'c{claim}', False)}\n\n{self.sentence()}\n"
            depth = 6 if claim == 0 else self.random.randint(2, 4)
            for level in range(3, depth + 1):
                for answer in range(self.random.randint(1, 2)):
                    text += f"\n{'#' * level} {self.sentence(5, 14, 0)[:-1]}\n{self.record(f'a{claim}-{level}-{answer}', True)}\n"
                    text += f"\n{self.sentence()}\n" if self.random.random() < 0.6 else ""
        if index % 4 == 0:
            columns = [f"[[#c{claim}]]" for claim in range(min(5, self.claims[index]))]
            text += "\n## Hypotheses\n\n| Evidence | " + " | ".join(columns) + " |\n|" + "---|" * (len(columns) + 1) + "\n"
            for _ in range(7):
                cells = " | ".join(self.random.choice(["CC", "C", "N", "I", "II", "NA"]) for _ in columns)
                text += f"| {self.sentence(5, 10, 0)[:-1]} {self.citation(False)} | {cells} |\n"
        text += f"\n## What would settle it\n\n{self.sentence()}\n"
        self.put(f"content/disputes/d{index}.md", text)

    def timeline(self):
        text = "---\ntitle: Timeline\n---\nWhat the sources date.\n"
        for lane in range(4):
            text += f"\n## {self.word().capitalize()}\n"
            for _ in range(self.events // 4):
                text += f"- {self.date()}: {self.sentence(8, 20)[:-1]} {self.citation(False)}.\n"
                text += f"  - status: {self.random.choice(['alleged', 'planned', 'disputed'])}\n" if self.random.random() < 0.15 else ""
        self.put("content/timeline/events.md", text)

    def home(self):
        text = f"---\ntitle: The Outer Roads\nsubtitle: A generated dossier\n---\n{self.sentence()[:-1]} {self.citation()}. {self.sentence()[:-1]} {self.citation()}.\n\n## Key judgements\n\n"
        for number in range(6):
            text += (f"- {self.sentence(12, 24)[:-1]}. {self.citation()}\n  - id: j{number}\n  - confidence: {['low', 'moderate', 'high'][number % 3]}\n"
                     f"  - because: {self.sentence(8, 14, 0)[:-1]}\n  - would-change: {self.sentence(8, 14, 0)[:-1]}\n")
        self.put("content/index.md", text)

    def about(self):
        rows = "\n".join(f"| {self.word()} | {self.sentence(4, 9, 0)} | {self.random.randint(1, 9999)} | {self.word()} |" for _ in range(12))
        self.put("content/about.md", f"---\ntitle: About {LONG_WORD}\n---\n{self.sentence()}\n\n## A table\n\n| Word | Sentence | Number | Word |\n|---|---|---|---|\n{rows}\n\n"
                 f"## Code\n\n```\n{'a line that is longer than the column it stands in, ' * 4}\n```\n\n- {self.sentence()}\n  - {self.sentence()}\n    1. {self.sentence()}\n\n> {self.sentence()}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sources", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=4)
    asked = parser.parse_args()
    Writer(asked.folder, asked.sources, asked.seed).write()
    print(f"{asked.folder}: {asked.sources} sources, seed {asked.seed}")


if __name__ == "__main__":
    main()
