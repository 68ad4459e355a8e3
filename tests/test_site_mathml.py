r"""Formulas become MathML that a reader can copy and that the site's own font draws."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from chromium import chromium

from convdocs.claims.items import walk
from convdocs.claims.lexer import lex
from convdocs.claims.page import latex_of
from convdocs.site.mathml import MathError, glyphs, italic, mathml

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "docs/theme/assets/fonts"
FORMULAS = {
    r"s > 11": "s>11",
    r"27C^2 = 11\,268": "27C2=11 268",
    r"\frac{49}{27} \approx 1.81": "4927≈1.81",
    r"\sum_{i=1}^{n} k_i": "∑i=1nki",
    r"\left\lfloor\frac{H+2p-k}{s}\right\rfloor+1": "⌊H+2p−ks⌋+1",
    r"\max(1, 2)": "max(1,2)",
    r"\operatorname{cost} x": "costx",
    r"\begin{aligned} a &= b \\ &= 0.5 \end{aligned}": "a=b=0.5",
    r"\begin{cases} 1 & x < 2 \\ 0 \end{cases}": "{1x<20",
    r"C_\text{in} H'": "CinH′",
}  # fmt: skip


@pytest.mark.parametrize("latex", [r"11\,268", "11{,}268", "11268", r"{11\,268}"])
def test_every_way_to_write_a_long_number_gives_one_number_in_groups(latex: str) -> None:
    assert "<mn>11\u202f268</mn>" in mathml(latex)


def test_numbers_that_are_no_groups_stay_apart() -> None:
    assert mathml("1,234").count("<mn>") == 2
    assert mathml(r"1\,2345").count("<mn>") == 2
    assert "<mn>1152</mn>" in mathml("1152")
    assert "<mn>0.12345</mn>" in mathml("0.12345")
    assert "<mn>1\u202f234\u202f567.25</mn>" in mathml(r"1\,234\,567.25")


LONG = r"(p + q x + r x^2)^2 = p^2 + 2pq\,x + (q^2 + 2pr)\,x^2 - 2qr\,x^3 ="


def test_a_long_formula_within_a_line_breaks_after_its_outermost_signs() -> None:
    pieces = re.findall("<math>.*?</math>", mathml(LONG))
    assert [re.sub("<[^>]*>", "", piece) for piece in pieces] == [
        "(p+qx+rx2)2=", "p2+", "2pqx+", "(q2+2pr)x2−", "2qrx3=",
    ]  # fmt: skip
    assert all(piece.count('form="infix"') == 1 for piece in pieces)
    assert mathml(LONG, display=True).count("<math") == 1
    assert mathml("a + b + c + d").count("<math") == 1


def test_a_sign_before_the_first_number_breaks_no_line() -> None:
    assert mathml("-1.000000001 + 2.000000001").count("<math") == 2
    assert mathml("-1000000000000000000000").count("<math") == 1


def test_a_displayed_formula_is_a_block() -> None:
    assert mathml("a", display=True).startswith('<math display="block">')
    assert mathml("a").startswith("<math>")


@pytest.mark.parametrize(
    ("latex", "message", "offset"),
    [
        (r"a \tag{1}", "tag", 2),
        (r"\sum_{\substack{a\\b}}", r"\\substack", 6),
        (r"\frac{1", "end of input", 7),
        (r"a + \begin{align} a &= b \end{align}", "numbers its rows; use aligned", 4),
    ],
)
def test_latex_that_cannot_be_shown_says_why_and_where(
    latex: str, message: str, offset: int
) -> None:
    with pytest.raises(MathError, match=message) as refused:
        mathml(latex)
    assert refused.value.offset == offset


def test_nothing_stands_twice_or_unseen_in_a_formula() -> None:
    for latex in FORMULAS:
        markup = mathml(latex)
        assert "annotation" not in markup
        assert not [c for c in markup if unicodedata.category(c) == "Cf"]
        assert "&ApplyFunction;" not in markup


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("C", "MATHEMATICAL ITALIC CAPITAL C"),
        ("k", "MATHEMATICAL ITALIC SMALL K"),
        ("h", "PLANCK CONSTANT"),
        ("α", "MATHEMATICAL ITALIC SMALL ALPHA"),
        ("ω", "MATHEMATICAL ITALIC SMALL OMEGA"),
        ("Σ", "MATHEMATICAL ITALIC CAPITAL SIGMA"),
        ("3", "DIGIT THREE"),
        ("∑", "N-ARY SUMMATION"),
    ],
)
def test_a_lone_letter_is_drawn_slanted(letter: str, name: str) -> None:
    assert unicodedata.name(italic(letter)) == name


def test_the_glyphs_of_a_formula_are_what_is_drawn() -> None:
    markup = mathml(r"C_\text{in} < 11\,268")
    assert glyphs(markup) == {"𝐶", "i", "n", "<", "1", "2", "6", "8", "\u202f"}


def test_the_font_is_small_and_stands_beside_its_licence() -> None:
    assert (FONTS / "stix-two-math.woff2").stat().st_size < 40_000
    licence = (FONTS / "stix-two-math.LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


# -- in a browser ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tab():
    """A page that may show formulas, with the site's font and rules for them."""
    with chromium() as browser:
        page = browser.new_page()
        page.goto((ROOT / "docs/theme/assets/stylesheets/math.css").as_uri())
        yield page


