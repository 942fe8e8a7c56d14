"""Judges a built site's exports by parsers that nobody here wrote, and their facts by dossier.json.

usage: judge.py SITE [--base URL]

Each check also gets broken copies of the site's files, every one of which it must refuse.
"""
import argparse
import copy
import datetime
import functools
import json
import logging
import re
import sys
import urllib.parse
import warnings
from html.parser import HTMLParser
from pathlib import Path


class Site:
    """The files of a site. `with_` makes a copy with one of them changed, for a check to refuse."""

    def __init__(self, files, base):
        self.files, self.base = files, base

    @classmethod
    def read(cls, folder, base):
        return cls({str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}, base)

    def text(self, path):
        return self.files[path].decode("utf-8")

    def json(self, path):
        return json.loads(self.text(path))

    def with_(self, path, content):
        files = dict(self.files)
        files[path] = content if isinstance(content, bytes) else content.encode()
        return Site(files, self.base)

    def with_json(self, path, change):
        value = self.json(path)
        change(value)
        return self.with_(path, json.dumps(value, ensure_ascii=False))

    def replacing(self, path, old, new):
        assert old in self.text(path), f"{path} has no {old!r} to break"
        return self.with_(path, self.text(path).replace(old, new, 1))

    @property
    def dossier(self):
        return self.json("dossier.json")

    def claims(self):
        return [claim for dispute in self.dossier["disputes"] for claim in dispute["claims"]]


def exact(date):
    """The date, where it is one year, month or day and no doubt is said of it: all that formats without EDTF may state."""
    if date is None:
        return None
    text = date["edtf"].partition("T")[0]
    parts = text.split("-")
    plain = all(part.isdigit() for part in parts) and len(parts) <= 3 and not (len(parts) > 1 and int(parts[1]) > 12)
    return text if plain and int(parts[0]) > 0 else None


