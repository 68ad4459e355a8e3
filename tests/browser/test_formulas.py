r"""A formula copies each symbol once, and the site's own font draws it."""

import unicodedata
from pathlib import Path

import pytest

from convdocs.claims.items import walk
from convdocs.claims.lexer import lex
from convdocs.claims.page import latex_of
from convdocs.site.mathml import glyphs, mathml

ROOT = Path(__file__).parents[2]
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


@pytest.fixture(scope="module")
def tab(chromium):
    """Return a page that may show formulas, with the site's font and rules for them."""
    page = chromium.new_page()
    page.goto((ROOT / "docs/theme/assets/stylesheets/math.css").as_uri())
    yield page
    page.close()


def show(tab, markup):
    tab.evaluate(
        """async (markup) => {
            const sheet = `<link rel="stylesheet" href="${location.href}">`;
            document.documentElement.innerHTML = `<head>${sheet}</head><body></body>`;
            await new Promise((done) => { document.querySelector("link").onload = done; });
            await document.fonts.load("16px 'STIX Two Math Subset'"); // too late for what is drawn
            document.body.innerHTML = markup;
        }""",
        markup,
    )


@pytest.mark.parametrize("display", [False, True])
def test_a_copied_formula_holds_each_symbol_once(tab, display):
    for latex, symbols in FORMULAS.items():
        show(tab, f"<p>{mathml(latex, display=display)}</p>")
        copied = tab.evaluate(
            """() => {
                getSelection().selectAllChildren(document.querySelector("p"));
                return getSelection().toString();
            }"""
        )
        assert plain(copied) == symbols.replace(" ", "\u202f")


def plain(copied):
    """Return slanted letters as letters; line breaks between the boxes of a formula are gone."""
    kept = "\u202f′"
    return "".join(
        c if c in kept else unicodedata.normalize("NFKC", c)
        for c in copied
        if c in kept or not c.isspace()
    )


def formulas():
    """Return every formula of every page, as LaTeX."""
    found = set()
    for path in sorted((ROOT / "docs").rglob("*.md")):
        for item in walk(lex(path.read_text(encoding="utf-8"))):
            if item.kind == "math":
                found.add(item.shown.strip())
            elif item.kind == "claim" and latex_of(item.shown):
                found.add(latex_of(item.shown))
    return found


def test_the_sites_own_font_draws_every_formula_of_every_page(tab):
    """Chinese words apart: a new sign in a formula needs scripts/subset_math_font.py."""
    used = set().union(*(glyphs(mathml(latex)) for latex in {*formulas(), *FORMULAS}))
    western = sorted(c for c in used if not "\u3400" <= c <= "\u9fff")
    assert len(western) > 20
    show(tab, "".join(f"<math><mtext>{character}</mtext></math>" for character in western))
    foreign = [c for c, fonts in zip(western, fonts_of(tab, "mtext")) if fonts != [True]]
    assert foreign == []


def test_a_root_is_as_wide_as_what_is_drawn(tab):
    """Chromium reserves the width of the widest root sign: all of ours are equally wide."""
    show(tab, mathml(r"\sqrt{2}") + mathml(r"\sqrt{\frac{a}{b}}"))
    gaps = tab.evaluate(
        """() => [...document.querySelectorAll("msqrt")].map((root) =>
            root.getBoundingClientRect().right -
            root.lastElementChild.getBoundingClientRect().right)"""
    )
    assert all(0 <= gap < 2 for gap in gaps)


def fonts_of(tab, selector):
    """Return for each element whether each font that draws it came with the page."""
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
