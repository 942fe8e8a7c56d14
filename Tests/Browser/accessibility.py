"""axe-core over a page as it stands: every rule of WCAG 2.0 to 2.2 at A, AA and AAA, and the best practices."""

import functools
from collections.abc import Iterator
from importlib.resources import files

from playwright.sync_api import Page

from findings import DETAIL

TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# axe leaves some rules of these tags off unless they are named, among them contrast at AAA and the size of targets.
# Contrast at AA is asked for by the same colours with lower numbers: what passes at AAA passes there, and to look twice takes a third longer.
RUN = """([tags, within]) => {
    const named = axe.getRules(tags).map(rule => rule.ruleId);
    const rules = Object.fromEntries(named.map(id => [id, {enabled: id != 'color-contrast'}]));
    return axe.run(within ? {include: [within]} : document,
        {runOnly: {type: 'tag', values: tags}, rules, resultTypes: ['violations'], elementRef: false})
        .then(result => result.violations.map(rule => ({id: rule.id, help: rule.help, nodes: rule.nodes.map(node => ({
            target: node.target.join(' '), why: [...node.any, ...node.all, ...node.none].map(check => check.message).slice(0, 1).join('')}))})));
}"""


@functools.cache
def axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text()


def check(page: Page, within: str | None = None) -> Iterator[str]:
    """One message for each rule that is broken.

    :param within: a selector; only that part is looked at.
    """
    page.evaluate(axe())
    for rule in page.evaluate(RUN, [TAGS, within]):
        first = rule["nodes"][0]
        count = f" and {len(rule['nodes']) - 1} more" if len(rule["nodes"]) > 1 else ""
        yield f"{rule['id']}: {rule['help']}{DETAIL}{first['target']}{count}: {first['why']}"
