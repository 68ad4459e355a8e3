// A part of the page, cited: the foot's citations with its own address and the day of reading.
import { button } from "./code.js";

const foot = document.querySelector("details.cited");
const today = new Date().toLocaleDateString("sv"); // Swedish days are ISO's
for (const code of foot.querySelectorAll("code")) {
  code.textContent = code.textContent.replace("YYYY-MM-DD", today);
}
foot.querySelector(".cited-hint").remove();

const made = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const { close } = document.querySelector(".colophon").dataset;
const shut = made("form", { method: "dialog" }, made("button", { className: "tool" }, close));
const dialog = made("dialog", { className: "cited" });
dialog.setAttribute("aria-label", foot.firstElementChild.textContent);
dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); });
document.body.append(dialog);

/** Show how to cite the part that a permalink leads to; the address line takes the permalink. */
export function cite(hash) {
  if (!hash) return; // the foot was opened: the day is in it
  history.replaceState(null, "", hash);
  dialog.replaceChildren(...[...foot.children].slice(1).map((node) => node.cloneNode(true)), shut);
  for (const code of dialog.querySelectorAll("code")) {
    const text = code.textContent.replace(foot.dataset.url, (url) => url + hash);
    code.textContent = text.replace(/^@misc{[^,]+/, (key) => `${key}-${hash.slice(1)}`);
    code.closest(".highlight").querySelector(".copy")?.replaceWith(button(code));
  }
  dialog.showModal();
}
