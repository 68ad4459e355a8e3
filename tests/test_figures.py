"""What every drawing keeps to, whatever it shows: a file, an alternative, no collisions."""

import itertools
import re
import zlib

import pytest
from drawings import DRAWINGS, SVG, Text, numbers, placed, read, root, texts

from convdocs.figures.svg import PALETTE

LANGUAGES = ("en", "zh")
each = pytest.mark.parametrize("name", DRAWINGS)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@each
@each_language
def test_the_file_is_well_formed_and_says_what_it_is(name: str, lang: str) -> None:
    figure = DRAWINGS[name](lang)
    svg = root(figure.svg)
    box = [float(number) for number in svg.attrib["viewBox"].split()]
    assert svg.tag == SVG + "svg"
    assert (svg.get("role"), svg.get("lang")) == ("img", lang)
    assert svg.get("aria-label") == figure.alt != ""
    assert svg.findtext(SVG + "title") == figure.title != ""
    assert float(svg.attrib["width"]) / float(svg.attrib["height"]) == pytest.approx(
        box[2] / box[3], rel=0.01
    )


@each
@each_language
def test_the_page_gets_the_same_drawing_with_its_alternative(name: str, lang: str) -> None:
    figure = DRAWINGS[name](lang)
    inside = root(figure.html(lang))
    assert (inside.get("role"), inside.get("aria-label")) == ("img", figure.alt)
    shapes = [read(text) for text in inside.iter(SVG + "text")]
    assert shapes == [text.content for text in texts(figure.svg)]


@each
def test_a_drawing_may_stand_twice_on_a_page(name: str) -> None:
    """No element has an id, so none can be there twice."""
    html = DRAWINGS[name]("en").html()
    assert [element for element in root(html).iter() if "id" in element.attrib] == []


@each
@each_language
def test_drawing_again_gives_the_same_bytes(name: str, lang: str) -> None:
    first, second = DRAWINGS[name](lang), DRAWINGS[name](lang)
    assert (first.svg, first.html(), first.alt) == (second.svg, second.html(), second.alt)


@each
def test_every_colour_is_a_variable_with_the_palette_s_fallback(name: str) -> None:
    svg = DRAWINGS[name]("en").svg
    fallbacks = set(re.findall(r"var\(--fig-([a-z-]+), (#[0-9a-f]{6})\)", svg))
    assert fallbacks <= {(key, light) for key, (light, _) in PALETTE.items()}
    bare = re.sub(r"var\([^()]*\)", "", svg)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", bare) == []
    for attribute in ("fill", "stroke"):
        values = {element.get(attribute) for element in root(svg).iter()} - {None, "none"}
        assert {value for value in values if not value.startswith("var(")} == set()


@each
@pytest.mark.parametrize("dark", [False, True])
def test_the_plain_file_needs_no_variables(name: str, dark: bool) -> None:
    """PowerPoint, LibreOffice and Inkscape know none."""
    plain = DRAWINGS[name]("en").file(dark)
    assert "var(" not in plain
    colours = set(re.findall(r"#[0-9a-f]{6}", plain))
    assert colours <= {shades[dark] for shades in PALETTE.values()}


@each
def test_both_languages_say_the_same_numbers(name: str) -> None:
    english, chinese = (DRAWINGS[name](lang) for lang in LANGUAGES)
    assert numbers(english.alt) == numbers(chinese.alt)
    assert numbers(english.title) == numbers(chinese.title)
    shown = [numbers(" ".join(text.content for text in texts(f.svg))) for f in (english, chinese)]
    assert shown[0] == shown[1] != []


@each
@each_language
def test_no_text_leaves_the_drawing(name: str, lang: str) -> None:
    figure = DRAWINGS[name](lang)
    left, top, width, height = map(float, root(figure.svg).attrib["viewBox"].split())
    outside = [
        text for text in texts(figure.svg)
        if text.left < left or text.right > left + width
        or text.top < top or text.bottom > top + height
    ]  # fmt: skip
    assert outside == []


@each
@each_language
def test_no_text_runs_into_another(name: str, lang: str) -> None:
    pairs = itertools.combinations(texts(DRAWINGS[name](lang).svg), 2)
    assert [(a.content, b.content) for a, b in pairs if touching(a, b)] == []


def touching(a: Text, b: Text) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


@each
def test_text_can_be_read_on_a_phone(name: str) -> None:
    """On a column of 328 pixels, no letter is smaller than 10 pixels (an index: 8)."""
    for panel in root(DRAWINGS[name]("en").html()).iter(SVG + "svg"):
        scale = 328 / max(328, float(panel.attrib["viewBox"].split()[2]))
        sizes = [
            float(element.get("font-size", "14")) * scale
            for element, *_ in placed(panel, 0, 0, "") if element.tag == SVG + "text"
        ]  # fmt: skip
        assert min(sizes) >= 10


@each
def test_a_drawing_travels_light(name: str) -> None:
    assert len(zlib.compress(DRAWINGS[name]("en").html().encode())) < 4096


@each
def test_what_is_drawn_adds_nothing_to_the_search(name: str) -> None:
    assert root(DRAWINGS[name]("en").html()).get("data-search-exclude") == "true"
