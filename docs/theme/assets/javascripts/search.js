// Search as you type, for words and parts of words: 公式 finds 计算公式.
const dialog = document.querySelector("dialog.search");
const [input] = dialog.getElementsByTagName("input");
const count = dialog.querySelector(".search-count");
const list = dialog.querySelector(".search-hits");
const most = 20;
let sections;

/** As it is compared: 1×1 is also found as 1x1. */
const flat = (text) => text.toLowerCase().replaceAll("×", "x");

const plain = (html) => {
  const text = new DOMParser().parseFromString(html.replaceAll("\u200b", ""), "text/html");
  return text.body.textContent.replace(/\s+/g, " ").trim();
};

function indexed({ docs }) {
  const pages = new Map();
  return docs.map(({ location: url, title, text }) => {
    const [page, anchor] = url.split("#");
    const heading = plain(title);
    if (!anchor) pages.set(page, heading);
    const body = plain(text);
    const head = anchor ? heading : "";
    const parent = pages.get(page) ?? heading;
    return { url, parent, head, body, low: flat(`${parent}\n${head}\n${body}`) };
  });
}

async function load() {
  const answer = await fetch(dialog.dataset.index);
  if (!answer.ok) throw new Error(answer.statusText);
  return indexed(await answer.json());
}

const han = /^\p{Script=Han}{3,}$/u;
const pairs = (word) => Array.from(word).slice(1).map((_, i) => word.slice(i, i + 2));

/** What a section is worth for a word: by place and number. */
function worth({ parent, head, low }, word) {
  const at = low.indexOf(word);
  if (at < 0) return 0;
  const whole = at === 0 || !/[a-z]/.test(low[at - 1]) ? 1 : 0;
  const often = Math.min(low.split(word).length - 1, 5);
  const title = flat(parent).includes(word) ? 6 : 0;
  const heading = flat(head).includes(word) ? 10 : 0;
  return 1 + 2 * whole + often + heading + title;
}

function ranked(words, needed) {
  const found = [];
  for (const section of sections) {
    const worths = words.map((word) => worth(section, word));
    if (worths.filter(Boolean).length < needed) continue;
    const whole = words.join(" ");
    const phrase = section.low.includes(whole) ? 5 : 0;
    const named = section.head.toLowerCase().split(" · ").includes(whole) ? 20 : 0; // a term's names
    found.push({ section, score: named + phrase + worths.reduce((sum, each) => sum + each, 0) });
  }
  return found.sort((a, b) => b.score - a.score).map(({ section }) => section);
}

/** First where every word occurs, then where many pairs of a run of Chinese do. */
function find(query) {
  const words = flat(query).split(/\s+/).filter(Boolean);
  const parts = words.flatMap((word) => (han.test(word) ? pairs(word) : [word]));
  const near = parts.length > words.length ? ranked(parts, Math.ceil(parts.length * 0.4)) : [];
  const found = new Set([...ranked(words, words.length), ...near]);
  return { words: words.concat(parts), found: [...found] };
}

function marked(text, words) {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("x", "[x×]"));
  const pieces = text.split(new RegExp(`(${escaped.join("|")})`, "giu"));
  return pieces.map((piece, i) => {
    if (i % 2 === 0) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}

function excerpt(body, words) {
  const low = flat(body);
  const at = Math.min(...words.map((word) => low.indexOf(word)).filter((i) => i >= 0), body.length);
  const start = at === body.length ? 0 : Math.max(0, at - 30);
  return (start ? "…" : "") + body.slice(start, start + 140) + (start + 140 < body.length ? "…" : "");
}

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function hit({ url, parent, head, body }, words) {
  const link = element("a", element("strong", ...marked(head || parent, words)));
  if (head) link.append(element("small", parent));
  link.append(element("span", ...marked(excerpt(body, words), words)));
  link.href = `${dialog.dataset.base}/${url}`;
  return element("li", link);
}

function show() {
  if (!sections) return;
  const { words, found } = input.value.trim() ? find(input.value) : { words: [], found: [] };
  const { none, one, count: many } = dialog.dataset;
  const said = found.length === 1 ? one : found.length ? many.replace("#", found.length) : none;
  count.textContent = words.length ? said : "";
  list.replaceChildren(...found.slice(0, most).map((section) => hit(section, words)));
}

async function open() {
  if (!dialog.open) dialog.showModal();
  input.select();
  try {
    sections ??= await load();
    show();
  } catch {
    count.textContent = dialog.dataset.failed;
  }
}

function step(event) {
  const links = [...list.querySelectorAll("a")];
  const to = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  event.preventDefault();
  (links[to] ?? (to < 0 ? input : links.at(-1)))?.focus();
}

document.querySelector(".search-open").addEventListener("click", open);
input.addEventListener("input", show);
dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog || target.closest("a, button")) dialog.close();
});
dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
  if (event.key === "Escape") dialog.close(); // at once
});
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const wanted = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!wanted && !(event.key === "k" && (event.ctrlKey || event.metaKey))) return;
  event.preventDefault();
  open();
});
