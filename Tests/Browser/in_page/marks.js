// Before colours are forced: elements without text that mean something by their background, and shapes of charts that can be seen.
() => {
  window.marks = [];
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    if (element.closest("svg") || element.textContent.trim() || !element.getClientRects().length) continue;
    if (/^(IMG|BR|HR|INPUT|COL|COLGROUP|WBR)$/.test(element.tagName)) continue;
    const style = getComputedStyle(element);
    if (style.backgroundColor != "rgba(0, 0, 0, 0)" || style.backgroundImage != "none")
      window.marks.push([element, style.backgroundColor + style.backgroundImage]);
  }
  const paper = getComputedStyle(document.body).backgroundColor;
  window.shapes = [...document.querySelectorAll("main svg :is(path, rect, circle, line, polyline, polygon, text)")].filter(shape =>
    !shape.closest("defs, clipPath, mask, pattern, linearGradient") && shape.getClientRects().length && contrasts(shape, paper));
}
