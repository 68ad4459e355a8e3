// What a query finds: MiniSearch looks up each of its words, this file says which sections come first.
import MiniSearch from "./minisearch.min.js";
import { runs, stem, terms } from "./words.js";

const HAN = /^\p{Script=Han}/u;
const BOOST = { heading: 4, page: 2, text: 1 };
const ALIKE = 0.8; // another name for what was typed
const NEARLY = 0.7; // of what was asked: the glossary's way to a term counts only there
const SAME = 3; // one of the names that make up a heading
const INTENT = 0.4; // what is asked about a subject, beside the subject
const DIGIT = 0.5; // a number of one digit, for it stands nearly everywhere
const BONUS = 0.41; // Chinese characters that stand side by side, beyond the words that they make
const SHARE = 0.3; // of its best section, for the page
const PARTS = / · |[:：,，、]\s*/; // between the names that make up a heading
const WHOLE = 20; // a page whose title is exactly what was typed

/** A text as it is compared with a whole other one: spelling, marks and spaces apart. */
const key = (text) => [...runs(text)].map(({ kind, raw }) => (kind === "han" ? raw : ` ${stem([...terms(raw)][0].term)} `))
  .join("").replace(/ +/g, " ").trim();

/** A query as pages write it: full-width letters, quotation marks and spaced digits are made plain. */
const clean = (query) => query.normalize("NFKC")
  .replace(/(?<![\d.,])\d{1,3}(?:[ ,]\d{3})+(?![\d.,])/g, (number) => number.replace(/[ ,]/g, ""));

/** How many letters of a word may be wrong. */
const far = (term) => (term.length >= 8 ? 2 : term.length >= 5 ? 1 : 0);

/** Whether a name stands apart in a text: a word begins and ends there, Chinese runs on. */
const ends = (name, text, at) => [text[at - 1] + name[0], name.at(-1) + text[at + name.length]]
  .every((pair) => !/^[^\s\p{Script=Han}]{2}$/u.test(pair));

/** A text without the phrase that begins at one of its places. */
const without = (text, { phrase, at }) => `${text.slice(0, at)}${text.slice(at + phrase.length)}`.replace(/ +/g, " ");

/** Names of more than one term: each finds all of these, but none of them is searched by such a name. */
function shared(groups) {
  const all = groups.flatMap((names) => [...new Set(names)]);
  return new Set(all.filter((name, n) => all.indexOf(name) !== n));
}

/** The hits, each page's own raised by a share of its best section. */
function raised(hits) {
  const best = new Map();
  for (const { section: { page, id }, score } of hits) {
    if (id) best.set(page, Math.max(score, best.get(page) ?? 0));
  }
  return hits.map((hit) => (hit.section.id ? hit
    : { ...hit, score: hit.score + SHARE * (best.get(hit.section.page) ?? 0) }));
}

/** Where a section stands, below its language's home. */
export const place = ({ url, id }) => (id ? `${url}#${id}` : url);

export class Engine {
  #names = new Map(); // a name: all that means the same, its weight, where the glossary leads from it
  #idle;
  #last; // idle words, and what they ask where a query ends
  #mini;

