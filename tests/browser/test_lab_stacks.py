"""The lab's stacks in a real browser: presets, pasting, keyboard, links, Python's own answers."""

import json
import random
from urllib.parse import urlencode

import lab_states
import pytest
from labs import settled

from convdocs.lab import respond

PRINTED = """Sequential(
  (0): Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
  (1): ReLU(inplace=True)
  (2): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
)"""
FOLLOWED = r"""async ([state, reply]) => {
  const form = document.querySelector("form.lab");
  const wait = () => new Promise((done) => setTimeout(done, 2));
  for (const [name, value] of Object.entries(state)) form.elements[name].value = value;
  form.dispatchEvent(new Event("input", { bubbles: true }));
  const said = form.querySelector(".lab-foot .lab-note");
  const box = document.createElement("div");
  const clean = (html) => Object.assign(box, { innerHTML: html }).innerHTML;
  const apart = /<span class="group">(.)<\/span>/g; // digits that a style holds apart
  const slot = (name) => form.querySelector(`[data-slot="${name}"]`);
  const shown = (name) => slot(name).innerHTML.replace(apart, "$1\u202f");
  const field = (name) => form.elements[name].closest(".field");
  const fault = (name) => field(name).querySelector(".fault").textContent;
  const differing = () => [
    ...Object.entries(reply.slots).filter(([name, html]) => clean(html) !== shown(name)),
    ...Object.entries(reply.errors).filter(([name, text]) => text !== fault(name)),
    ...(said.textContent === reply.summary ? [] : ["summary"]),
  ];
  for (let n = 0; n < 4000 && differing().length; n++) await wait();
  return differing();
}"""


ROWS = """names =>
  [...document.querySelectorAll(".words")].map((one) => one.innerText.trim()).join() === names"""


def ledger(page):
    """The first cells of the ledger's rows, without their buttons."""
    return page.locator(".stack tbody th .words").all_inner_texts()


