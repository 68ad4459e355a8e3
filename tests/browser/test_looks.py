"""Pages can be read on a phone, in the dark, and by everyone."""

import re

import pytest


def paper(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def brightness(colour):
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


@pytest.mark.parametrize("scripts", [True, False])
def test_light_or_dark_is_as_the_system_says(visit, scripts):
    dark = paper(visit(color_scheme="dark", java_script_enabled=scripts))
    light = paper(visit(color_scheme="light", java_script_enabled=scripts))
    assert brightness(dark) < 40
    assert brightness(light) > 240


def test_the_reader_s_choice_holds_on_every_page_and_in_both_languages(visit, home):
    page = visit(color_scheme="dark")
    page.locator("[data-md-component=palette] label:visible").click()
    assert brightness(paper(page)) > 240
    page.goto(home + "zh/small-kernels/")
    assert brightness(paper(page)) > 240
    page.locator("[data-md-component=palette] label:visible").click()
    assert brightness(paper(page)) < 40


LUMINANCE = """colour => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const linear = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}"""
PROBE = """name => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_text_can_be_read_on_every_ground_it_stands_on(visit, scheme):
    """At least 4.5 : 1, as WCAG's level AA asks of text."""
    page = visit(color_scheme=scheme)

    def luminance(name):
        return page.evaluate(LUMINANCE, page.evaluate(PROBE, name))

    texts = ["--ink", "--soft", "--accent", "--second", "--md-code-hl-string-color"]
    pairs = [(text, ground) for text in texts for ground in ("--paper", "--tint")]
    pairs += [("--ink", "--accent-soft"), ("--ink", "--second-soft"), ("--wrong", "--wrong-soft")]
    low = {}
    for text, ground in pairs:
        dark, light = sorted([luminance(text), luminance(ground)])
        ratio = (light + 0.05) / (dark + 0.05)
        if ratio < 4.5:
            low[text, ground] = round(ratio, 2)
    assert low == {}


def test_links_in_the_text_are_underlined(visit):
    link = visit().locator("article p a:not(.md-button)").first
    assert "underline" in link.evaluate("node => getComputedStyle(node).textDecorationLine")


def test_columns_of_numbers_have_figures_of_one_width(visit):
    script = "node => getComputedStyle(node).fontVariantNumeric"
    numerals = visit("small-kernels/").locator("article table").first.evaluate(script)
    assert "tabular-nums" in numerals


def test_without_scripts_a_page_is_complete(visit):
    page = visit("small-kernels/", java_script_enabled=False)
    assert page.locator("article figure svg").first.is_visible()
    assert page.locator("article math").first.is_visible()
    assert not page.locator(".search-open").is_visible()
    assert page.locator("a.tool.switch").is_visible()


def test_the_keyboard_opens_the_contents_of_a_narrow_window(visit):
    page = visit("small-kernels/", width=800)
    page.locator("header label[for=__drawer]").focus()
    page.keyboard.press("Enter")
    assert page.locator("#__drawer").is_checked()


def test_our_scripts_together_stay_under_ten_kilobytes(site):
    ours = ("code.js", "contents.js", "language.js", "proofs.js", "search.js")
    scripts = site / "assets/javascripts"
    assert sum((scripts / name).stat().st_size for name in ours) < 10_000


LEFT_ALONE = """nodes => nodes.filter(node => {
  const mark = document.createRange();
  mark.selectNode(node.lastChild);
  const formula = node.querySelector("math").getBoundingClientRect();
  return mark.getBoundingClientRect().top > formula.bottom;
}).map(node => node.textContent)"""


@pytest.mark.parametrize("path", ["small-kernels/", "zh/small-kernels/"])
def test_no_line_begins_with_the_mark_after_a_formula(visit, path):
    page = visit(path, width=360)
    page.evaluate("document.fonts.ready")
    assert page.locator(".kept").count() > 0
    assert page.locator(".kept").evaluate_all(LEFT_ALONE) == []


def test_a_title_is_no_lighter_than_the_headings_below_it(visit):
    weight = "node => +getComputedStyle(node).fontWeight"
    page = visit("small-kernels/")
    title, part = page.locator("article h1").first, page.locator("article h2").first
    assert title.evaluate(weight) >= part.evaluate(weight) >= 600


def test_chinese_emphasis_is_seen_where_a_font_has_only_regular_and_bold(visit):
    """Microsoft YaHei: a weight below 600 is drawn as regular, and nothing slants."""
    stress = visit("zh/small-kernels/").locator("article em").first
    weight, style = stress.evaluate(
        "node => [+getComputedStyle(node).fontWeight, getComputedStyle(node).fontStyle]"
    )
    assert (weight >= 600, style) == (True, "normal")


COPIED = """([selector, n]) => {
  getSelection().selectAllChildren(document.querySelectorAll(selector)[n]);
  return getSelection().toString();
}"""


@pytest.mark.parametrize(
    "selector",
    ["article .claim data", "article td", "article mn", "figure svg text", "form output"],
)
def test_a_long_number_is_copied_as_python_reads_it(visit, selector):
    page = visit("vgg/" if selector == "article td" else "small-kernels/")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    grouped = f"{selector}:has(.group, tspan[letter-spacing])"
    if selector.startswith("form"):
        form = page.locator("form.lab").last
        form.locator("textarea, input[type=text]").last.fill("1x99x99")
        page.wait_for_function("document.querySelector('form.lab .group')", timeout=20_000)
        grouped = "form.lab [data-slot] :is(td, dd):has(> .group)"
    count = page.locator(grouped).count()
    assert count > 0
    for n in range(min(count, 8)):
        copied = page.evaluate(COPIED, [grouped, n])
        assert "\u202f" not in "".join(c for c in copied.split("\u202f%")[0])
        assert max(len(digits) for digits in re.findall(r"\d+", copied)) > 3, copied


def test_a_long_number_looks_grouped(visit):
    """The gap is as wide as a thin space; the groups themselves are close."""
    page = visit("small-kernels/")
    gaps = page.locator("article .claim .group").evaluate_all(
        "nodes => nodes.map(n => parseFloat(getComputedStyle(n).letterSpacing) /"
        " parseFloat(getComputedStyle(n).fontSize))"
    )
    assert gaps
    assert all(0.1 < gap < 0.3 for gap in gaps)


@pytest.mark.parametrize(
    ("path", "width"), [("output-size/", 1280), ("vgg/", 360), ("zh/cost/", 360)]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_table_that_goes_on_shows_it_and_keeps_its_first_column(visit, path, width, scheme):
    page = visit(path, width=width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    boxes = page.locator("article :is(.scroll, .table-box)")
    wide = [box for box in boxes.all() if box.evaluate("b => b.scrollWidth > b.clientWidth + 30")]
    assert wide or width > 1000
    for box in wide[:6]:
        assert "local" in box.evaluate("b => getComputedStyle(b).backgroundAttachment")
        cell = box.locator("tbody tr > :first-child").first
        before = cell.evaluate("c => c.getBoundingClientRect().left")
        box.evaluate("b => { b.scrollLeft = 30; }")
        assert cell.evaluate("c => c.getBoundingClientRect().left") == pytest.approx(before, abs=1)
        assert cell.evaluate("c => getComputedStyle(c).backgroundColor") == paper(page)
        assert cell.evaluate("c => c.offsetWidth") < 0.55 * width