def show(tab, markup: str) -> None:
    tab.evaluate(
        """async (markup) => {
            const sheet = `<link rel="stylesheet" href="${location.href}">`;
            document.documentElement.innerHTML = `<head>${sheet}</head><body>${markup}</body>`;
            await new Promise((done) => { document.querySelector("link").onload = done; });
            await document.fonts.load("16px 'STIX Two Math Subset'");
        }""",
        markup,
    )


@pytest.mark.browser
@pytest.mark.parametrize("display", [False, True])
def test_a_copied_formula_holds_each_symbol_once(tab, display: bool) -> None:
    for latex, symbols in FORMULAS.items():
        show(tab, f"<p>{mathml(latex, display=display)}</p>")
        copied = tab.evaluate(
            """() => {
                getSelection().selectAllChildren(document.querySelector("p"));
                return getSelection().toString();
            }"""
        )
        assert plain(copied) == symbols.replace(" ", "\u202f")


def plain(copied: str) -> str:
    """Slanted letters as letters (not K as a compatibility sign), line breaks of boxes gone."""
    kept = "\u202f′"
    return "".join(
        c if c in kept else unicodedata.normalize("NFKC", c)
        for c in copied
        if c in kept or not c.isspace()
    )


def formulas() -> set[str]:
    """Every formula of every page, as LaTeX."""
    found = set()
    for path in sorted((ROOT / "docs").rglob("*.md")):
        for item in walk(lex(path.read_text(encoding="utf-8"))):
            if item.kind == "math":
                found.add(item.shown.strip())
            elif item.kind == "claim" and latex_of(item.shown):
                found.add(latex_of(item.shown))
    return found


@pytest.mark.browser
def test_the_sites_own_font_draws_every_formula_of_every_page(tab) -> None:
    """Chinese words apart: a new sign in a formula needs scripts/subset_math_font.py."""
    used = set().union(*(glyphs(mathml(latex)) for latex in {*formulas(), *FORMULAS}))
    western = sorted(c for c in used if not "\u3400" <= c <= "\u9fff")
    assert len(western) > 20
    show(tab, "".join(f"<math><mtext>{character}</mtext></math>" for character in western))
    foreign = [c for c, fonts in zip(western, fonts_of(tab, "mtext")) if fonts != [True]]
    assert foreign == []


def fonts_of(tab, selector: str) -> list[list[bool]]:
    """For each element, whether each font that draws it is one that the page brought along."""
    devtools = tab.context.new_cdp_session(tab)
    for domain in ("DOM", "CSS"):
        devtools.send(f"{domain}.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    nodes = devtools.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})
    return [
        [font["isCustomFont"] for font in
         devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]]
        for node in nodes["nodeIds"]
    ]  # fmt: skip
