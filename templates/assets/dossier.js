(() => {
const d = document, root = d.documentElement;

// The theme: the system's, unless the reader has chosen. A script in the head has set the choice before the first paint.
const toggle = d.querySelector(".theme");
if (toggle) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const now = () => root.dataset.theme || (system.matches ? "dark" : "light");
  const label = () => toggle.textContent = now() == "dark" ? "Light theme" : "Dark theme";
  label();
  system.addEventListener("change", label);
  toggle.onclick = () => {
    root.dataset.theme = now() == "dark" ? "light" : "dark";
    try { localStorage.theme = root.dataset.theme } catch {}
    label();
  };
}

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

// A table whose head sorts: its words become buttons as they stand, so that nothing moves; its own order comes back with the third press.
for (const table of d.querySelectorAll("table.sort")) {
  const body = table.tBodies[0], rows = [...body.rows];
  table.querySelectorAll("thead th").forEach((th, n) => {
    const b = Object.assign(d.createElement("span"), { textContent: th.textContent, tabIndex: 0, role: "button" });
    th.replaceChildren(b);
    b.onkeydown = e => { if (e.key == "Enter" || e.key == " ") { e.preventDefault(); b.click() } };
    b.onclick = () => {
      const to = { ascending: "descending", descending: "" }[th.ariaSort] ?? "ascending";
      for (const other of table.querySelectorAll("th")) other.ariaSort = null;
      const key = r => r.cells[n].dataset.key ?? r.cells[n].textContent.trim();
      const sorted = to ? [...rows].sort((a, b) => key(a).localeCompare(key(b), root.lang, { numeric: true })) : rows;
      if (to) th.ariaSort = to;
      body.append(...(to == "descending" ? sorted.reverse() : sorted));
    };
  });
}

// The timeline's views filter it in place where it is whole.
const views = d.querySelector("[data-whole]");
if (views) views.onclick = e => {
  const a = e.target.closest("a"), v = a?.dataset.v;
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  for (const b of views.querySelectorAll("a")) b.ariaCurrent = b == a ? "true" : null;
  let n = 0;
  for (const s of d.querySelectorAll(".year")) {
    s.hidden = true;
    for (const r of s.querySelectorAll("li[id]"))
      if (!(r.hidden = v && !r.dataset.v?.split(" ").includes(v))) s.hidden = !++n;
  }
  views.lastElementChild.textContent = `${a.textContent}: ${n} events`;
};
})();
