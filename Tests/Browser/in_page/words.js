// What a reader can see with every fold opened: words, links, and what can't be seen though its words stand nowhere else.
() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  // Controls that only script can serve may come with script; so may what it announces.
  const controls = "button, output, input, [role=search], [role=status], [aria-live], noscript, [popover], script, style, template";
  const seen = element => element.getClientRects().length && getComputedStyle(element).visibility != "hidden";
  const single = text => text.trim().replace(/\s+/g, " ");
  const wordsOf = text => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const words = [], hidden = [], shown = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement, text = single(node.data);
    if (!text || element.closest(controls)) continue;
    if (seen(element)) {
      words.push(text);
      for (const word of wordsOf(text)) shown.add(word);
    // The handle of a fold that stands open has nothing to say; what to cite shows where its own link has led, which landing.js sees.
    } else if (element.localName != "summary" && !element.closest(".cite")) hidden.push([element, text]);
  }
  const unseen = hidden.filter(([, text]) => !wordsOf(text).every(word => shown.has(word)))
    .map(([element, text]) => name(element) + " “" + text.slice(0, 60) + "”");
  const links = [...document.querySelectorAll("a[href]")].filter(link => !link.closest(controls) && seen(link))
    .map(link => link.getAttribute("href") + " " + single(link.textContent));
  return { words, links, unseen };
}
