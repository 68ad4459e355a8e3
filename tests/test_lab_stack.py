"""Stack: the ledger of any layers, its faults in place, its buttons, its lines to copy."""

import html
import json
import random
import re
import shlex
from urllib.parse import urlencode

import lab_states
import pytest

import convdocs as cd
from convdocs.lab import respond, rows, stack, tool
from convdocs.printout import layer_of
from convdocs.printout.reading import pieces
from convdocs.units import THIN

VGG16 = cd.named_network("vgg16").layers[:31]
ALEXNET = cd.named_network("alexnet").layers[:15]


def asked(layers: str, shape: str = "3x224x224", lang: str = "en") -> dict:
    """What the browser gets for a state."""
    return json.loads(respond("stack", urlencode({"layers": layers, "input": shape}), lang))


def cells(reply: dict) -> list[list[str]]:
    """The rows of the ledger without markup: name, shape, counts, field, stride."""
    found = re.findall("<tr.*?</tr>", reply["slots"]["ledger"])
    rows = [re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row) for row in found]
    plain = [[re.sub("<button.*?</button>|<[^>]*>", "", cell) for cell in row] for row in rows]
    return [[html.unescape(cell).replace(THIN, "") for cell in row] for row in plain]


def values(reply: dict) -> list[str]:
    """The texts that the field holds after each button, as the page's script puts it there."""
    ledger = reply["slots"]["ledger"]
    text = html.unescape(re.search('data-text="([^"]*)"', ledger)[1])
    button = r'<button[^>]*?(?: data-from="(\d+)" data-to="(\d+)"[^>]*)?'
    button += ' data-for="layers" value="([^"]*)"'
    found = []
    for begin, end, value in re.findall(button, ledger):
        new = html.unescape(value)
        found.append(text[: int(begin)] + new + text[int(end) :] if begin else new)
    return found


def test_the_ledger_is_that_of_the_package() -> None:
    text = stack.PRESETS[8][1].partition("layers=")[2].replace("+", " ")
    rows = cells(asked(text))[2:-1]
    own = cd.Network("vgg16", "", (3, 224, 224), list(VGG16)).ledger()
    assert [row[1:] for row in rows] == [
        ["×".join(map(str, row.output_shape)), *map(str, (row.params, row.macs, row.activations)),
         "×".join(map(str, row.receptive_field.size)), str(row.receptive_field.stride[0])]
        for row in own.rows
    ]  # fmt: skip
    total = own.total
    sums = [str(n) for n in (total.params, total.macs, total.activations)]
    assert cells(asked(text))[-1] == ["total", "", *sums, "", ""]


@pytest.mark.parametrize(
    ("n", "layers"),
    [
        (0, cd.stacked(3, 2, (64,), 1, True)), (1, cd.stacked(3, 3, (64,), 1, True)),
        (2, cd.stacked(3, 4, (64,), 1, True)), (3, cd.stacked(5, 1, (64,), 2, True)),
        (4, cd.stacked(7, 1, (64,), 3, True)), (5, cd.stacked(9, 1, (64,), 4, True)),
        (6, [cd.Conv2d(256, 64, 1), cd.Conv2d(64, 64, 3, padding=1), cd.Conv2d(64, 256, 1)]),
        (7, [layer for _, layer in VGG16[:5]]), (8, [layer for _, layer in VGG16]),
        (9, [layer for _, layer in ALEXNET]),
    ],
)  # fmt: skip
def test_a_preset_is_what_it_says(n: int, layers: list[cd.Conv2d]) -> None:
    shape, _, text = stack.PRESETS[n][1].partition("&layers=")
    given = cd.parse_shape(shape.removeprefix("input="))
    assert cd.parse_stack(text.replace("+", " "), given) == layers


def outcome(text: str, shape: tuple[int, ...]) -> tuple[object, tuple[int, ...]]:
    """What the package says of one layer: its numbers or its refusal; and what comes out."""
    try:
        layer = layer_of(text, shape)
        out = layer.output_shape(shape)
    except cd.ConvdocsError as error:
        return error.text(), shape
    return (out, layer.params, layer.weights, layer.macs(shape)), out


