// The switch keeps the reader's place, and the other language is offered once.
const remember = "convdocs.language";

/** The id of the heading that the reader has reached, or of the address. */
function place() {
  if (location.hash) return location.hash;
  const passed = [...document.querySelectorAll("article :is(h2, h3)[id]")]
    .filter((heading) => heading.getBoundingClientRect().top < 100);
  return passed.length ? `#${passed.at(-1).id}` : "";
}

function recall(key) {
  try { return localStorage.getItem(key); } catch { return "seen"; } // no storage: no offer
}

function note(key, value) {
  try { localStorage.setItem(key, value); } catch { /* no storage, no memory */ }
}

for (const link of document.querySelectorAll("a.switch")) {
  link.addEventListener("click", () => {
    link.hash = place();
    note(remember, link.hreflang || "other");
  });
}

const offer = document.querySelector(".offer");
const primary = (tag) => tag.toLowerCase().split("-")[0];
const known = (navigator.languages ?? [navigator.language])
  .map(primary).find((tag) => tag === "en" || tag === "zh");
if (offer && known && known !== primary(document.documentElement.lang) && !recall(remember)) {
  offer.hidden = false;
  note(remember, "seen");
  offer.querySelector("button").addEventListener("click", () => { offer.hidden = true; });
}
