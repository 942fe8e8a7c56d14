// What makes the page scroll sideways, and which boxes cut off their text.
// A box that scrolls by itself and can be reached is no fault: WCAG 1.4.10 excepts tables.
() => {
  const wide = document.documentElement.clientWidth, found = [];
  // What is placed absolutely is cut only by a box that it is placed in.
  const held = element => {
    for (let at = element; at && at != document.body;) {
      const position = getComputedStyle(at).position;
      at = position == "fixed" ? null : position == "absolute" ? at.offsetParent : at.parentElement;
      if (at && at != document.body && getComputedStyle(at).overflowX != "visible") return true;
    }
    return false;
  };
  const out = box => box.right > wide + 0.5;
  if (document.scrollingElement.scrollWidth > wide) {
    const culprits = new Set();
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest("svg") && element.localName != "svg") continue;
      const box = element.getBoundingClientRect();
      if (!box.width || !out(box) || held(element)) continue;
      if (![...element.children].some(child => out(child.getBoundingClientRect()))) culprits.add(name(element));
    }
    found.push("scrolls sideways ⟶ " + ([...culprits].slice(0, 3).join(", ") || "the page itself"));
  }
  const cut = new Set();
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest("svg") || !element.textContent.trim() || !element.clientWidth) continue;
    const style = getComputedStyle(element);
    const across = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if ((across || down) && !hiddenForEyes(element)) cut.add(name(element));
  }
  if (cut.size) found.push("text is cut off ⟶ " + [...cut].slice(0, 3).join(", "));
  return found;
}
