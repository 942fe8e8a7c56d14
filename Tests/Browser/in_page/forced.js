// With colours forced: marks that are gone, marks that no longer differ, shapes of charts without contrast.
() => {
  const found = new Set(), paper = getComputedStyle(document.body).backgroundColor;
  const sides = ["Top", "Right", "Bottom", "Left"];
  const bordered = style => sides.some(side => parseFloat(style["border" + side + "Width"]) > 0 && style["border" + side + "Style"] != "none");
  const rows = new Map();
  for (const [element, before] of window.marks) {
    const style = getComputedStyle(element);
    const painted = style.backgroundColor != "rgba(0, 0, 0, 0)" && style.backgroundColor != paper;
    if (!painted && style.backgroundImage == "none" && !bordered(style) && style.outlineStyle == "none")
      found.add("a mark without text can’t be seen ⟶ " + name(element));
    const after = [style.backgroundColor, style.backgroundImage, style.borderTopStyle, style.borderTopWidth, style.borderTopColor,
      style.borderBottomStyle, style.borderBottomWidth].join();
    rows.set(element.parentElement, [...rows.get(element.parentElement) || [], { element, before, after }]);
  }
  for (const row of rows.values())
    if (new Set(row.map(mark => mark.before)).size > 1 && new Set(row.map(mark => mark.after)).size == 1)
      found.add("marks that differed look alike ⟶ " + name(row[0].element));

  // Colours as WCAG weighs them.
  const parts = colour => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = colour => {
    const [red, green, blue] = parts(colour).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const shows = colour => colour.startsWith("rgb") && parts(colour)[3] !== 0;
  for (const shape of document.querySelectorAll("main svg :is(path, rect, circle, line, polyline, polygon, text)")) {
    if (shape.closest("defs, clipPath, mask, pattern, linearGradient") || !shape.getClientRects().length) continue;
    const style = getComputedStyle(shape);
    const drawn = style.stroke != "none" && parseFloat(style.strokeWidth) > 0;
    // A pale fill without an outline is a ground for something else.
    const inks = shape.localName == "text" ? [style.fill] : drawn ? [style.stroke, style.fill] : [];
    if (inks.filter(shows).length && !inks.filter(shows).some(ink => ratio(ink, paper) >= 3))
      found.add("a shape of a chart has no contrast with the paper ⟶ " + (shape.closest("svg").getAttribute("class") || "svg") + " " + nameOne(shape)
        + (shape.getAttribute("class") ? "." + shape.getAttribute("class") : ""));
  }
  return [...found];
}
