"""The lab's layer: its numbers, its lines, its sliders, its picture, and where faults stand."""

import json
import math
import random
import re

import pytest
from lab_states import slid

from convdocs.lab import layer, respond
from convdocs.lab.picture import LARGEST
from convdocs.lab.reach import MOST
from convdocs.units import THIN


def asked(lang: str = "en", **state: str) -> dict[str, dict[str, str]]:
    """What the browser gets for a state."""
    query = "&".join(f"{name}={value}" for name, value in state.items())
    reply: dict[str, dict[str, str]] = json.loads(respond("layer", query, lang))
    return reply


def numbers(html: str) -> dict[str, str]:
    """The results by name, their thin spaces dropped."""
    found = re.findall("<dt>([^<]*)</dt><dd>([^<]*)", html)
    return {name: shown.replace("\u202f", "") for name, shown in found}


def test_alexnets_first_layer_is_as_its_paper_and_torchvision_have_it() -> None:
    """224 pixels with padding 2: 55 x 55 places, 64 kernels of 11 x 11 x 3, 23 296 parameters."""
    html = asked(kernel_size="11", stride="4", padding="2")["slots"]["result"]
    found = numbers(html)
    assert found["output"] == "64×55×55"
    assert found["parameters"] == str(64 * (11 * 11 * 3 + 1)) == "23296"
    assert found["MACs"] == str(64 * 11 * 11 * 3 * 55 * 55)
    assert found["FLOPs (2 per MAC)"] == str(2 * int(found["MACs"]))
    assert found["output values"] == str(64 * 55 * 55)
    assert found["output in bytes"].startswith(f"float32 {4 * 64 * 55 * 55} ")


@pytest.mark.parametrize(
    ("state", "name", "value"),
    [
        ({"kind": "linear", "in_channels": "512", "height": "7", "width": "7",
          "out_channels": "4096"}, "parameters", 102764544),  # fc1 of VGG, as published
        ({"kind": "bn", "in_channels": "64"}, "parameters", 128),
        ({"norm": "on"}, "parameters, with BatchNorm", 1792 + 128),
        ({"bias": "off"}, "parameters", 1728),
        ({"kind": "max", "kernel_size": "3", "stride": "2", "padding": "0", "height": "6",
          "width": "6", "ceil_mode": "on"}, "output height", 3),
        ({"kind": "adaptive", "output_size": "2x3"}, "output values", 18),
        ({"kind": "relu"}, "output values", 3 * 224 * 224),
        ({"in_channels": "9007199254740993", "out_channels": "1", "bias": "off"}, "parameters",
         9 * (2**53 + 1)),
    ],
)  # fmt: skip
def test_every_kind_has_its_numbers(state: dict[str, str], name: str, value: int) -> None:
    assert numbers(asked(**state)["slots"]["result"])[name] == str(value)


@pytest.mark.parametrize("state", [
    {"height": "9", "width": "12", "kernel_size": "2x3", "stride": "2x1", "padding": "1x0"},
    {"padding": "same", "kernel_size": "4", "norm": "on"}, {"kind": "avg", "ceil_mode": "on"},
    {"kind": "linear"}, {"kind": "bn"}, {"kind": "adaptive"},
])  # fmt: skip
def test_worked_lines_give_the_numbers_above_them(
    monkeypatch: pytest.MonkeyPatch, state: dict[str, str]
) -> None:
    told: list[tuple[str, ...]] = []
    monkeypatch.setattr(layer, "entry", lambda *parts: told.append(parts) or "")
    asked(**state)
    lines = [(shown, line) for _, shown, line in told if line]
    for shown, line in lines:
        value = eval(line.split(" = ")[-1], {"floor": math.floor, "ceil": math.ceil})
        assert shown.replace("\u202f", "") == str(int(value))
    assert len(lines) >= 2


# -- sliders ------------------------------------------------------------------------------------


