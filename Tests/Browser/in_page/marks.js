// Before colours are forced: elements without text that mean something by their background.
() => {
  window.marks = [];
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    if (element.closest("svg") || element.textContent.trim() || !element.getClientRects().length) continue;
    if (/^(IMG|BR|HR|INPUT|COL|COLGROUP|WBR)$/.test(element.tagName)) continue;
    const style = getComputedStyle(element);
    if (style.backgroundColor != "rgba(0, 0, 0, 0)" || style.backgroundImage != "none")
      window.marks.push([element, style.backgroundColor + style.backgroundImage]);
  }
}
