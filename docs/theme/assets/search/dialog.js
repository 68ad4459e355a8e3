// The open search: what is typed, what it finds, and the way there.
import { Engine, place } from "./engine.js";
import { mark, spans } from "./marks.js";

const dialog = document.querySelector("dialog.search");
const [form] = dialog.getElementsByTagName("form");
const [input] = dialog.getElementsByTagName("input");
const list = dialog.querySelector(".search-hits");
const count = dialog.querySelector(".search-count");
const more = dialog.querySelector(".search-more");
const STEP = 20; // hits shown at a time
const LONG = document.documentElement.lang.startsWith("zh") ? 90 : 170; // letters of an excerpt
let engine;
let hits = [];
let shown; // the query whose hits these are

/** Make the index, and return what shows the hits of what is typed. */
export async function start(answer) {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.statusText}`);
  engine = await Engine.of(await answer.json());
  return { show };
}

/** Show the hits of what is typed; `at` is the one that was followed before. */
function show(at) {
  if (!engine) return; // typed before the index is ready: shown as soon as it is
  const query = input.value.trim();
  if (query !== shown) {
    shown = query;
    hits = query ? engine.find(query) : [];
    list.replaceChildren();
    dialog.scrollTop = 0;
    count.textContent = said(hits.length);
  }
  dialog.dataset.state = !query ? "empty" : hits.length ? "hits" : "none";
  add(Math.max(STEP, (at ?? 0) + 1) - list.children.length);
  if (at !== undefined) link(at)?.focus();
}

function said(number) {
  const { one, count: many } = dialog.dataset;
  return number === 0 ? "" : number === 1 ? one : many.replace("#", number);
}

function add(number) {
  const from = list.children.length;
  list.append(...hits.slice(from, from + Math.max(0, number)).map(item));
  more.hidden = list.children.length === hits.length;
}

const link = (n) => list.children[n]?.firstChild;

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function item({ section, terms }) {
  const { id, heading, parent, text } = section;
  const found = element("a", element("strong", ...marked(heading || parent, terms)));
  if (id) found.append(element("small", ...marked(parent, terms)));
  found.append(element("span", ...excerpt(text, terms)));
  found.href = `${dialog.dataset.base}/${place(section)}`;
  return element("li", found);
}

function marked(text, terms, from = 0, to = text.length) {
  const pieces = [];
  let at = from;
  for (const span of spans(text, terms)) {
    if (span.at < at || span.to > to) continue;
    pieces.push(text.slice(at, span.at), element("mark", text.slice(span.at, span.to)));
    at = span.to;
  }
  return [...pieces, text.slice(at, to)];
}

/** The stretch of a text in which most of the terms stand. */
function excerpt(text, terms) {
  const all = spans(text, terms);
  const within = ({ at }) => new Set(all.filter((other) => other.at >= at && other.to <= at + LONG)
    .map((other) => text.slice(other.at, other.to).toLowerCase())).size;
  const best = all.slice(0, 200).map((span) => [within(span), span.at]).sort(([a], [b]) => b - a)[0];
  const from = best && best[1] + 40 > LONG ? start_of_word(text, best[1] - 30) : 0;
  const to = Math.min(text.length, from + LONG);
  return [from ? "…" : "", ...marked(text, terms, from, to), to < text.length ? "…" : ""];
}

const start_of_word = (text, at) => {
  const space = text.slice(at, at + 15).search(/[\s，。；：、]/u);
  return space < 0 ? at : at + space + 1;
};

// -- what the reader does -----------------------------------------------------------------------

const remember = (state) => {
  const { search: _, at: __, ...rest } = history.state ?? {};
  history.replaceState({ ...rest, ...state }, "");
};

function typed(event) {
  if (event.isComposing) return; // Chinese that is still being spelt
  show();
  remember({ search: input.value });
}

function follow(event) {
  const chosen = event.target.closest("a");
  const at = [...list.children].indexOf(chosen.parentNode);
  const { terms } = hits[at];
  const found = { path: chosen.pathname, terms: [...terms], time: Date.now() };
  try { localStorage.setItem("convdocs.found", JSON.stringify(found)); } catch { /* no marks */ }
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return; // opens elsewhere
  remember({ search: input.value, at }); // going back comes back here
  leaving = true;
  dialog.close();
  if (chosen.pathname === location.pathname) mark(found.terms);
}

let leaving = false;

function closed() {
  if (!leaving) remember({});
  leaving = false;
}

function step(event, by) {
  const links = [...list.querySelectorAll("a")];
  const to = links.indexOf(document.activeElement) + by;
  event.preventDefault();
  if (to === links.length) add(STEP);
  (to < 0 ? input : link(to) ?? links.at(-1))?.focus();
}

function pressed(event) {
  if (event.isComposing || event.keyCode === 229) { // a key of the input method
    if (event.key === "Enter") event.preventDefault();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    step(event, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") {
    event.preventDefault(); // at once, even where text is in the field
    dialog.close();
  } else if (event.target !== input && event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== " ") {
    input.focus(); // whoever types on means the query
  }
}

input.addEventListener("input", typed);
input.addEventListener("compositionend", typed);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
  link(0)?.click();
});
list.addEventListener("click", follow);
list.addEventListener("auxclick", follow);
more.addEventListener("click", () => {
  const next = list.children.length;
  add(STEP);
  link(next)?.focus();
});
for (const example of dialog.querySelectorAll(".search-try")) {
  example.addEventListener("click", () => {
    input.value = example.textContent;
    input.focus();
    show();
    remember({ search: input.value });
  });
}
dialog.addEventListener("keydown", pressed);
dialog.addEventListener("close", closed);
