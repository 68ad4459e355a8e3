"""A page's claims, formulas, figures and quotations become HTML wherever text may stand."""

from __future__ import annotations

import logging
import re
from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown

from convdocs.site.cards import full, typeset
from convdocs.site.markdown import tell
from convdocs.site.origins import bound, used

EXTENSIONS = ["admonition", "attr_list", "footnotes", "md_in_html", "pymdownx.details",
              "pymdownx.highlight", "pymdownx.superfences", "tables", "toc",
              "convdocs.site.markdown"]  # fmt: skip
SOURCES = (
    '[cs231n]\ncite = "Notes & more"\nurl = "https://cs231n.github.io/"\nquotes = ["93 MB"]\n'
    'read = "original"\nseen = "2026-11-26"\n'
)


class Rendered:
    """The HTML of a page, as text and as a tree."""

    def __init__(self, md: Markdown, html: str) -> None:
        self.md, self.html = md, html
        self.tree = ET.fromstring(
            "<main>" + html.replace("data-search-exclude>", 'data-search-exclude="">') + "</main>"
        )

    def one(self, path: str) -> ET.Element:
        found = self.tree.findall(path)
        assert len(found) == 1, self.html
        return found[0]

    def text(self, path: str) -> str:
        return "".join(self.one(path).itertext())


@pytest.fixture
def render(tmp_path, caplog):
    """Render the text of a page that stands in a docs folder; what is wrong is in `caplog`."""
    caplog.set_level(logging.WARNING, logger="mkdocs.convdocs")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/sources.toml").write_text(SOURCES, encoding="utf-8")

    def run(text: str, lang: str = "en", front: str = "") -> Rendered:
        settings: dict[str, object] = {}
        tell(settings, str(tmp_path / "docs/en/page.md"), lang, front)
        md = Markdown(extensions=EXTENSIONS, extension_configs=settings)
        return Rendered(md, md.convert(text))

    return run


@pytest.fixture
def sound(render, caplog):
    """Render a page on which nothing may be wrong."""

    def run(text: str, lang: str = "en") -> Rendered:
        page = render(text, lang)
        assert caplog.messages == []
        return page

    return run


CODE = """```python {#eg-width}
>>> width = 28
>>> width * width
784
```
"""


def test_a_claim_opens_its_proof_without_a_script(sound) -> None:
    page = sound(CODE + "\nIt is [784]{= width * width} wide.")
    number, card = page.one(".//data"), page.one(".//span[@class='proof']")
    assert (number.text, number.get("value"), number.get("tabindex")) == ("784", "784", "0")
    assert number.get("aria-describedby") == card.get("id") == "pf-1"
    assert card.get("role") == "tooltip"
    assert [card.find(tag).text for tag in ("b", "code", "samp")] == [
        "computed by", "width * width", "784",
    ]  # fmt: skip
    assert "It is <span" in page.html


def test_a_proof_speaks_the_language_of_its_page(sound) -> None:
    card = sound(CODE + "\n宽 [784]{= width * width}。", "zh").text(".//span[@class='proof']")
    assert card == "表达式 width * width精确值 784出自 上面的代码"


def test_a_proof_leads_to_the_code_that_binds_its_names(sound) -> None:
    more = CODE.replace("28", "5").replace("784", "25").replace("width", "side")
    page = sound(f"{CODE}\n{more}\n[25]{{= side ** 2}}, [784]{{= width ** 2}} and [7]{{= 7 * 1}}")
    links = [a.get("href") for a in page.tree.findall(".//span[@class='proof']/a")]
    assert links == ["#eg-side", "#eg-width"]
    parts = [child.get("id") or child.get("class") for child in page.tree if child.tag == "div"]
    assert parts == ["eg-width", "highlight", "eg-side", "highlight"]


def test_a_proof_from_code_without_an_id_leads_nowhere(sound) -> None:
    page = sound("```python\nside = 5\n```\n\n[5]{= side}")
    assert page.tree.findall(".//span[@class='proof']/a") == []


@pytest.mark.parametrize(
    "opening",
    ["```python {#mine}", "``` { .python #mine }", '```python title="t" {#mine}',
     "```console {#mine}"],
)  # fmt: skip
def test_code_has_its_id_and_permalink_above_it(sound, opening) -> None:
    page = sound(f"{opening}\nside = None\n```\n")
    first, second = page.tree
    assert (first.get("class"), first.get("id")) == ("anchor", "mine")
    assert first.find("a").get("href") == "#mine"
    assert second.get("class").split()[-1] == "highlight"
    assert second.get("id") is None
    assert "side" in page.text(".//code")
    assert page.html.count("mine") == 2


def test_a_permalink_speaks_the_language_of_its_page(sound) -> None:
    assert "".join(sound(CODE, "zh").one(".//a[@class='headerlink']").itertext()) == "# 引用"


@pytest.mark.parametrize("opening", ["??? example", "???+ question", "!!! note"])
def test_the_permalink_of_a_fold_leads_into_it_so_that_it_opens(sound, opening) -> None:
    page = sound(f'{opening} "Of [6]{{= abs(-6)}}" {{#mine}}\n    Inside.\n')
    (fold,) = page.tree
    title, anchor, text = fold
    assert title.find("a") is None, "a link in a summary cannot be told from it"
    assert anchor.find("a").get("href") == "#mine"
    assert "".join(title.itertext()).startswith("Of 6")
    assert (anchor.get("id"), text.text) == ("mine", "Inside.")


def test_a_fold_without_a_title_has_its_permalink_inside(sound) -> None:
    page = sound("??? example {#mine}\n    Inside.\n")
    assert page.one(".//details/div[@class='anchor']/a").get("href") == "#mine"


def test_a_proof_from_code_in_a_fold_leads_to_the_fold(sound) -> None:
    fold = '??? example "Fold" {#mine}\n    ```python\n    more = 6\n    ```\n\n[6]{= more}'
    assert sound(fold).one(".//span[@class='proof']/a").get("href") == "#mine"


def test_names_are_bound_by_the_latest_code_and_modules_are_no_origin() -> None:
    assert bound("def f(): pass\nclass C: x = 1\nfor i in (1,): j = i") == {
        "f", "C", "x", "i", "j",
    }  # fmt: skip
    assert bound("import math, os as o\nfrom re import sub") == set()
    assert bound("what = ") == set()
    assert used("f(n) + 1 for n in range(3)") == {"f", "n", "range"}
    assert used("a b") == set()


@pytest.mark.parametrize(
    ("shown", "expression", "seen"),
    [
        ("11 268", "11268", "11\u202f268"),
        ("11,268", "11268", "11\u202f268"),
        ("11268", "11268", "11\u202f268"),
        ("1 152", "1152", "1152"),
        ("21.75 %", "0.2175", "21.75\u202f%"),
        ("-0.5", "-0.5", "−0.5"),
        ("8.192 × 10^9", "8192000000", "8.192 × 10⁹"),
        ("1.5 × 10^-3", "0.0015", "1.5 × 10⁻³"),
        ("(3, 227, 227)", "(3, 227, 227)", "(3, 227, 227)"),
        ("28×28", "(28, 28)", "28×28"),
        ("18/25", "Fraction(18, 25)", "18/25"),
        ("a < b", "'a < b'", "a < b"),
        ("`(1, 2)`", "(1, 2)", "(1, 2)"),
        ("$5^2$", "25", "52"),
        ("", "11268", "11\u202f268"),
    ],
)
def test_a_number_is_set_in_the_sites_typography(sound, shown, expression, seen) -> None:
    assert sound(f"So [{shown}]{{= ({expression}) * 1}}.").text(".//data") == seen


def test_code_and_formulas_keep_their_form_in_a_claim(sound) -> None:
    page = sound("[`(1, 2)`]{= (1, 2) * 1} and [$2n+1$]{= 2 * n + 1 for n in range(40)}")
    assert page.text(".//data/code") == "(1, 2)"
    assert page.text(".//data/math") == "2n+1"
    exact = [samp.text for samp in page.tree.findall(".//samp")]
    assert exact[1].startswith("[1, 3, 5, ")
    assert exact[1].endswith("…")


