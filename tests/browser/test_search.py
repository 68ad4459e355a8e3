"""The search dialog: typed into, walked with the keyboard, followed, left and come back to."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe


@pytest.fixture
def search(visit):
    """Return a function that types into the search of a page and returns the page."""

    def look(path, words, **options):
        page = visit(path, **options)
        page.keyboard.press("/")
        page.locator(".search input").fill(words)
        page.locator(".search:is([data-state=hits], [data-state=none])").wait_for()
        return page

    return look


def hits(page):
    return page.locator(".search-hits a")


@pytest.mark.parametrize(("path", "words"), [("", "kernel"), ("zh/", "卷积核")])
def test_the_list_shows_what_was_found_and_where(search, path, words):
    first = hits(search(path, words)).first
    assert words in " ".join(first.locator("mark").all_inner_texts()).lower()
    assert first.locator("span").inner_text()


def test_a_hit_leads_to_its_heading_and_marks_what_was_found(search):
    page = search("zh/", "感受野")
    hit = page.locator(".search-hits a[href*='#']").first
    target = hit.get_attribute("href").split("#")[1]
    hit.click()
    page.wait_for_url(f"**#{target}")
    assert page.locator(f"[id='{target}']").is_visible()
    page.wait_for_function("CSS.highlights.get('found')?.size > 0")
    texts = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert "感受野" in texts


@pytest.mark.parametrize("number", ["11268", "11,268"])
def test_a_number_is_marked_however_it_was_typed(search, number):
    page = search("", number)
    page.keyboard.press("Enter")
    page.wait_for_function("CSS.highlights.get('found')?.size > 0")
    texts = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert {re.sub(r"\D", "", text) for text in texts} == {"11268"}


def test_a_hit_on_the_same_page_is_marked_without_loading_it_again(search):
    page = search("pooling/", "min pooling")
    page.evaluate("window.same = true")
    page.locator(".search-hits a[href*='pooling/#minimum']").click()
    page.wait_for_function("CSS.highlights.get('found')?.size > 0")
    assert page.evaluate("window.same")
    assert not page.locator("dialog.search").is_visible()


def test_the_next_page_marks_nothing_more(search, home):
    page = search("", "stride")
    page.keyboard.press("Enter")
    page.wait_for_function("CSS.highlights.get('found')?.size > 0")
    page.goto(home + "stride/")
    assert page.evaluate("localStorage.getItem('convdocs.found')") is None
    assert not page.evaluate("CSS.highlights.has('found')")


def test_enter_opens_the_best_hit_and_arrows_reach_the_others(search):
    page = search("", "kernel")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = hits(page).nth(1)
    assert page.evaluate("document.activeElement.href") == second.evaluate("link => link.href")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "search"
    best = hits(page).first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(best)


def test_who_types_on_from_a_hit_types_into_the_field(search):
    page = search("", "kerne")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("l")
    assert page.locator(".search input").input_value() in {"kernel", "l"}
    assert page.evaluate("document.activeElement.type") == "search"


def test_every_hit_can_be_reached(search):
    page = search("", "convolution")
    said = int(page.locator(".search-count").inner_text().split()[0])
    while page.locator(".search-more").is_visible():
        page.locator(".search-more").click()
    assert hits(page).count() == said > 100


def test_the_arrow_goes_on_past_the_hits_shown_first(search):
    page = search("", "convolution")
    shown = hits(page).count()
    hits(page).last.focus()
    page.keyboard.press("ArrowDown")
    here = page.evaluate("document.activeElement.href")
    assert here == hits(page).nth(shown).evaluate("link => link.href")


def test_going_back_shows_the_search_that_was_left(search):
    page = search("", "what does thop count")
    hits(page).nth(1).click()
    page.wait_for_url("**/cost/**")
    page.go_back()
    page.locator(".search[data-state=hits]").wait_for()
    assert page.locator(".search input").input_value() == "what does thop count"
    page.wait_for_function("document.activeElement.matches('.search-hits li:nth-child(2) a')")


def test_escape_closes_at_once_and_leaves_nothing_behind(search):
    page = search("", "stride")
    assert page.get_by_role("dialog", name="Search").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog.search").is_visible()
    page.reload()
    assert not page.locator("dialog.search").is_visible()


def test_the_focus_returns_to_where_it_was(visit):
    page = visit()
    page.locator(".search-open").focus()
    page.keyboard.press("Enter")
    page.locator(".search input").fill("stride")
    hits(page).first.wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className").startswith("tool search-open")


COMPOSE = """input => {
  input.dispatchEvent(new CompositionEvent("compositionstart"));
  input.value = "gan shou ye";
  input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
  const enter = { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
  input.dispatchEvent(new KeyboardEvent("keydown", enter));
  const during = input.closest("dialog").dataset.state;
  input.value = "感受野";
  input.dispatchEvent(new CompositionEvent("compositionend", { data: "感受野", bubbles: true }));
  return during;
}"""


def test_chinese_is_searched_when_it_has_been_spelt_to_its_end(visit):
    page = visit("zh/")
    page.keyboard.press("/")
    page.locator(".search[data-state=empty]").wait_for()
    assert page.locator(".search input").evaluate(COMPOSE) == "empty"
    page.locator(".search[data-state=hits]").wait_for()
    assert "感受野" in hits(page).first.inner_text()


@pytest.mark.parametrize(("path", "said"), [("", "Nothing found."), ("zh/", "没有找到。")])
def test_nothing_found_is_said_with_a_way_on(search, path, said):
    page = search(path, "qqqq")
    assert page.locator(".search-none").inner_text().startswith(said)
    page.locator(".search-none a").click()
    page.wait_for_url("**/glossary/")


@pytest.mark.parametrize("path", ["", "zh/"])
def test_an_empty_field_offers_examples_that_find_something(visit, path):
    page = visit(path)
    page.keyboard.press("/")
    examples = page.locator(".search-try")
    for n in range(examples.count()):
        page.locator(".search input").fill("")
        examples.nth(n).click()
        assert hits(page).count() > 0


def test_where_the_index_fails_to_load_it_can_be_tried_again(visit):
    page = visit()
    page.route("**/search/index.json", lambda route: route.abort())
    page.keyboard.press("/")
    page.locator(".search-failed").wait_for()
    page.unroute("**/search/index.json")
    page.locator(".search input").fill("stride")
    page.locator(".search-again").click()
    hits(page).first.wait_for()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_fits_and_axe_finds_nothing(search, width, scheme):
    page = search("zh/", "感受野怎么算", width=width, color_scheme=scheme)
    box = page.locator("dialog.search").bounding_box()
    assert 0 <= box["x"]
    assert box["x"] + box["width"] <= width
    found = Axe().run(page, "dialog.search", {"resultTypes": ["violations"]}).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []
