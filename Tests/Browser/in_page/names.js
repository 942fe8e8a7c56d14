// How a finding names an element, and which elements are not for eyes. Put before the functions that need them.
const nameOne = element => element.localName + (element.id && !/\d/.test(element.id) ? "#" + element.id : "")
  + (typeof element.className == "string" && element.className ? "." + element.className.trim().split(/\s+/).slice(0, 2).join(".") : "");
const name = element => (element.parentElement ? nameOne(element.parentElement) + " > " : "") + nameOne(element);

const hiding = new Map();
const hiddenForEyes = element => {
  if (!element) return false;
  if (!hiding.has(element)) {
    const style = getComputedStyle(element);
    hiding.set(element, style.clipPath == "inset(50%)" || style.clip.startsWith("rect(0")
      || (style.position == "absolute" && element.offsetWidth <= 1 && element.offsetHeight <= 1) || hiddenForEyes(element.parentElement));
  }
  return hiding.get(element);
};
