// The lab's forms: what is typed goes to the engine in a worker, what it answers goes into the
// page. No arithmetic stands here, and no wording: both come from the engine and from the page.
import { controls, filling, follow, initial, reach, read, sliders, write } from "./fields.js";

const PATIENCE = 4000; // milliseconds that an answer may take before the engine is given up
const LOADING = 30000; // and that the engine may take to come
const forms = [...document.querySelectorAll("form.lab")];
const wanted = new Set(); // forms whose values have changed since the engine was last asked
let engine, busy, timer, later;
let writing = false; // whether the last entry of the history is still being edited

const say = (form, text) => { form.querySelector(".lab-foot .lab-note").textContent = text; };
const parameter = (one) => (forms.length > 1 ? `${one.form.id}.${one.name}` : one.name);

// -- the engine ---------------------------------------------------------------------------------

function start() {
  engine = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  engine.onmessage = ({ data }) => hear(data);
  engine.onerror = () => giveUp("failed");
}

function ask(form) {
  if (form) wanted.add(form);
  if (busy || !wanted.size) return;
  [busy] = wanted;
  wanted.delete(busy);
  if (!engine) start();
  busy.classList.add("asked");
  const values = controls(busy).map((one) => [one.name, read(one)]);
  engine.postMessage({ tool: busy.dataset.tool, query: `${new URLSearchParams(values)}`, lang: busy.lang });
  timer = setTimeout(() => {
    say(busy, busy.dataset.starting);
    timer = setTimeout(() => giveUp("failed"), LOADING);
  }, 600);
}

function hear({ ready, reply, failed }) {
  if (!ready || busy) clearTimeout(timer);
  if (failed) giveUp(failed);
  if (ready && busy) timer = setTimeout(() => giveUp("slow"), PATIENCE);
  if (!reply) return;
  const form = free();
  show(form, JSON.parse(reply));
  ask();
}

/** Let go of an engine that fails or takes too long; the next change starts another. */
function giveUp(reason) {
  clearTimeout(timer);
  engine.terminate();
  engine = undefined;
  if (!busy) return; // nothing was asked yet: the page's own answer stands
  const form = free();
  say(form, form.dataset[reason]);
  form.classList.add("stale");
  ask();
}

function free() {
  const form = busy;
  busy = undefined;
  form.classList.remove("asked");
  return form;
}

// -- the page -----------------------------------------------------------------------------------

function show(form, { slots, errors, limits, summary }) {
  const faulty = Object.keys(errors).length > 0;
  for (const one of controls(form)) {
    const fault = one.closest(".field")?.querySelector(".fault");
    if (fault) fault.textContent = errors[one.name] ?? "";
    one.setAttribute("aria-invalid", one.name in errors);
  }
  if (!faulty) for (const slider of sliders(form)) reach(slider, limits[slider.dataset.for]);
  for (const [name, html] of Object.entries(slots)) {
    const slot = form.querySelector(`[data-slot="${name}"]`);
    if (slot) fill(slot, html);
  }
  form.classList.toggle("stale", faulty);
  say(form, summary);
}

/** New HTML in a slot; focus goes to what has the same id, or else stays in the slot. */
function fill(slot, html) {
  const focused = slot.contains(document.activeElement) && document.activeElement.id;
  slot.innerHTML = html;
  if (focused === false) return;
  slot.setAttribute("tabindex", "-1");
  (focused && slot.querySelector(`#${CSS.escape(focused)}`) || slot).focus({ preventScroll: true });
}

async function copy(button) {
  const text = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(text.textContent);
    const { textContent: said, form: { dataset: { copied } } } = button;
    if (said === copied) return; // pressed again before the two seconds are over
    button.textContent = copied;
    setTimeout(() => { button.textContent = said; }, 2000);
  } catch {
    getSelection().selectAllChildren(text); // no clipboard here: ready for the keyboard
  }
}

// -- the address --------------------------------------------------------------------------------

const all = () => forms.flatMap(controls);

function search() {
  const changed = all().filter((one) => read(one) !== initial(one));
  return `${new URLSearchParams(changed.map((one) => [parameter(one), read(one)]))}`;
}

function point() { // the other language opens in the same state
  for (const link of document.querySelectorAll("a[hreflang]")) link.search = search();
}

function record() {
  clearTimeout(later);
  point();
  const address = new URL(location.href);
  address.search = search();
  if (address.href === location.href) return;
  try {
    history[writing ? "replaceState" : "pushState"](null, "", address);
    writing = true;
  } catch { /* longer than this browser takes: the address stays */ }
}

function restore() {
  const state = new URLSearchParams(location.search);
  clearTimeout(later);
  writing = false;
  for (const form of forms) {
    const before = controls(form).map(read).join("\n");
    for (const one of controls(form)) write(one, state.get(parameter(one)) ?? initial(one));
    follow(form);
    if (controls(form).map(read).join("\n") !== before) ask(form);
  }
  point();
}

// -- what the reader does -----------------------------------------------------------------------

function edited(form, done) {
  follow(form);
  ask(form);
  clearTimeout(later);
  if (done) settled();
  else later = setTimeout(record, 400); // browsers refuse addresses that change too often
}

function settled() {
  record();
  writing = false;
}

function pressed(form, button) {
  if (button?.classList.contains("copy")) copy(button);
  const values = button ? filling(button) : [];
  for (const [name, value] of values) write(form.elements[name], value);
  if (values.length) edited(form, true);
}

function warm() {
  if (engine) return;
  start();
  for (const form of forms) engine.postMessage({ tool: form.dataset.tool });
}

for (const form of forms) {
  form.classList.add("live");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target.dataset.for) write(form.elements[target.dataset.for], target.value);
    edited(form, false);
  });
  form.addEventListener("change", settled);
  form.addEventListener("reset", () => setTimeout(edited, 0, form, true)); // after the values
  form.addEventListener("click", ({ target }) => pressed(form, target.closest("button")));
  for (const sign of ["pointerover", "focusin"]) form.addEventListener(sign, warm, { once: true });
}

addEventListener("popstate", restore);
restore();