def test_random_states_agree_with_the_package_or_mark_the_layer_that_it_refuses() -> None:
    rng, sound, faulty = random.Random(7), 0, 0
    for _ in range(300):
        text, shape = lab_states.layers(rng), (8, rng.randint(1, 30), rng.randint(1, 30))
        lines = rows.lines(pieces(text), shape)
        at: tuple[int, ...] = shape
        for line in lines:
            expected, at = outcome(line.text, at)
            shown = line.fault.text() if line.fault else line[3:7]
            assert shown == expected
            sound, faulty = sound + (not line.fault), faulty + bool(line.fault)
            if line.fault:
                break
    assert sound > 200
    assert faulty > 100


def test_what_does_not_depend_on_the_layer_at_fault_is_known_after_it() -> None:
    text = "conv 8 3x3, pool 99, conv 4 3x3, konv, conv 16 3x3, conv 2 1x1, adaptive 5, linear 3"
    lines = rows.lines(pieces(text), (3, 9, 9))
    assert [bool(line.fault) for line in lines] == [False, True, False, True] + [False] * 4
    assert [line.shape for line in lines][2:] == [
        (4, "?", "?"), ("?", "?", "?"), (16, "?", "?"), (2, "?", "?"), (2, 5, 5), (2, 5, 3)
    ]  # fmt: skip
    assert [line.params for line in lines] == [224, 0, 4 * 8 * 9 + 4, "?", "?", 34, 0, 18]
    assert [line.field for line in lines[3:6]] == ["?"] * 3


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("Conv2d(3, 8, 3), Conv2d(16, 4, 3)", [(8, 7, 7), (4, 5, 5)]),
        ("Conv2d(3, 8, 3), BatchNorm2d(16)", [(8, 7, 7), (16, 7, 7)]),
        ("flatten, Linear(7, 2), linear 5", [(243,), (2,), (5,)]),
        ("Linear(243, 2), linear 5", [(2,), (5,)]),
        ("flatten, conv 8 3x3, relu", [(243,), (8, "?", "?"), (8, "?", "?")]),
        ("flatten, pool 2", [(243,), ("?", "?", "?")]),
        ("conv 8 9999999x3, conv 4 3x3", [(8, "?", "?"), (4, "?", "?")]),
        ("flatten, konv, linear 5", [(243,), ("?",), (5,)]),
        ("konv, Linear(7, 2), Conv2d(4, 8, 3)", [("?", "?", "?"), (2,), (8, "?", "?")]),
        ("konv, conv 8 3x3 g5, conv 8 3x3 g4", [("?", "?", "?")] * 2 + [(8, "?", "?")]),
    ],
)
def test_a_misfit_is_passed_as_if_it_were_given_what_it_takes(text: str, shapes: list) -> None:
    assert [line.shape for line in rows.lines(pieces(text), (3, 9, 9))] == shapes


def test_a_fault_stands_below_its_row_and_before_the_summary_in_both_languages() -> None:
    for lang, said in (("en", "layer 2: the kernel spans 99"), ("zh", "第 2 层：卷积核（窗口）")):
        reply = asked("conv 8 3x3, pool 99, relu", "3x9x9", lang)
        assert reply["errors"] == {}
        assert reply["summary"].startswith(said)
        assert cells(reply)[4][0] in reply["summary"]
        assert cells(reply)[-1][3:5] == ["10584", "≥ 392"]
        assert reply["slots"]["picture"] == reply["slots"]["code"] == ""


def test_an_input_that_is_none_is_the_fields_fault() -> None:
    assert "lacks the channels: write 3x3x4" in asked("relu", "3x4")["errors"]["input"]
    for layers in ("", "conv 8 3x3", "relu, linear 10", "konv 3", "conv 8 3, Conv2d(3, 8, 3)"):
        assert "(=3x4) lacks the channels" in asked(layers, "3x4")["errors"]["input"], layers


