// How an element and all in it are painted, to compare with how they are when it is not the page's target.
id => {
  const target = document.getElementById(id);
  return [target, ...target.querySelectorAll("*")].map(element => {
    const style = getComputedStyle(element);
    return [style.backgroundColor, style.backgroundImage, style.boxShadow, style.outlineStyle, style.outlineWidth,
      style.borderLeftColor, style.borderLeftWidth, style.borderTopColor, style.fontWeight, style.textDecorationLine].join();
  }).join("|");
}
