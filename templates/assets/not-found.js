// The page for addresses that lead nowhere: those nearest to what was asked, and a search for its words.
(() => {
const d = document, near = d.querySelector(".near"), data = d.getElementById("Addresses");
const asked = decodeURIComponent(location.pathname).replace(/(index)?\.html$/, "").split("/").filter(Boolean).pop() || "";
// The page itself, opened by its own name, asked for nothing.
if (asked == "404") return;
const words = asked.replace(/[-_.]+/g, " ");
const pairs = text => new Set([...text].map((c, i) => c + text[i + 1]).slice(0, -1));
const mine = pairs(asked.toLowerCase());
const likeness = name => {
  const theirs = pairs(name.toLowerCase());
  return 2 * [...mine].filter(p => theirs.has(p)).length / (mine.size + theirs.size || 1);
};
if (data) {
  const found = JSON.parse(data.textContent).map(([name, href, title]) => [likeness(name), href, title])
    .filter(([score]) => score > .45).sort((a, b) => b[0] - a[0]).slice(0, 5);
  if (found.length) near.closest("section").insertAdjacentHTML("afterbegin",
    '<div class="rulehead"><h2 id="Near">Perhaps you meant</h2></div>');
  near.append(...found.map(([, href, title]) => {
    const li = d.createElement("li");
    li.append(Object.assign(d.createElement("a"), { href, textContent: title }));
    return li;
  }));
}
const search = d.querySelector(".ask");
if (words && search) {
  search.href += "?q=" + encodeURIComponent(words);
  search.textContent = "Search for “" + words + "”";
}
near.closest("section").hidden = !near.children.length;
})();
