"""Every place of a page can be linked to and cited, by pointer, keyboard, without scripts."""

import json
import re
from datetime import datetime
from itertools import chain

import jsonschema
import pytest

from convdocs.claims.examples import run_code
from convdocs.claims.expressions import value_of
from convdocs.claims.worker import preloaded
from convdocs.site.catalogue import drawn, exact

CHAPTER = "small-kernels/"
ROOT = "https://convdocs.github.io/convdocs/"
PLACES = ["h2#count", "#eg-always + .highlight", "details:has(#eg-receptive-field) > summary",
          "#fig-growth", "#tab-weights", "h3#exercise-nine"]  # fmt: skip
UNFOLD = "folds => folds.forEach((fold) => { fold.open = true; })"


@pytest.fixture(params=[CHAPTER, "zh/" + CHAPTER])
def page(visit, request):
    """A page in each language, on which things can be copied, all of it unfolded."""
    page = visit(request.param, permissions=["clipboard-read", "clipboard-write"])
    page.locator("article details").evaluate_all(UNFOLD)
    return page


def link_of(page, place):
    key = re.findall(r"#([\w-]+)", place)[0]
    return page.locator(f".headerlink[href='#{key}']")


@pytest.mark.parametrize("place", PLACES)
def test_a_permalink_is_seen_by_pointer_and_by_keyboard(page, place):
    link = link_of(page, place)
    seen = "link => getComputedStyle(link).opacity"
    page.locator(place).scroll_into_view_if_needed()
    page.locator(place).hover()
    page.wait_for_timeout(400)
    assert link.evaluate(seen) == "1"
    page.mouse.move(0, 0)
    link.focus()
    page.wait_for_timeout(400)
    assert link.evaluate(seen) == "1"


@pytest.mark.parametrize("place", PLACES)
def test_it_opens_three_citations_with_its_address_and_the_day(page, place):
    link = link_of(page, place)
    link.focus()
    page.keyboard.press("Enter")
    page.locator("dialog.cited[open]").wait_for()
    texts = page.locator("dialog.cited code").all_inner_texts()
    assert len(texts) == 3
    address = link.evaluate("link => link.href").partition("/convdocs/")[2]
    for text in texts:
        assert ROOT + address in text
        assert datetime.now().strftime("%Y-%m-%d") in text  # noqa: DTZ005 - the reader's own day
        assert "YYYY" not in text
    assert page.url.endswith(address)


def test_each_citation_can_be_copied_with_the_keyboard(page):
    link = link_of(page, "#fig-growth")
    link.focus()
    page.keyboard.press("Enter")
    page.locator("dialog.cited[open]").wait_for()
    copied = []
    for _ in range(3):
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        copied.append(page.evaluate("navigator.clipboard.readText()").strip())
        page.keyboard.press("Tab")
    assert copied == page.locator("dialog.cited code").all_inner_texts()
    assert re.match(r"@misc\{convdocs-(zh-)?small-kernels-fig-growth,\n", copied[0])
    page.keyboard.press("Escape")
    assert not page.locator("dialog.cited").is_visible()
    assert link.evaluate("link => link === document.activeElement")


def test_the_dialog_closes_by_its_button_and_beside_it(page):
    link = link_of(page, "h2#count")
    for close in (lambda: page.locator("dialog.cited form button").click(),
                  lambda: page.mouse.click(5, 400)):  # fmt: skip
        link.click()
        page.locator("dialog.cited[open]").wait_for()
        close()
        assert not page.locator("dialog.cited").is_visible()


