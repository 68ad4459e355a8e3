// What the forms hold stands in the address. One stretch of edits, in a field, on its slider or by
// the same button again, is one entry of the history: it comes with the first and grows with the rest.
import { controls, initial, read } from "./fields.js";

const forms = [...document.querySelectorAll("form.lab")];
let source; // the field or button whose edits the last entry holds
let later; // the last entry is behind what the fields hold, and will be brought up to date

const all = () => forms.flatMap(controls);

export const parameter = (one) => (forms.length > 1 ? `${one.form.id}.${one.name}` : one.name);

function search() {
  const changed = all().filter((one) => read(one) !== initial(one));
  return `${new URLSearchParams(changed.map((one) => [parameter(one), read(one)]))}`;
}

export function point() { // the other language opens in the same state
  for (const link of document.querySelectorAll("a[hreflang]")) link.search = search();
}

function record(from) {
  clearTimeout(later);
  later = undefined;
  point();
  const address = new URL(location.href);
  address.search = search();
  if (address.href === location.href) return;
  try {
    history[from === source ? "replaceState" : "pushState"](null, "", address);
    source = from;
  } catch { /* longer than this browser takes: the address stays */ }
}

export function edited(from) {
  if (from !== source) settle();
  if (from !== source) record(from);
  else {
    clearTimeout(later);
    later = setTimeout(record, 400, from); // browsers refuse addresses that change too often
  }
}

/** Bring the last entry up to date now. */
export function settle() {
  if (later) record(source);
}

/** What comes next is an entry of its own. */
export function finish() {
  settle();
  source = undefined;
}

addEventListener("pagehide", settle);
