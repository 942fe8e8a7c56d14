(() => {
const d = document, root = d.documentElement;

// Previews: by mouse after a while, by keyboard at once, never by touch.
const data = d.getElementById("Previews");
if (data && root.showPopover) {
  const all = JSON.parse(data.textContent), pop = d.createElement("div");
  let timer, link;
  pop.id = "pop";
  pop.className = "pop";
  pop.popover = "manual";
  pop.role = "tooltip";
  d.querySelector("main").append(pop);
  const later = (f, ms) => { clearTimeout(timer); timer = setTimeout(f, ms) };
  const hide = () => {
    clearTimeout(timer);
    if (link) { link.removeAttribute("aria-describedby"); link = 0; pop.hidePopover() }
  };
  const show = a => {
    const [name, kind, text] = all[a.getAttribute("href")];
    hide();
    link = a;
    pop.replaceChildren(...[["b", name], ["i", kind], ["span", text]].map(([tag, words]) =>
      Object.assign(d.createElement(tag), { textContent: words })));
    pop.showPopover();
    a.setAttribute("aria-describedby", "pop");
    const c = a.getClientRects()[0], h = pop.offsetHeight, above = c.bottom + h + 12 > innerHeight && c.top > h + 12;
    pop.style.left = Math.max(8, Math.min(c.left, root.clientWidth - pop.offsetWidth - 8)) + scrollX + "px";
    pop.style.top = (above ? c.top - h - 6 : c.bottom + 6) + scrollY + "px";
  };
  for (const a of d.querySelectorAll("a.ent")) if (all[a.getAttribute("href")]) {
    a.addEventListener("pointerenter", e => e.pointerType == "mouse" && later(() => show(a), 350));
    a.addEventListener("pointerleave", () => later(hide, 250));
    a.addEventListener("focus", () => a.matches(":focus-visible") && show(a));
    a.addEventListener("blur", hide);
  }
  pop.addEventListener("pointerenter", () => clearTimeout(timer));
  pop.addEventListener("pointerleave", () => later(hide, 250));
  d.addEventListener("keydown", e => e.key == "Escape" && hide());
}
})();