  constructor({ pages, sections, terms: named, alike, intents, idle, last }) {
    const above = [];
    this.sections = sections.map(([page, id, level, heading, text, weight], n) => {
      const [url, title] = pages[page];
      above[level] = heading;
      return { n, page, url, title, id, heading, text, weight, above: above.slice(2, level).join(" ") };
    });
    const own = new Map(this.sections.filter(({ id }) => !id).map(({ page, heading }) => [page, heading]));
    for (const one of this.sections) one.parent = own.get(one.page) ?? one.title;
    this.#idle = new Set(idle.map(key));
    this.#last = new Map(last.map((pair) => pair.map(key)));
    for (const names of alike) this.#name(names.map(key), 1);
    for (const names of intents) this.#name(names.map(key), INTENT);
    const at = new Map(this.sections.map((one) => [place(one), one.n]));
    const many = shared(named.map(([, , names]) => names.map(key)));
    for (const [entry, lead, names] of named) {
      this.#name(names.map(key), 1, at.get(lead), many);
      const own = this.sections[at.get(`glossary/#${entry}`)];
      if (own) own.names = names.map(key);
    }
    this.#phrases = [...new Set([...this.#names.keys(), ...this.#idle])].sort((a, b) => b.length - a.length);
    this.#mini = new MiniSearch({
      idField: "n",
      fields: ["page", "heading", "text"],
      extractField: (one, field) => (field === "page" ? `${one.parent} ${one.title} ${one.above}` : one[field]),
      tokenize: (text) => Array.from(terms(text), ({ term }) => term),
      processTerm: (term) => this.#coded(term),
      searchOptions: { boost: BOOST, tokenize: (text) => text.split(" "), processTerm: (term) => this.#codes.get(term) ?? term },
    });
  }

  /** An engine with all its sections, made in small steps, so that the reader can type meanwhile. */
  static async of(found) {
    const engine = new Engine(found);
    await engine.#mini.addAllAsync(engine.sections, { chunkSize: 100 });
    return engine;
  }

  #phrases;
  #codes = new Map();
  #decoded = new Map();

  /** MiniSearch's tree is slow where thousands of letters branch at one place: Chinese is numbered. */
  #coded(term) {
    const known = this.#codes.get(term);
    if (known) return known;
    const code = HAN.test(term) ? `·${this.#codes.size.toString(36)}` : term;
    this.#codes.set(term, code);
    if (code !== term) this.#decoded.set(code, term);
    return code;
  }

  #name(keys, weight, lead, many = new Set()) {
    for (const one of keys) {
      const known = this.#names.get(one) ?? { alike: new Set(), leads: new Set(), weight };
      for (const other of keys) if (other === one || !many.has(other)) known.alike.add(other);
      if (lead !== undefined) known.leads.add(lead);
      known.weight = Math.max(known.weight, weight);
      this.#names.set(one, known);
    }
  }

  /** The names and idle words of a query, the longest first, and what they leave of it. */
  #phrased(query) {
    let rest = ` ${query} `;
    const found = [];
    for (const phrase of this.#phrases) {
      for (let at = rest.indexOf(phrase); at >= 0; at = rest.indexOf(phrase, at + 1)) {
        if (!ends(phrase, rest, at)) continue;
        const said = at + phrase.length === rest.length - 1 && this.#last.get(phrase) || phrase;
        found.push({ phrase, at: at - 1, name: this.#names.get(said) });
        rest = rest.slice(0, at) + "\n".repeat(phrase.length) + rest.slice(at + phrase.length);
      }
    }
    return { found, rest };
  }

  /** A query without its idle words: what is a kernel? is kernel, and 1x1的卷积 is 1x1卷积. */
  #bare(query) {
    const idle = this.#phrased(query).found.filter(({ name }) => !name);
    return idle.sort((a, b) => b.at - a.at).reduce(without, query).trim();
  }

  /** The same query, joined where idle words part a name. */
  #joined(query) {
    const idle = this.#phrased(query).found.filter(({ name }) => !name);
    return idle.sort((a, b) => b.at - a.at).reduce((joined, one) => {
      const less = without(joined, one);
      const parted = this.#phrased(less).found.some(({ name, phrase, at }) => name && at < one.at && one.at < at + phrase.length);
      return parted ? less : joined;
    }, query);
  }

  /** The parts of a query: names and words that mean something, each with all that it may stand as. */
  #units(query) {
    const { found, rest } = this.#phrased(query);
    const units = found.filter(({ name }) => name)
      .map(({ phrase, name }) => ({ weight: name.weight, ways: this.#ways(phrase, name), leads: name.leads }));
    for (const { kind, raw } of runs(rest)) {
      units.push(...(kind === "han" ? this.#pairs(raw) : [{ weight: /^\d$/.test(raw) ? DIGIT : 1, ways: this.#loose(raw, kind) }]));
    }
    return [...units, ...this.#across(query, rest)];
  }

  /** Pairs of characters that the names taken out of the query have parted. */
  #across(query, rest) {
    const parted = ` ${query} `;
    const pairs = [...parted].map((letter, n) => ({ n, pair: parted.slice(n, n + 2) }))
      .filter(({ n, pair }) => /^\p{Script=Han}{2}$/u.test(pair) && this.#codes.has(pair)
        && /^(\n[^\n]|[^\n]\n)$/.test(rest.slice(n, n + 2)));
    return pairs.map(({ pair }) => ({ weight: BONUS, bonus: true, ways: [{ terms: [pair], boost: 1 }] }));
  }

  #ways(phrase, { alike }) {
    return [...alike].map((name) => ({ terms: this.#lookup(name), boost: name === phrase ? 1 : ALIKE }));
  }

  /** The terms that make up a name: of a run of Chinese its pairs, for they hold its characters. */
  #lookup(name) {
    const all = [...runs(name)].flatMap(({ kind, raw }) => {
      if (kind !== "han" || raw.length === 1) return [raw];
      return Array.from(terms(raw), ({ term }) => term).filter((term) => term.length > 1);
    });
    return [...new Set(all)];
  }

  /** What a word may stand for: itself, or its letters without the number behind them. */
  #loose(term, kind) {
    const loose = kind === "word" ? { prefix: term.length > 1, fuzzy: this.#codes.has(term) ? false : far(term) } : {};
    const letters = term.replace(/(?<=[a-z]{3})\d+$/, "");
    const others = kind === "word" && letters !== term ? [{ terms: [letters], boost: ALIKE }] : [];
    return [{ terms: [term], boost: 1, loose }, ...others];
  }

  /** A run of Chinese by those of its pairs that occur, and single characters where none does. */
  #pairs(raw) {
    const known = this.#lookup(raw).filter((pair) => this.#codes.has(pair));
    const pairs = raw.length > 1 ? known : [];
    const rest = [...raw].filter((letter) => !pairs.some((pair) => pair.includes(letter)));
    const weight = pairs.length ? Math.min(1, (raw.length - rest.length) / 2 / pairs.length) : 0;
    return [
      ...pairs.map((pair) => ({ weight, ways: [{ terms: [pair], boost: 1 }] })),
      ...rest.map((letter) => ({ weight: 0.5, ways: this.#beginning(letter) })),
    ];
  }

  /** A query whose misspelt words are put right, where only one letter or two are wrong. */
  #corrected(query) {
    return query.replace(/\p{Script=Latin}{5,}/gu, (word) => {
      const [{ term }] = terms(word);
      if (this.#codes.has(term) || this.#phrases.some((name) => name.includes(stem(term)))) return word;
      if (this.#mini.search(term, { prefix: true }).length) return word;
      const often = new Map();
      for (const { terms: said } of this.#mini.search(term, { fuzzy: far(term) })) {
        for (const one of said) often.set(one, (often.get(one) ?? 0) + 1);
      }
      return [...often].sort(([, a], [, b]) => b - a)[0]?.[0] ?? word;
    });
  }

  /** What may stand for one character: itself at the end of a run, or a pair that it begins. */
  #beginning(letter) {
    return [...this.#codes.keys()].filter((term) => term.startsWith(letter))
      .map((term) => ({ terms: [term], boost: term === letter ? 1 : 0.7 }));
  }

  /** Sections, best first, each with the terms found in it. */
  find(query) {
    const asked = this.#joined(key(this.#corrected(clean(query))));
    const bare = this.#bare(asked);
    let units = this.#units(asked);
    if (!units.length) {
      units = [...runs(asked)].map(({ kind, raw }) => ({
        weight: 1, ways: kind === "han" ? [{ terms: this.#lookup(raw), boost: 1 }] : this.#loose(raw, kind),
      }));
    }
    const whole = units.reduce((sum, { weight, bonus }) => sum + (bonus ? 0 : weight), 0);
    const found = new Map();
    for (const { weight, best, leads, bonus } of this.#weighed(units)) {
      for (const [n, { score, terms: said }] of best) {
        const one = found.get(n) ?? found.set(n, { score: 0, led: 0, covered: 0, terms: new Set() }).get(n);
        one.score += weight * score;
        if (leads?.has(n)) one.led += weight * score;
        if (!bonus) one.covered += weight;
        for (const term of said) one.terms.add(term);
      }
    }
    const hits = [...found].map(([n, { score, led, covered, terms: said }]) => {
      const section = this.sections[n];
      const share = covered / whole;
      const worth = (score + (share > NEARLY ? led : 0)) * share ** 2 * section.weight * this.#same(section, [asked, bare]);
      return { section, terms: said, score: worth };
    });
    return raised(hits).sort((a, b) => b.score - a.score || a.section.n - b.section.n);
  }

  /** Each part with its hits; what is asked about the subject never outweighs the subject. */
  #weighed(units) {
    const all = units.map((unit) => ({ ...unit, best: this.#best(unit.ways) }));
    const top = ({ best }) => Math.max(0, ...[...best.values()].map(({ score }) => score));
    const most = Math.max(0, ...all.filter(({ weight }) => weight > INTENT).map(top));
    for (const unit of all.filter(({ weight }) => most && weight === INTENT)) {
      const less = Math.min(1, most / top(unit));
      for (const hit of unit.best.values()) hit.score *= less;
    }
    return all;
  }

  #best(ways) {
    const best = new Map();
    for (const { terms: parts, boost, loose = {} } of ways) {
      for (const hit of this.#mini.search(parts.join(" "), { combineWith: "AND", ...loose })) {
        const one = best.get(hit.id) ?? best.set(hit.id, { score: 0, terms: [] }).get(hit.id);
        one.score = Math.max(one.score, hit.score * boost / parts.length);
        one.terms.push(...hit.terms.map((code) => this.#decoded.get(code) ?? code));
      }
    }
    return best;
  }

  #same(section, asked) {
    section.titles ??= section.id ? [] : [section.title, section.heading].map(key);
    section.names ??= section.heading.split(PARTS).map(key);
    const is = (names) => asked.some((one) => one && names.includes(one));
    return is(section.titles) ? WHOLE : is(section.names) ? SAME : 1;
  }
}
