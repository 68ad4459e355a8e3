// The engine in its worker: started when it is first needed, asked by one form at a time, and given
// up where it fails or takes too long; the next change then starts another.
import { controls, read } from "./fields.js";

const PATIENCE = 4000; // milliseconds that an answer may take before the engine is given up
const LOADING = 30000; // and that the engine may take to come
const NEEDED = ["Worker", "WebAssembly", "DecompressionStream"]; // what a browser must know
const wanted = new Set(); // forms whose values have changed since the engine was last asked
let worker, busy, timer, page;

/** The page takes answers, `answered(form, reply)`, and failures, `failed(form, kind, text)`. */
export function serve(listener) { page = listener; }

function start() {
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = ({ message }) => giveUp(message ? "broken" : "failed", message);
}

export function ask(form) {
  if (form) {
    wanted.add(form);
    form.classList.add("asked");
  }
  if (busy || !wanted.size) return;
  [busy] = wanted;
  wanted.delete(busy);
  if (NEEDED.some((name) => !(name in globalThis))) {
    giveUp("unable");
    return;
  }
  if (!worker) start();
  const values = controls(busy).map((one) => [one.name, read(one)]);
  worker.postMessage({ tool: busy.dataset.tool, query: `${new URLSearchParams(values)}`, lang: busy.lang });
  timer = setTimeout(() => {
    page.failed(busy, "starting");
    timer = setTimeout(() => giveUp("failed"), LOADING);
  }, 600);
}

/** Get the engine ready before anything is asked. */
export function warm(forms) {
  if (worker || NEEDED.some((name) => !(name in globalThis))) return;
  start();
  for (const form of forms) worker.postMessage({ tool: form.dataset.tool });
}

function hear({ ready, reply, failed, text }) {
  if (!ready || busy) clearTimeout(timer);
  if (failed) giveUp(failed, text);
  if (ready && busy) timer = setTimeout(() => giveUp("slow"), PATIENCE);
  if (!reply) return;
  const form = free();
  try {
    page.answered(form, JSON.parse(reply));
  } catch (error) {
    page.failed(form, "broken", `${error}`);
  }
  ask();
}

function giveUp(kind, text) {
  clearTimeout(timer);
  worker?.terminate();
  worker = undefined;
  if (!busy) return; // nothing was asked yet: the page's own answer stands
  page.failed(free(), kind, text);
  ask();
}

function free() {
  const form = busy;
  busy = undefined;
  form.classList.toggle("asked", wanted.has(form));
  return form;
}
