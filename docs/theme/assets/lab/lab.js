// The lab's forms: what is typed goes to the engine in a worker, what it answers goes into the
// page. No arithmetic stands here, and no wording: both come from the engine and from the page.
const PATIENCE = 4000; // milliseconds that an answer may take before the engine is started anew
const forms = [...document.querySelectorAll("form.lab")];
const waiting = new Map(); // form: the number and the timer of its latest question
let engine, asked = 0;

const controls = (form) => [...form.elements].filter((one) => one.name);
const read = (one) => (one.type === "checkbox" ? (one.checked ? "on" : "off") : one.value);
const initial = (one) => one.dataset.initial;
const note = (form, name) => { form.querySelector(".lab-note").textContent = form.dataset[name] ?? ""; };

function write(one, value) {
  if (one.type === "checkbox") one.checked = value === "on";
  else one.value = value;
}

function query(form, all) {
  const changed = controls(form).filter((one) => all || read(one) !== initial(one));
  return new URLSearchParams(changed.map((one) => [one.name, read(one)])).toString();
}

function start() {
  engine = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  engine.onmessage = ({ data }) => receive(data);
  engine.onerror = () => forms.forEach((form) => note(form, "failed"));
}

function ask(form) {
  engine ?? start();
  clearTimeout(waiting.get(form)?.timer);
  const number = asked++;
  waiting.set(form, { number, timer: setTimeout(() => giveUp(form), engine.ready ? PATIENCE : 30000) });
  engine.postMessage({ number, tool: form.dataset.tool, query: query(form, true), lang: form.lang });
}

function giveUp(form) {
  engine.terminate();
  engine = undefined;
  note(form, "slow");
  form.classList.add("stale");
}

function receive({ number, reply, failed }) {
  engine.ready = true;
  const form = forms.find((one) => waiting.get(one)?.number === number);
  if (!form) return;
  clearTimeout(waiting.get(form).timer);
  waiting.delete(form);
  if (failed) note(form, "failed");
  else show(form, JSON.parse(reply));
}

function show(form, { slots, errors, limits, summary }) {
  const focused = document.activeElement?.id;
  for (const one of controls(form)) {
    const fault = document.getElementById(`${one.id}-fault`);
    if (fault) fault.textContent = errors[one.name] ?? "";
    one.setAttribute("aria-invalid", one.name in errors);
  }
  for (const [name, [least, most]] of Object.entries(limits)) {
    const slider = form.querySelector(`input[type=range][data-for="${name}"]`);
    if (slider) Object.assign(slider, { min: least, max: most, value: form.elements[name].value });
  }
  for (const [name, html] of Object.entries(slots)) {
    form.querySelector(`[data-slot="${name}"]`).innerHTML = html;
  }
  form.classList.toggle("stale", Object.keys(errors).length > 0);
  form.querySelector(".lab-note").textContent = summary;
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
}

function follow(form) { // fields that another field's choice makes meaningless are hidden
  for (const field of form.querySelectorAll("[data-where]")) {
    const [name, values] = field.dataset.where.split("=");
    field.hidden = !values.split(",").includes(form.elements[name].value);
  }
}

function changed(form, keep) {
  follow(form);
  const search = query(form, false);
  const address = location.pathname + (search && `?${search}`) + location.hash;
  history[keep ? "pushState" : "replaceState"](null, "", address);
  for (const link of document.querySelectorAll("a[hreflang]")) link.search = search;
  ask(form);
}

function restore(form) {
  const state = new URLSearchParams(location.search);
  for (const one of controls(form)) write(one, state.get(one.name) ?? initial(one));
  follow(form);
}

for (const form of forms) {
  for (const one of controls(form)) one.dataset.initial ??= read(one);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target.dataset.for) form.elements[target.dataset.for].value = target.value;
    changed(form, false);
  });
  form.addEventListener("change", () => history.pushState(null, "", location.href));
  form.addEventListener("click", async ({ target }) => {
    const button = target.closest("button");
    if (button?.classList.contains("copy")) {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    } else if (button?.dataset.for) {
      write(form.elements[button.dataset.for], button.value);
      changed(form, true);
    }
  });
  form.addEventListener("focusin", () => engine ?? ask(form), { once: true });
}

addEventListener("popstate", () => forms.forEach((form) => { restore(form); ask(form); }));
if (location.search && forms.length === 1) {
  restore(forms[0]);
  changed(forms[0], false);
}
