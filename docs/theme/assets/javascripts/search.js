// Search opens by its button, by / and by Ctrl+K; the library and the index are fetched only then.
const dialog = document.querySelector("dialog.search");
const [input] = dialog.getElementsByTagName("input");
let loading;

/** The dialog's script, once the index is ready; where loading fails, opening again tries again. */
function load() {
  const index = fetch(dialog.dataset.index);
  return Promise.all([import("../search/dialog.js"), index]).then(([script, answer]) => script.start(answer));
}

async function open(query, at) {
  if (!dialog.open) dialog.showModal();
  dialog.dataset.state = loading ? "" : "loading";
  if (query !== undefined) input.value = query;
  input.select();
  try {
    (await (loading ??= load())).show(at);
  } catch (fault) {
    loading = undefined;
    dialog.dataset.state = "failed";
    console.error(fault);
  }
}

/** A page reached by going back shows the search that it was left with. */
function recall({ type }) {
  const { search, at } = history.state ?? {};
  if (search) open(search, at);
  else if (type === "popstate" && dialog.open) dialog.close();
}

/** Whoever comes from a hit sees the words it was found by. */
function arrive() {
  const key = "convdocs.found"; // not the session's: a new tab reads it, too
  try {
    const { path, terms, time } = JSON.parse(localStorage.getItem(key) ?? "{}");
    if (path !== location.pathname) return;
    localStorage.removeItem(key);
    if (Date.now() - time < 30_000) import("../search/marks.js").then(({ mark }) => mark(terms));
  } catch { /* no storage: no marks */ }
}

document.querySelector(".search-open").addEventListener("click", () => open());
dialog.querySelector(".search-again").addEventListener("click", () => open());
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog || target.closest(".search-close")) dialog.close();
});
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const wanted = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!wanted && !(event.key === "k" && (event.ctrlKey || event.metaKey))) return;
  event.preventDefault();
  open();
});
addEventListener("popstate", recall);
addEventListener("pageshow", recall);
arrive();
