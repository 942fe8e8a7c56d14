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
    # What differs from page to page where the fault is one.
    detail: str = ""


# In a message, what stands before is the fault, what stands after is the place.
DETAIL = " ⟶ "


def finding(check: str, page: str, setting: str, message: str) -> Finding:
    return Finding(check, page, setting, *message.split(DETAIL, 1))


def written(findings: list[Finding], places: int = 5) -> str:
    """One paragraph for each message, with the pages on which it holds: a fault of a template stands on every page made with it."""
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.check, finding.message].append(finding)
    lines = []
    for (check, message), members in sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1]), group[0][1])):
        lines.append(f"{check}: {message}")
        shown = list(dict.fromkeys(f"/{member.page} ({member.setting}){': ' + member.detail if member.detail else ''}" for member in members))
        lines += [f"    {place}" for place in shown[:places]]
        if len(shown) > places:
            lines.append(f"    and {len(shown) - places} more")
    return "\n".join(lines)
