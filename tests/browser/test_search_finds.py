"""What search puts first: for questions, for every page title, for every name of a term.

One page of the site answers all queries of a language with the engine that readers get.
"""

import pytest
from readme import ROOT

from convdocs.terms import SYNONYMS, TERMS

FIND = """async ([engine, index, queries]) => {
  const { Engine, place } = await import(engine);
  const made = await Engine.of(await (await fetch(index)).json());
  const places = (query) => made.find(query).map(({ section }) => place(section));
  return {
    sections: made.sections.map((one) => [place(one), one.id, one.title, one.heading]),
    found: queries.map((query) => places(query)),
  };
}"""
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])


@pytest.fixture(scope="module")
def look(chromium, home):
    """Return a function that gives the sections of a language, and the hits of each query."""
    page = chromium.new_page()
    page.goto(home)

    def look(lang, queries):
        index = f"{home}{'zh/' if lang == 'zh' else ''}search/index.json"
        return page.evaluate(FIND, [f"{home}assets/search/engine.js", index, queries]).values()

    yield look
    page.close()


def asked(lang):
    """What readers ask, with the places that answer it."""
    lines = (ROOT / f"tests/searches/{lang}.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" | ") for line in lines if not line.startswith("#")]
    return {query: set(places.split()) for query, places in pairs}


@LANGUAGES
def test_the_answer_to_a_question_is_among_the_first_three_hits(look, lang):
    wanted = asked(lang)
    _, found = look(lang, list(wanted))
    missed = {q: hits[:3] for q, hits in zip(wanted, found) if not wanted[q] & set(hits[:3])}
    assert missed == {}


@LANGUAGES
def test_the_places_of_the_answers_exist(look, lang):
    sections, _ = look(lang, [])
    assert set().union(*asked(lang).values()) - {place for place, *_ in sections} == set()


@LANGUAGES
def test_a_page_comes_first_for_its_own_title(look, lang):
    sections, _ = look(lang, [])
    titles = [(name, place) for place, own, *names in sections if not own for name in names if name]
    _, found = look(lang, [title for title, _ in titles])
    missed = {title: hits[:3] for (title, place), hits in zip(titles, found) if hits[0] != place}
    assert missed == {}


@LANGUAGES
def test_every_name_of_a_term_finds_its_entry_or_its_place(look, lang):
    """Both languages' names, on the pages of either."""
    names = {}
    for key, (_, *first, aliases) in TERMS.items():
        for name in (*first, *aliases, *SYNONYMS.get(key, ())):
            names.setdefault(name.lower(), set()).add(f"glossary/#{key.replace('_', '-')}")
    _, found = look(lang, list(names))
    missed = {n: hits[:3] for n, hits in zip(names, found) if not names[n] & set(hits[:3])}
    assert missed == {}


SAME = [
    ("11268", "11,268", "11 268", "11\u202f268", "１１２６８", "“11 268”"),
    ("1x1 convolution", "1×1 convolution", "1 x 1 convolution", "1*1 CONVOLUTION",
     "1x1-convolution", "1×1 convolutions"),
    ("normalisation", "normalization"), ("factorised", "factorized"), ("colour", "color"),
    ("receptive field", "“receptive field”", "ｒｅｃｅｐｔｉｖｅ　ｆｉｅｌｄ", "receptive fields",
     "receptive-field", "What is a receptive field?"),
    ("感受野", "「感受野」", "感受野？", "“感受野”", "感受野的", "什么是感受野", "感受野是什么"),
    ("1x1卷积", "1×1 卷积", "１×１卷积", "1x1的卷积", "1 x 1 的卷积"),
]  # fmt: skip


@LANGUAGES
def test_ways_to_type_one_thing_find_the_same(look, lang):
    _, found = look(lang, [query for group in SAME for query in group])
    hits = iter(found)
    for group in SAME:
        first, *others = [next(hits)[:3] for _ in group]
        assert first, group
        assert others == [first] * len(others), group


@LANGUAGES
def test_what_is_nowhere_finds_nothing(look, lang):
    _, found = look(lang, ["qqqq", "???", "", "龘龘"])
    assert found == [[], [], [], []]


@LANGUAGES
def test_what_is_being_typed_finds_already(look, lang):
    _, found = look(lang, ["recep", "poolin", "alexn", "convolu"])
    assert all(found)


def test_proofs_and_calculators_are_no_part_of_what_is_searched(site):
    for path in ("search/index.json", "zh/search/index.json"):
        text = (site / path).read_text("utf-8")
        assert "Fraction(cd.total_macs(cd.stacked(3," not in text
        assert 'autocomplete=\\"off\\"' not in text
