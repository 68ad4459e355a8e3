"""Compare: two stacks, their ratios, what they see, and when one of them is cheaper."""

import html
import json
import random
import re
from urllib.parse import urlencode

import lab_states
import pytest

import convdocs as cd
from convdocs.lab import compare, middle, respond, rivals, tool
from convdocs.units import THIN

STACK = "conv 1 3x3 nobias, conv 1 3x3 nobias"
SINGLE = "conv 1 5x5 nobias"


def asked(lang: str = "en", **state: str) -> dict:
    """What the browser gets for a state."""
    return json.loads(respond("compare", urlencode(state), lang))


def table(reply: dict) -> dict[str, list[str]]:
    """The rows of the comparison by name: left, right, ratio."""
    found = re.findall("<tr.*?</tr>", reply["slots"]["result"])
    cells = [re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row) for row in found]
    plain = [[html.unescape(cell).replace(THIN, "") for cell in row] for row in cells]
    return {row[0]: row[1:] for row in plain}


def said(reply: dict) -> str:
    """What the lines below the table say."""
    return html.unescape(re.search('class="verdict">(.*?)</p>', reply["slots"]["result"])[1])


def test_the_numbers_of_the_home_page() -> None:
    reply = asked(left=STACK, right=SINGLE, input="1x28x28")
    assert table(reply)["MACs"] == ["11268", "14400", "78.25%"]
    assert table(reply)["weights"] == ["18", "25", "72.00%"]
    assert table(reply)["receptive field"] == ["5×5", "5×5", ""]
    assert "Both see 5×5" in said(reply)
    assert "the left takes fewer from 11×11 on" in said(reply)
    assert "H ≥ 11: left saves" in reply["slots"]["picture"]


def test_three_small_kernels_against_one_of_seven_is_where_the_page_begins() -> None:
    """27 C² against 49 C² weights: Simonyan and Zisserman (2014), section 2.3."""
    reply = asked()
    assert table(reply)["weights"] == [f"{27 * 64**2}", f"{49 * 64**2}", "55.10%"]
    assert table(reply)["MACs"][:2] == [f"{27 * 64**2 * 56**2}", f"{49 * 64**2 * 56**2}"]
    assert "Both see 7×7 of the input. Both give 64×56×56." in said(reply)
    assert "at every size that both accept" in said(reply)


@pytest.mark.parametrize(("n", "alike"), [(0, 5), (1, 7), (2, 9), (3, 5), (4, 7), (6, 3)])
def test_both_sides_of_a_preset_see_the_same_and_give_the_same(n: int, alike: int) -> None:
    for lang, words in (("en", f"Both see {alike}×"), ("zh", f"都看到输入的 {alike}×")):
        reply = json.loads(respond("compare", compare.PRESETS[n][1], lang))
        assert reply["errors"] == {}
        assert words in said(reply)
        assert ("Both give", "输出都是")[lang == "zh"] in said(reply)


def test_a_bottleneck_sees_less_than_what_it_replaced() -> None:
    reply = json.loads(respond("compare", compare.PRESETS[5][1], "en"))
    assert "the left 3×3 of the input, the right 5×5" in said(reply)


@pytest.mark.parametrize(
    ("left", "right", "shape"),
    [
        (STACK, SINGLE, "1x28x28"),
        (SINGLE, STACK, "1x28x28"),
        ("conv 4 3x3 s2, conv 4 3x3", "conv 4 5x5 s2", "3x20x20"),
        ("conv 9 3x3, pool 2", "conv 2 7x7 s3 p3", "2x9x9"),
    ],
)
def test_the_crossing_is_found_by_trying_every_size(left: str, right: str, shape: str) -> None:
    channels = int(shape[0])
    both = [cd.parse_layers(text, channels) for text in (left, right)]
    costs = {}
    for size in range(1, 200):
        try:
            costs[size] = [cd.total_macs(layers, (channels, size, size)) for layers in both]
        except cd.ShapeError:
            continue
    most = int(re.search(r"up to (\d+)", said(asked(left=left, right=right, input=shape)))[1])
    last = {size: pair for size, pair in costs.items() if size <= most}
    winner = 0 if last[most][0] < last[most][1] else 1
    lost = [size for size, pair in last.items() if pair[winner] >= pair[1 - winner]]
    name = ("left", "right")[winner]
    start = max(lost, default=None)
    words = f"from {start + 1}×{start + 1} on" if start else "at every size"
    assert f"the {name} takes fewer {words}" in said(asked(left=left, right=right, input=shape))


def test_equal_costs_have_no_crossing() -> None:
    assert "takes fewer" not in said(asked(left=SINGLE, right=SINGLE, input="1x9x9"))


