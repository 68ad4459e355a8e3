// The switch keeps the reader's place; offer.html offers the other language to those who never chose.
const remember = "convdocs.language";

/** The id of the heading that the reader has reached, or of the address. */
function place() {
  if (location.hash) return location.hash;
  const passed = [...document.querySelectorAll("article :is(h2, h3)[id]")]
    .filter((heading) => heading.getBoundingClientRect().top < 100);
  return passed.length ? `#${passed.at(-1).id}` : "";
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
offer?.querySelector("button").addEventListener("click", () => { offer.hidden = true; });
