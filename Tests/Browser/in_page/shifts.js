// The sum of all layout shifts so far that no input caused, and what moved.
() => new Promise(done => {
  let sum = 0;
  const moved = new Set();
  const take = entries => {
    for (const shift of entries) {
      if (shift.hadRecentInput) continue;
      sum += shift.value;
      for (const { node } of shift.sources) {
        const element = node && (node.nodeType == 1 ? node : node.parentElement);
        if (element) moved.add(nameOne(element));
      }
    }
  };
  const observer = new PerformanceObserver(list => take(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => { take(observer.takeRecords()); done([sum, [...moved].slice(0, 4)]); }, 50);
})
