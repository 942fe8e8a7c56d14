// Labels of charts: which leave their frame, which cross another, which are too small to read.
() => {
  const found = [];
  for (const svg of document.querySelectorAll("main svg")) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) continue;
    const place = svg.closest("figure, section, [id]") || svg.parentElement;
    const title = (svg.getAttribute("class") || "svg") + " in " + nameOne(place);
    const labels = [...svg.querySelectorAll("text")]
      .map(element => ({ element, text: element.textContent.trim().slice(0, 30), box: element.getBoundingClientRect() }))
      .filter(label => label.text && label.box.width);
    const out = labels.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3);
    if (out.length) found.push(`labels leave the frame ⟶ ${title}: ${out.length}, first “${out[0].text}”`);

    labels.sort((a, b) => a.box.top - b.box.top);
    const pairs = [];
    for (let i = 0; i < labels.length; i++)
      for (let j = i + 1; j < labels.length && labels[j].box.top < labels[i].box.bottom; j++) {
        const a = labels[i].box, b = labels[j].box;
        // A box of text is taller than its letters.
        const slack = Math.min(a.height, b.height) * 0.3;
        if (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1)
          pairs.push(`“${labels[i].text}” and “${labels[j].text}”`);
      }
    if (pairs.length) found.push(`labels cross ⟶ ${title}: ${pairs.length} pairs, first ${pairs[0]}`);

    const scale = svg.viewBox.baseVal?.width ? frame.width / svg.viewBox.baseVal.width : 1;
    const smallest = Math.min(...labels.map(({ element }) => parseFloat(getComputedStyle(element).fontSize) * scale));
    if (smallest < 11) found.push(`labels of less than 11 px ⟶ ${title}: ${smallest.toFixed(1)}`);
  }
  return found;
}
