(() => {
const d = document;

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
      if (!(r.hidden = v && !r.dataset.v?.includes(v))) s.hidden = !++n;
  }
  views.lastElementChild.textContent = `${a.textContent}: ${n} events`;
};
})();
