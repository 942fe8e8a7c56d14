"""A small web server for a built site: this machine only, a free port, the site's own 404 page."""

import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# A request with this header gets its fonts late, as over a slow line: without that no swap of faces would ever be seen from a loopback.
SLOW_FONTS = "X-Slow-Fonts"
FONT_DELAY = 0.4


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".woff2": "font/woff2"}

    def end_headers(self):
        # As hosts of static sites do: what a page shares with the next one is kept.
        if self.path.startswith("/assets/"):
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format, *args):
        pass

    def do_GET(self):
        if self.path.split("?")[0].endswith(".woff2") and self.headers.get(SLOW_FONTS):
            time.sleep(FONT_DELAY)
        super().do_GET()

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def guess_type(self, path):
        kind = super().guess_type(path)
        return kind + "; charset=utf-8" if kind.startswith("text/") else kind

    def list_directory(self, path):
        self.send_error(404)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that leaves a page hangs up: no fault of anybody's."""


class Loopback:
    """`with Loopback(folder) as base:` serves the folder at `base`, which ends in a slash."""

    def __init__(self, root: Path):
        self.server = Server(("127.0.0.1", 0), lambda *args: Handler(*args, directory=str(root)))

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
