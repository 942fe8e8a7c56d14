// Text upon text. Of a line the middle half of its height counts: what ascends or descends into the next line is no collision.
() => {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, noscript, svg, [popover]")) continue;
    if (getComputedStyle(element).visibility == "hidden" || hiddenForEyes(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const quarter = box.height / 4;
      if (box.width > 3 && box.height > 1)
        lines.push({ node, element, left: box.left + 1, right: box.right - 1, top: box.top + quarter, bottom: box.bottom - quarter });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const shown = line => name(line.element) + " “" + line.node.data.trim().slice(0, 20) + "”";
  const found = new Set();
  for (let i = 0; i < lines.length; i++)
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom && found.size < 3; j++) {
      const a = lines[i], b = lines[j];
      if (a.node != b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1) found.add(shown(a) + " and " + shown(b));
    }
  return [...found].map(text => "text upon text ⟶ " + text);
}
