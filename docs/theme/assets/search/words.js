// The words of a text, each with its place: in the index, in a query and on a page alike.

const SIDE = String.raw`(?:\d+|[nkNK](?![\p{Script=Latin}\p{Script=Greek}]))`;
const SHAPE = new RegExp(String.raw`(?<![\p{Script=Latin}\p{Script=Greek}\d.])${SIDE}(?:\s?[×xX✕*乘]\s?${SIDE})+`, "u"); // 3×3, 3x3, n*n
const NUMBER = /\d{1,3}(?:[,，\u202f\u2009\u00a0]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/u;
const HAN = /\p{Script=Han}+/u;
const WORD = /[\p{Script=Latin}\p{Script=Greek}][\p{Script=Latin}\p{Script=Greek}\p{M}\d]*/u;
const parts = [SHAPE, NUMBER, HAN, WORD].map(({ source }) => `(${source})`);
const scan = new RegExp(parts.join("|"), "gu");
const humps = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

const folded = new Map();

/** One spelling for a word: British is American, many is one. */
export function fold(word) {
  if (!folded.has(word)) folded.set(word, spelt(word));
  return folded.get(word);
}

function spelt(word) {
  let one = word.normalize("NFKC").toLowerCase();
  if (one.length < 4) return one;
  one = one.replace(/(?<=[a-z]{2})iz(?=(e|ed|er|ers|es|ing|ation|ations)$)/, "is")
    .replace(/(?<=[a-z]{3})our/, "or").replace(/(?<=[a-z]{2})tre(?=s?$)/, "ter")
    .replace(/ll(?=(ed|ing)$)/, "l");
  if (/(ss|us|is)$/.test(one)) return one;
  return one.replace(/(?<=..)ies$/, "y").replace(/(?<=ss|x|ch|sh)es$|(?<=..)s$/, "");
}

/** What is left of a word without its ending: flipped and flipping are flip, halve and halving halv. */
export function stem(word) {
  if (!/[a-z]{3}(?<!e)(e|ed|ing)$/.test(word)) return word;
  return word.replace(/(e|ed|ing)$/, "").replace(/([^aeiouls])\1$/, "$1");
}

const SEPARATORS = /[,，\u202f\u2009\u00a0]/g;
const plain = (number) => number.replace(SEPARATORS, "");
const shape = (text) => text.toLowerCase().replace(/\s/g, "").replace(/[×✕*乘]/g, "x");

/** The runs of a text by script: what it is, how it is compared, where it stands. */
export function* runs(text) {
  for (const match of text.matchAll(scan)) {
    const kind = ["shape", "number", "han", "word"][match.slice(1).findIndex((one) => one !== undefined)];
    yield { kind, raw: match[0], at: match.index };
  }
}

/** The pairs of a run of Chinese, and its last character: what begins with one has every other. */
function* pairs(letters, at) {
  for (const [n, letter] of letters.entries()) {
    const next = letters[n + 1] ?? "";
    yield { term: letter + next, at, to: at + letter.length + next.length };
    at += letter.length;
  }
}

/** Every term of a text, as it is compared, and where it stands. */
export function* terms(text) {
  let before; // a word that a hyphen or a hump continues
  for (const { kind, raw, at } of runs(text)) {
    if (kind === "word") {
      const term = fold(raw);
      const short = stem(term);
      yield { term, at, to: at + raw.length };
      if (short !== term) yield { term: short, at, to: at + raw.length };
      const pieces = /.\p{Lu}/u.test(raw) ? raw.split(humps) : [];
      if (pieces.length > 1) {
        let from = at;
        for (const piece of pieces) {
          if (piece.length > 1) yield { term: fold(piece), at: from, to: from + piece.length };
          from += piece.length;
        }
      }
    } else if (kind === "han") {
      yield* pairs(Array.from(raw), at);
    } else {
      yield { term: kind === "shape" ? shape(raw) : plain(raw), at, to: at + raw.length };
    }
    const joined = (kind === "word" || kind === "number") && before && /[-_]/.test(text[at - 1]) && before.to === at - 1;
    if (joined) yield { term: fold(text.slice(before.at, at + raw.length).replace(/[-_]/g, "")), at: before.at, to: at + raw.length };
    before = kind === "word" ? { at: joined ? before.at : at, to: at + raw.length } : undefined;
  }
}
