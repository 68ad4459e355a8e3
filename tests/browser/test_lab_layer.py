"""The lab's layer in a real Chromium: what it shows, what it survives, how it is shared."""

import json
import random
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from labs import answers, note, query, settled, slots, values
from traffic import LOCAL, traffic

from convdocs.lab import NOTES, STILL, respond

PATH = "lab/layer/"


def drawn(rng):
    """Draw a state: often valid, sometimes not."""

    def number(most):
        return str(rng.randint(rng.random() > 0.1, most))

    def size(most):
        return rng.choice([number(most), number(most), f"{number(most)}x{number(most)}"])

    odd = rng.choice(
        ["", "x", "3x", "1x2x3", "-1", "2.5", "３", "99999999999999999999", "²", "<b>"]
    )
    state = {
        "kind": rng.choice("conv conv max avg min adaptive linear bn relu".split()),
        "in_channels": number(64), "height": size(40).split("x")[0], "width": number(40),
        "out_channels": number(10**18), "kernel_size": size(7), "stride": size(4),
        "padding": rng.choice([size(3), "same", "valid", "0"]), "dilation": size(3),
        "groups": rng.choice(["1", "1", "2", "4"]), "output_size": size(9),
        "bias": rng.choice(["on", "off"]), "norm": rng.choice(["on", "off"]),
        "ceil_mode": rng.choice(["on", "off"]),
    }  # fmt: skip
    if rng.random() < 0.2:
        state[rng.choice([name for name in state if name != "kind"])] = odd
    return state


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_random_states_give_exactly_what_python_gives(visit, home, lang):
    rng = random.Random(lang)
    queries = [query(drawn(rng)) for _ in range(250)]
    here = [respond("layer", each, lang) for each in queries]
    there = answers(visit(PATH), home, "layer", queries, lang)
    assert [json.loads(reply) for reply in here] == [json.loads(reply) for reply in there]
    faulty = [reply for reply in here if json.loads(reply)["errors"]]
    assert 30 < len(faulty) < 200, "valid and invalid states, many of each"


@pytest.mark.parametrize("path", [PATH, "zh/" + PATH])
def test_the_engine_gives_what_the_page_was_built_with(visit, path):
    built = slots(visit(path, java_script_enabled=False))
    page = visit(path)
    page.fill("[name=in_channels]", "7")
    page.wait_for_function("!document.querySelector('.slot').textContent.includes('1792')")
    page.locator("button[type=reset]").click()
    page.wait_for_function("document.querySelector('.slot').textContent.includes('1792')")
    assert slots(page) == built
    assert urlsplit(page.url).query == ""


# -- sharing ------------------------------------------------------------------------------------


def test_an_address_gives_back_its_state(visit, home):
    page = visit(PATH)
    page.select_option("[name=kind]", "max")
    page.fill("[name=kernel_size]", "3x5")
    page.check("[name=ceil_mode]")
    settled(page, "3×224×222")
    page.locator("[name=kernel_size]").press("Enter")
    page.wait_for_url("**kind=max**")
    other = visit(page.url.removeprefix(home))
    settled(other, "3×224×222")
    assert values(other) == values(page)
    assert slots(other) == slots(page)


def test_back_and_forward_go_through_the_edits(visit):
    page = visit(PATH)
    for text in ("5", "7"):
        page.fill("[name=kernel_size]", text)
        page.locator("[name=kernel_size]").blur()
        page.wait_for_url(f"**kernel_size={text}**")
    page.go_back()
    settled(page, "64×222×222")
    assert values(page)["kernel_size"] == "5"
    page.go_back()
    settled(page, "64×224×224")
    assert urlsplit(page.url).query == ""
    page.go_forward()
    settled(page, "64×222×222")


def test_typing_makes_one_entry_of_the_history(visit):
    page = visit(PATH)
    before = page.evaluate("history.length")
    page.locator("[name=out_channels]").fill("")
    page.locator("[name=out_channels]").press_sequentially("128", delay=150)
    settled(page, "128×224×224")
    page.locator("[name=out_channels]").blur()
    page.wait_for_url("**out_channels=128**")
    assert page.evaluate("history.length") == before + 1


