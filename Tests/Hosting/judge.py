"""Runs Debian's nginx with the recipe's own file and asks it for what a site needs: `judge.py SITE NGINX_CONF`.

The site must have been built with --compress. nginx runs in a folder of its own, on a free port of this machine, and is stopped at the end."""

import argparse
import gzip
import http.client
import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import brotli

MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
YEAR = "public, max-age=31536000, immutable"
# An ending and the media type it must have.
TYPES = {
    "index.html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
    ".woff2": "font/woff2", "dossier.json": "application/json", ".jsonld": "application/ld+json", ".ics": "text/calendar; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8", "feed.xml": "application/atom+xml", "sitemap.xml": "application/xml", ".csv": "text/csv; charset=utf-8",
}


class Nginx:
    """`with Nginx(site, recipe, brotli) as ask:` where `ask(path, method, **headers)` gives status, headers and body."""

    def __init__(self, site: Path, recipe: str, with_brotli: bool):
        self.folder = Path(tempfile.mkdtemp(prefix="dossier-nginx-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        server = recipe.replace("listen 80;", f"listen 127.0.0.1:{self.port};").replace("root /var/www/dossier;", f"root {site};")
        if server.count(str(site)) != 1 or server.count(f":{self.port};") != 1:
            sys.exit("hosting: the recipe has no `listen 80;` or no `root /var/www/dossier;` to replace")
        if with_brotli:
            server = server.replace("#brotli_static on;", "brotli_static on;")
        # What Debian's own nginx.conf does, in a folder that anybody may write to.
        kept = "".join(f"{name}_temp_path {self.folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        user = f"user {pwd.getpwuid(os.getuid()).pw_name};\n" if os.getuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(
            f"{user}{f'load_module {MODULE};' if with_brotli else ''}\npid {self.folder}/pid;\nerror_log {self.folder}/errors;\nworker_processes 1;\n"
            f"events {{ worker_connections 64; }}\nhttp {{\naccess_log off;\ninclude /etc/nginx/mime.types;\n{kept}{server}\n}}\n")

    def __enter__(self):
        program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        if not program:
            sys.exit("hosting: there is no nginx; `make hosting` installs Debian's")
        command = [program, "-p", self.folder, "-c", self.folder / "nginx.conf", "-e", self.folder / "errors", "-g", "daemon off;"]
        self.process = subprocess.Popen(command)
        for _ in range(200):
            if self.process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self.ask
            except OSError:
                time.sleep(0.05)
        self.__exit__()
        sys.exit("hosting: nginx doesn’t answer:\n" + self.errors)

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        errors = self.folder / "errors"
        self.errors = errors.read_text() if errors.exists() else ""
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, path: str, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


def judged(site: Path, ask, with_brotli: bool):
    """Yields what is wrong."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    plain = [path for path in files if not path.endswith((".br", ".gz"))]

    # Clean addresses.
    home = (site / "index.html").read_bytes()
    status, headers, body = ask("/")
    if (status, body) != (200, home):
        yield f"/ answers {status} and isn’t index.html"
    page = next(path for path in plain if path.startswith("entities/") and path.count("/") == 2 and path.endswith("index.html"))
    folder = page.removesuffix("index.html")
    if ask(f"/{folder}")[0::2] != (200, (site / page).read_bytes()):
        yield f"/{folder} isn’t {page}"
    status, headers, _ = ask(f"/{folder.rstrip('/')}")
    if (status, headers.get("location")) != (301, f"/{folder}"):
        yield f"/{folder.rstrip('/')} answers {status} {headers.get('location')} and doesn’t lead to /{folder}"

    # Where nothing is.
    missing = (site / "404.html").read_bytes()
    manifests = [path for path in files if path.startswith(("manifest-", ".dossier"))]
    if not manifests:
        yield "the site has no manifest to hide"
    nowhere = ["/no/such/page", "/entities/no-such-entity/", "/assets/", "/assets/0123456789ab/no.css", "/404.html", "/.git/config", "/manifest-1-of-4",
               *(f"/{path}" for path in manifests), "/%2e%2e/%2e%2e/etc/passwd", "/index.html/"]
    for path in nowhere:
        status, headers, body = ask(path)
        if status != 404 and not (status == 400 and "%2e" in path):
            yield f"{path} answers {status}, not 404"
        elif status == 404 and body != missing:
            yield f"{path} doesn’t show our page"
        if "immutable" in headers.get("cache-control", ""):
            yield f"{path}, which is missing, may be kept for ever"
    if ask("/", "POST")[0] != 405:
        yield "POST is not refused"

    # What may be kept, and what has to be asked for again.
    marked = [path for path in plain if path.startswith("assets/") and re.match(r"assets/(search-)?[0-9a-f]{12}/", path)]
    if len(marked) < 10:
        yield f"only {len(marked)} files bear a fingerprint"
    for path in marked:
        if (found := ask(f"/{path}")[1].get("cache-control")) != YEAR:
            yield f"/{path} is {found}"
    for path in ["", folder, "dossier.json", "assets/inter.txt", "feed.xml"]:
        status, headers, _ = ask(f"/{path}")
        if headers.get("cache-control") != "no-cache":
            yield f"/{path} is {headers.get('cache-control')}"
        if status == 200 and ask(f"/{path}", If_None_Match=headers.get("etag", ""))[0] != 304:
            yield f"/{path} is sent again though its ETag is known"

    # Media types.
    for ending, kind in TYPES.items():
        path = next((path for path in plain if path.endswith(ending)), None)
        if path is None:
            yield f"the site has no {ending} to look at"
        else:
            asked = "/" + path.removesuffix("index.html")
            for coding in ("", "gzip"):
                if (found := ask(asked, Accept_Encoding=coding)[1].get("content-type")) != kind:
                    yield f"{asked} is {found}, not {kind}"

    # The packed twins.
    for path in ["index.html", page, *marked, "dossier.json"]:
        asked, whole = "/" + path.removesuffix("index.html"), (site / path).read_bytes()
        for accepted in ("", "gzip", "br", "gzip, deflate, br"):
            _, headers, body = ask(asked, Accept_Encoding=accepted)
            coding = headers.get("content-encoding", "")
            wanted = ("br" if "br" in accepted and with_brotli and f"{path}.br" in files else "gzip" if "gzip" in accepted and f"{path}.gz" in files else "")
            if coding != wanted:
                yield f"{asked}, asked for as “{accepted}”, is sent as “{coding}”, not “{wanted}”"
            unpacked = brotli.decompress(body) if coding == "br" else gzip.decompress(body) if coding == "gzip" else body
            if unpacked != whole:
                yield f"{asked} as “{coding}” is another file"
            if f"{path}.gz" in files and "accept-encoding" not in headers.get("vary", "").lower():
                yield f"{asked} may be packed and doesn’t say Vary: Accept-Encoding"
    twins = [path for path in files if path.endswith((".br", ".gz"))]
    for path in twins:
        packed = (site / path).read_bytes()
        whole = (site / path[:-3]).read_bytes()
        if (brotli.decompress(packed) if path.endswith(".br") else gzip.decompress(packed)) != whole or len(packed) >= len(whole):
            yield f"{path} isn’t a smaller {path[:-3]}"
    if len(twins) < len([path for path in plain if path.endswith(".html")]):
        yield f"there are only {len(twins)} packed files"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("recipe", type=Path)
    asked = parser.parse_args()
    site, recipe = asked.site.resolve(), asked.recipe.read_text()
    wrong = []
    ways = [False, True] if MODULE.exists() else [False]
    for with_brotli in ways:
        with Nginx(site, recipe, with_brotli) as ask:
            found = list(judged(site, ask, with_brotli))
        wrong += [f"{'with' if with_brotli else 'without'} brotli: {line}" for line in found]
    # The judge must also be able to say no: a server that knows nothing of all this fails at every point.
    bare = re.sub(r"(?s)\bserver \{.*", "server {\nlisten 80;\nroot /var/www/dossier;\n}", recipe)
    with Nginx(site, bare, False) as ask:
        if len(found := list(judged(site, ask, False))) < 20:
            wrong.append(f"the judge finds only {len(found)} faults in a bare nginx")
    for line in wrong[:40]:
        print(f"hosting: {line}", file=sys.stderr)
    if wrong:
        sys.exit(1)
    print(f"nginx {'with and without brotli' if len(ways) == 2 else 'without brotli'}: addresses, statuses, caching, types and packed files as the recipe says")


if __name__ == "__main__":
    main()
