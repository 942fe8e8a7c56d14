"""What a check found, and how a person reads it."""

from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    check: str
    page: str
    # Width in pixels, theme and whatever else was set.
    setting: str
    message: str


def written(findings: list[Finding], places: int = 4) -> str:
    """One paragraph for each message, with the pages on which it holds: a fault of a template stands on every page made with it."""
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.check, finding.message].append(finding)
    lines = []
    for (check, message), members in sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1]), group[0][1])):
        lines.append(f"{check}: {message}")
        shown = sorted({f"/{member.page} ({member.setting})" for member in members})
        lines += [f"    {place}" for place in shown[:places]]
        if len(shown) > places:
            lines.append(f"    and {len(shown) - places} more")
    return "\n".join(lines)
