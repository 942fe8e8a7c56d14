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

  for (const shape of window.shapes)
    if (!contrasts(shape, paper)) {
      const svg = shape.closest("svg").getAttribute("class") || "svg";
      found.add(`a shape of a chart has no contrast with the paper ⟶ ${svg} ${nameOne(shape)}.${shape.getAttribute("class") || ""}`);
    }
  return [...found];
}