def test_text_inside_a_page_that_is_not_the_page_is_no_claim_but_its_sessions_are_code() -> None:
    """A docstring on an API page: Sybil has proved it already."""
    settings: dict[str, object] = {}
    tell(settings, "docs/en/page.md", "en", "", "The page.")
    html = Markdown(extensions=EXTENSIONS, extension_configs=settings).convert(
        "Adds 1 to 2.\n\n>>> 1 + 2\n3\n\nMore."
    )
    assert "<p>Adds 1 to 2.</p>" in html
    assert "<p>More.</p>" in html
    assert "<pre" in html
    assert "blockquote" not in html


def test_an_exact_value_is_grouped_as_in_the_text() -> None:
    assert full(9999) == "9999"
    assert full(True) == "True"
    assert typeset("of 14400 and 7") == "of 14\u202f400 and 7"


def test_claims_stand_in_headings_without_a_card_so_that_contents_are_clean(sound) -> None:
    page = sound(
        '# From [25]{= 25 * 1} to $K$ {#top}\n\n## [`a`]{= "a" * 1} {#part}\n\n[1]{= 1 * 1}'
    )
    assert page.text(".//h1") == "From 25 to K"
    top = page.md.toc_tokens[0]
    assert (top["name"], top["children"][0]["name"]) == ("From 25 to K", "a")
    assert page.one(".//span[@class='proof']").get("id") == "pf-1"


PLACES = """
| a | b |
|---|---|
| [784]{= width ** 2} | **$28^2 = 784$** |

!!! note "Of [784]{= width ** 2}"
    In [784]{= width ** 2} a box.

    - in a list
    - of [784]{= width ** 2}

        $$28^2 = 784$$

??? question "Fold"
    Inside.

    ```python
    more = 6
    ```

    It is [6]{= more}.

> Quoted [6]{= more}
>
> $$6 = 6$$
"""


def test_claims_stand_wherever_text_does(sound) -> None:
    page = sound(CODE + PLACES)
    for place in ("td", "p[@class='admonition-title']", "li/p", "details/p", "blockquote/p"):
        assert page.tree.findall(f".//{place}/span[@class='claim']"), place
    assert page.text(".//td/strong/math") == "282=784"
    assert page.text(".//li/div[@class='math-block']") == "282=784"
    assert page.text(".//blockquote/div[@class='math-block']") == "6=6"
    assert [part.tag for part in page.one(".//details")] == ["summary", "p", "div", "p"]


def test_a_displayed_formula_within_a_sentence_leaves_it_whole(sound) -> None:
    page = sound("Here $$a + b$$ is said.")
    assert page.one(".//p/span[@class='math-block']/math").get("display") == "block"


FIGURE = """\
![Seen: [5]{= 5 * 1}, $x$, *[9]{= 9 * 1}*
and `c`.](= figures.growth(cd.stacked(3, 2), lang=lang))"""


def test_a_proved_formula_may_be_displayed(sound) -> None:
    page = sound("Above.\n\n[$$2n+1$$]{= 2 * n + 1 for n in range(3)}\n\nBelow.")
    assert page.one("div[@class='math-block']//data/math").get("display") == "block"
    assert [part.tag for part in page.tree] == ["p", "div", "p"]


def test_an_exhibit_is_a_figure_whose_caption_is_text(sound) -> None:
    page = sound(f"Above.\n\n{FIGURE}{{#fig-growth}}\n\nBelow.")
    assert page.one("figure").get("id") == "fig-growth"
    assert page.one("figure/div").get("role") == "img"
    numbers = [number.text for number in page.tree.findall("figure/figcaption//data")]
    assert numbers == ["5", "9"]
    assert page.text("figure/figcaption/p/math") == "x"
    assert page.text("figure/figcaption/p/code") == "c"
    assert [part.tag for part in page.tree] == ["p", "figure", "p"]


def test_a_caption_ends_in_links_to_the_files_and_to_itself(sound) -> None:
    page = sound(f"{FIGURE}{{#fig-growth}}")
    links = [(a.get("href"), "".join(a.itertext())) for a in
             page.tree.findall("figure/figcaption/p/span[@class='saves']/a")]  # fmt: skip
    assert links == [("fig-growth.svg", "SVG"), ("#fig-growth", "# cite")]
    page = sound('![Two.](= tables.of("layers", [(2,)])){#tbl-two}', "zh")
    links = page.tree.findall(".//span[@class='saves']/a")
    assert [a.get("href") for a in links] == ["tbl-two.csv", "tbl-two.json", "#tbl-two"]
    assert links[0].get("title") == "下载 CSV"


