"""The proof of a number opens by pointer, tap and keyboard, closes by Escape, and prints."""

import pytest

CHAPTER = "small-kernels/"


def first_claim(page):
    claim = page.locator(".claim", has=page.locator("data[tabindex]")).first
    claim.scroll_into_view_if_needed()
    return claim


def test_pointing_at_a_number_opens_its_proof_beside_it(visit):
    page = visit(CHAPTER)
    claim = first_claim(page)
    proof = claim.locator(".proof")
    assert not proof.is_visible()
    claim.hover()
    assert proof.is_visible()
    number, card = claim.locator("data").bounding_box(), proof.bounding_box()
    assert abs(card["x"] - number["x"]) < 400
    assert 0 <= card["y"] - number["y"] < 60


def test_the_pointer_can_go_into_the_proof(visit):
    page = visit(CHAPTER)
    claim = first_claim(page)
    claim.hover()
    claim.locator(".proof").hover()
    assert claim.locator(".proof").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_opens_it_with_or_without_scripts(visit, scripts):
    page = visit(CHAPTER, java_script_enabled=scripts)
    claim = first_claim(page)
    claim.locator("data").focus()
    assert claim.locator(".proof").is_visible()


def test_escape_closes_it_and_it_opens_again(visit):
    page = visit(CHAPTER)
    claim = first_claim(page)
    claim.locator("data").focus()
    page.keyboard.press("Escape")
    assert not claim.locator(".proof").is_visible()
    claim.locator("data").blur()
    claim.locator("data").focus()
    assert claim.locator(".proof").is_visible()


def test_a_tap_opens_it_at_the_foot_of_a_phone(visit):
    page = visit(CHAPTER, width=360, has_touch=True, is_mobile=True)
    claim = first_claim(page)
    claim.locator("data").tap()
    proof = claim.locator(".proof")
    assert proof.is_visible()
    box = proof.bounding_box()
    assert box["x"] >= 0
    assert box["width"] <= 360
    assert abs(box["y"] + box["height"] - 800) < 2
    page.locator("h1").tap()
    assert not proof.is_visible()


@pytest.mark.parametrize("width", [720, 1000, 1280])
def test_no_proof_leaves_the_window(visit, width):
    page = visit(CHAPTER, width=width)
    for number in page.locator(".claim > data[tabindex]:visible").all()[:40]:
        number.focus()
        box = number.locator("xpath=../*[contains(@class, 'proof')]").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800


def test_a_screen_reader_hears_the_proof(visit):
    page = visit(CHAPTER)
    number = first_claim(page).locator("data")
    described = page.locator(f"[id='{number.get_attribute('aria-describedby')}']")
    assert described.get_attribute("role") == "tooltip"


def test_on_paper_every_number_shows_its_proof_and_nothing_is_folded(visit):
    page = visit(CHAPTER)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert first_claim(page).locator(".proof").is_visible()
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator(".md-header").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0
