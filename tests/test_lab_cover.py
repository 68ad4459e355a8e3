"""Stride and coverage: what the tool shows, against every window looked at."""

import json
import math
import random
import re
from collections import Counter

import pytest
from lab_states import slid

from convdocs.lab import cover, respond, tool
from convdocs.lab.cover import FIELDS


def asked(lang: str = "en", **state: str) -> dict[str, dict[str, str]]:
    """What the browser gets for a state."""
    reply: dict[str, dict[str, str]] = json.loads(respond("cover", query(state), lang))
    return reply


def query(state: dict[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in state.items())


def entries(html: str) -> dict[str, int]:
    """The numbers by name; thin spaces and the share behind a number are dropped."""
    found = re.findall("<dt>([^<]*)</dt><dd>([^<(]*)", html)
    return {name: int(shown.replace("\u202f", "")) for name, shown in found if "." not in shown}


def table(html: str) -> dict[int, int]:
    """Times read: pixels."""
    cells = re.findall(r"</i>([^<]*)</th><td[^>]*>([^<]*)</td>", html)
    return {number(times): number(pixels) for times, pixels in cells}


def number(shown: str) -> int:
    return int(shown.replace("\u202f", ""))


def looked_at(size: int, k: int, s: int, p: int, d: int) -> Counter[tuple[int, int]]:
    """Every tap of every window, one after the other; taps in the padding too."""
    starts = range(-p, size + p - d * (k - 1), s)
    axis = [start + d * t for start in starts for t in range(k)]
    return Counter((y, x) for y in axis for x in axis)


@pytest.mark.parametrize("seed", range(40))
def test_every_number_is_what_looking_at_every_window_gives(seed: int) -> None:
    rng = random.Random(seed)
    k, s, p, d = rng.randint(1, 5), rng.randint(1, 6), rng.randint(0, 4), rng.randint(1, 3)
    size = rng.randint(max(1, d * (k - 1) + 1 - 2 * p), 20)
    reply = asked(
        size=f"{size}", kernel_size=f"{k}", stride=f"{s}", padding=f"{p}", dilation=f"{d}"
    )
    taps = looked_at(size, k, s, p, d)
    pixels = {(y, x): taps[y, x] for y in range(size) for x in range(size)}
    shown = entries(reply["slots"]["result"])
    assert shown["pixels"] == size * size
    assert shown["never read"] == list(pixels.values()).count(0)
    assert shown["reads of pixels"] == sum(pixels.values())
    assert shown["reads of padding"] == sum(taps.values()) - sum(pixels.values())
    assert table(reply["slots"]["histogram"]) == dict(Counter(pixels.values()))


def test_worked_lines_give_the_numbers_above_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """AlexNet's first kernel at stride 12: read as arithmetic, each line is its value."""
    told: list[tuple[str, ...]] = []
    monkeypatch.setattr(cover, "entry", lambda *parts: told.append(parts) or "")
    asked(size="227x55", kernel_size="11x3", stride="12x2", padding="0x1")
    assert len(told) == 7
    for _, shown, line in told:
        value = eval(line.split(" = ")[-1], {"floor": math.floor})
        first = shown.partition(" (")[0].replace("\u202f", "")
        assert float(first) == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize("seed", range(60))
def test_no_slider_reaches_a_bad_state(seed: int) -> None:
    rng = random.Random(seed)
    pair = [f"{rng.randint(1, 9)}", f"{rng.randint(1, 9)}x{rng.randint(1, 9)}"]
    state = {field.name: rng.choice(pair) for field in FIELDS}
    state["padding"] = rng.choice([state["padding"], "valid", "same"])
    state["size"] = rng.choice(["30", "50x60", "9x70"])
    reply = asked(**state)
    for name, (least, most) in reply["limits"].items():
        assert least <= most
        for place in (least, most, rng.randint(int(least), int(most))):
            there = {**state, name: slid(state[name], place)}
            assert asked(**there)["errors"] == {}, (name, there)


@pytest.mark.parametrize(
    ("state", "field", "words"),
    [
        ({"size": "3", "kernel_size": "9"}, "kernel_size", "spans 9 in height"),
        ({"padding": "same", "stride": "2"}, "padding", "needs stride 1"),
        ({"padding": "some"}, "padding", "padding"),
        ({"stride": "0"}, "stride", "at least 1"),
    ],
)
def test_a_bad_state_is_told_beside_its_field(
    state: dict[str, str], field: str, words: str
) -> None:
    english, chinese = (asked(lang, **state)["errors"] for lang in ("en", "zh"))
    assert words in english[field]
    assert chinese[field] != english[field]
    assert asked(**state)["slots"] == {}


def test_a_huge_input_stays_exact_and_shows_its_corner() -> None:
    reply = asked(size="1000000000000x7", kernel_size="3", stride="2", padding="0")
    assert sum(table(reply["slots"]["histogram"]).values()) == 7 * 10**12
    assert "upper left corner: 48×7 of 1000000000000×7" in reply["slots"]["picture"]


def test_all_may_be_unread_and_many_counts_are_summed_up() -> None:
    nothing = asked(size="1x3", kernel_size="1x2", padding="0x1", dilation="1x4", stride="1")
    assert table(nothing["slots"]["histogram"]) == {0: 3}
    assert "never read</dt><dd>3 (100.00" in nothing["slots"]["result"]
    assert cover.written([(n, 2) for n in range(1, 8)]) == "56", "a long sum by its value"


def test_the_page_shows_the_default_state_in_both_languages() -> None:
    for lang in ("en", "zh"):
        html = tool("cover").html(lang)
        for slot in asked(lang)["slots"].values():
            assert slot in html


def test_a_kernel_with_very_many_counts_is_told_without_listing_them() -> None:
    reply = asked(size="5000", kernel_size="2000", stride="7")
    starts = range(0, 3001, 7)
    times = [sum(start <= x < start + 2000 for start in starts) for x in range(5000)]
    shown = [f"{n:,}".replace(",", "\u202f") for n in (min(times) ** 2, max(times) ** 2)]
    assert "Pixels are read {} to {} times".format(*shown) in reply["slots"]["histogram"]
    assert entries(reply["slots"]["result"])["never read"] == 5000**2 - (5000 - times.count(0)) ** 2
    assert sum(map(len, reply["slots"].values())) < 50_000
