"""The lab in impatient hands: links, sliders, the back button, faults of all kinds, print."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from labs import note, settled, values

from convdocs.lab import ISSUES, NOTES

LAYER, STACK = "lab/layer/", "lab/stack/"
TOOLS = ["layer", "stack", "compare", "networks", "coverage"]
SEEN = "getComputedStyle(document.querySelector('form.lab .answer')).visibility"


def place(lang, path):
    """Return a page's address in a language."""
    return ("zh/" if lang == "zh" else "") + path


# -- what fails is told as what it is -----------------------------------------------------------

ANSWER = "def answer(values, lang):\n    {}\n"
FAULTS = {
    "raise KeyError('k')": ("broken", "KeyError: k"),
    "return 1 + None": ("broken", "TypeError: "),
    "raise MemoryError('none left')": ("large", ""),
    "x = 'x' * 10**9": ("large", ""),
    "return answer(values, lang)": ("large", ""),
    "while True: pass": ("slow", ""),
}


def spoilt(page, part, change):
    """Let a file of the lab come otherwise than the site has it."""

    def answer(route):
        route.fulfill(**change(route.fetch()))

    page.route(f"**/{part}", answer)


def bundle_with(code):
    """Return a change of a tool's bundle: its answer is this code."""

    def change(response):
        files = json.loads(response.text())
        path = "convdocs/lab/layer.py"
        files[path] = files[path] + "\n" + code
        return {"body": json.dumps(files), "content_type": "application/json"}

    return change


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_fault_in_the_worker_is_told_as_what_it_is(visit, code, lang):
    kind, text = FAULTS[code]
    page = visit(place(lang, LAYER))
    spoilt(page, "layer.json", bundle_with(ANSWER.format(code)))
    page.fill("[name=stride]", "2")
    settled(page, NOTES[kind][lang == "zh"])
    assert text in note(page)
    report = page.locator(".report")
    assert report.is_visible() == (kind == "broken")
    assert report.get_attribute("href").startswith(ISSUES)
    if kind == "broken":
        sent = parse_qs(urlsplit(report.get_attribute("href")).query)
        assert text in sent["title"][0]
        assert "stride=2" in sent["body"][0]


BROKEN = {
    "a file that is no Python": ("layer.json", bundle_with("def ("), "broken"),
    "a missing file": ("layer.json", lambda _: {"status": 404, "body": "none"}, "failed"),
    "a page in place of the file": ("layer.json", lambda _: {"body": "<!doctype html>"}, "failed"),
    "half an engine": ("micropython.wasm.zz", lambda got: {"body": got.body()[:9999]}, "failed"),
    "a server's fault": ("micropython.wasm.zz", lambda _: {"status": 500, "body": ""}, "failed"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_files_that_do_not_come_whole_are_told_so(visit, what):
    part, change, kind = BROKEN[what]
    page = visit(LAYER)
    spoilt(page, part, change)
    page.fill("[name=stride]", "2")
    settled(page, NOTES[kind][0])


@pytest.mark.parametrize("name", ["Worker", "WebAssembly", "DecompressionStream"])
def test_a_browser_that_lacks_something_is_told_so(visit, name):
    page = visit(LAYER)
    page.evaluate(f"delete globalThis.{name}")
    page.fill("[name=stride]", "2")
    settled(page, NOTES["unable"][0])


# -- links --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_link_shows_no_other_values_answer(visit, home, lang):
    """Not while the engine is on its way, and not where it never comes."""
    page = visit("404.html")
    page.route("**/micropython.wasm.zz", lambda _: None)
    page.goto(home + place(lang, LAYER) + "?stride=2", wait_until="commit")
    page.wait_for_function("document.querySelector('form.lab .answer')")
    assert page.evaluate(SEEN) == "hidden"
    settled(page, NOTES["starting"][lang == "zh"])
    assert page.evaluate(SEEN) == "hidden"
    page.unroute("**/micropython.wasm.zz")
    page.route("**/micropython.wasm.zz", lambda route: route.abort())
    page.reload()
    settled(page, NOTES["failed"][lang == "zh"])
    assert page.evaluate(SEEN) == "hidden"
    page.unroute("**/micropython.wasm.zz")
    page.fill("[name=stride]", "4")
    settled(page, "64×56×56")
    assert page.evaluate(SEEN) == "visible"


def test_an_address_without_values_shows_its_answer_at_once(visit):
    page = visit(LAYER)
    assert page.evaluate(SEEN) == "visible"
    page = visit(LAYER + "?utm=1")  # says nothing about the form
    page.locator("form.lab.live").wait_for()
    assert page.evaluate(SEEN) == "visible"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [LAYER, "zh/" + STACK, "zh/small-kernels/"])
def test_the_offer_of_the_other_language_covers_nothing(visit, path, width):
    page = visit(path, width=width, locale="en-US" if path.startswith("zh") else "zh-CN")
    offer = page.locator(".offer")
    assert offer.is_visible()
    assert offer.evaluate("one => getComputedStyle(one).position") == "static"
    assert offer.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    box = offer.bounding_box()
    page.mouse.wheel(0, 2 * box["height"] + 200)
    page.wait_for_function("scrollY > 100")
    assert not page.evaluate(COVERED)


COVERED = """() => {
  const bottom = (name) => document.querySelector(name).getBoundingClientRect().bottom;
  return bottom(".offer") > bottom(".md-header");
}"""


# -- sliders and the back button ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "after"), [("3x5", "4x5"), ("(3, 5)", "(4, 5)"), ("３x5", "4x5"), ("3", "4")]
)
def test_a_slider_moves_one_side_of_a_pair(visit, typed, after):
    page = visit(LAYER)
    page.fill("[name=kernel_size]", typed)
    settled(page, "64×2")
    page.locator("[type=range][data-for=kernel_size]").press("ArrowRight")
    settled(page, "64×22")
    assert values(page)["kernel_size"] == after


