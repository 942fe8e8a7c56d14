// In served pages only: takes what was saved into the page that is read, without losing the reader's place.
(() => {
const d = document, root = d.documentElement, me = d.currentScript;
let version = me.dataset.version, near = me.dataset.near;

// What the page's own scripts listen to is noted, so that they can begin anew on a page that was changed under them.
const noted = [], add = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  const target = this ?? window;
  noted.push([new WeakRef(target), type, listener, options]);
  return add.call(target, type, listener, options);
};

// --- Morphing: the page as it is becomes the page as it was sent, and keeps every node that it can.

const isData = s => s.type && !/javascript|module/.test(s.type);
const runs = s => s.localName == "script" && !isData(s) && s.getAttribute("src")?.startsWith("/_preview/") !== true;
// What readers open themselves stays as they left it.
const theirs = (e, name) => name == "open" && /^(details|dialog)$/.test(e.localName) || e == root;

const attributes = (a, b) => {
  for (const { name, value } of b.attributes) if (a.getAttribute(name) !== value && !theirs(a, name)) a.setAttribute(name, value);
  for (const { name } of [...a.attributes]) if (!b.hasAttribute(name) && !theirs(a, name)) a.removeAttribute(name);
};

const alike = (a, b) => a.nodeType == b.nodeType && a.nodeName == b.nodeName && (a.id ?? "") == (b.id ?? "");

const same = (a, b) => {
  if (a.nodeType != 1) { if (a.nodeValue !== b.nodeValue) a.nodeValue = b.nodeValue; return }
  if (a.isEqualNode(b)) return;
  attributes(a, b);
  children(a, b);
};

const children = (a, b) => {
  const byId = new Map();
  for (const c of a.children) if (c.id) byId.set(c.id, c);
  let at = a.firstChild;
  for (const want of [...b.childNodes]) {
    let found = null;
    if (want.id && byId.has(want.id)) found = byId.get(want.id);
    else {
      // What was put in or taken out must not make all that follows another.
      let n = at;
      for (let i = 0; n && i < 12; i++, n = n.nextSibling) if (n.isEqualNode(want)) { found = n; break }
      if (!found && at && alike(at, want) && !at.id) found = at;
    }
    if (found && alike(found, want)) {
      if (found == at) at = at.nextSibling; else a.insertBefore(found, at);
      same(found, want);
    } else a.insertBefore(d.importNode(want, true), at);
  }
  while (at) { const next = at.nextSibling; at.remove(); at = next }
};

// A new sheet is there before the old one goes, so that nobody sees a page without.
const sheet = (link, href) => new Promise(done => {
  const fresh = link.cloneNode();
  fresh.setAttribute("href", href);
  fresh.onload = fresh.onerror = () => { link.remove(); done() };
  link.after(fresh);
});

const head = async next => {
  d.title = next.title;
  root.lang = next.documentElement.lang;
  const kept = l => l.getAttribute("href").replace(/[?]_preview=.*/, "");
  const old = [...d.head.querySelectorAll("link[rel=stylesheet]")], wanted = [...next.head.querySelectorAll("link[rel=stylesheet]")];
  const missing = wanted.filter(w => !old.some(o => kept(o) == kept(w) && o.media == w.media));
  const spare = old.filter(o => !wanted.some(w => kept(o) == kept(w) && o.media == w.media));
  await Promise.all(missing.map(w => new Promise(done => {
    const fresh = d.importNode(w);
    fresh.onload = fresh.onerror = done;
    (old[wanted.indexOf(w)] ?? d.head.lastElementChild).before(fresh);
    setTimeout(done, 2000);
  })));
  for (const o of spare) o.remove();
  const meta = "meta, link:not([rel=stylesheet]), style, script[type$=json]";
  for (const e of d.head.querySelectorAll(meta)) e.remove();
  for (const e of next.head.querySelectorAll(meta)) d.head.append(d.importNode(e, true));
};

// The folder of the theme's files is named by what they all hold: that one of them changed makes no other script of another.
const plain = address => address.replace(/assets\/(search-)?[0-9a-f]{12}\//, "assets/$1");
const restart = async next => {
  const moved = new Map([...next.querySelectorAll("script[src]")].map(s => [plain(s.getAttribute("src")), s.getAttribute("src")]));
  for (const [target, type, listener, options] of noted.splice(0)) target.deref()?.removeEventListener(type, listener, options);
  for (const s of [...d.scripts].filter(runs)) await new Promise(done => {
    const fresh = d.createElement("script");
    for (const { name, value } of s.attributes) fresh.setAttribute(name, name == "src" ? moved.get(plain(value)) ?? value : value);
    fresh.textContent = s.textContent;
    fresh.async = false;
    if (fresh.src) fresh.onload = fresh.onerror = done;
    s.replaceWith(fresh);
    if (!fresh.src) done();
  });
};

let busy = Promise.resolve();
const refresh = () => busy = busy.then(async () => {
  const answer = await fetch(location.href, { cache: "no-cache" });
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  const line = next.querySelector("script[src^='/_preview/']");
  if (!line || !next.body || line.dataset.version == version) return;
  const scripts = d => [...d.querySelectorAll("script[src]")].map(s => plain(s.getAttribute("src"))).join();
  // A page of another kind, or another script: nothing of the old is worth keeping.
  if (scripts(d) != scripts(next)) return location.reload();
  version = me.dataset.version = line.dataset.version;
  const shown = d.querySelector("[aria-describedby=pop]"), focused = d.activeElement, id = focused?.id;
  // What the reader sees stays where it is on the screen.
  const anchor = scrollY > 0 && [...d.querySelectorAll("main [id]")].find(e => e.getBoundingClientRect().bottom > 0);
  const top = anchor && anchor.getBoundingClientRect().top;
  line.remove();
  await head(next);
  attributes(d.body, next.body);
  children(d.body, next.body);
  // A script that can't run twice wants a page of its own.
  const broken = e => { if (e.error instanceof SyntaxError) location.reload() };
  add.call(window, "error", broken);
  await restart(next);
  window.removeEventListener("error", broken);
  if (focused && focused != d.body && d.activeElement != focused)
    (focused.isConnected ? focused : id && d.getElementById(id))?.focus({ preventScroll: true });
  if (shown?.isConnected) shown.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" }));
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: "instant" });
  d.dispatchEvent(new CustomEvent("dossier:preview"));
}).catch(() => {});

