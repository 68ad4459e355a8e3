"""Code can be copied as one would type it, and reached by keyboard where it scrolls."""

import pytest


@pytest.fixture
def page(visit):
    return visit("small-kernels/", permissions=["clipboard-read", "clipboard-write"])


def test_a_session_is_copied_without_prompts_and_answers(page):
    block = page.locator(".highlight", has_text="cd.total_params(stack)").first
    block.hover()
    block.get_by_role("button", name="Copy").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("import convdocs as cd\nstack = cd.stacked(3, 2)")
    assert ">>>" not in copied
    assert "14400" not in copied
    assert "\n\n" not in copied


def test_what_scrolls_sideways_can_be_focused(visit):
    page = visit("small-kernels/", width=360)
    boxes = page.locator("article :is(.scroll, .math-block, figure, pre > code)")
    script = "nodes => nodes.filter(n => n.scrollWidth > n.clientWidth && n.tabIndex < 0).length"
    assert boxes.evaluate_all(script) == 0