@pytest.mark.parametrize("tool", ["stack", "compare"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_random_states_give_exactly_what_python_gives(visit, tool, lang):
    page = visit(f"{'zh/' if lang == 'zh' else ''}lab/{tool}/")
    rng = random.Random(f"{tool} {lang}")
    for _ in range(100):
        state = lab_states.state(rng, tool)
        reply = json.loads(respond(tool, urlencode(state), lang))
        assert page.evaluate(FOLLOWED, [state, reply]) == [], state


@pytest.mark.parametrize("tool", ["stack", "compare"])
def test_the_page_as_built_shows_what_the_engine_answers(visit, tool):
    page = visit(f"lab/{tool}/")
    reply = json.loads(respond(tool, "", "en"))
    assert page.evaluate(FOLLOWED, [{}, reply]) == []


def test_a_pasted_printout_becomes_a_ledger(visit):
    page = visit("lab/stack/")
    page.locator("textarea").fill(PRINTED)
    page.locator(".stack th", has_text="ReLU(inplace=True)").wait_for()
    assert [text.partition("(")[0] for text in ledger(page)] == ["Conv2d", "ReLU", "MaxPool2d"]


def test_a_layer_is_moved_by_the_keyboard_and_keeps_the_focus(visit):
    page = visit("lab/stack/")
    page.locator("textarea").fill("relu, bn, dropout")
    down = page.locator("#down-layers-relu-1")
    down.focus()
    page.wait_for_function("document.querySelectorAll('.stack .words').length === 3")
    for expected in (["bn", "relu", "dropout"], ["bn", "dropout", "relu"]):
        page.locator("#down-layers-relu-1").focus()
        page.keyboard.press("Enter")
        page.wait_for_function(ROWS, arg=",".join(expected))
        assert page.evaluate("document.activeElement.id") == "down-layers-relu-1"
    assert page.locator("textarea").input_value() == "bn, dropout, relu"


def test_rows_are_repeated_removed_and_added_by_pointer(visit):
    page = visit("lab/stack/")
    page.locator("#preset-0").click()
    conv = "conv 64 3x3 p1"
    page.wait_for_function(ROWS, arg=f"{conv},{conv}")
    page.locator("#layers-add-pool-2").click()
    page.wait_for_function(ROWS, arg=f"{conv},{conv},pool 2")
    page.locator("#layers-remove-0").click()
    page.wait_for_function(ROWS, arg=f"{conv},pool 2")
    page.go_back()
    page.wait_for_function(ROWS, arg=f"{conv},{conv},pool 2")


def test_a_fault_is_marked_in_place_in_the_pages_language(visit):
    page = visit("zh/lab/stack/")
    page.locator("textarea").fill("conv 8 3x3, pool 999, relu")
    page.locator(".stack tr.why", has_text="卷积核（窗口）在高方向跨 999").wait_for()
    assert len(ledger(page)) == 3


def test_from_the_home_page_to_a_link_that_opens_in_the_other_language(visit):
    """Three 3x3 against one 7x7 at 56x56 with 64 channels, and then with 32 in the middle."""
    page = visit()
    page.locator("a[href$='lab/compare/']").first.evaluate("link => link.click()")
    page.wait_for_url("**/lab/compare/")
    page.get_by_role("button", name="3 × 3×3 : 7×7").click()
    page.locator("input[name=width]").fill("32")
    page.wait_for_function("location.search.includes('width=32')")
    macs = 9 * 56**2 * (64 * 32 + 32 * 32 + 32 * 64)
    shown = str(macs)
    page.locator(".stack td", has_text=shown).first.wait_for()
    query = page.evaluate("location.search")
    chinese = visit("zh/lab/compare/" + query)
    chinese.locator(".stack td", has_text=shown).first.wait_for()
    assert chinese.locator("input[name=width]").input_value() == "32"
    assert "C 不超过" in chinese.locator(".verdict").inner_text()


HIDDEN = """() => {
  const { activeElement: one } = document;
  const box = one.getBoundingClientRect();
  const foot = document.querySelector(".lab-foot").getBoundingClientRect();
  const free = one.closest(".lab-foot, .table-box") === one || one.closest(".lab-foot");
  return one.closest("form.lab") && !free && box.bottom > foot.top && box.top < foot.bottom;
}"""


def test_two_hundred_layers_are_no_burden(visit):
    page = visit("lab/stack/")
    page.locator("textarea").fill(", ".join(["conv 8 3x3 p1"] * 200))
    page.wait_for_function("document.querySelectorAll('.stack .words').length === 200")
    page.locator("#layers-remove-199").click()
    page.wait_for_function("document.querySelectorAll('.stack .words').length === 199")
    assert page.locator("textarea").input_value() == ", ".join(["conv 8 3x3 p1"] * 199)


def test_signs_beyond_the_usual_are_kept_when_layers_move(visit):
    page = visit("lab/stack/")
    page.locator("textarea").fill('𝕏 <"&é, relu, 卷积 3x3')
    page.wait_for_function("document.querySelectorAll('.stack .words').length === 3")
    page.locator("#up-layers-relu-1").click()
    page.wait_for_function("document.querySelector('textarea').value.startsWith('relu')")
    assert page.locator("textarea").input_value() == 'relu, 𝕏 <"&é, 卷积 3x3'


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 640)])
def test_what_has_the_focus_stands_clear_of_the_foot(visit, width, height):
    page = visit("lab/stack/")
    page.set_viewport_size({"width": width, "height": height})
    page.locator("textarea").focus()
    for _ in range(45):
        page.keyboard.press("Tab")
        assert not page.evaluate(HIDDEN), page.evaluate("document.activeElement.outerHTML")


def test_a_link_that_asks_for_what_there_is_not_shows_the_usual(visit):
    page = visit("lab/layer/?kind=none&stride=2")
    settled(page, "64×112×112")
    assert page.locator("select[name=kind]").input_value() == "conv"


@pytest.mark.parametrize("path", ["lab/stack/", "zh/lab/stack/", "lab/compare/", "zh/lab/compare/"])
def test_nothing_is_wider_than_a_phone(visit, path):
    page = visit(path, width=360)
    page.locator("textarea").first.fill("conv 8 3x3, " + PRINTED + ", pool 999")
    page.locator("tr.why").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
