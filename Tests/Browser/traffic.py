"""What a page asks for: nothing from elsewhere, and nothing that isn't there."""

from collections.abc import Iterator

from playwright.sync_api import Page


class Traffic:
    """Listens to a page from before its first request."""

    def __init__(self, page: Page, base: str):
        self.base = base
        self.wrong: list[str] = []
        self.page = page
        self.heard = {
            "request": self._asked, "response": self._answered, "requestfailed": self._failed,
            "pageerror": lambda error: self.wrong.append(f"script error: {error}"),
            "console": lambda said: said.type == "error" and self.wrong.append(f"console: {said.text}"),
        }

    def __enter__(self):
        for event, listener in self.heard.items():
            self.page.on(event, listener)
        return self

    def __exit__(self, *_):
        """The tab may be used again."""
        for event, listener in self.heard.items():
            self.page.remove_listener(event, listener)

    def _short(self, address: str) -> str:
        return address.removeprefix(self.base)[:120]

    def _failed(self, request):
        # Leaving a page ends what it was still asking for.
        if request.failure != "net::ERR_ABORTED":
            self.wrong.append(f"{self._short(request.url)} failed: {request.failure}")

    def _asked(self, request):
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.wrong.append(f"asks elsewhere: {request.url[:120]}")

    def _answered(self, response):
        # The page itself may be the 404 page, asked for by its own address or by a wrong one.
        if response.status >= 400 and not response.request.is_navigation_request():
            self.wrong.append(f"{response.status} for {self._short(response.url)}")

    def check(self) -> Iterator[str]:
        """What was wrong since the last call."""
        found, self.wrong = self.wrong, []
        yield from dict.fromkeys(found)
