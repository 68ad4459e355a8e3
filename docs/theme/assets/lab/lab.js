// The lab's forms: what is typed goes to the engine in a worker, what it answers goes into the
// page. No arithmetic stands here, and no wording: both come from the engine and from the page.
import { edited, finish, parameter, point, settle } from "./address.js";
import { ask, serve, warm } from "./engine.js";
import { controls, filling, follow, initial, reach, read, slide, sliders, write } from "./fields.js";

const forms = [...document.querySelectorAll("form.lab")];
const held = []; // buttons of a text pressed before the answer to it has come, which brings them anew

// -- what the engine says -----------------------------------------------------------------------

const say = (form, text) => { form.querySelector(".lab-foot .lab-note").textContent = text; };

function answered(form, reply) {
  if (reply.failed) failed(form, reply.failed, reply.text);
  else show(form, reply);
  if (form.classList.contains("asked")) return;
  const next = held.shift();
  if (form.classList.contains("stale")) held.length = 0;
  else if (next) document.getElementById(next)?.click();
}

/** The engine is still on its way, or has not answered: why, and what may be done about it. */
function failed(form, kind, text = "") {
  const report = form.querySelector(".report");
  say(form, [form.dataset[kind], text].filter(Boolean).join(" "));
  if (kind === "starting") return;
  held.length = 0;
  form.classList.add("stale");
  report.hidden = kind !== "broken";
  report.search = new URLSearchParams({ title: `${form.dataset.tool}: ${text}`, body: location.href });
}

function show(form, { slots, errors, heard, limits, summary }) {
  const faulty = Object.keys(errors).length > 0;
  for (const one of controls(form)) mark(one, errors[one.name], heard[one.name]);
  if (!faulty) for (const slider of sliders(form)) reach(slider, limits[slider.dataset.for]);
  for (const [name, html] of Object.entries(slots)) {
    const slot = form.querySelector(`[data-slot="${name}"]`);
    if (slot) fill(slot, html);
  }
  form.classList.toggle("stale", faulty);
  if (!faulty) form.classList.remove("waiting");
  form.querySelector(".report").hidden = true;
  say(form, summary);
}

/** What is wrong with a field stands below it, or else how it was understood. */
function mark(one, fault, understood = "") {
  const note = one.closest(".field")?.querySelector(".fault");
  one.setAttribute("aria-invalid", fault !== undefined);
  if (!note) return;
  note.textContent = fault ?? understood;
  note.classList.toggle("heard", fault === undefined);
}

// Groups of digits are held apart by a style, as on the page: what is copied is a number.
const groups = /(\d)\u202f(?=\d{3}(?!\d)[^<>]*(?:<|$))/g;

/** New HTML in a slot; focus goes to what has the same id, or else stays in the slot. */
function fill(slot, html) {
  const focused = slot.contains(document.activeElement) && document.activeElement.id;
  slot.innerHTML = html.replace(groups, '<span class="group">$1</span>');
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

// -- what the reader does -----------------------------------------------------------------------

/** The forms hold what the address says; the page as built has the answer to its own values only. */
function restore() {
  const state = new URLSearchParams(location.search);
  finish();
  for (const form of forms) {
    const before = controls(form).map(read).join("\n");
    for (const one of controls(form)) write(one, state.get(parameter(one)) ?? initial(one));
    follow(form);
    if (controls(form).map(read).join("\n") === before) continue;
    if (form.classList.contains("built")) {
      form.classList.add("waiting");
      say(form, form.dataset.starting);
    }
    form.classList.remove("built");
    ask(form);
  }
  point();
}

function changed(form, from) {
  form.classList.remove("built");
  follow(form);
  ask(form);
  edited(from);
}

function pressed(form, button) {
  if (button?.classList.contains("copy")) copy(button);
  if (button?.dataset.from && form.classList.contains("asked")) {
    held.push(button.id);
    return;
  }
  const values = button ? filling(button) : [];
  for (const [name, value] of values) write(form.elements[name], value);
  if (values.length) changed(form, button.id || `${form.id} ${button.dataset.for} ${button.value}`);
}

for (const form of forms) {
  form.classList.add("live", "built");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    const field = target.dataset.for ? form.elements[target.dataset.for] : target;
    if (field !== target) slide(field, target.value);
    changed(form, field);
  });
  // a text is finished when it is left or Enter is pressed; a slider goes on until it is left
  form.addEventListener("change", ({ target }) => (target.type.startsWith("text") ? finish : settle)());
  form.addEventListener("focusout", ({ target }) => target.matches("input, select, textarea") && finish());
  form.addEventListener("reset", () => setTimeout(changed, 0, form, form.id)); // after the values
  form.addEventListener("click", ({ target }) => pressed(form, target.closest("button")));
  for (const sign of ["pointerover", "focusin"]) form.addEventListener(sign, () => warm(forms), { once: true });
}

serve({ answered, failed });
addEventListener("popstate", restore);
restore();
document.documentElement.classList.remove("lab-asked");
