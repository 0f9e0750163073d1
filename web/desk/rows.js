// j and k move between the rows of a table, but only while the focus is already in it: elsewhere they stay ordinary keys
// (WCAG 2.1.4).
const STEPS = { j: 1, k: -1 };

for (const table of document.querySelectorAll("table[data-rows]")) {
  const links = [...table.querySelectorAll("tbody th a")];
  table.addEventListener("keydown", (event) => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : STEPS[event.key];
    if (step === undefined) return;
    const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
    links[here + step]?.focus();
    event.preventDefault();
  });
}
