"""Search as you type finds terms of both languages, whole or in part."""

import pytest

from convdocs.terms import TERMS

ENGLISH = ["convolution", "stride", "receptive field"]
CHINESE = ["感受野", "计算量", "公式"]


@pytest.fixture
def search(visit):
    """Return a function that types into the search of a page and returns what it shows."""

    def look(path, words):
        page = visit(path)
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.wait_for_function("document.querySelector('.search-count').textContent !== ''")
        return page

    return look


@pytest.mark.parametrize("words", ENGLISH)
@pytest.mark.parametrize("path", ["", "zh/"])
def test_english_terms_are_found_in_both_languages(search, path, words):
    page = search(path, words)
    first = page.locator(".search-hits a").first
    assert words.split()[0] in first.inner_text().lower()


@pytest.mark.parametrize("words", CHINESE)
def test_chinese_terms_are_found_even_inside_longer_words(search, words):
    page = search("zh/", words)
    assert words in page.locator(".search-hits a").first.inner_text()


NAMES = sorted({name for _, *first, aliases in TERMS.values() for name in (*first, *aliases)})


@pytest.mark.parametrize("path", ["", "zh/"])
def test_a_term_is_found_by_any_of_its_names(search, path):
    page = search(path, "convolution")
    field = page.locator("dialog.search input")
    missed = []
    for name in NAMES:
        field.fill(name)
        links = page.locator(".search-hits a[href*='glossary/#'] strong").all_inner_texts()
        if not any(name.lower() in link.lower().split(" · ") for link in links):
            missed.append(name)
    assert missed == []


def test_words_run_together_are_found_apart(search):
    assert search("zh/", "感受野计算").locator(".search-hits a").count() > 0


QUESTIONS = [
    ("", "what does thop count"), ("zh/", "thop 数的是什么"), ("zh/", "thop 算什么"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "words"), QUESTIONS)
def test_an_engineer_finds_what_a_tool_counts(search, path, words):
    links = search(path, words).locator(".search-hits a").all()[:3]
    assert any("cost/#thop" in link.get_attribute("href") for link in links)


def test_calculators_are_no_part_of_what_is_searched(search):
    links = search("", "93 MB").locator(".search-hits a").all()
    assert not any(link.get_attribute("href").endswith("#try") for link in links)


def test_a_hit_leads_to_its_heading(search):
    page = search("zh/", "感受野")
    hit = page.locator(".search-hits a[href*='#']").first
    target = hit.get_attribute("href").split("#")[1]
    hit.click()
    page.wait_for_url(f"**#{target}")
    assert page.locator(f"[id='{target}']").is_visible()


def test_enter_opens_the_best_hit_and_arrows_reach_the_others(search):
    page = search("", "kernel")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator(".search-hits a").nth(1)
    assert page.evaluate("document.activeElement.href") == second.evaluate("link => link.href")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "search"
    best = page.locator(".search-hits a").first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(best)


def test_nothing_found_is_said(search):
    assert search("", "qqqq").locator(".search-count").inner_text() == "Nothing found"
    assert search("zh/", "qqqq").locator(".search-count").inner_text() == "没有找到"


def test_proofs_are_no_part_of_what_is_searched(search):
    only_on_a_card = "Fraction(cd.total_macs(cd.stacked(3,"
    assert search("", only_on_a_card).locator(".search-hits a").count() == 0


def test_the_dialog_is_labelled_and_escape_closes_it(search):
    page = search("", "stride")
    assert page.get_by_role("dialog", name="Search").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog.search").is_visible()


@pytest.mark.parametrize("words", ["1x1", "3×3"])
def test_a_times_sign_is_found_as_an_x_and_the_other_way_round(search, words):
    first = search("", words).locator(".search-hits a").first
    assert words.replace("x", "×") in first.inner_text().replace("x", "×")
