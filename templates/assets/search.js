// The index comes in pieces: start.js (tables), wN.js (words and their records), pN.js (beginnings of words), tN.js (records, the
// best first). Records of a kind stand side by side.
(() => {
const d = document, [form, said, kinds, list, more] = [".find", ".found", ".kinds", ".results", ".more"].map(one => d.querySelector(one));
const field = form.q;
const base = d.currentScript.src.replace(/[^/]*$/, "search/");
const shards = {}, texts = {}, files = {}, value = {};
for (let code = 33, n = 0; code < 127; code++) if (code != 34 && code != 92) value[String.fromCharCode(code)] = n++;
let meta, turn = 0, hits, shown, kind, query, timer;

window.dossierSearch = {
  start: it => meta = it,
  words(name, text) {
    const parts = text.split(" "), words = shards[name] = new Map();
    for (let i = 0; i < parts.length; i += 2)
      words.set(parts[i].replace(/^[+*]+/, ""), { cut: parts[i][0] == "+", map: /^\+?\*/.test(parts[i]), text: parts[i + 1] });
  },
  texts: (n, records) => texts[n] = records,
  wordsOf: text => wordsOf(text),
};
const load = name => files[name] ??= new Promise((done, fail) => {
  const onerror = () => { delete files[name]; fail() };
  d.head.append(make("script", { src: base + name + ".js", onload: done, onerror }));
});
const make = (tag, properties, ...children) => {
  const element = Object.assign(d.createElement(tag), properties);
  element.append(...children);
  return element;
};

// Words, folded step by step as the index folds them.
const tokens = text => [...text.matchAll(/[\u3040-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}]|[[\p{L}\p{N}\p{M}]--[\u3040-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}]]+/gv)];
const fold = word => {
  let out = "";
  for (const letter of word.normalize("NFKD").toLowerCase()) if (/[\p{L}\p{N}]/u.test(letter)) for (const one of meta.letters[letter] ?? letter) {
    const pair = meta.pairs[out.slice(-1) + one];
    out = pair ? out.slice(0, -1) + pair : out + one;
  }
  return out;
};
const wordsOf = text => tokens(text).map(([word]) => fold(word)).filter(word => word && !/^[a-z]$/.test(word));

const decode = entry => {
  if (entry.list) return entry.list;
  const out = entry.list = [];
  let next = 0, high = 0;
  [...entry.text].forEach((sign, place) => {
    const n = value[sign];
    if (entry.map) { for (let bit = 0; bit < 6; bit++) if (n >> bit & 1) out.push(place * 6 + bit) }
    else if (n > 69) high = high * 22 + n - 69;
    else { out.push(next += high * 70 + n); next++; high = 0 }
  });
  return out;
};
// The last file that begins no later than a word.
const place = (table, word) => Math.max(0, table.findLastIndex(first => first <= word));
async function find(word, open) {
  const first = place(meta.words, word);
  await load("w" + first);
  const words = shards["w" + first], exact = words.get(word), found = exact ? [exact] : [];
  if (!open) return exact;
  if (first == place(meta.words, word + "\uffff")) found.push(...[...words].filter(([one]) => one.startsWith(word)).map(([, entry]) => entry));
  else {
    const name = "p" + place(meta.prefixes, word);
    await load(name);
    found.push(...[shards[name].get(word)].filter(Boolean));
  }
  return found.length ? { list: [...new Set(found.flatMap(decode))].sort((a, b) => a - b), cut: found.some(one => one.cut) } : undefined;
}
// The commonest word of the same file that is like it, each less one letter: one wrong, missing, too many or in another place.
const less = word => [word, ...[...word].map((_, i) => word.slice(0, i) + word.slice(i + 1))];
const mend = word => {
  const own = new Set(less(word)), most = ([, entry]) => decode(entry).length;
  if (word.length > 4) return [...shards["w" + place(meta.words, word)]].filter(([one]) => less(one).some(it => own.has(it))).sort((a, b) => most(b) - most(a))[0];
};

const record = n => texts[Math.floor(n / meta.per)][n % meta.per];
const fetchAll = records => Promise.all(records.map(n => load("t" + Math.floor(n / meta.per))));
const kindOf = n => meta.kinds.findLastIndex(one => one[2] <= n);
const number = n => n.toLocaleString("en");

