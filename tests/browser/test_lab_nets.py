"""Networks and coverage in a real browser: sorted, looked at, saved, and read without scripts."""

import json
import random
from pathlib import Path

import pytest

from convdocs import named_network, tables
from convdocs.lab import respond
from convdocs.lab.tools import room

PAGES = {"nets": "lab/networks/", "cover": "lab/coverage/"}


@pytest.fixture
def networks(visit):
    page = visit(PAGES["nets"])
    page.locator("form.lab.live").wait_for()
    return page


def names(page):
    return page.locator("[data-for=layer]").evaluate_all("all => all.map(one => one.value)")


def test_a_head_sorts_by_pointer_and_by_keyboard_and_keeps_the_focus(networks):
    rows = named_network("vgg16").ledger().rows
    head = networks.locator("#net0-by-macs")
    head.click()
    networks.locator("th[aria-sort=descending] #net0-by-macs").wait_for()
    assert names(networks) == [row.name for row in sorted(rows, key=lambda row: -row.macs)]
    assert head.evaluate("one => one === document.activeElement")
    networks.keyboard.press("Enter")
    networks.locator("th[aria-sort=ascending] #net0-by-macs").wait_for()
    assert names(networks) == [row.name for row in sorted(rows, key=lambda row: row.macs)]


def test_a_layer_shows_its_field_by_keyboard_and_grows_under_the_pointer(networks):
    networks.locator("#net0-conv3_1").focus()
    networks.keyboard.press("Enter")
    networks.locator("figcaption", has_text="conv3_1: what its outputs see").wait_for()
    assert "layer=conv3_1" in networks.url
    small = networks.locator("tr:has(#net0-conv1_1) .sees")
    before = small.bounding_box()["width"]
    networks.locator("#net0-conv1_1").hover()
    assert small.bounding_box()["width"] > 3 * before


def test_a_ledger_is_saved_as_the_command_writes_it(networks):
    with networks.expect_download() as saved:
        networks.locator("a[download$=csv]").click()
    assert saved.value.suggested_filename == "vgg16-3x224x224-batch1.csv"
    written = Path(saved.value.path()).read_text(encoding="utf-8")
    assert written == tables.ledger(named_network("vgg16").ledger()).csv()


@pytest.mark.parametrize("tool", PAGES)
def test_no_page_is_wider_than_a_phone(visit, tool):
    for language in ("", "zh/"):
        page = visit(language + PAGES[tool], width=360)
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_without_scripts_the_ledger_is_complete(visit):
    page = visit(PAGES["nets"], java_script_enabled=False)
    for row in named_network("vgg16").ledger().rows:
        assert page.locator(f"#net0-{row.name}").is_visible()
    assert page.locator("#net0-by-macs").is_visible()


STATES = {
    "nets": {"network": ["vgg19", "alexnet", "vgg11_bn"], "input": ["", "227", "240x230", "20"],
             "other": ["none", "vgg16c"], "batch": ["1", "1" + "0" * 20, "0"]},
    "cover": {"size": ["30", "9x70", "1" + "0" * 15], "kernel_size": ["3", "2x5", "40", "x"],
              "stride": ["1", "2", "7x3"], "padding": ["0", "2", "same"], "dilation": ["1", "3"]},
}  # fmt: skip
ASK = """states => new Promise((done) => {
  const engine = new Worker(new URL("assets/lab/worker.js", states.home), { type: "module" });
  const replies = [];
  const next = () => engine.postMessage(states.all[replies.length]);
  engine.onmessage = ({ data }) => {
    if (!data.reply) return;
    replies.push(data.reply);
    if (replies.length === states.all.length) { engine.terminate(); done(replies); } else next();
  };
  next();
})"""


@pytest.mark.parametrize("tool", PAGES)
def test_random_states_give_in_the_browser_what_python_gives(visit, home, tool):
    """Results and refusals, in both languages, to the last byte."""
    rng, page = random.Random(0), visit(PAGES[tool])
    choices = {one.name: [option[0] for option in one.options] for one in room(tool).FIELDS}
    options = {name: STATES[tool].get(name) or few for name, few in choices.items()}
    states = []
    for _ in range(200):
        picked = {name: rng.choice(few) for name, few in options.items() if few}
        query = "&".join(f"{name}={value}" for name, value in picked.items())
        states.append({"tool": tool, "query": query, "lang": rng.choice(["en", "zh"])})
    replies = page.evaluate(ASK, {"home": home, "all": states})
    for state, reply in zip(states, replies, strict=True):
        assert json.loads(reply) == json.loads(respond(*state.values())), state
