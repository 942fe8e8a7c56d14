"""The invented texts as a site for Hugo: `hugo_site.py FOLDER SOURCES [--seed 7]`.

Done as someone who knows Hugo would, so that it is fast: mentions are links written out, entities a taxonomy whose terms have pages with content, and what
cites a source or answers a dispute is looked up in taxonomies that render nothing. Looking through all pages for each page, as templates for backlinks
mostly do, would take time that grows with the square. No search, exports, charts, argument maps, checks of quotations: Hugo is spared these."""

import json
from pathlib import Path

from invented import CLAIMS, PARAGRAPHS, SENTENCES, Invented, command

SETTINGS = """baseURL: https://dossier.example/
title: The Outer Roads
locale: en
disableKinds: [rss]
taxonomies: {entity: entities, citation: cites, answer: answers}
pagination: {pagerSize: 200}
markup: {goldmark: {parser: {attribute: {block: true}}}}
"""
LAYOUTS = {
    "_default/baseof.html": """<!doctype html>
<html lang="{{ site.Language.Lang }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title><link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><a href="/">{{ site.Title }}</a><nav><ul><li><a href="/disputes/">Questions</a></li><li><a href="/timeline/">Timeline</a></li>
<li><a href="/entities/">Entities</a></li><li><a href="/sources/">Sources</a></li></ul></nav></header>
<main><h1>{{ .Title }}</h1>{{ block "main" . }}{{ end }}</main><footer><p>{{ site.Title }}</p></footer></body></html>
""",
    "_default/single.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "_default/list.html": """{{ define "main" }}{{ .Content }}<ul>{{ range (.Paginate .Pages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ template "_internal/pagination.html" . }}{{ end }}
""",
    "index.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "sources/single.html": """{{ define "main" }}<dl><dt>Short</dt><dd>{{ .Params.short }}</dd><dt>Published</dt><dd>{{ .Params.dated }}</dd>
<dt>Reliability</dt><dd>{{ .Params.reliability }}: {{ index .Params "reliability-note" }}</dd></dl>{{ .Content }}
<h2>Cited by</h2><ul>{{ range index site.Taxonomies.cites .File.ContentBaseName }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<h2>Speaks of</h2><ul>{{ range .GetTerms "entities" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
    "disputes/single.html": """{{ define "main" }}<p>{{ .Params.assessment }}</p>{{ .Content }}
<h2>Sources that speak of it</h2><ul>{{ range index site.Taxonomies.answers .File.ContentBaseName }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
    "entities/term.html": """{{ define "main" }}<p>{{ .Params.label }}; also {{ delimit .Params.also ", " }}</p>{{ .Content }}
<h2>Mentioned by</h2><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.dated }}</li>{{ end }}</ul>{{ end }}
""",
}


class HugoSite:
    def __init__(self, invented: Invented, folder: Path):
        self.invented = invented
        self.folder = folder
        self.begin()

    def begin(self):
        """What the page being written speaks of."""
        self.entities, self.cited, self.answers = set(), set(), set()

    # --- The dialect ---

    def mention(self, entity: int, name: str) -> str:
        self.entities.add(entity)
        return f"[{name}](/entities/e{entity}/)"

    def cite(self, quotation: tuple[int, int, str]) -> str:
        source, paragraph, words = quotation
        self.cited.add(source)
        return f"([Survey {source}, ¶{paragraph}](/sources/s{source}/#p{paragraph}): “{words}”)"

    # --- Files ---

    def write(self):
        for folder in ("content/sources", "content/entities", "content/disputes", "content/timeline", "content/cites", "content/answers"):
            (self.folder / folder).mkdir(parents=True)
        self.put("hugo.yaml", SETTINGS)
        for path, text in LAYOUTS.items():
            (self.folder / "layouts" / path).parent.mkdir(parents=True, exist_ok=True)
            self.put(f"layouts/{path}", text)
        for taxonomy in ("cites", "answers"):
            self.put(f"content/{taxonomy}/_index.md", "---\nbuild: {render: never}\ncascade: {build: {render: never}}\n---\n")
        for kind, count in (("source", self.invented.sources), ("entity", self.invented.entities), ("dispute", self.invented.disputes)):
            for index in range(count):
                self.begin()
                getattr(self, kind)(index)
        self.begin()
        self.timeline()
        self.begin()
        self.home()

    def put(self, path: str, text: str):
        with open(self.folder / path, "wb") as file:
            file.write(text.encode())

    def page(self, path: str, head: dict, body: str, linked=True):
        if linked:
            for name, letter, numbers in (("entities", "e", self.entities), ("cites", "s", self.cited), ("answers", "d", self.answers)):
                if numbers:
                    head[name] = [f"{letter}{number}" for number in sorted(numbers)]
        # JSON is YAML.
        lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
        self.put(path, f"---\n{lines}---\n{body}")

    def source(self, index: int):
        say = self.invented.saying
        draw = self.invented.draw("source", index)
        title = say(draw, self, 0)
        blocks = []
        for number in range(1, PARAGRAPHS + 1):
            block = " ".join(say(draw, self) + "." for _ in range(SENTENCES))
            if draw.random() < 0.3:
                dispute = draw.randrange(self.invented.disputes)
                self.answers.add(dispute)
                claim = draw.randrange(CLAIMS)
                block += f" [{say(draw, self, 0)}](/disputes/d{dispute}/#c{claim})."
            blocks.append(f"{block}\n{{#p{number}}}")
        head = {"title": title, "short": f"Survey {index}", "dated": self.invented.date(draw), "reliability": "C", "reliability-note": say(draw, self, 0)}
        self.page(f"content/sources/s{index}.md", head, "\n\n".join(blocks) + "\n")

    def entity(self, index: int):
        draw = self.invented.draw("entity", index)
        whole, short = self.invented.names[index]
        text = " ".join(f"{self.invented.saying(draw, self)} {self.cite(self.invented.quotation(draw))}." for _ in range(2)) + "\n"
        others = {self.invented.someone(draw) for _ in range(3)} - {index}
        if others:
            text += "\n## Relations\n\n"
            for other in sorted(others):
                relation, year = draw.choice(["ally of", "accuses", "supports", "opposes"]), draw.randint(1994, 2025)
                text += f"- {relation}: [{self.invented.names[other][0]}](/entities/e{other}/), {year} [Survey](/sources/s{draw.randrange(self.invented.sources)}/#p2)\n"
        (self.folder / f"content/entities/e{index}").mkdir()
        # What a term's own page mentions is no taxonomy's matter in Hugo: such backlinks it is spared, too.
        self.page(f"content/entities/e{index}/_index.md", {"title": whole, "label": "person", "also": [short]}, text, linked=False)

    def record(self, draw, identity: str) -> str:
        holder = self.invented.someone(draw)
        text = f"- holder: {self.mention(holder, self.invented.names[holder][0])}\n- stated: {draw.randint(1994, 2025)}\n"
        return text + f"- evidence: {self.cite(self.invented.quotation(draw))}\n- status: {draw.choice(['contested', 'unverified', 'contested'])}\n"

    def dispute(self, index: int):
        draw = self.invented.draw("dispute", index)
        say = self.invented.saying
        head = {"title": say(draw, self, 0) + "?", "short": f"Question {index}", "assessment": say(draw, self, 0)}
        text = f"{say(draw, self)}.\n"
        for claim in range(CLAIMS):
            text += f"\n## {say(draw, self, 0)} {{#c{claim}}}\n{self.record(draw, f'c{claim}')}\n{say(draw, self)}.\n"
            text += f"\n### {say(draw, self, 0)} {{#a{claim}}}\n{self.record(draw, f'a{claim}')}\n{say(draw, self)}.\n"
        self.page(f"content/disputes/d{index}.md", head, text)

    def timeline(self):
        draw = self.invented.draw("events")
        text = "What the sources date.\n"
        for lane in range(5):
            text += f"\n## Lane {lane + 1}\n\n" + "".join(
                f"- {self.invented.date(draw)}: {self.invented.saying(draw, self)} {self.cite(self.invented.quotation(draw))}.\n"
                for _ in range(self.invented.events // 5))
        self.page("content/timeline/_index.md", {"title": "Timeline"}, text)

    def home(self):
        draw = self.invented.draw("home")
        text = " ".join(f"{self.invented.saying(draw, self)} {self.cite(self.invented.quotation(draw))}." for _ in range(4)) + "\n"
        self.page("content/_index.md", {"title": "The Outer Roads"}, text, linked=False)


if __name__ == "__main__":
    command(__doc__, HugoSite)