@pytest.mark.parametrize(
    ("layers", "shape", "size"),
    [
        ("nn.Conv2d(3, 64, 3)", "224x224", "3×224×224"),
        ("relu, pool 2, nn.BatchNorm2d(5), conv 8 3x3", "(30, 20)", "5×30×20"),
        ("Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1))", "28 28", "1×28×28"),
    ],
)
def test_sides_alone_take_the_channels_that_a_layer_tells(
    layers: str, shape: str, size: str
) -> None:
    """What is shown is the same as for the whole shape, and how it was understood is said."""
    for lang, words in (
        ("en", "read as {}, with the channels of "),
        ("zh", "读作 {}，通道数取自 "),
    ):
        reply = asked(layers, shape, lang)
        assert not reply["errors"]
        assert words.format(size) in reply["heard"]["input"]
        assert reply["slots"] == asked(layers, size, lang)["slots"]
    assert "features, not a map" in asked("conv 8 3x3", "224")["errors"]["input"]
    assert asked("linear 10", "224")["heard"] == {"input": "read as 224 features"}
    assert "at least 1" in asked("relu", "0x4x4")["errors"]["input"]


def test_nothing_typed_is_an_empty_ledger_to_which_layers_can_be_added() -> None:
    reply = asked("")
    assert reply["errors"] == {}
    assert values(reply) == list(stack.CHOICES)


def test_buttons_give_the_whole_new_text() -> None:
    reply = asked("conv 8 3x3, relu, pool 2")
    assert values(reply)[4:8] == [
        "relu, conv 8 3x3, pool 2", "conv 8 3x3, pool 2, relu", "conv 8 3x3, relu, relu, pool 2",
        "conv 8 3x3, pool 2",
    ]  # fmt: skip
    assert values(reply)[12] == "conv 8 3x3, relu, pool 2, conv 3x3 p1"
    assert reply["slots"]["ledger"].count('aria-disabled="true"') == 2


def test_the_button_that_moved_a_layer_goes_with_it() -> None:
    def down(text: str) -> str:
        reply = asked(text)
        keys = re.findall(r'<button[^>]* id="([^"]*)"', reply["slots"]["ledger"])
        return values(reply)[keys.index("down-layers-relu-1")]

    assert down("relu, bn, dropout") == "bn, relu, dropout"
    assert down("bn, relu, dropout") == "bn, dropout, relu"


@pytest.mark.parametrize("count", [1, 2, 5])
def test_every_button_does_to_the_text_what_it_says(count: int) -> None:
    layers = [f'conv {n} 3x3 "<é𝕏&' for n in range(count)]  # signs that markup escapes, and wide
    texts = values(asked(", ".join(layers)))
    for n, own in enumerate(layers):
        before, after = layers[:n], layers[n + 1 :]
        up = [*before[:-1], own, *before[-1:], *after]
        down = [*before, *after[:1], own, *after[1:]]
        wanted = [up, down, [*before, own, own, *after], [*before, *after]]
        assert texts[4 * n : 4 * n + 4] == [", ".join(one) for one in wanted]


def test_hundreds_of_layers_make_no_mountain_of_text() -> None:
    reply = asked(", ".join(["conv 64 3x3 p1"] * 300))
    assert len(reply["slots"]["ledger"]) < 500_000


@pytest.mark.parametrize(
    "text", ["ｃｏｎｖ　６４　３ｘ３　ｐ１，池化\u00a02、relu", "卷积 64 3×3 p1；pool 2，relu"]
)
def test_what_a_chinese_keyboard_gives_is_read(text: str) -> None:
    plain = asked("conv 64 3x3 p1, pool 2, relu")["summary"]
    assert asked(text, "３ｘ２２４×２２４")["summary"] == plain


def test_one_layer_is_called_so() -> None:
    assert asked("relu")["summary"].startswith("1 layer; ")
    assert asked("relu, relu")["summary"].startswith("2 layers; ")


def test_the_command_gives_the_same_fields(capsys: pytest.CaptureFixture[str]) -> None:
    from convdocs.__main__ import main

    reply = asked("conv 8 3x3 p1 g1, lrn 3, bn, dropout, pool 2, flatten, linear 9", "3x8x8")
    shown = re.findall("<pre[^>]*>(.*?)</pre>", reply["slots"]["code"], re.DOTALL)
    assert main(shlex.split(html.unescape(shown[1]))[1:]) == 0
    last = capsys.readouterr().out.splitlines()[-1].split()
    assert cells(reply)[-2][5] == f"{last[-4]}×{last[-4]}"