def test_an_exhibit_without_an_id_stands_in_a_fold(sound) -> None:
    indented = FIGURE.replace("\n", "\n    ")
    page = sound(f'??? example "Fold"\n\n    {indented}\n')
    assert page.one(".//details/figure").get("id") is None


def test_a_quotation_leads_to_its_source(sound) -> None:
    quote = sound("They say [93 MB]{~ cs231n}.").one(".//q")
    assert quote.get("title") == "Notes & more; read 2026-11-26"
    assert quote.find("a").get("href") == quote.get("cite") == "https://cs231n.github.io/"
    assert quote.find("a").text == "93 MB"


def test_setup_and_comments_vanish(sound) -> None:
    page = sound("<!-- setup\n>>> side = 5\n-->\n\n[5]{= side} <!-- a remark -->")
    assert "setup" not in page.html
    assert "remark" not in page.html
    assert page.tree.findall(".//span[@class='proof']/a") == []


def test_code_with_prompts_is_coloured_as_a_session(sound) -> None:
    page = sound(CODE + "\n```python title='x'\nside = 5\n```")
    assert page.html.count('class="gp"') == 2
    assert '<span class="go">784' in page.html
    assert page.html.count('class="n"') == 4


# -- what is wrong -----------------------------------------------------------------------------


def test_a_false_claim_is_red_with_what_came_out_and_where(render, caplog) -> None:
    page = render("Text.\n\nIt is [785]{= 28 * 28}.", front="---\ntitle: T\n---\n")
    claim = page.one(".//p/span[@class='claim failed']")
    assert claim.find("data").text == "785"
    assert [samp.text for samp in claim.findall(".//samp")] == ["784", "785"]
    assert "page.md:6:7: the number shown is not what comes out" in caplog.text
    assert page.text("div[@role='alert']") in caplog.text


def test_a_claim_that_raises_is_red(render, caplog) -> None:
    page = render("# A [7]{= 1 / 0} {#a}\n\n[7]{= missing} and []{= 1 / 0}")
    assert page.one(".//h1/data").get("class") == "failed"
    assert len(page.tree.findall(".//p/span[@class='claim failed']")) == 2
    assert caplog.text.count("ZeroDivisionError") == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("No $1 + 1 = 3$ sum.", "page.md:1:4: 1 + 1 = 3 is false"),
        ("$$\n1 + 1 = 3\n$$", "page.md:1:1: 1 + 1 = 3 is false"),
        (r"Wrong $a + \foo$ here.", 'page.md:1:12: Unknown command "\\foo"'),
        ("$$\na\n\\tag{x}$$", "page.md:3:1: "),
        (r"Claims [$\foo$]{= 1 * 1} too.", "page.md:1:10: "),
        (r"Claims [$$\foo$$]{= 1 * 1} too.", "page.md:1:11: "),
        ("They say [94 MB]{~ cs231n}.", "does not say this"),
        ("They say [93 MB]{~ nobody}.", "sources.toml has no `nobody`"),
    ],
)
def test_what_cannot_be_shown_is_red_and_logged(render, caplog, text, message) -> None:
    page = render(text)
    assert message in caplog.text
    assert re.search('class="claim failed" title="[^"]', page.html)


@pytest.mark.parametrize("expression", ["5", "1 / 0"])
def test_an_exhibit_that_is_none_is_red(render, caplog, expression) -> None:
    page = render(f"![No figure.](= {expression})")
    assert page.one("figure/span").get("class") == "claim failed"
    assert len(caplog.messages) == 1


def test_every_other_problem_of_the_page_is_logged_and_listed(render, caplog) -> None:
    page = render("There are 37 of them.\n\n```python\n>>> 1 + 1\n3\n```")
    assert "page.md:1:11" in caplog.text
    assert "the output differs" in page.text("div[@role='alert']/pre")
