// The page for addresses that lead nowhere: those nearest to what was asked, and a search for its words.
(() => {
const d = document, near = d.querySelector(".near"), data = d.getElementById("Addresses");
const path = decodeURIComponent(location.pathname).replace(/(index)?\.html$/, "").split("/").filter(Boolean);
const asked = path.pop() || "";
// The page itself, opened by its own name, asked for nothing.
if (asked == "404") return;
const words = asked.replace(/[-_.]+/g, " ");
const pairs = text => [...text].map((c, i) => c + text[i + 1]).slice(0, -1);
// How many pairs of letters two words share, each counted as often as it stands in both; from 0 to 1.
const likeness = (one, other) => {
  const mine = pairs(one.toLowerCase()), theirs = pairs(other.toLowerCase()), all = mine.length + theirs.length;
  let shared = 0;
  for (const pair of theirs) {
    const place = mine.indexOf(pair);
    if (place >= 0) shared += mine.splice(place, 1).length;
  }
  return 2 * shared / (all || 1);
};
const show = pages => {
  const found = pages.map(([name, href, title]) => [likeness(asked, name), href, title])
    .filter(([score]) => score > .45).sort((a, b) => b[0] - a[0]).slice(0, 5);
  if (!found.length) return;
  near.closest("section").insertAdjacentHTML("afterbegin", '<div class="rulehead"><h2 id="Near">Perhaps you meant</h2></div>');
  near.append(...found.map(([, href, title]) => {
    const li = d.createElement("li");
    li.append(Object.assign(d.createElement("a"), { href, textContent: title }));
    return li;
  }));
  near.closest("section").hidden = false;
};
// Of a large site the addresses are in files: those of the kind that was asked for are loaded, or all.
const load = ({ root, folder, kinds }) => {
  const of = kinds.filter(kind => likeness(path.at(-1) || "pages", kind) > .6), wanted = of.length ? of : kinds, pages = [];
  let waiting = wanted.length;
  const done = () => --waiting || show(pages);
  window.nearAddresses = (kind, names) => names.split(" ").forEach(name => {
    const address = (kind == "pages" ? "" : kind + "/") + name + "/";
    pages.push([decodeURIComponent(name), root + address, decodeURIComponent(address)]);
  });
  for (const kind of wanted)
    d.head.append(Object.assign(d.createElement("script"), { src: root + folder + kind + ".js", onload: done, onerror: done }));
};
if (data) {
  const known = JSON.parse(data.textContent);
  if (Array.isArray(known)) show(known);
  else load(known);
}
const search = d.querySelector(".ask");
if (words && search) {
  search.href += "?q=" + encodeURIComponent(words);
  search.textContent = "Search for “" + words + "”";
}
})();
