"""What the search index holds: sections as text, names of terms, and the library beside it."""

import hashlib
import json
import re

import pytest
from readme import ROOT

from convdocs.site import queries
from convdocs.site.search import Searched, Section, index, sections
from convdocs.terms import SYNONYMS, TERMS

SCRIPTS = ROOT / "docs/theme/assets/search"


def texts(html):
    return [(one.id, one.level, one.heading, one.text) for one in sections(html)]


def test_a_section_is_a_heading_and_all_up_to_the_next() -> None:
    html = '<h1 id="a">One</h1><p>Two</p><h2 id="b">Three</h2><p>Four</p><h3 id="c">Five</h3>'
    assert texts(html) == [("", 1, "One", "Two"), ("b", 2, "Three", "Four"), ("c", 3, "Five", "")]


@pytest.mark.parametrize("html", [
    "<table><tr><td>one</td><td>two</td></tr></table>", "<p>one</p><p>two</p>", "one<br/>two",
    "<ul><li>one</li><li>two</li></ul>", "one<br>two", "one<img src=x>two",
])  # fmt: skip
def test_blocks_and_cells_stay_apart(html: str) -> None:
    assert texts(html) == [("", 1, "", "one two")]


@pytest.mark.parametrize(("html", "text"), [
    ("<em>ker</em>nel", "kernel"), ("11\u202f268", "11\u202f268"), ("vis\u200bible", "visible"),
    ("<math><msup><mn>3</mn><mn>2</mn></msup></math>", "3^2"),
    ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "1/2"),
    ("<math><msub><mi>C</mi><mtext>out</mtext></msub></math>", "C_out"),
    ("<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>s</mi></mfrac>", "(a+1)/s"),
    ("<math><mfrac><mrow><mi>a</mi></mrow><mi>s</mi></mfrac></math>", "a/s"),
    ("<math><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow></math>", "a+1"),
    ("<math><msubsup><mi>d</mi><mi>l</mi><mn>2</mn></msubsup></math>", "d_l^2"),
    ("<math><munderover><mo>∑</mo><mn>1</mn><mi>L</mi></munderover></math>", "∑_1^L"),
    ("<dl><dt>Size <i>r</i></dt><dd>2</dd></dl>", "Size r: 2"),
])  # fmt: skip
def test_words_numbers_and_formulas_stay_whole(html: str, text: str) -> None:
    assert texts(html) == [("", 1, "", text)]


@pytest.mark.parametrize("html", [
    '<span data-search-exclude>no <b>no</b> no<br/><img></span>', "<svg><text>no</text></svg>",
    "<script>no</script>", "<style>no</style>", '<form data-search-exclude="true">no</form>',
    '<div data-search-exclude><h2 id="no">no</h2></div>',
])  # fmt: skip
def test_what_is_no_text_is_left_out(html: str) -> None:
    assert texts(f"<p>yes{html}</p>") == [("", 1, "", "yes")]


def test_a_closing_tag_that_opened_nothing_closes_nothing() -> None:
    assert texts("<p>one</b> two</p></p>three") == [("", 1, "", "one two three")]


def test_a_section_leads_where_its_last_link_leads() -> None:
    html = '<h2 id="a">A</h2><a href="b">1</a><a href="c">2</a><a>3</a><svg><a href="d"></a></svg>'
    assert sections(html)[1].lead == ""
    assert sections(html.replace("<a>3</a>", ""))[1].lead == "c"


def pages() -> list[Searched]:
    entry = Section("stride", 3, "stride · 步幅", "The step.", "../stride/#skipping")
    other = Section("padding", 3, "padding · 填充", "Zeros.", "https://example.org")
    chapter = [
        Section("", 1, "Stride", "Words.", "../vgg/"), Section("ex-a", 3, "Try", "Count."),
        Section("", 2, "", ""),
    ]  # fmt: skip
    return [
        Searched("stride", "stride/", "Stride", chapter),
        Searched("glossary", "glossary/", "", [Section("", 1, "Glossary", ""), entry, other]),
        Searched("lab/index", "lab/", "", [Section("", 1, "Lab", "")]),
    ]


def test_exercises_and_what_only_lists_stand_behind_the_chapters() -> None:
    rows = json.loads(index(pages()))["sections"]
    weight = {row[3]: row[5] for row in rows}
    assert weight["Stride"] > weight["Glossary"] > weight["Lab"]
    assert weight["Stride"] > weight["Try"]
    assert "" not in weight


def test_a_term_has_all_its_names_and_the_place_that_explains_it() -> None:
    found = json.loads(index(pages()))
    names = dict(zip(TERMS, found["terms"]))
    entry, lead, stride = names["stride"]
    assert (entry, lead) == ("stride", "stride/#skipping")
    assert {"stride", "步幅", "步长"} <= set(stride)
    assert names["padding"][1] == ""
    assert found["pages"][0] == ["stride/", "Stride"]


def test_other_names_belong_to_terms_that_there_are() -> None:
    assert set(SYNONYMS) <= set(TERMS)


def test_no_name_is_given_twice_to_one_term() -> None:
    for key, more in SYNONYMS.items():
        _, *first, aliases = TERMS[key]
        names = [name.casefold() for name in (*first, *aliases, *more)]
        assert sorted(set(names)) == sorted(names), key


def test_idle_words_are_no_names() -> None:
    names = {name for _, *first, aliases in TERMS.values() for name in (*first, *aliases)}
    said = {name for group in (*queries.ALIKE, *queries.INTENTS) for name in group}
    assert set(queries.IDLE) & (names | said) == set()


def test_what_asks_where_a_query_ends_is_idle_elsewhere() -> None:
    said = {name for group in queries.INTENTS for name in group}
    assert {word for word, _ in queries.LAST} <= set(queries.IDLE)
    assert {name for _, name in queries.LAST} <= said


def test_the_library_is_the_published_one() -> None:
    told = re.findall(r"^ +(\w{64})  (\S+)$", (SCRIPTS / "README.md").read_text("utf-8"), re.M)
    found = [(hashlib.sha256((SCRIPTS / name).read_bytes()).hexdigest(), name) for _, name in told]
    assert told == found
    assert [name for _, name in told] == ["minisearch.js", "minisearch.min.js"]