def test_the_other_language_opens_in_the_same_state(visit, home):
    page = visit(PATH)
    page.fill("[name=stride]", "2")
    settled(page, "64×112×112")
    page.locator("a.tool.switch").click()
    page.wait_for_url(f"{home}zh/{PATH}?stride=2**")
    settled(page, "64×112×112")
    assert values(page)["stride"] == "2"
    assert "参数量" in note(page)


def test_a_shared_state_that_is_wrong_says_what_is_wrong(visit):
    page = visit(PATH + "?kernel_size=999&kind=conv")
    settled(page, "the kernel spans 999")
    box = page.locator("[name=kernel_size]")
    assert box.get_attribute("aria-invalid") == "true"
    fault = page.locator(f"#{box.get_attribute('aria-describedby')}")
    assert fault.inner_text() == note(page)
    box.fill("3")
    settled(page, "64×224×224")
    assert box.get_attribute("aria-invalid") == "false"
    assert fault.inner_text() == ""


# -- hands --------------------------------------------------------------------------------------


def test_the_keyboard_alone_is_enough(visit):
    page = visit(PATH)
    page.locator("[name=kernel_size]").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("5")
    settled(page, "64×222×222")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    settled(page, "64×221×221")
    while page.evaluate("document.activeElement.value") != "same":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    settled(page, "64×224×224")
    assert values(page)["padding"] == "same"
    assert page.evaluate("document.activeElement.value") == "same", "focus stays where it was"


def on_off(value):
    """Return a control's value as an address has it."""
    return {True: "on", False: "off"}.get(value, value)


def test_no_slider_reaches_a_state_that_is_refused(visit):
    page = visit(PATH + "?height=5&width=5&kind=max")
    settled(page, "3×5×5")
    for slider in page.locator("input[type=range]:visible").all():
        for key in ("End", "Home", "ArrowRight"):
            slider.press(key)
            state = {name: on_off(value) for name, value in values(page).items()}
            reply = json.loads(respond("layer", query(state), "en"))
            assert reply["errors"] == {}
            settled(page, reply["summary"])


def test_sliders_rest_where_there_is_nothing_to_choose(visit):
    page = visit(PATH + "?padding=same")
    stride = "document.querySelector('input[type=range][data-for=stride]')"
    page.wait_for_function(f"{stride}.min === '1' && {stride}.max === '1'")


def test_a_line_can_be_copied(visit):
    page = visit(PATH, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".copy").first.click()
    page.wait_for_function("document.querySelector('.copy').textContent === 'Copied'")
    page.locator(".copy").first.click()  # once more, before the button is called Copy again
    page.wait_for_timeout(2500)
    assert page.locator(".copy").first.inner_text() == "Copy"
    assert page.evaluate("navigator.clipboard.readText()").startswith("torch.nn.Conv2d(3, 64")


def test_fields_that_mean_nothing_are_hidden(visit):
    page = visit(PATH)
    page.select_option("[name=kind]", "relu")
    settled(page, "3×224×224")
    assert page.locator(".field:visible").count() == 4
    assert not page.get_by_role("button", name="same").is_visible()


@pytest.mark.parametrize("path", [PATH, "zh/" + PATH])
def test_a_phone_shows_all_of_it(visit, path):
    page = visit(path + "?height=9&width=9", width=360)
    page.locator("[name=stride]").fill("2")
    settled(page, "64×5×5")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    boxes = page.locator("form.lab :is(input, select, button):visible").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().right)"
    )
    assert max(boxes) <= 360


def test_the_result_is_said_to_those_who_hear_the_page(visit):
    page = visit(PATH)
    assert page.get_by_role("status").inner_text().startswith("64×224×224")
    unnamed = page.locator("form.lab :is(input, select)").evaluate_all(
        "all => all.filter((one) => !one.labels.length && !one.ariaLabel).length"
    )
    assert unnamed == 0


# -- what it survives ---------------------------------------------------------------------------


