// The heading that a link led to is lit until one scrolls on.
const links = [...document.querySelectorAll(".md-nav--secondary .md-nav__link")];
const light = (hash) => {
  for (const link of links) link.classList.toggle("here", hash && link.hash === hash);
};
for (const link of links) link.onclick = () => light(link.hash);
for (const sign of ["wheel", "touchmove", "keydown"]) addEventListener(sign, () => light(""));
light(location.hash);
