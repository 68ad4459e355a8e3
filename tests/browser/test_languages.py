"""A reader changes language in place, and is offered the other one once."""

import pytest

CHAPTER = "small-kernels/"


def switch(page):
    page.locator("a.tool.switch").click()
    page.wait_for_load_state()
    return page


@pytest.mark.parametrize(("path", "there"), [(CHAPTER, "zh/small-kernels/"), ("", "zh/")])
def test_the_switch_keeps_the_page_both_ways(visit, home, path, there):
    page = switch(visit(path))
    assert page.url.split("#")[0] == home + there
    assert switch(page).url.split("#")[0] == home + path


def test_the_switch_keeps_the_anchor(visit, home):
    page = switch(visit(CHAPTER + "#exercises"))
    assert page.url == f"{home}zh/{CHAPTER}#exercises"
    assert page.locator("#exercises").is_visible()


def test_the_switch_keeps_the_place_of_a_reader_who_scrolled(visit, home):
    page = visit(CHAPTER)
    page.evaluate("document.getElementById('receptive-field').scrollIntoView()")
    assert switch(page).url == f"{home}zh/{CHAPTER}#receptive-field"


def test_a_reader_of_the_other_language_is_offered_it_once(visit, home):
    page = visit(CHAPTER, locale="zh-CN")
    assert page.locator(".offer").is_visible()
    assert page.locator(".offer").get_attribute("lang") == "zh-Hans"
    page.goto(home)
    assert not page.locator(".offer").is_visible()


def test_the_offer_leads_to_the_same_page_and_can_be_declined(visit, home):
    page = visit(CHAPTER, locale="zh-CN")
    page.locator(".offer button").click()
    assert not page.locator(".offer").is_visible()
    page = visit("zh/" + CHAPTER, locale="en-US")
    page.locator(".offer a").click()
    page.wait_for_url(f"{home}{CHAPTER}**")


@pytest.mark.parametrize(("path", "locale"), [("", "en-GB"), ("zh/", "zh-TW"), ("", "fr-FR")])
def test_nobody_else_is_bothered(visit, path, locale):
    assert not visit(path, locale=locale).locator(".offer").is_visible()


def test_who_chose_a_language_is_not_offered_the_other(visit):
    page = switch(visit("zh/", locale="zh-CN"))
    assert not page.locator(".offer").is_visible()
