// The contents light the heading that a link led to, even where the page ends before that heading
// comes to the top of the window, until the reader scrolls on.
const links = [...document.querySelectorAll(".md-nav--secondary a.md-nav__link")];

function light(hash) {
  for (const link of links) link.classList.toggle("here", hash !== "" && link.hash === hash);
}

for (const link of links) link.addEventListener("click", () => light(link.hash));
addEventListener("hashchange", () => light(location.hash));
for (const sign of ["wheel", "touchmove", "keydown"]) addEventListener(sign, () => light(""), { passive: true });
light(location.hash);