def test_huge_numbers_stay_exact(visit):
    page = visit(PATH)
    page.fill("[name=in_channels]", str(2**53 + 1))
    page.fill("[name=out_channels]", str(10**20 + 1))
    page.uncheck("[name=bias]")
    settled(page, "parameters")
    weights = 9 * (2**53 + 1) * (10**20 + 1)
    page.wait_for_function(
        "number => document.querySelector('.slot').textContent.replaceAll('\u202f', '')"
        ".includes(number)",
        arg=str(weights),
    )


@pytest.mark.parametrize("state", [{"kernel_size": "1000000000"}, {"dilation": "1000000000"}])
def test_a_monster_is_refused_at_once(visit, state):
    page = visit(PATH + "?" + query({**state, "stride": "1000000000"}))
    settled(page, "the kernel spans")


def test_what_takes_too_long_is_stopped_and_the_next_edit_works(visit):
    page = visit("lab/stack/")
    page.evaluate(
        """() => {
          const box = document.querySelector("textarea");
          box.value = "relu, ".repeat(30000) + "relu";
          box.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    page.locator("[name=input]").focus()  # the page itself goes on
    settled(page, NOTES["slow"][0])
    assert "stale" in page.locator("form.lab").get_attribute("class")
    page.fill("textarea", "linear 10")
    page.fill("[name=input]", "63")
    settled(page, "640 parameters")
    assert "stale" not in page.locator("form.lab").get_attribute("class")


@pytest.mark.parametrize("part", ["layer.json", "micropython.wasm.zz", "worker.js"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_failure_to_load_is_said_and_can_be_mended(visit, part, lang):
    page = visit(("zh/" if lang == "zh" else "") + PATH)
    before = slots(page)
    page.route(f"**/{part}", lambda route: route.abort())
    page.fill("[name=stride]", "2")
    settled(page, NOTES["failed"][lang == "zh"])
    assert slots(page) == before, "the static answer stays"
    page.unroute(f"**/{part}")
    page.fill("[name=stride]", "4")
    settled(page, "64×56×56")


def test_without_a_script_the_answer_stands_and_says_so(visit):
    page = visit(PATH, java_script_enabled=False)
    assert page.get_by_text(STILL[0]).is_visible()
    assert "86704128" in page.locator(".numbers").inner_text()
    assert page.locator("form.lab button:visible").count() == 0
    assert not visit(PATH).get_by_text(STILL[0]).is_visible()


def test_the_engine_is_loaded_at_the_first_interaction_and_from_here(visit, home):
    page = visit()
    page.wait_for_load_state("networkidle")  # leaving sooner would break off what still loads
    asked, faults = traffic(page)
    page.goto(home + PATH)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "micropython" in url or url.endswith(".json")] == []
    page.locator("[name=kernel_size]").hover()
    page.wait_for_event("response", lambda answer: answer.url.endswith("lab/layer.json"))
    page.fill("[name=kernel_size]", "5")
    settled(page, "64×222×222")
    assert [url for url in asked if not url.startswith(LOCAL)] == []
    assert faults == []


def test_two_forms_on_one_page_keep_to_themselves(visit, home):
    page = visit()

    def doubled(route):
        html = route.fetch().text()
        form = re.search(r'<form class="lab".*?</form>', html, re.DOTALL)[0]
        other = form.replace('"layer', '"other').replace('data-tool="other"', 'data-tool="layer"')
        route.fulfill(body=html.replace(form, form + other), content_type="text/html")

    page.route("**/lab/layer/*", doubled)
    page.goto(f"{home}{PATH}?other.stride=2")
    page.wait_for_function("document.querySelectorAll('.lab-foot')[1].textContent.includes('112')")
    page.locator("[name=stride]").first.fill("4")
    settled(page, "64×56×56")
    page.locator("[name=stride]").first.blur()
    page.wait_for_url("**other.stride=2**")
    assert parse_qs(urlsplit(page.url).query) == {"layer.stride": ["4"], "other.stride": ["2"]}
    assert "64×112×112" in page.locator(".lab-foot").nth(1).inner_text()