@pytest.mark.parametrize("kernel", [3, 5, 7])
def test_the_width_up_to_which_the_left_is_cheaper_by_trying_every_width(kernel: int) -> None:
    def macs(width: int) -> int:
        return cd.total_macs(cd.stacked(3, 2, (16, width, 24), 1), (16, 9, 9))

    whole = cd.total_macs(cd.stacked(kernel, 1, (16, 24), kernel // 2), (16, 9, 9))
    most = max((width for width in range(1, 999) if macs(width) <= whole), default=0)
    reply = asked(left="conv C 3x3 p1, conv 24 3x3 p1", right=f"conv 24 {kernel} same",
                  input="16x9x9")  # fmt: skip
    assert f"up to C = {most}." in said(reply)


def test_no_width_may_be_small_enough() -> None:
    reply = asked("zh", left="conv C 3x3 p1, conv 64 3x3 p1", right="conv 64 1x1", input="64x9x9")
    assert "up to C" not in said(asked(left="conv 9 3x3", right="conv 9 5x5"))
    assert "无论 C 取多少" in said(asked("zh", left="conv C 9x9, conv 64 9x9", right="conv 1 1x1"))
    assert "C 不超过 3，" in said(reply)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("conv C 3x3", "conv C 5x5"),  # both sides change
        ("conv C 3x3 g4", "conv 8 5x5"),  # C = 1, 2, 3 do not fit
        ("conv 8 3x3, Conv2d(8, 8, 3, groups=C), conv 8 3x3", "conv 8 9x9"),  # no quadratic
        ("conv 8 3x3 p1, conv C 1x1, pool 2", "conv 8 9x9"),
    ],
)
def test_where_c_is_no_free_width_nothing_is_said_of_it(left: str, right: str) -> None:
    words = said(asked(left=left, right=right, input="8x20x20", width="8"))
    assert ("up to C" in words) == left.endswith("pool 2")


def test_a_cost_that_is_no_quadratic_of_c_is_noticed() -> None:
    assert middle.even(lambda width: width**3, 1000, 9) is None
    assert middle.even(lambda width: 7, 1000, 9) is None


@pytest.mark.parametrize("text", ["conv C 3x3", "conv c 3x3", "Conv2d(C, C, 3)", "linear C"])
def test_the_letter_c_stands_for_the_width(text: str) -> None:
    assert middle.with_width(text, 12) == [text.replace("C", "12").replace("conv c", "conv 12")
                                           .replace("12onv2d", "Conv2d")]  # fmt: skip


def test_a_layer_that_does_not_fit_is_marked_on_its_side() -> None:
    reply = asked(left="conv 8 3x3, pool 99", right=SINGLE)
    assert "once every layer fits" in said(reply)
    assert reply["slots"]["stacks"].count('class="why"') == 1
    assert reply["slots"]["picture"] == ""
    assert table(reply) == {}
    assert reply["summary"].endswith("or reduce the kernel"), "the fault is heard, too"


@pytest.mark.parametrize(("state", "empty"), [
    ({"left": ""}, ["left"]), ({"right": " \n"}, ["right"]),
    ({"left": "", "right": ""}, ["left", "right"]),
])  # fmt: skip
def test_a_side_without_layers_is_that_fields_fault(state: dict, empty: list[str]) -> None:
    for lang in ("en", "zh"):
        sentence = cd.ConvdocsError("no_layers").text(lang)
        assert asked(lang, **state)["errors"] == dict.fromkeys(empty, sentence)


def test_a_side_may_count_nothing() -> None:
    free = asked(left="conv 8 3x3", right="relu")
    assert table(free)["MACs"][2] == "–"
    assert free["slots"]["picture"] == ""


def test_linear_layers_are_compared_at_one_size_only() -> None:
    reply = asked(left="flatten, linear C, linear 10", right="flatten, linear 10", input="1x8x8")
    assert table(reply)["params"[:0] + "parameters"][1] == "650"
    assert reply["slots"]["picture"] == ""
    assert "squares" not in said(reply)
    assert "up to C = 8." in said(reply)


def test_what_has_no_single_field_is_not_compared() -> None:
    reply = asked(left="adaptive 3", right="conv 1 5x5", input="1x7x7")
    assert "see" not in said(reply)


def test_an_input_that_is_none_is_the_fields_fault() -> None:
    assert list(asked(input="3x4")["errors"]) == ["input"]
    errors = asked(width="0", input="x")["errors"]
    assert list(errors) == ["input", "width"]
    assert errors["width"].startswith("C (=0)")


def test_the_slider_reaches_its_own_value() -> None:
    assert asked(width="999")["limits"] == {"width": [1, 999]}
    assert asked()["limits"] == {"width": [1, 256]}


def test_every_line_of_a_derivation_gives_its_number() -> None:
    stacks = asked()["slots"]["stacks"]
    assert "3 × conv 64 3x3 p1: MACs" in stacks
    assert stacks.count('class="worked"') == 4


def test_random_states_are_answered_in_both_languages_with_the_same_numbers() -> None:
    rng, sound = random.Random(11), 0
    for _ in range(120):
        state = lab_states.state(rng, "compare")
        pair = [asked(lang, **state) for lang in ("en", "zh")]
        assert [list(reply["errors"]) for reply in pair] == [list(pair[0]["errors"])] * 2
        if not pair[0]["errors"]:
            left, right = (list(table(reply).values())[1:] for reply in pair)
            assert left == right
            sound += bool(left)
    assert sound > 10


def test_sizes_are_tried_up_to_twice_the_input() -> None:
    assert rivals.crossing([(1, 5)], [(1, 5)]) is None


def test_the_page_shows_the_answer_of_the_default_state() -> None:
    page = tool("compare").html("zh")
    assert all(slot in page for slot in asked("zh")["slots"].values())


def test_sides_alone_take_the_channels_that_one_of_the_stacks_tells() -> None:
    told, other, silent = "Conv2d(5, 8, 3)", "Conv2d(4, 8, 3)", "conv 8 3x3"
    for left, right in ((told, silent), (silent, told), (told, told)):
        reply = asked(left=left, right=right, input="9x7")
        assert reply["heard"] == {"input": "read as 5×9×7, with the channels of Conv2d(5, 8, 3)"}
        assert reply["slots"] == asked(left=left, right=right, input="5x9x7")["slots"]
    for left, right in ((told, other), (silent, silent)):
        assert "lacks the channels" in asked(left=left, right=right, input="9x7")["errors"]["input"]
