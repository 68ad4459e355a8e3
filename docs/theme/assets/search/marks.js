// What was looked for, shown: in the list of hits, and on the page that one of them leads to.
import { terms } from "./words.js";

const NAME = "found"; // as the style sheet has it
const BLOCKS = "p, li, td, th, h1, h2, h3, h4, h5, h6, pre, dt, dd, figcaption, summary";
const UNREAD = "[data-search-exclude], svg, script, style";

/** Where these terms stand in a text; what touches is one. */
export function spans(text, wanted) {
  const set = wanted instanceof Set ? wanted : new Set(wanted);
  const found = [...terms(text)].filter(({ term }) => set.has(term)).sort((a, b) => a.at - b.at);
  const joined = [];
  for (const { at, to } of found) {
    const last = joined.at(-1);
    if (last && at <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ at, to });
  }
  return joined;
}

/** Mark these terms in the page's text, and show the first where a fold hides the place. */
export function mark(wanted) {
  if (!CSS.highlights) return; // an older browser: the page is as always
  const set = new Set(wanted);
  const ranges = [...document.querySelectorAll("article")].flatMap((article) => found(article, set));
  CSS.highlights.set(NAME, new Highlight(...ranges));
  addEventListener("keydown", clear);
}

function clear({ key }) {
  if (key !== "Escape") return;
  CSS.highlights.delete(NAME);
  removeEventListener("keydown", clear);
}

function found(article, set) {
  const blocks = new Map(); // the text of each block, in the nodes it is made of
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (parent.closest(UNREAD)) continue;
    const block = parent.closest(BLOCKS) ?? parent;
    blocks.set(block, [...(blocks.get(block) ?? []), node]);
  }
  return [...blocks.values()].flatMap((nodes) => ranges(nodes, set));
}

function ranges(nodes, set) {
  const text = nodes.map(({ data }) => data).join("");
  return spans(text, set).map(({ at, to }) => {
    const range = new Range();
    range.setStart(...spot(nodes, at));
    range.setEnd(...spot(nodes, to));
    return range;
  });
}

/** The node, and the place in it, of a place in a block's text. */
function spot(nodes, at) {
  let before = 0;
  for (const node of nodes) {
    if (at <= before + node.length) return [node, at - before];
    before += node.length;
  }
  return [nodes.at(-1), nodes.at(-1).length];
}
