// Whether the reader who followed a reference to this id sees it.
id => {
  const target = document.getElementById(id), found = [];
  if (!target) return ["there is no such place"];
  if (!target.matches(":target")) found.push("it is not the page’s target");
  for (let up = target; up; up = up.parentElement) if (up.localName == "details" && !up.open) found.push("it lies in a closed fold");
  for (const cite of target.querySelectorAll(":scope > .cite"))
    if (!cite.getClientRects().length) found.push("how to cite it doesn’t show");
  const box = target.getBoundingClientRect();
  if (!box.height) found.push("it can’t be seen");
  else if (box.top < -1 || box.top > innerHeight * 0.75) found.push("it is not in the window: top at " + Math.round(box.top));
  else {
    const over = document.elementFromPoint(box.left + Math.min(40, box.width / 2), box.top + Math.min(12, box.height / 2));
    if (over && !target.contains(over) && !over.contains(target)) found.push("something lies over it: " + nameOne(over));
  }
  return found;
}
