"""What both sites of the benchmark say: words, names and links, all invented, from a seed alone.

Every text has a generator of its own, seeded with its kind and number, so that it can be asked for in any order and written in two dialects: as a dossier,
which finds names by itself, and as a site for Hugo, which is given the same links ready made."""

import argparse
import itertools
import random
from bisect import bisect
from functools import lru_cache
from pathlib import Path

SYLLABLES = "ka lo mi ne ru sta vir do pen gal tor vi sel mo ran be dis cor fal un".split()
COMMON = ("the harbour was closed after a vote of council while both sides counted ships and lawyers weighed what had been paid for repairs of an old mole in winter "
          "before anyone knew which survey was right about depth or cost").split()
PARAGRAPHS = 10
SENTENCES = 4
CLAIMS = 4
# Sentences are drawn from a pool: made one by one they would cost ten times as much, and 100,000 sources have four million of them.
POOL = 8192


class Invented:
    """Counts in the ratio of the goal: 10,000 sources to 2,000 entities, 1,000 disputes and 5,000 events."""

    def __init__(self, sources: int, seed: int):
        self.seed = seed
        self.sources = sources
        self.entities = max(20, sources // 5)
        self.disputes = max(5, sources // 10)
        self.events = max(10, sources // 2)
        draw = self.draw("words")
        # What a source says in our words, and what its author wrote: two pools, for a digest is no copy.
        self.ours = [self._sentence(draw) for _ in range(POOL)]
        self.theirs = [self._sentence(draw) for _ in range(POOL)]
        self.names = self._names(draw)
        # A few entities are in most sources, most in few, as in the world (Zipf).
        self.weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(self.entities)))

    def draw(self, *what) -> random.Random:
        return random.Random("/".join(str(part) for part in (self.seed, *what)))

    @staticmethod
    def _word(draw, low=2, high=3) -> str:
        return "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(low, high)))

    def _sentence(self, draw) -> str:
        words = [draw.choice(COMMON) if draw.random() < 0.55 else self._word(draw) for _ in range(draw.randint(10, 17))]
        return " ".join(words)

    def _names(self, draw) -> list[tuple[str, str]]:
        """Of each entity the whole name and a short one. Family names have four syllables, words three: no word is taken for a name."""
        families = ["".join(parts).capitalize() for parts in itertools.product(SYLLABLES, repeat=4)]
        draw.shuffle(families)
        return [(f"{self._word(draw).capitalize()} {family}", family) for family in families[: self.entities]]

    def someone(self, draw) -> int:
        return bisect(self.weights, draw.random() * self.weights[-1], hi=self.entities - 1)

    def date(self, draw) -> str:
        year, month, day = draw.randint(1994, 2025), draw.randint(1, 12), draw.randint(1, 28)
        return draw.choice((f"{year}", f"{year}~", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}"))

    @lru_cache(maxsize=65536)
    def text(self, source: int) -> tuple[str, ...]:
        """The author's own paragraphs. Each begins with a number of its own and repeats no sentence, so that no run of words is found twice."""
        draw = self.draw("text", source)
        return tuple(f"Ref {source}-{number} " + ". ".join(draw.sample(self.theirs, SENTENCES)) + "." for number in range(PARAGRAPHS))

    def quotation(self, draw) -> tuple[int, int, str]:
        source, paragraph = draw.randrange(self.sources), draw.randrange(PARAGRAPHS)
        # Not from the first sentence: its number might be taken for a date.
        sentence = draw.choice(self.text(source)[paragraph].split(". ")[1:]).rstrip(".").split()
        length = draw.randint(5, min(9, len(sentence)))
        start = draw.randrange(len(sentence) - length + 1)
        return source, paragraph + 1, " ".join(sentence[start : start + length])

    def saying(self, draw, dialect, named=0.5) -> str:
        """One sentence, which as often as `named` says speaks of an entity by one of its names."""
        text = draw.choice(self.ours)
        text = text[0].upper() + text[1:]
        if draw.random() < named:
            entity = self.someone(draw)
            text += f", said {dialect.mention(entity, self.names[entity][draw.random() < 0.4])}"
        return text


def command(about: str, site: type):
    """Writes a site of the invented dossier from the command line."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("sources", type=int)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    site(Invented(asked.sources, asked.seed), asked.folder).write()
