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
})();
