// Code can be copied as one would type it: without prompts and without what they answered.
const { copy, copied } = document.querySelector(".colophon").dataset;

function typed(code) {
  const all = code.cloneNode(true);
  const session = all.querySelector(".gp");
  for (const answer of all.querySelectorAll(".gp, .go")) answer.remove();
  const text = all.textContent;
  return (session ? text.replace(/\n{2,}/g, "\n") : text).trim() + "\n";
}

export function button(code) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "tool copy";
  made.textContent = copy;
  made.addEventListener("click", async () => {
    await navigator.clipboard.writeText(typed(code));
    made.textContent = copied;
    setTimeout(() => { made.textContent = copy; }, 2000);
  });
  return made;
}

if (navigator.clipboard) {
  for (const code of document.querySelectorAll(".highlight pre > code")) {
    code.closest(".highlight").append(button(code));
  }
}

// A permalink opens its citations, and the foot those of the page.
addEventListener("click", async (event) => {
  const link = event.target.closest(".headerlink, .cited summary");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.hash) event.preventDefault();
  (await import("./cite.js")).cite(link.hash);
});

// What scrolls sideways can be reached with the keyboard: read all, then write.
function reach(boxes) {
  const wide = new Set(boxes.filter((box) => box.scrollWidth > box.clientWidth));
  for (const box of boxes) {
    if (wide.has(box)) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

const boxes = [...document.querySelectorAll("article :is(.scroll, .math-block, figure, pre > code)")];
const watch = new ResizeObserver((entries) => reach(entries.map(({ target }) => target)));
boxes.forEach((box) => watch.observe(box));
document.fonts.ready.then(() => reach(boxes)); // formulas grow with their font