async function ask(text) {
  const mine = ++turn, lists = [], mended = [];
  if (!text.trim()) { list.replaceChildren(); kinds.hidden = more.hidden = true; said.textContent = ""; return }
  await load("start");
  const phrases = [...text.matchAll(/["“”„]([^"“”„]+)["“”„]/g)].map(([, phrase]) => wordsOf(phrase)).filter(words => words.length > 1);
  const all = wordsOf(text), last = all.at(-1), words = [...new Set(all)];
  let open = /[\p{L}\p{N}\p{M}]$/u.test(text) && last?.length > 1, cut = false;
  for (const [i, word] of words.entries()) {
    let found = meta.words.length ? await find(word, open && word == last) : undefined;
    if (!found && meta.words.length) {
      const other = mend(word);
      if (other) [words[i], found] = other, mended.push(other[0]);
    }
    lists.push(found ? decode(found) : []);
    cut ||= found?.cut;
  }
  lists.sort((a, b) => a.length - b.length);
  const sets = lists.slice(1).map(one => new Set(one));
  let records = (lists[0] ?? []).filter(n => sets.every(set => set.has(n)));
  if (phrases.length) {
    // Whether words stand side by side only a record's text says, so it is asked of the best ones.
    const kept = [];
    cut ||= records.length > 200;
    for (let i = 0; i < Math.min(records.length, 200) && kept.length < 40 && mine == turn; i += 20) {
      await fetchAll(records.slice(i, i + 20));
      kept.push(...records.slice(i, i + 20).filter(n => phrases.every(words =>
        record(n).slice(1).some(text => ` ${wordsOf(text).join(" ")} `.includes(` ${words.join(" ")} `)))));
    }
    records = kept;
  }
  if (mine != turn) return;
  hits = records;
  kind = -1;
  query = { words: new Set(words), all: words.join(" "), open: open && !mended.length && last, names: new Set() };
  const n = hits.length;
  said.textContent = (mended.length ? `Showing results for “${words.join(" ")}”. ` : "") + (n ? (cut ? `More than ${number(n)} results; add a word.`
    : n == 1 ? "1 result" : number(n) + " results") : cut ? `Many words begin with “${last}”: go on typing, 0 results so far.` : `No results for “${text.trim()}” in ${number(meta.records)} entries.`);
  const counts = meta.kinds.map(([, label], i) => [label, i, hits.filter(n => kindOf(n) == i).length]).filter(one => one[2]);
  kinds.hidden = counts.length < 2;
  kinds.replaceChildren(...[["All", -1, n], ...counts].map(([label, i, n]) => make("button", {
    type: "button", ariaPressed: i == kind,
    onclick() { kind = i; for (const one of kinds.children) one.ariaPressed = one == this; page(true).catch(failed) },
  }, label + " ", make("span", {}, number(n)))));
  return page(true);
}

async function page(fresh) {
  const mine = turn, all = hits.filter(n => kind < 0 || kindOf(n) == kind);
  if (fresh) shown = 0;
  let some = all.slice(shown, shown + 20);
  await fetchAll(some);
  if (mine != turn) return;
  // Who bears the very name comes first; whom a name finds is known by the others too.
  const names = n => [record(n)[1], ...record(n)[2].split(" · ")].map(name => wordsOf(name).join(" "));
  const is = n => kindOf(n) == 0 && names(n).some(name => name.startsWith(query.all) && !name.includes(" ", query.all.length));
  some = [...some.filter(is), ...some.filter(n => !is(n))];
  for (const n of some) if (kindOf(n) == 0) names(n).join(" ").split(" ").forEach(word => word.length > 3 && query.names.add(word));
  const items = some.map(item);
  if (fresh) list.replaceChildren(...items);
  else { list.append(...items); items[0]?.querySelector("a").focus() }
  shown += some.length;
  more.hidden = shown >= all.length;
}

// A text with the words asked for marked; of a long one what surrounds the first of them.
function marked(text, most) {
  const spans = tokens(text).map(found => ({ from: found.index, to: found.index + found[0].length, word: fold(found[0]) }));
  const direct = spans.filter(({ word }) => query.words.has(word) || query.open && word.startsWith(query.open));
  const found = direct.length ? direct : spans.filter(({ word }) => query.names.has(word)), out = [];
  let from = 0, to = text.length;
  if (to > most) {
    from = Math.max(0, Math.min((found[0]?.from ?? 0) - 90, to - most));
    if (from) from = text.indexOf(" ", from) + 1;
    if (from + most < to) to = Math.max(text.lastIndexOf(" ", from + most), found[0]?.to ?? 0);
  }
  if (from) out.push("… ");
  for (const one of found) if (one.from >= from && one.to <= to) {
    out.push(text.slice(from, one.from), make("mark", {}, text.slice(one.from, one.to)));
    from = one.to;
  }
  out.push(text.slice(from, to), to < text.length ? " …" : "");
  return out;
}
const item = n => {
  const [address, title, text, about] = record(n), line = (className, ...parts) => make("p", { className }, ...parts);
  return make("li", {}, line("t", make("a", { href: address }, ...marked(title))), ...text ? [line("x", ...marked(text, 280))] : [],
    line("meta", meta.kinds[kindOf(n)][0], ...about ? [" · ", ...marked(about)] : []));
};

const failed = () => said.textContent = "A part of the index could not be loaded.";
const go = () => {
  clearTimeout(timer);
  try { history.replaceState(null, "", field.value ? "?q=" + encodeURIComponent(field.value) : location.pathname) } catch {}
  ask(field.value).catch(failed);
};
field.oninput = () => { clearTimeout(timer); timer = setTimeout(go, 120) };
form.onsubmit = event => { event.preventDefault(); go() };
more.onclick = () => page().catch(failed);
d.addEventListener("keydown", event => {
  const links = [...list.querySelectorAll("a")], at = links.indexOf(d.activeElement), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const inField = d.activeElement == field;
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.key == "/" ? !inField : (inField || at >= 0) && (step || event.key == "Escape"))) return;
  event.preventDefault();
  if (step) (at + step < 0 ? field : links[at + step] ?? links[at])?.focus();
  else { field.focus(); if (event.key == "Escape") { field.value = ""; go() } }
});
form.hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) go();
})();