def test_with_a_key_held_it_is_an_ordinary_link(visit):
    page = visit(CHAPTER)
    with page.context.expect_page():
        link_of(page, "#fig-growth").click(modifiers=["Control"])
    assert page.locator("dialog.cited").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_the_citations_fit_into_the_window(visit, width):
    page = visit("zh/" + CHAPTER, width=width)
    link_of(page, "#fig-growth").click()
    box = page.locator("dialog.cited[open]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 800


def test_the_foot_has_the_citations_without_scripts(visit):
    page = visit(CHAPTER, java_script_enabled=False)
    assert not page.locator(".cited code").first.is_visible()
    page.locator(".cited > summary").click()
    texts = page.locator(".cited code").all_inner_texts()
    assert len(texts) == 3
    assert all(f"{ROOT}{CHAPTER}" in text and "YYYY-MM-DD" in text for text in texts)
    assert page.locator(".cited-hint").is_visible()
    assert not page.locator("h1 .headerlink span").is_visible()


def test_with_scripts_the_foot_knows_the_day(visit):
    page = visit(CHAPTER)
    page.locator(".cited > summary").click()
    page.locator(".cited-hint").wait_for(state="detached")
    assert not any("YYYY" in text for text in page.locator(".cited code").all_inner_texts())
    assert page.locator("dialog.cited[open]").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_a_permalink_to_a_fold_opens_it(visit, scripts):
    page = visit(CHAPTER + "#eg-receptive-field", java_script_enabled=scripts)
    assert page.locator("details:has(#eg-receptive-field)").get_attribute("open") is not None


def test_citing_is_fetched_when_it_is_first_used(visit):
    page = visit(CHAPTER)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert [url for url in asked if "cite.js" in url] == []
    link_of(page, "#fig-growth").click()
    page.locator("dialog.cited[open]").wait_for()
    assert len([url for url in asked if "cite.js" in url]) == 1


def test_a_figure_and_a_table_can_be_downloaded(page, site):
    folder = site / page.url.partition("/convdocs/")[2].partition("#")[0]
    for name in ("fig-growth.svg", "tab-weights.csv", "tab-weights.json"):
        with page.expect_download() as download:
            page.locator(f"figcaption a[href='{name}']").click()
        assert download.value.suggested_filename == name
        assert download.value.path().read_bytes() == (folder / name).read_bytes()


def test_a_downloaded_figure_stands_alone_in_plain_light_colours(chromium, site):
    page = chromium.new_page(color_scheme="dark")
    for path in sorted(site.rglob("*.svg")):
        if "assets" not in path.parts:
            assert "var(" not in path.read_text(encoding="utf-8"), path
    page.goto((site / "small-kernels/fig-growth.svg").as_uri())
    assert (
        page.locator("rect").first.evaluate("r => getComputedStyle(r).fill") == "rgb(255, 255, 255)"
    )
    page.close()


# -- examples.json -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def listed(site):
    """The examples of the real site, after a look at their schema."""
    data, schema = (
        json.loads((site / name).read_text(encoding="utf-8"))
        for name in ("examples.json", "examples.schema.json")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    return data["examples"]


def test_every_listed_place_and_file_is_there(listed, site):
    for one in listed:
        addresses = [*one["url"].values(), *chain(*one.get("files", {}).values())]
        for address in addresses:
            path, _, key = address.removeprefix(ROOT).partition("#")
            found = site / path / "index.html" if key else site / path
            assert found.is_file(), address
            assert f'id="{key}"' in found.read_text(encoding="utf-8") or not key, address


def test_every_listed_example_comes_out_again(listed):
    """Page by page, the inputs in their order, as another program would run them."""
    spaces = {}
    for one in listed:
        page = one["id"].partition("#")[0]
        names = spaces.setdefault(page, {**preloaded(), "lang": "en"})
        assert run_code(one.get("setup", ""), names, page) is None
        for text, result in zip(one["inputs"], one["results"], strict=True):
            code, wanted = english(text), english(result)
            assert code.startswith("$ ") or comes_out(code, wanted, names), (one["id"], code)


def english(said):
    return said["en"] if isinstance(said, dict) and set(said) == {"en", "zh"} else said


def comes_out(code, wanted, names):
    """Whether code prints what is wanted, or is an expression with that value."""
    if (wanted is None or isinstance(wanted, str)) and run_code(
        session(code, wanted), names, ""
    ) is None:
        return True
    try:
        value = value_of(code, names)
    except SyntaxError:
        return wanted is None and run_code(code, names, "") is None
    return wanted in (exact(value), drawn(value))


def session(code, wanted):
    """Code and its output as they stand on the page."""
    shown = re.sub("^$", "<BLANKLINE>", wanted or "", flags=re.M) if wanted else ""
    return ">>> " + code.replace("\n", "\n... ") + "\n" + shown + "\n"
