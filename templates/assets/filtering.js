(() => {
const d = document;

// The timeline's views filter it in place, where it is whole or its other parts can be fetched.
const views = d.querySelector("[data-whole], [data-split]");
const gather = async () => {
  const pager = d.querySelector(".pager");
  for (const part of pager.querySelectorAll("li a:not([aria-current], [rel])")) {
    const page = new DOMParser().parseFromString(await (await fetch(part.href)).text(), "text/html");
    const base = page.createElement("base");
    base.href = part.href;
    page.head.prepend(base);
    for (const a of page.querySelectorAll(".year a")) a.setAttribute("href", a.href);
    pager.before(...page.querySelectorAll(".year"));
  }
  pager.remove();
  delete views.dataset.split;
};
if (views) views.onclick = async e => {
  const a = e.target.closest("a"), v = a?.dataset.v;
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  // From disk nothing can be fetched.
  try { if ("split" in views.dataset) await gather() } catch { return location.assign(a.href) }
  for (const b of views.querySelectorAll("a")) b.ariaCurrent = b == a ? "true" : null;
  let n = 0;
  for (const s of d.querySelectorAll(".year")) {
    s.hidden = true;
    for (const r of s.querySelectorAll("li[id]"))
      if (!(r.hidden = v && !r.dataset.v?.includes(v))) s.hidden = !++n;
  }
  views.lastElementChild.textContent = `${a.textContent}: ${n} events`;
};
})();
