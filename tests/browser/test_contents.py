"""The table of contents beside a page lights the heading that the reader is at."""

import pytest

LINKS = ".md-sidebar--secondary a.md-nav__link"
ENTRIES = "links => links.map((link) => link.hash)"
LIT = """links => links
    .filter((link) => getComputedStyle(link).color === getComputedStyle(probe).color)
    .map((link) => link.hash)"""
PROBE = """() => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.id = "probe";
    probe.style.color = "var(--accent)";
}"""


@pytest.fixture(params=["small-kernels/", "zh/receptive-fields/", "errata/", "zh/formulas/"])
def page(visit, request):
    page = visit(request.param, width=1400)
    page.add_style_tag(content="* { transition: none !important; }")
    page.evaluate(PROBE)
    page.wait_for_load_state("networkidle")
    return page


def test_a_followed_link_lights_its_own_entry_and_no_other(page):
    """The last ones, too, which cannot come to the top of the window."""
    hashes = page.locator(LINKS).evaluate_all(ENTRIES)
    assert len(hashes) > 5
    wrong = {}
    for n, wanted in enumerate(hashes):
        page.evaluate("([links, n]) => document.querySelectorAll(links)[n].click()", [LINKS, n])
        page.wait_for_timeout(60)
        lit = page.locator(LINKS).evaluate_all(LIT)
        if lit != [wanted]:
            wrong[wanted] = lit
    assert wrong == {}


def test_a_heading_that_was_scrolled_to_is_lit(page):
    hashes = page.locator(LINKS).evaluate_all(ENTRIES)
    for wanted in hashes[: len(hashes) // 2]:
        page.mouse.wheel(0, 1)
        page.evaluate("hash => document.querySelector(hash).scrollIntoView()", wanted)
        page.wait_for_timeout(60)
        assert page.locator(LINKS).evaluate_all(LIT) == [wanted]