def drawn(rng: random.Random) -> dict[str, str]:
    """A state with small numbers, so that limits lie close."""
    size = rng.choice([str(rng.randint(1, 6)), f"{rng.randint(1, 5)}x{rng.randint(1, 5)}"])
    return {
        "kind": rng.choice(["conv", "conv", "max", "avg", "min", "adaptive"]),
        "height": str(rng.randint(1, 12)), "width": str(rng.randint(1, 12)),
        "kernel_size": size, "stride": rng.choice(["1", "1", "2", "3x1"]),
        "padding": rng.choice(["0", "1", "2", "same", "valid", "0x1"]),
        "dilation": rng.choice(["1", "2", "1x2"]),
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_every_place_of_a_slider_is_valid_and_the_next_one_is_not(seed: int) -> None:
    rng = random.Random(seed)
    state = drawn(rng)
    for name, (least, most) in asked(**state)["limits"].items():
        at = {n: {**state, name: slid(state.get(name, ""), n)} for n in range(least - 1, most + 2)}
        for n in (least, most, rng.randint(least, most)):
            assert asked(**at[n])["errors"] == {}, (name, n)
        if most < MOST:
            assert asked(**at[most + 1])["errors"] != {}, name
        if least > (name != "padding"):
            assert asked(**at[least - 1])["errors"] != {}, name


def test_a_slider_follows_a_number_beyond_its_usual_end() -> None:
    assert asked(stride="40")["limits"]["stride"] == [1, 40]


def test_a_slider_of_a_pair_moves_its_height_and_leaves_its_width() -> None:
    """A window of 9 x 1 on 9 x 1: its height may be anything up to 9."""
    state = {"height": "9", "width": "1", "padding": "0", "kernel_size": "9x1"}
    assert asked(**state)["limits"]["kernel_size"] == [1, 9]
    state = {"height": "5", "width": "9", "kernel_size": "3x9", "padding": "0", "dilation": "2x1"}
    assert asked(**state)["limits"]["dilation"] == [1, 2]
    state = {"kind": "max", "kernel_size": "2x9", "padding": "0x3", "height": "4", "width": "4"}
    assert asked(**state)["limits"]["padding"] == [0, 1]


def test_a_slider_rests_where_no_single_number_is_valid() -> None:
    """Same padding of a window of 2 x 9 is 4 at the sides; with 1 per side it would not divide."""
    state = {"kernel_size": "9x1", "height": "9", "padding": "same", "stride": "1", "dilation": "2"}
    assert asked(**state)["limits"]["padding"] == [4, 16]


# -- faults -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "field"),
    [
        ({"kernel_size": "300"}, "kernel_size"),
        ({"kernel_size": "3x300"}, "kernel_size"),
        ({"height": "1", "padding": "0x1"}, "kernel_size"),
        ({"padding": "same", "stride": "2"}, "padding"),
        ({"padding": "same", "stride": "1x2"}, "padding"),
        ({"kind": "max", "padding": "2"}, "padding"),
        ({"kind": "max", "padding": "0x2"}, "padding"),
        ({"kind": "max", "padding": "same"}, "padding"),
        ({"groups": "2"}, "groups"),
        ({"in_channels": "2", "groups": "2", "out_channels": "3"}, "groups"),
        ({"stride": "0"}, "stride"),
        ({"kind": "linear", "out_channels": "0"}, "out_channels"),
        ({"kind": "nothing"}, "kind"),
        ({"output_size": "0", "kind": "adaptive"}, "output_size"),
        ({"dilation": "1000000000", "kernel_size": "1000000000"}, "kernel_size"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_fault_stands_at_its_field(state: dict[str, str], field: str, lang: str) -> None:
    reply = asked(lang, **state)
    assert list(reply["errors"]) == [field]
    assert reply["slots"] == {}
    assert reply["summary"] == reply["errors"][field]


def test_a_field_that_plays_no_part_cannot_be_wrong() -> None:
    assert asked(kind="relu", stride="0")["errors"] == {}


# -- lines to copy ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ({}, "torch.nn.Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))"),
        ({"kernel_size": "1x7", "padding": "same"}, 'convdocs layer "conv 64 1x7 same" '),
        ({"kind": "min"}, 'convdocs layer "minpool 3 s1 p1" --input 3x224x224'),
        ({"kind": "linear", "bias": "off"}, 'convdocs layer "linear 64 nobias" --input 150528'),
        ({"kind": "adaptive"}, "torch.nn.AdaptiveAvgPool2d(output_size=(7, 7))"),
        ({"kind": "relu"}, 'convdocs layer "relu" --input 3x224x224'),
    ],
)
def test_the_layer_can_be_copied_as_a_line(state: dict[str, str], line: str) -> None:
    html = asked(**state)["slots"]["code"].replace("&quot;", '"')
    assert line in html
    assert ("torch" in html) == (state.get("kind") != "min"), "PyTorch has no min-pooling"


# -- the picture --------------------------------------------------------------------------------


def picture(**state: str) -> str:
    return asked(**state)["slots"]["picture"]


def test_the_picture_shows_as_many_cells_as_there_are() -> None:
    """5 x 6 pixels, padding 1, kernel 3, stride 2: 7 x 8 cells, 3 x 3 places."""
    html = picture(height="5", width="6", stride="2")
    grids = re.findall(r'<path d="([^"]*h[^"]*)" fill="none"', html)
    lines = [(grid.count("h"), grid.count("v")) for grid in grids]
    assert lines == [(7 + 1, 8 + 1), (3 + 1, 3 + 1)]
    assert html.count("stroke-dasharray") == 4, "the next windows across and down, twice"
    assert "with stride 2 on the input of 5×6; the output is 3×3" in html


def test_a_single_window_has_no_next_one() -> None:
    assert "stroke-dasharray" not in picture(height="3", width="3", padding="0")


def test_what_is_too_large_is_drawn_as_its_corner_and_says_so() -> None:
    html = picture()
    assert html.count("upper left corner") == 2
    grids = re.findall(r'<path d="([^"]*h[^"]*)" fill="none"', html)
    assert [(grid.count("h"), grid.count("v")) for grid in grids] == 2 * [2 * (LARGEST + 1,)]


def test_a_window_that_is_too_large_is_not_drawn_but_named() -> None:
    assert "too large to be drawn" in picture(kernel_size="15", padding="0")
    assert "窗口过大" in asked("zh", kernel_size="15")["slots"]["picture"]


@pytest.mark.parametrize("kind", ["linear", "bn", "relu", "adaptive"])
def test_a_layer_without_windows_has_no_picture(kind: str) -> None:
    assert picture(kind=kind) == ""


def test_poolings_are_drawn_with_their_padding_and_what_ceil_mode_adds() -> None:
    html = picture(kind="max", height="6", width="6", kernel_size="3", stride="2", padding="0",
                   ceil_mode="on")  # fmt: skip
    grid = re.findall(r'<path d="([^"]*h[^"]*)" fill="none"', html)[0]
    assert grid.count("h") == 7 + 1, "the last window reaches one cell beyond the input"


def test_the_summary_is_a_line_of_its_language() -> None:
    said = [str(asked(lang)["summary"]).replace(THIN, "") for lang in ("en", "zh")]
    assert said == ["64×224×224, 1792 parameters, 86704128 MACs",
                    "64×224×224；参数量 1792；乘加次数 86704128"]  # fmt: skip