def test_pytorchs_source_says_the_same_layers() -> None:
    text = "conv 8 3x3, avgpool 2 ceil, gap 1"
    shown = re.findall("<pre[^>]*>(.*?)</pre>", asked(text)["slots"]["code"], re.DOTALL)
    again = [layer_of(piece, ()) for piece in pieces(html.unescape(shown[0]))]
    assert again == cd.parse_stack(text, (3, 224, 224))


def test_what_cannot_be_said_elsewhere_is_not_said() -> None:
    assert asked("minpool 2")["slots"]["code"].count("<pre") == 1
    assert asked("nn.BatchNorm2d(3, affine=False)")["slots"]["code"].count("<pre") == 1


@pytest.mark.parametrize(
    ("text", "shape", "seen"),
    [
        ("relu, bn", "3x9x9", ""),
        ("conv 8 3x3, conv 8 3x3", "3x9x9", "3×3, 5×5"),
        ("conv 8 3x3, flatten, linear 3", "3x9x9", "fc1"),
        ("conv 8 3x3, conv 8 99x99", "3x224x224", "conv2"),
        ("linear 3", "64", ""),
        ("adaptive 3", "1x7x7", ""),
        (", ".join(["conv 8 3x3 p1"] * 41), "3x224x224", ""),
    ],
)
def test_fields_are_drawn_where_they_can_be_told_apart(text: str, shape: str, seen: str) -> None:
    picture = asked(text, shape)["slots"]["picture"]
    assert bool(picture) == bool(seen)
    assert seen in picture


def test_a_field_far_beyond_the_input_is_no_burden() -> None:
    """To tell which of its pixels are touched would take minutes."""
    huge = 10**30
    reply = asked(f"conv 1 1x1 s3, conv 1 3x3 d{huge}, gap 1", f"1x{9 * huge}x{9 * huge}")
    assert reply["errors"] == {}
    assert cells(reply)[3][5] == f"{6 * huge + 1}×{6 * huge + 1}"


def test_no_field_is_a_dash() -> None:
    assert cells(asked("adaptive 3", "1x7x7"))[2][-2:] == ["–", "–"]


def test_the_page_shows_the_answer_of_the_default_state() -> None:
    for lang in ("en", "zh"):
        page = tool("stack").html(lang)
        reply = json.loads(respond("stack", "", lang))
        assert all(slot in page for slot in reply["slots"].values())


def test_a_deep_stack_reads_a_layer_that_it_repeats_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for = []

    def noting(text: str, shape: tuple[int, ...]) -> object:
        asked_for.append((text, shape))
        return layer_of(text, shape)

    monkeypatch.setattr(rows, "layer_of", noting)
    made = rows.lines(["conv 8 3x3 p1", "relu"] * 100, (3, 9, 9))
    assert len(made) == 200
    assert asked_for == [("conv 8 3x3 p1", (3, 9, 9)), ("relu", (8, 9, 9)),
                         ("conv 8 3x3 p1", (8, 9, 9))]  # fmt: skip


@pytest.mark.parametrize("signs", ['"\\/<&', "a\nb", "".join(map(chr, range(32))), "𝕏卷"])
def test_signs_of_every_kind_come_through_the_reply(signs: str) -> None:
    """Quotes, ends of lines and control characters, which JSON may not hold as they are."""
    query = urlencode({"layers": "relu, x" + signs + ", bn"})
    reply = json.loads(respond("stack", query, "en"))
    kept = html.unescape(reply["slots"]["ledger"])
    for sign in signs:
        assert sign in kept or ord(sign) < 32


def test_a_padding_that_the_notation_lacks_leaves_the_source_alone() -> None:
    layer = "nn.Conv2d(3, 8, 3, padding=1, padding_mode='reflect')"
    shown = asked(layer, "3x9x9")["slots"]["code"]
    assert "reflect" in shown
    assert "convdocs rf" not in shown