// --- Files beside the page

const swap = changed => {
  const is = address => changed.includes(new URL(address, location).pathname);
  const anew = address => address.replace(/[?]_preview=.*/, "") + "?_preview=" + Date.now();
  for (const l of d.querySelectorAll("link[rel=stylesheet]")) if (is(l.href)) sheet(l, anew(l.getAttribute("href")));
  for (const i of d.querySelectorAll("img[src]")) if (is(i.src)) i.src = anew(i.getAttribute("src"));
  const scripts = changed.map(plain);
  if ([...d.querySelectorAll("script[src]")].some(s => scripts.includes(plain(new URL(s.src).pathname)))) location.reload();
};

// --- What is wrong, over the last good page

let findings = "";
const overlay = d.createElement("dossier-findings"), inside = overlay.attachShadow({ mode: "open" });
inside.innerHTML = `<style>
:host { position: fixed; z-index: 2147483647; inset: auto 0 0 0; max-height: 60vh; overflow: auto; background: #1b1b1d; color: #f2f2f0;
  border-top: 4px solid #e5484d; font: 14px/1.5 ui-monospace, monospace; box-shadow: 0 -8px 32px #0006; color-scheme: dark }
:host([hidden]) { display: none }
header { display: flex; justify-content: space-between; gap: 1em; padding: .6em 1em 0; font-weight: bold }
pre { margin: 0; padding: .6em 1em 1em; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
button { font: inherit; color: inherit; background: none; border: 1px solid #777; border-radius: 4px; min-width: 44px; min-height: 32px }
</style><header><span role="status"></span><button type="button">Hide</button></header><pre></pre>`;
inside.querySelector("button").onclick = () => overlay.hidden = true;
const show = ({ count, text }) => {
  if (text == findings) return;
  findings = text;
  inside.querySelector("span").textContent = count;
  inside.querySelector("pre").textContent = text;
  overlay.hidden = !text;
  if (text) root.append(overlay); else overlay.remove();
};

// --- Listening, also across a restart of the server

const listen = () => {
  const page = new URLSearchParams({ page: location.pathname, version });
  const events = new EventSource("/_preview/events?" + page);
  add.call(events, "findings", e => show(JSON.parse(e.data)));
  add.call(events, "change", e => {
    const { addresses } = JSON.parse(e.data);
    swap(addresses);
    if (addresses.includes(location.pathname)) refresh();
  });
  events.onerror = () => { events.close(); setTimeout(listen, 500) };
};

const suggest = () => {
  const main = d.querySelector("main") ?? d.body;
  if (!near || d.getElementById("Addresses")) return;
  const p = d.createElement("p");
  p.append("Perhaps you meant ");
  near.split(" ").forEach((path, n) => {
    if (n) p.append(", ");
    p.append(Object.assign(d.createElement("a"), { href: "/" + path, textContent: decodeURIComponent(path) }));
  });
  main.append(p);
};

add.call(d, "DOMContentLoaded", () => { suggest(); listen() });
})();
