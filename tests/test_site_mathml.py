r"""Formulas become MathML that a reader can copy and that the site's own font draws."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from convdocs.site.mathml import MathError, glyphs, italic, mathml

FONTS = Path(__file__).parents[1] / "docs/theme/assets/fonts"
FORMULAS = [
    r"s > 11", r"\sum_{i=1}^{n} k_i", r"\max(1, 2)", r"\operatorname{cost} x",
    r"\begin{cases} 1 & x < 2 \\ 0 \end{cases}", r"C_\text{in} H'",
]  # fmt: skip


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


@pytest.mark.parametrize("latex", [r"\overline{x + b}", r"\underline{x + b}"])
def test_a_line_over_a_formula_is_a_sign_that_stretches_and_is_in_the_font(latex: str) -> None:
    """U+0332, which math-core writes, is a combining mark: it is drawn beside its letter."""
    markup = mathml(latex)
    sign = re.search(r'<mo stretchy="true">(.)</mo></m(?:over|under)>', markup)
    assert sign
    assert not unicodedata.combining(sign[1])


@pytest.mark.parametrize("latex", [r"\vec x", r"\widehat{ab}"])
def test_an_accent_that_no_browser_sets_right_is_refused_with_the_remedy(latex: str) -> None:
    with pytest.raises(MathError, match=r"beside its letter; use \\bar, \\hat"):
        mathml(latex)


@pytest.mark.parametrize("space", [r"\ ", r"\,", r"\;", " "])
def test_the_sign_of_a_number_stands_close_to_it_after_a_comma_too(space: str) -> None:
    markup = mathml(rf"-\max(-a,{space}-b)")
    assert markup.count('<mo lspace="0" rspace="0">\u2212</mo>') == 3
    assert '<mo>\u2212</mo>' in mathml(rf"f(a,{space}b - c)")
