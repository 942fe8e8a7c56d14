// Shared by the functions in this folder: how a finding names an element, which elements are not for eyes, what contrasts.
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

// Colours as WCAG weighs them.
const parts = colour => (colour.match(/[\d.]+/g) || []).map(Number);
const luminance = colour => {
  const linear = value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const [red, green, blue] = parts(colour).map(value => linear(value / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one, other) => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};
// Whether a drawn shape's line or filling stands out; lines that are pale by design, of a grid, never do.
const contrasts = (shape, paper) => {
  const style = getComputedStyle(shape), drawn = style.stroke != "none" && parseFloat(style.strokeWidth) > 0;
  const inks = shape.localName == "text" ? [style.fill] : drawn ? [style.stroke, style.fill] : [style.fill];
  return inks.some(ink => ink.startsWith("rgb") && parts(ink)[3] !== 0 && ratio(ink, paper) >= 3);
};
