"""A slide plays, pauses and steps, by pointer and by keyboard; without scripts it is a sheet."""

import re

import pytest

PAGE = "convolution/"
FRAMES = "#fig-slide .slide > div > svg"
NOTHING_MOVES = {"reduced_motion": "reduce"}


class Slide:
    """The first slide of a page, as a reader uses it."""

    def __init__(self, page, words=("Back", "Play", "Next")):
        self.page, self.figure = page, page.locator("#fig-slide")
        self.figure.scroll_into_view_if_needed()
        self.back, self.play, self.next = (
            self.figure.get_by_role("button", name=word) for word in words
        )

    @property
    def shown(self):
        """The numbers of the windows that can be seen."""
        titles = self.page.locator(FRAMES).evaluate_all(
            "frames => frames.filter(f => f.checkVisibility()).map(f => f.textContent)"
        )
        return [int(re.search(r"\d+", title)[0]) for title in titles]

    @property
    def told(self):
        """What a screen reader is given to say."""
        return self.figure.locator("output").text_content()


@pytest.fixture
def slide(visit):
    return Slide(visit(PAGE, **NOTHING_MOVES))


def test_one_window_is_shown_and_buttons_turn_to_the_others(slide):
    assert slide.shown == [1]
    slide.next.click()
    slide.next.click()
    assert slide.shown == [3]
    slide.back.click()
    assert slide.shown == [2]
    assert slide.told.startswith("window 2 of 9: 2⋅1 + 3⋅0 + 0⋅(−1)")
    assert slide.told.endswith("= 12")


def test_arrow_keys_turn_and_stop_at_the_ends(slide):
    slide.next.focus()
    for key, expected in [("ArrowRight", 2), ("End", 9), ("ArrowRight", 9), ("ArrowLeft", 8),
                          ("Home", 1), ("ArrowLeft", 1)]:  # fmt: skip
        slide.page.keyboard.press(key)
        assert slide.shown == [expected]
    before = slide.page.evaluate("scrollY")
    slide.page.keyboard.press("ArrowDown")  # any other key is the page's own
    slide.page.wait_for_function(f"scrollY !== {before}")


def test_the_keyboard_reaches_every_button(slide):
    slide.back.focus()
    slide.page.keyboard.press("Tab")
    assert slide.play.evaluate("button => button === document.activeElement")
    slide.page.keyboard.press("Tab")
    slide.page.keyboard.press("Enter")
    assert slide.shown == [2]


def test_it_plays_slowly_and_pauses(visit):
    """The clock is ours, so that two seconds take none."""
    page = visit(**NOTHING_MOVES)
    page.clock.install()
    page.goto(page.url + PAGE)
    slide = Slide(page)
    slide.play.click()
    told = slide.told
    page.clock.run_for(4100)
    assert slide.shown == [3]
    assert slide.told == told, "a screen reader is left in peace while it plays"
    slide.figure.get_by_role("button", name="Pause").click()
    page.clock.run_for(9000)
    assert slide.shown == [3]
    assert slide.told.startswith("window 3 of 9")


def test_it_ends_with_the_last_window_and_begins_again(visit):
    page = visit(**NOTHING_MOVES)
    page.clock.install()
    page.goto(page.url + PAGE)
    slide = Slide(page)
    slide.play.click()
    page.clock.run_for(30_000)
    assert slide.shown == [9]
    slide.play.click()
    assert slide.shown == [1]


def test_it_begins_by_itself_once_it_is_seen(visit):
    page = visit()
    page.clock.install()
    page.goto(page.url + PAGE)
    page.clock.run_for(10_000)
    assert Slide(page).shown == [1], "it waits until it is seen"
    page.get_by_role("button", name="Pause").first.wait_for()
    page.clock.run_for(2100)
    assert Slide(page).shown == [2]


def test_nothing_moves_where_the_reader_wants_rest(slide):
    slide.page.wait_for_timeout(300)
    assert slide.play.is_visible()
    assert slide.figure.get_by_role("button", name="Pause").count() == 0


def test_without_scripts_all_windows_stand_side_by_side(visit):
    page = visit(PAGE, java_script_enabled=False)
    assert [frame.is_visible() for frame in page.locator(FRAMES).all()] == [True] * 9
    assert page.locator("#fig-slide button").count() == 0


def test_on_paper_too(slide):
    slide.page.emulate_media(media="print")
    assert slide.shown == list(range(1, 10))
    assert not slide.play.is_visible()


def test_chinese_pages_have_chinese_buttons(visit):
    page = visit(f"zh/{PAGE}", **NOTHING_MOVES)
    slide = Slide(page, ("上一步", "播放", "下一步"))
    slide.next.click()
    assert slide.shown == [2]
    assert slide.told.startswith("第 2 个窗口，共 9 个：")


def test_pages_without_a_slide_do_not_load_its_script(visit, site):
    assert visit("proofs/").locator("script[src*='slide.js']").count() == 0
    assert visit(PAGE).locator("script[src*='slide.js']").count() == 1
    assert (site / "assets/javascripts/slide.js").stat().st_size < 2048