def test_a_slider_takes_the_place_of_a_whole_shape(visit):
    page = visit("lab/networks/?input=3x300x300")
    settled(page, "vgg16")
    page.locator("[type=range][data-for=input]").press("ArrowRight")
    assert values(page)["input"] == "301"


def entries(page):
    """Return how many entries the history of a page has."""
    return page.evaluate("history.length")


def test_ten_steps_of_a_slider_are_one_entry_and_back_undoes_them(visit):
    page = visit(LAYER)
    page.locator("[name=stride]").fill("2")
    page.locator("[name=stride]").press("Enter")
    before = entries(page)
    slider = page.locator("[type=range][data-for=kernel_size]")
    for _ in range(10):
        slider.press("ArrowRight", delay=30)
    page.wait_for_url("**kernel_size=13**")
    assert entries(page) == before + 1
    page.go_back()
    settled(page, "64×112×112")
    assert (values(page)["kernel_size"], values(page)["stride"]) == ("3", "2")


def test_back_within_the_moment_of_typing_goes_to_the_state_before(visit):
    page = visit(LAYER)
    page.locator("[name=out_channels]").press("End")
    page.keyboard.type("00")
    page.go_back()
    settled(page, "64×224×224")
    assert LAYER in page.url
    assert values(page)["out_channels"] == "64"


def test_two_fields_are_two_entries_and_typing_on_is_none(visit):
    page = visit(LAYER)
    before = entries(page)
    for name in ("out_channels", "in_channels"):
        page.locator(f"[name={name}]").press("End")
        for digit in "123":
            page.keyboard.type(digit)
            page.wait_for_timeout(500)  # longer than an address waits
    assert entries(page) == before + 2


def test_the_same_button_again_is_the_same_entry(visit):
    page = visit(STACK)
    page.locator("textarea").fill("relu, bn, dropout")
    page.locator("textarea").blur()
    before = entries(page)
    for n in (4, 5, 6):
        page.locator("#twice-layers-relu-1").click()
        page.wait_for_function(
            "n => document.querySelectorAll('.stack .words').length === n", arg=n
        )
    assert entries(page) == before + 1
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.stack .words').length === 3")


def test_presses_before_an_answer_act_on_what_was_typed(visit):
    page = visit(STACK)
    page.evaluate("""() => {
      const text = document.querySelector("textarea");
      text.value = "relu, bn, dropout";
      text.dispatchEvent(new Event("input", { bubbles: true }));
      for (let n = 0; n < 3; n++) document.querySelector("#twice-layers-relu-1").click();
    }""")
    page.wait_for_function("document.querySelectorAll('.stack .words').length === 6")
    assert page.locator("textarea").input_value().split(", ") == 4 * ["relu"] + ["bn", "dropout"]


# -- what is typed ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "typed", "said"),
    [
        ("en", "224x224", "lacks the channels: write 3x224x224"),
        ("zh", "224x224", "缺通道数"),
        ("en", "224", "features, not a map"),
        ("zh", "3x", "缺一个数"),
        ("en", "torch.Size([1, 3, 32, 32])", "read as 3×32×32"),
        ("zh", "(3，32，32)", "读作 3×32×32"),
    ],
)
def test_what_is_typed_is_understood_or_the_reason_stands_beside_it(visit, lang, typed, said):
    page = visit(place(lang, STACK))
    page.fill("[name=input]", typed)
    beside = page.locator(".field:has([name=input]) .fault")
    page.wait_for_function("document.querySelector('.field [name=input]').closest('.field')"
                           ".querySelector('.fault').textContent")  # fmt: skip
    assert said in beside.inner_text()


FAULTY = {"layer": "stride=0&kernel_size=3x", "stack": "input=224x224", "compare": "width=0",
          "networks": "layer=foo", "coverage": "size=a"}  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tool", TOOLS)
def test_axe_finds_nothing_while_a_fault_is_shown(visit, tool, scheme):
    page = visit(f"lab/{tool}/", color_scheme=scheme)
    query = parse_qs(FAULTY[tool])
    for name, (text,) in query.items():
        page.fill(f"[name={name}]", text)
    page.locator("form.lab.stale").wait_for()
    assert page.locator(".fault:not(.heard):not(:empty)").count() == len(query)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


# -- looks --------------------------------------------------------------------------------------

SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) sum += one.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 1500);
})"""


@pytest.mark.parametrize("path", ["formulas/", "small-kernels/", LAYER, "zh/output-size/"])
def test_nothing_jumps_when_a_slow_font_comes(visit, home, path):
    page = visit("404.html", width=360)
    page.route("**/*.woff2", lambda route: (page.wait_for_timeout(700), route.continue_()))
    page.goto(home + path)
    assert page.evaluate(SHIFT) < 0.02


PRINTED = """() => {
  const faults = [];
  for (const one of document.querySelectorAll("form.lab :is(.table-box, .worked)")) {
    if (one.scrollWidth > one.clientWidth + 1) faults.push(one.textContent.slice(0, 50));
  }
  for (const row of document.querySelectorAll("form.lab tr")) {
    if (row.getClientRects().length && !row.innerText.trim()) faults.push("a blank row");
  }
  return faults;
}"""


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("path", [f"lab/{tool}/" for tool in TOOLS] + ["alexnet-vs-vgg/"])
def test_printed_tables_are_whole(visit, path, lang):
    page = visit(place(lang, path), width=700)  # of A4, within its margins
    page.emulate_media(media="print")
    assert page.evaluate(PRINTED) == []
