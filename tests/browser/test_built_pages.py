"""What stands in the built pages, read without a browser."""

import re

import pytest

from convdocs.site.leftovers import leftovers, visible

PLACES = re.compile(
    r"\b(?:left|right|upper|lower|above|below)\b|[左右上下][边图方排]|[左右上下]：|上面|下面",
    re.IGNORECASE,
)
TWICE = re.compile(  # of two signs one is enough; "…" and "..." are one; " :" stands in a ratio
    r"[.,;:?!。，；：、？！][。，；：、？！]|[。，；：、？！][.,;:?!]|[,;:?!][.,;:?!]"
    r"|(?<!\.)\.\.(?!\.)|[^\W\d_] [,;.?!](?=\s)|[^\S\n][。，；：、？！]"
)
FIGURE = re.compile(r"<figure\b[^>]*>(.*?)<figcaption>(.*?)</figcaption>", re.DOTALL)


def pages(site):
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(site.rglob("*.html"))}  # fmt: skip


def test_no_page_shows_markdown_instead_of_rendering_it(site):
    """The frame around a page as well, which no build looks at."""
    found = {name: list(leftovers(html)) for name, html in pages(site).items()}
    assert len(found) > 60
    assert {name: marks for name, marks in found.items() if marks} == {}


def test_a_long_number_is_one_number_wherever_it_is_copied_from(site):
    """A sign between its groups would go along: int() refuses it."""
    grouped = re.compile(r".{20}\d[\u00a0\u2009\u202f]\d{3}(?!\d)")
    assert {name: grouped.findall(html) for name, html in pages(site).items()
            if grouped.search(html)} == {}  # fmt: skip
    assert '1<span class="group">1</span>268' in pages(site)["small-kernels/index.html"]


def test_no_sentence_ends_twice(site):
    """A link that is called as a heading brings the question mark of the heading along."""
    found = {}
    for name, html in pages(site).items():
        text = visible(html)
        for sign in TWICE.finditer(text):
            around = " ".join(text[max(0, sign.start() - 40) : sign.end() + 20].split())
            found.setdefault(name, []).append(around)
    assert found == {}


@pytest.mark.parametrize(
    ("text", "twice"),
    [("See Why?.", True), ("Which?, Where?", True), ("An end..", True), ("so , then", True),
     ("详见为什么？。", True), ("完。。", True), ("多少 ，", True), ("See Why?", False),
     ("详见为什么？", False), ("and so on ... or …", False), ("left : right", False),
     ("Luo et al., 2016", False)],
)  # fmt: skip
def test_two_signs_in_a_row_are_seen(text, twice):
    assert bool(TWICE.search(text)) is twice


def test_a_caption_of_several_panels_says_no_left_and_right(site):
    """They stand below each other on a phone: a caption names them by what is written on them."""
    placed, several = {}, 0
    for name, html in pages(site).items():
        for drawing, caption in FIGURE.findall(html):
            if drawing.count("<svg") > 1:
                several += 1
                for word in PLACES.findall(visible(caption)):
                    placed.setdefault(name, []).append(word)
    assert several > 20
    assert placed == {}