def ends(date):
    """Year, month and day of the first and the last day it may mean; years beyond the calendar's are read from its EDTF."""
    found = []
    for bound in ("earliest", "latest"):
        if bound in date:
            found.append([int(part) for part in date[bound].split("-")])
        elif match := re.fullmatch(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", date["edtf"]):
            found.append([int(part) for part in match.groups() if part])
    return found


# --- dossier.json ---


def schema_faults(site):
    import jsonschema

    schema = site.json("dossier.schema.json")
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        return [f"the schema is none: {error.message}"]
    faults = []

    def described(node, path):
        if not isinstance(node, dict):
            return
        for name, value in node.get("properties", {}).items():
            target = schema["$defs"].get(value.get("$ref", "").removeprefix("#/$defs/"), {})
            if "description" not in value and "description" not in target:
                faults.append(f"{path}.{name} is not described")
            described(value, f"{path}.{name}")
        if node.get("type") == "object" and node.get("additionalProperties") is not False:
            faults.append(f"{path} allows members that it doesn't name")

    described(schema, "$")
    for name, value in schema["$defs"].items():
        described(value, name)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    return faults + [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(site.dossier)]


def schema_broken(site):
    yield "a member nobody knows", site.with_json("dossier.json", lambda d: d["sources"][0].update(colour="red"))
    yield "a day that no calendar has", site.with_json("dossier.json", lambda d: d["events"][0]["date"].update(earliest="2021-02-30"))
    yield "a claim without its statement", site.with_json("dossier.json", lambda d: d["disputes"][0]["claims"][0].pop("statement"))
    yield "a property without a word on it", site.with_json(
        "dossier.schema.json", lambda s: s["$defs"]["source"]["properties"]["url"].pop("description"))
    yield "a schema that is none", site.with_json("dossier.schema.json", lambda s: s["$defs"]["source"].update(type="thing"))


class Ids(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids = set()

    def handle_starttag(self, tag, attributes):
        self.ids |= {value for name, value in attributes if name == "id"}


def graph_faults(site):
    dossier = site.dossier
    faults = []
    entities = {entity["id"] for entity in dossier["entities"]}
    sources = {source["id"] for source in dossier["sources"]}
    events = {event["id"] for event in dossier["events"]}
    claims = {claim["reference"] for claim in site.claims()}
    paragraphs = {f"{source['id']}#p{p['number']}" for source in dossier["sources"] for p in source.get("paragraphs", [])}
    pages = {}

    def lands(address, where):
        path, _, fragment = urllib.parse.unquote(address).partition("#")
        file = path + "index.html" if path == "" or path.endswith("/") else path
        if file not in site.files:
            faults.append(f"{where}: there is no {file}")
        elif fragment:
            if file not in pages:
                pages[file] = Ids()
                pages[file].feed(site.text(file))
            if fragment not in pages[file].ids:
                faults.append(f"{where}: {file} has no id {fragment}")

    def known(values, all_, what, where):
        faults.extend(f"{where}: no {what} {value}" for value in values if value not in all_)

    def walk(node, where):
        if isinstance(node, list):
            for number, item in enumerate(node):
                walk(item, f"{where}[{number}]")
        elif isinstance(node, dict):
            if "address" in node:
                lands(node["address"], where)
            for name in ("entity", "from", "to"):
                if isinstance(node.get(name), str):
                    known([node[name]], entities, "entity", where)
            if "edtf" not in node and "verified" in node and not isinstance(node["verified"], bool):
                faults.append(f"{where}: verified is neither true nor false")
            known(node.get("claims-made", []) + node.get("claims-about", []) + node.get("reports", []) + node.get("falsifies", []),
                  claims, "claim", where)
            known([answer["claim"] for answer in node.get("answers", []) + node.get("answered-by", [])], claims, "claim", where)
            known([event for event in node.get("events", []) if isinstance(event, str)], events, "event", where)
            known([entity for entity in node.get("entities", []) if isinstance(entity, str)] + node.get("about", []), entities, "entity", where)
            known(node.get("authored", []), sources, "source", where)
            known([place for place in node.get("reported-in", []) if "#p" in place], paragraphs, "paragraph", where)
            for name, value in node.items():
                walk(value, f"{where}.{name}")

    walk({name: value for name, value in dossier.items() if name != "counts"}, "dossier")
    found = {
        "sources": len(sources), "paragraphs": len(paragraphs), "entities": len(entities), "relations": len(dossier["relations"]),
        "disputes": len({d["id"] for d in dossier["disputes"]}), "claims": len(claims), "events": len(events),
        "judgements": len(dossier["judgements"]),
    }
    if found != dossier["counts"]:
        faults.append(f"counts {dossier['counts']} but found {found}")
    for kind, ids in (("sources", sources), ("entities", entities), ("disputes", {d["id"] for d in dossier["disputes"]})):
        built = {path.split("/")[1] for path in site.files if path.startswith(kind + "/") and path.count("/") == 2 and path.endswith("/index.html")}
        built = {name for name in built if not name.startswith("page-")}
        if built != ids:
            faults.append(f"{kind} with pages but not in dossier.json, or the reverse: {sorted(built ^ ids)[:5]}")
    return faults


def graph_broken(site):
    yield "an address of no page", site.with_json("dossier.json", lambda d: d["sources"][0].update(address="sources/nowhere/"))
    yield "a paragraph that isn't there", site.with_json(
        "dossier.json", lambda d: d["sources"][0]["paragraphs"][0].update(address=d["sources"][0]["address"] + "#p999"))
    yield "a source lost", site.with_json("dossier.json", lambda d: d["sources"].pop())
    yield "a relation to nobody", site.with_json("dossier.json", lambda d: d["relations"][0].update(to="nobody"))
    yield "an answer to nothing", site.with_json(
        "dossier.json", lambda d: d["disputes"][0]["claims"][0].update(answers=[{"relation": "rebuts", "claim": "x#y"}]))


# --- JSON-LD on pages ---

# What we use of schema.org. A name misspelt in Swift is not in here.
TERMS = {
    "abstract", "alternateName", "appearance", "archivedAt", "author", "bestRating", "birthDate", "citation", "claimReviewed", "contentUrl",
    "dateCreated", "dateModified", "datePublished", "deathDate", "description", "disambiguatingDescription", "dissolutionDate", "distribution",
    "encodingFormat", "foundingDate", "genre", "inLanguage", "isPartOf", "itemListElement", "itemReviewed", "legislationDate",
    "legislationDateOfApplicability", "license", "mainEntity", "name", "publisher", "ratingExplanation", "ratingValue", "reviewAspect",
    "reviewRating", "sameAs", "startDate", "temporalCoverage", "url", "worstRating",
}
TYPES = {
    "Article", "Claim", "ClaimReview", "CollectionPage", "Country", "CreativeWork", "DataDownload", "Dataset", "Event", "GovernmentOrganization",
    "ItemList", "Legislation", "NewsArticle", "OpinionNewsArticle", "Organization", "Person", "Place", "Rating", "Report", "Thing", "WebPage",
    "WebSite",
}
ADDRESSES = {"appearance", "archivedAt", "citation", "contentUrl", "isPartOf", "sameAs", "url"}
SCHEMA = "https://schema.org/"
# In place of the context at schema.org, which nothing is fetched from: every name is schema.org's, and these hold addresses.
CONTEXT = {"@context": {"@vocab": SCHEMA, **{name: {"@id": SCHEMA + name, "@type": "@id"} for name in sorted(ADDRESSES)}}}


class Scripts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside, self.texts = False, []

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "script" and dict(attributes).get("type") == "application/ld+json"
        if self.inside:
            self.texts.append("")

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.texts[-1] += data


def expanded(site, path):
    """The page's JSON-LD expanded as at its own address."""
    page = path.removesuffix("index.html")
    return expanded_text(site.text(path), (site.base or "https://site.invalid") + "/" + urllib.parse.quote(page))


@functools.lru_cache(maxsize=None)
def expanded_text(html, address):
    from pyld import jsonld

    scripts = Scripts()
    scripts.feed(html)

    def load(url, options):
        if url.rstrip("/") != "https://schema.org":
            raise ValueError(f"nothing may be fetched: {url}")
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}

    nodes = []
    for text in scripts.texts:
        nodes += jsonld.expand(json.loads(text), {"base": address, "documentLoader": load})
    return len(scripts.texts), nodes


def value_of(node, name):
    values = node.get(SCHEMA + name, [])
    return values[0].get("@value", values[0].get("@id")) if values else None


def jsonld_faults(site):
    dossier = site.dossier
    faults = []
    root = (site.base or "https://site.invalid") + "/"
    reviews, dates, mains, citations = {}, {}, {}, {}

    def lands(address, where):
        if not address.startswith(root):
            if address.startswith("https://site.invalid") or not urllib.parse.urlsplit(address).scheme:
                faults.append(f"{where}: {address} is nowhere")
            return
        path = urllib.parse.unquote(address[len(root):]).partition("#")[0]
        if (path + "index.html" if path == "" or path.endswith("/") else path) not in site.files:
            faults.append(f"{where}: there is no {path}")

    def walk(node, where):
        for kind in node.get("@type", []):
            if kind.removeprefix(SCHEMA) not in TYPES:
                faults.append(f"{where}: no type {kind}")
        if "@id" in node:
            lands(node["@id"], where)
        for name, values in node.items():
            if name.startswith("@"):
                continue
            if name.removeprefix(SCHEMA) not in TERMS:
                faults.append(f"{where}: no property {name}")
            for value in values:
                if "@value" not in value:
                    for item in value.get("@list", [value]):
                        walk(item, where)
                elif name.lower().endswith("date") or name.endswith("datePublished"):
                    dates.setdefault(where, []).append((name.removeprefix(SCHEMA), value["@value"]))

    for path in sorted(site.files):
        if not path.endswith(".html"):
            continue
        try:
            count, nodes = expanded(site, path)
        except Exception as error:
            faults.append(f"{path}: {error}")
            continue
        kind = path.split("/")[0]
        if count > 1 or (count == 0 and kind in ("sources", "entities", "disputes") and path.count("/") == 2 and "/page-" not in path):
            faults.append(f"{path}: {count} JSON-LD scripts")
        for node in nodes:
            walk(node, path)
            if SCHEMA + "ClaimReview" in node.get("@type", []):
                reviews[node["@id"][len(root):].replace("index.html", "")] = node
            for main in node.get(SCHEMA + "mainEntity", []):
                mains[path] = main
            for work in node.get(SCHEMA + "citation", []):
                citations[path] = work
    verdicts = {claim["address"].replace("index.html", ""): claim for claim in site.claims()
                if claim.get("status") not in (None, "contested", "unverified")}
    if set(reviews) != set(verdicts):
        faults.append(f"reviews without a verdict, or the reverse: {sorted(set(reviews) ^ set(verdicts))[:5]}")
    for address, node in reviews.items():
        claim = verdicts.get(address)
        rating = node.get(SCHEMA + "reviewRating", [{}])[0]
        item = node.get(SCHEMA + "itemReviewed", [{}])[0]
        if not claim:
            continue
        if value_of(node, "claimReviewed") != claim["statement"]:
            faults.append(f"{address}: reviews another statement")
        if (value_of(rating, "alternateName") or "").lower().replace(" ", "-") != claim["status"]:
            faults.append(f"{address}: the rating is {value_of(rating, 'alternateName')}, the status {claim['status']}")
        if SCHEMA + "ratingValue" in rating and not value_of(rating, "worstRating") <= value_of(rating, "ratingValue") <= value_of(rating, "bestRating"):
            faults.append(f"{address}: a rating off its scale")
        if not item.get(SCHEMA + "author") and claim.get("holders"):
            faults.append(f"{address}: nobody holds the claim")
        if value_of(item, "datePublished") != exact(claim.get("stated")):
            faults.append(f"{address}: made {value_of(item, 'datePublished')}, the record says {claim.get('stated')}")
    for entity in dossier["entities"]:
        path = urllib.parse.unquote(entity["address"]).replace("index.html", "") + "index.html"
        main = mains.get(path)
        if main is None:
            faults.append(f"{path}: about nobody")
            continue
        names = {value["@value"] for value in main.get(SCHEMA + "alternateName", [])}
        wanted = set(entity.get("aliases", [])) | {native["name"] for native in entity.get("native", [])}
        if value_of(main, "name") != entity["name"] or names != wanted:
            faults.append(f"{path}: other names than the record's")
        lives = {exact(life["date"]) for life in entity.get("lives", [])}
        faults += [f"{path}: {name} {date} is no date of its record" for name, date in dates.get(path, []) if date not in lives]
    for source in dossier["sources"]:
        path = urllib.parse.unquote(source["address"]).replace("index.html", "") + "index.html"
        work = citations.get(path, {})
        if value_of(work, "name") != source["title"] or value_of(work, "datePublished") != exact(source.get("published")):
            faults.append(f"{path}: cites another work than the record's")
    return faults


def jsonld_broken(site):
    page = next(path for path in site.files if path.startswith("entities/") and path.count("/") == 2)
    yield "no JSON", site.replacing(page, '{"@context"', '{"@context')
    yield "a misspelt property", site.replacing(page, '"mainEntity"', '"mainEntitty"')
    yield "a type of nobody's", site.replacing(page, '"@type":"WebPage"', '"@type":"WebPaper"')
    yield "a context of another site", site.replacing(page, '"@context":"https://schema.org"', '"@context":"https://example.org/context"')
    yield "two scripts", site.replacing(page, "</head>", '<script type="application/ld+json">{}</script></head>')
    review = next((path for path in site.files if path.endswith(".html") and "ClaimReview" in site.text(path)), None)
    if review:
        yield "a verdict lost", site.replacing(review, '"@type":"ClaimReview"', '"@type":"Claim"')
        yield "another verdict", site.replacing(review, '"@type":"Rating","alternateName":"', '"@type":"Rating","alternateName":"Un')
    dated = next(s for s in site.dossier["sources"] if not exact(s.get("published")))
    yield "a date no source gives", site.replacing(
        urllib.parse.unquote(dated["address"]).replace("index.html", "") + "index.html",
        '"citation":{', '"citation":{"datePublished":"2024",')


# --- The timeline ---


def calendar_faults(site):
    import icalendar

    raw = site.files["timeline.ics"]
    faults = []
    if not raw.endswith(b"\r\n") or b"\n" in raw.replace(b"\r\n", b""):
        faults.append("a line that doesn't end in CR LF")
    faults += [f"a line of {len(line)} octets" for line in raw.split(b"\r\n") if len(line) > 75]
    try:
        calendar = icalendar.Calendar.from_ical(raw)
    except Exception as error:
        return faults + [f"no calendar: {error}"]
    dossier = site.dossier
    left_out = int(calendar.get("X-DOSSIER-LEFT-OUT"))
    entries = calendar.walk("VEVENT")
    if len(entries) + left_out != dossier["counts"]["events"]:
        faults.append(f"{len(entries)} entries and {left_out} left out of {dossier['counts']['events']}")
    if len({str(entry["UID"]) for entry in entries}) != len(entries):
        faults.append("two entries of one name")
    events = {}
    for event in dossier["events"]:
        events.setdefault((event["sentence"], event["date"]["edtf"]), []).append(event)
    for entry in entries:
        faults += [f"{entry['UID']}: {error}" for error in entry.errors]
        # A property of our own is TEXT too (section 3.8.8.2), but the parser leaves its escapes.
        summary, edtf = str(entry["SUMMARY"]), str(entry["X-EDTF"]).replace("\\,", ",")
        found = [e for (sentence, date), es in events.items() if date == edtf and summary.startswith(sentence) for e in es]
        if not found:
            faults.append(f"no event {summary!r} of {edtf}")
            continue
        date = found[0]["date"]
        if not isinstance(entry.decoded("DTSTART"), datetime.date) or isinstance(entry.decoded("DTSTART"), datetime.datetime):
            faults.append(f"{entry['UID']}: no day")
        last = entry.decoded("DTEND") - datetime.timedelta(days=1) if "DTEND" in entry else entry.decoded("DTSTART")
        if entry.decoded("DTSTART").isoformat() != date.get("earliest") or last.isoformat() != date.get("latest"):
            faults.append(f"{entry['UID']}: from {entry.decoded('DTSTART')} to {last}, but the event is of {date}")
        if (len(edtf) != 10 or not exact(date)) and date["text"] not in summary:
            faults.append(f"{entry['UID']}: known to {edtf}, which its title doesn't say")
    for event in dossier["events"]:
        first, last = event["date"].get("earliest"), event["date"].get("latest")
        # The day after the last must be a day that a calendar knows.
        left_out -= not (first and last and (last != "9999-12-31" or first == last) and not event["date"]["edtf"].startswith("{"))
    if left_out != 0:
        faults.append("events with a first and a last day are left out, or others not")
    return faults


def calendar_broken(site):
    text = site.text("timeline.ics")
    yield "bare line feeds", site.with_("timeline.ics", text.replace("\r\n", "\n"))
    yield "an entry lost", site.with_("timeline.ics", text.replace("BEGIN:VEVENT", "BEGIN:VJUNK", 1).replace("END:VEVENT", "END:VJUNK", 1))
    yield "another day", site.with_("timeline.ics", text.replace("DTSTART;VALUE=DATE:1", "DTSTART;VALUE=DATE:2", 1))
    yield "an entry that never ends", site.with_("timeline.ics", text.replace("END:VEVENT\r\n", "", 1))
    import icalendar

    calendar = icalendar.Calendar.from_ical(site.files["timeline.ics"])
    inexact = next(entry for entry in calendar.walk("VEVENT") if "[date known" in str(entry["SUMMARY"]))
    inexact["SUMMARY"] = icalendar.vText(str(inexact["SUMMARY"]).partition(" [date known")[0])
    yield "a precision kept to itself", site.with_("timeline.ics", calendar.to_ical())
    yield "a long line", site.with_("timeline.ics", text.replace("\r\n ", "", 3))


def slides_faults(site):
    """TimelineJS's documented format, read strictly: https://timeline.knightlab.com/docs/json-format.html"""
    faults = []
    value = site.json("timeline.json")
    events = {event["id"]: event for event in site.dossier["events"]}
    shown = {}
    for slide in value["events"]:
        if unknown := set(slide) - {"start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink", "unique_id"}:
            faults.append(f"members that TimelineJS doesn't know: {unknown}")
        shown[slide.get("unique_id")] = slide
    dated = {id_ for id_, event in events.items() if ends(event["date"])}
    if set(shown) != dated or len(shown) != len(value["events"]):
        faults.append(f"other events than the dossier's: {sorted(map(str, set(shown) ^ dated))[:5]}")
    for id_, slide in shown.items():
        if id_ not in events:
            continue
        event = events[id_]
        date = event["date"]
        parts = {"year": 1, "season": 1, "month": 2, "day": 3, "time": 3}.get(date["precision"], 1)
        for end in ("start_date", "end_date"):
            if end not in slide:
                continue
            given = slide[end]
            if len(given) > parts or "year" not in given or ("day" in given and "month" not in given):
                faults.append(f"{id_}: {given} is finer than {date['edtf']}")
            written = [given[part] for part in ("year", "month", "day") if part in given]
            if not any(bound[:len(written)] == written for bound in ends(date)):
                faults.append(f"{id_}: {end} {given} is no end of {date['edtf']}")
        if slide.get("group") != event.get("lane"):
            faults.append(f"{id_}: another lane")
        import html

        if html.unescape(slide["display_date"]) != date["text"] or html.unescape(slide["text"]["headline"]) != event["sentence"]:
            faults.append(f"{id_}: other words than the event's")
    return faults


def slides_broken(site):
    month = next(i for i, s in enumerate(site.json("timeline.json")["events"]) if len(s["start_date"]) == 2)
    yield "a day nobody gave", site.with_json("timeline.json", lambda t: t["events"][month]["start_date"].update(day=1))
    yield "an event lost", site.with_json("timeline.json", lambda t: t["events"].pop())
    yield "another year", site.with_json("timeline.json", lambda t: t["events"][0]["start_date"].update(year=1066))
    yield "another lane", site.with_json("timeline.json", lambda t: t["events"][0].update(group="Nowhere"))


# --- The sources ---

CSL_VARIABLES = {
    "id", "type", "title", "citation-key", "citation-label", "author", "container-title", "publisher", "issued", "accessed", "language", "URL",
    "archive_location", "note", "custom",
}


def citation_faults(site):
    import citeproc
    from citeproc.source.json import CiteProcJSON

    faults = []
    items = site.json("sources.csl.json")
    sources = {source["id"]: source for source in site.dossier["sources"]}
    if [item.get("id") for item in items] != list(sources):
        faults.append("other sources than the dossier's")
    for item in items:
        source = sources.get(item.get("id"), {})
        if unknown := set(item) - CSL_VARIABLES:
            faults.append(f"{item.get('id')}: variables that CSL 1.0.2 doesn't have: {unknown}")
        date = source.get("published")
        issued = item.get("issued")
        if (date is None) != (issued is None):
            faults.append(f"{item['id']}: issued {issued}, the record says {date}")
        elif issued and "literal" in issued and issued["literal"] != date["text"]:
            faults.append(f"{item['id']}: issued {issued}, the record says {date}")
        elif issued and "date-parts" in issued:
            bounds = [[part - (part < 0) if not i else part for i, part in enumerate(end)] for end in ends(date)]  # CSL has no year 0.
            most = {"year": 1, "season": 1, "month": 2, "day": 3, "time": 3}[date["precision"]]
            for parts, bound in zip(issued["date-parts"], bounds):
                if len(parts) > most or bound[:len(parts)] != parts:
                    faults.append(f"{item['id']}: issued {issued}, the record says {date}")
            if bool(issued.get("circa")) != any(mark in date["edtf"] for mark in "?~%"):
                faults.append(f"{item['id']}: doubt lost or made up")
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            readable = CiteProcJSON([{k: v for k, v in item.items() if k not in ("custom", "citation-key", "citation-label")} for item in items])
            style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
            bibliography = citeproc.CitationStylesBibliography(style, readable, citeproc.formatter.plain)
            for item in items:
                bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
            printed = [str(entry) for entry in bibliography.bibliography()]
        except Exception as error:
            return faults + [f"citeproc-py can't read it: {type(error).__name__} {error}"]
    faults += [f"citeproc-py warns: {warning.message}" for warning in found if "citeproc" in warning.filename and "style" not in str(warning.message)]
    for source in sources.values():
        if not any(source["title"].rstrip("?.") in entry for entry in printed):
            faults.append(f"{source['id']} is not in the list that citeproc-py prints")
    return faults


def citation_broken(site):
    yield "no list", site.with_("sources.csl.json", "{}")
    yield "a source lost", site.with_json("sources.csl.json", lambda items: items.pop())
    yield "a variable of nobody's", site.with_json("sources.csl.json", lambda items: items[0].update(colour="red"))
    yield "another day", site.with_json("sources.csl.json", lambda items: items[0].update(issued={"date-parts": [[2021, 1, 1]]}))
    yield "no type", site.with_json("sources.csl.json", lambda items: items[0].pop("type"))


def bibliography_faults(site):
    import bibtexparser

    library = bibtexparser.parse_string(site.text("sources.bib"))
    faults = [f"a block that failed: {block.raw[:80]!r}" for block in library.failed_blocks]
    sources = {source["id"]: source for source in site.dossier["sources"]}
    if [entry.key for entry in library.entries] != list(sources):
        faults.append("other sources than the dossier's")

    def plain(text):
        for word, character in (("\\textbackslash{}", "\0"), ("\\textasciitilde{}", "~"), ("\\textasciicircum{}", "^")):
            text = text.replace(word, character)
        for character in "&%$#_{}":
            text = text.replace("\\" + character, character)
        return text.replace("\0", "\\")

    for entry in library.entries:
        source = sources.get(entry.key)
        if source is None:
            continue
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        if plain(fields.get("title", "").removeprefix("{").removesuffix("}")) != source["title"]:
            faults.append(f"{entry.key}: the title is {fields.get('title')}")
        date = source.get("published")
        if "date" in fields:
            if date is None or fields["date"] != date["edtf"]:
                faults.append(f"{entry.key}: of {fields['date']}, the record says {date}")
        elif date is not None and date["text"] not in plain(fields.get("note", "")):
            faults.append(f"{entry.key}: its date is lost")
        if len(fields.get("author", "").split(" and ")) != max(1, len(source.get("authors", []))):
            faults.append(f"{entry.key}: other authors")
    return faults


def bibliography_broken(site):
    first = site.dossier["sources"][0]
    yield "an entry that never ends", site.with_("sources.bib", site.text("sources.bib").replace("\n}\n", "\n", 1))
    yield "a source twice", site.with_("sources.bib", site.text("sources.bib") * 2)
    yield "another title", site.replacing("sources.bib", "title = {{", "title = {{Not ")
    yield "a finer date", site.with_("sources.bib", site.text("sources.bib").replace(f"date = {{{first['published']['edtf']}", "date = {1066-01-01", 1))


# --- FollowTheMoney ---


def money_faults(site):
    from followthemoney import model
    from followthemoney.exc import InvalidData
    from followthemoney.types import registry

    faults = []
    dossier = site.dossier
    proxies = {}
    for line in site.text("entities.ftm.json").splitlines():
        try:
            data = json.loads(line)
            proxy = model.get_proxy(data, cleaned=False)
            proxy.schema.validate(data)
        except (ValueError, InvalidData) as error:
            errors = getattr(error, "errors", None)
            faults.append(f"{line[:80]}: {error} {errors or ''}")
            continue
        for name, values in data["properties"].items():
            if name not in proxy.schema.properties:
                faults.append(f"{data['id']}: {proxy.schema.name} has no {name}")
            elif len(proxy.get(name)) != len(set(values)):
                faults.append(f"{data['id']}: {name} {values} is kept as {proxy.get(name)}")
        if data["id"] in proxies:
            faults.append(f"{data['id']} twice")
        proxies[data["id"]] = proxy
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type == registry.entity:
                if value not in proxies:
                    faults.append(f"{proxy.id}: {prop.name} is {value}, whom the file doesn't have")
                elif not proxies[value].schema.is_a(prop.range):
                    faults.append(f"{proxy.id}: {prop.name} can't be a {proxies[value].schema.name}")
    ids = {entity["id"] for entity in dossier["entities"]} | {source["id"] for source in dossier["sources"]}
    relations = [r for r in dossier["relations"] if "to" in r and r["to"] != r["from"]]
    edges = [proxy for proxy in proxies.values() if proxy.schema.edge]
    events = [proxy for proxy in proxies.values() if proxy.id.startswith("event-")]
    if ids - set(proxies):
        faults.append(f"missing: {sorted(ids - set(proxies))[:5]}")
    if len(edges) != len(relations) or len(events) != dossier["counts"]["events"] or len(proxies) != len(ids) + len(edges) + len(events):
        faults.append(f"{len(edges)} relations of {len(relations)}, {len(events)} events of {dossier['counts']['events']}, {len(proxies)} in all")
    pairs = sorted(tuple(sorted((r["from"], r["to"]))) for r in relations)
    if pairs != sorted(tuple(sorted((e.first(e.schema.source_prop), e.first(e.schema.target_prop)))) for e in edges):
        faults.append("relations between others than the dossier's")
    for entity in dossier["entities"]:
        proxy = proxies.get(entity["id"])
        if proxy is not None and (set(proxy.get("name")) != {entity["name"]} or not set(entity.get("aliases", [])) <= set(proxy.get("alias"))):
            faults.append(f"{entity['id']}: other names than the record's")
    # No date without its EDTF beside it, and none finer.
    beside = site.json("entities.edtf.json")["dates"]
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type == registry.date:
                written = beside.get(proxy.id, {})
                date = written.get(prop.name) or written.get("date") or {}
                if not (exact(date) == value if "/" not in date.get("edtf", "/") else value in date.get("edtf", "").split("/")):
                    faults.append(f"{proxy.id}: {prop.name} {value}, beside it {date.get('edtf')}")
    all_dates = sum(len(dates) for dates in beside.values())
    wanted = dossier["counts"]["events"] + sum("published" in s for s in dossier["sources"]) + sum("date" in r for r in relations)
    if all_dates < wanted:
        faults.append(f"{all_dates} dates kept as EDTF, at least {wanted} are known")
    return faults


def money_broken(site):
    lines = site.text("entities.ftm.json").splitlines()
    records = [json.loads(line) for line in lines]
    first = next(i for i, record in enumerate(records) if record["schema"] == "Person")
    edge = next(i for i, record in enumerate(records) if record["schema"] == "Membership")

    def changed(index, change):
        record = copy.deepcopy(records[index])
        change(record)
        return site.with_("entities.ftm.json", "\n".join(lines[:index] + [json.dumps(record)] + lines[index + 1:]) + "\n")

    yield "a schema of nobody's", changed(first, lambda r: r.update(schema="Humanoid"))
    yield "a person without a name", changed(first, lambda r: r["properties"].pop("name"))
    yield "a date that is none", changed(first, lambda r: r["properties"].update(birthDate=["2021~"]))
    yield "a date nobody gave", changed(first, lambda r: r["properties"].update(birthDate=["1954-08-30"]))
    yield "a property of nobody's", changed(first, lambda r: r["properties"].update(colour=["red"]))
    yield "a member of a person", changed(edge, lambda r: r["properties"].update(organization=[records[first]["id"]]))
    yield "an entity lost", site.with_("entities.ftm.json", "\n".join(lines[1:]) + "\n")


# --- The feed ---


def feed_faults(site):
    import feedparser

    if site.base is None:
        return ["a feed without an address"] if "feed.xml" in site.files else []
    feed = feedparser.parse(site.files["feed.xml"])
    faults = [f"feedparser: {feed.bozo_exception}"] if feed.bozo else []
    editions = site.dossier.get("editions", [])
    if feed.version != "atom10":
        faults.append(f"it is {feed.version or 'no feed'}")
    if [entry.get("title") for entry in feed.entries] != [edition["title"] for edition in editions]:
        faults.append("other entries than the editions")
    if len({entry.get("id") for entry in feed.entries}) != len(feed.entries):
        faults.append("two entries of one id")
    for entry, edition in zip(feed.entries, editions):
        if not entry.get("updated", "").startswith(edition["date"].get("earliest", "")):
            faults.append(f"updated {entry.get('updated')}, published {edition['date']}")
    return faults


def feed_broken(site):
    if site.base is None:
        yield "a feed without an address", site.with_("feed.xml", "<feed/>")
        return
    yield "no XML", site.replacing("feed.xml", "</feed>", "")
    yield "an edition lost", site.replacing("feed.xml", "<entry>", "<other>").replacing("feed.xml", "</entry>", "</other>")


CHECKS = [
    ("dossier.json by its schema", schema_faults, schema_broken),
    ("dossier.json holds together", graph_faults, graph_broken),
    ("JSON-LD on pages", jsonld_faults, jsonld_broken),
    ("timeline.ics", calendar_faults, calendar_broken),
    ("timeline.json", slides_faults, slides_broken),
    ("sources.csl.json", citation_faults, citation_broken),
    ("sources.bib", bibliography_faults, bibliography_broken),
    ("entities.ftm.json", money_faults, money_broken),
    ("feed.xml", feed_faults, feed_broken),
]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("site", type=Path)
    arguments.add_argument("--base")
    given = arguments.parse_args()
    # What parsers say of broken examples is no news.
    logging.disable()
    site = Site.read(given.site, given.base)
    failed = False
    for name, faults, broken in CHECKS:
        found = faults(site)
        refused = 0
        for what, example in broken(site):
            if faults(example):
                refused += 1
            else:
                found.append(f"the judge accepts {what}")
        failed |= bool(found)
        print(f"{'not ok' if found else 'ok'}  {name}, {refused} broken examples refused")
        for fault in found[:10]:
            print(f"        {fault}")
        if len(found) > 10:
            print(f"        and {len(found) - 10} more")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
