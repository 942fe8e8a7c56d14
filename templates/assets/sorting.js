(() => {
const d = document, root = d.documentElement;

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
})();
