"""Text from the wild: what PyTorch prints and its users write is read, or refused in a sentence.

What is right was obtained by running PyTorch 2.13 and torchvision 0.29 on the same text.
"""

import pytest

import convdocs as cd
from convdocs.lab.reply import answered
from convdocs.lab.rows import lines, total, unconnected
from convdocs.printout import printed_layer
from convdocs.printout.numbers import value, whole
from convdocs.printout.reading import read, stack

ALEXNET = """AlexNet(
  (features): Sequential(
    (0): Conv2d(3, 64, kernel_size=(11, 11), stride=(4, 4), padding=(2, 2))
    (1): ReLU(inplace=True)
    (2): MaxPool2d(kernel_size=3, stride=2, padding=0, dilation=1, ceil_mode=False)
    (3): Conv2d(64, 192, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))
    (4): ReLU(inplace=True)
    (5): MaxPool2d(kernel_size=3, stride=2, padding=0, dilation=1, ceil_mode=False)
    (6): Conv2d(192, 384, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
    (7): ReLU(inplace=True)
    (8): Conv2d(384, 256, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
    (9): ReLU(inplace=True)
    (10): Conv2d(256, 256, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
    (11): ReLU(inplace=True)
    (12): MaxPool2d(kernel_size=3, stride=2, padding=0, dilation=1, ceil_mode=False)
  )
  (avgpool): AdaptiveAvgPool2d(output_size=(6, 6))
  (classifier): Sequential(
    (0): Dropout(p=0.5, inplace=False)
    (1): Linear(in_features=9216, out_features=4096, bias=True)
    (2): ReLU(inplace=True)
    (3): Dropout(p=0.5, inplace=False)
    (4): Linear(in_features=4096, out_features=4096, bias=True)
    (5): ReLU(inplace=True)
    (6): Linear(in_features=4096, out_features=1000, bias=True)
  )
)"""
BLOCK = """BasicBlock(
  (conv1): Conv2d(64, 64, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1), bias=False)
  (bn1): BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
  (relu): ReLU(inplace=True)
  (conv2): Conv2d(64, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), bias=False)
  (bn2): BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
  (downsample): Sequential(
    (0): Conv2d(64, 64, kernel_size=(1, 1), stride=(2, 2), bias=False)
    (1): BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
  )
)"""
NET = """
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    '''A net.'''
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 6, 4)   # 28 -> 25
        self.pool = nn.MaxPool2d(2)
        self.conv2 = nn.Conv2d(6, 16,
                               3)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.head = nn.Sequential(nn.Dropout(0.5), nn.Linear(120, 10))

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = F.max_pool2d(F.relu(self.conv2(x)), (2, 2))
        FLAT
        x = F.relu(self.fc1(x))
        return self.head(x)

net = Net()
print(net)
"""


def of_stack(text: str, shape: tuple[int, ...]) -> tuple[tuple[int, ...], int, int]:
    """Output, parameters and multiply-adds."""
    layers, _ = stack(text, shape)
    out = shape
    for layer in layers:
        out = layer.output_shape(out)
    return out, cd.total_params(layers), cd.total_macs(layers, shape)


def refusal(text: str, shape: tuple[int, ...] = (3, 9, 9)) -> str:
    with pytest.raises(cd.ConvdocsError) as caught:
        stack(text, shape)
    assert "\n" not in caught.value.text("zh")
    return str(caught.value)


# -- source -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("50 * 4 * 4", 800), ("3//2", 1), ("2**6", 64), ("-(-3)", 3), ("+7", 7), ("(3)", 3),
        ("2*(3 + 4) - 1", 13), ("7 % 4", 3), ("-7 // 2", -4), ("-2**2", -4), ("2**3**2", 512),
        ("1_000", 1000), ("0**0", 1), ("10 - 2 - 3", 5), ("1**99999", 1), ("2 ** -0", 1),
    ],
)  # fmt: skip
def test_arithmetic_of_integers_comes_to_what_python_makes_of_it(text: str, number: int) -> None:
    assert whole(text) == value(text) == number == eval(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hidden", "is a name, whose value the text does not tell: write the number"),
        ("4*n", "'n' in '4*n' is a name"), ("len(x)", "'len' in 'len(x)' is a name"),
        ("800/2", "is a fraction in Python, not an integer: write 800//2"),
        ("2**-1", "is a fraction in Python"), ("9**9**9", "is too large a number"),
        ("10**200*10**200", "is too large a number"),
        ("*".join(["9" * 150] * 3), "is too large a number"), ("5//0", "'// 0' in '5//0' is not"),
        ("5%0", "'% 0' in"), ("3 + ", "is not understood"), ("(3", "is not understood"),
        ("10 5", "'5' in '10 5'"), ("3²", "is not understood"), ("1__" + 400 * "1", "not under"),
    ],
)  # fmt: skip
def test_what_is_no_arithmetic_of_integers_is_named(text: str, message: str) -> None:
    with pytest.raises(cd.NotationError) as caught:
        whole(text)
    assert message in str(caught.value)
    assert refusal(f"nn.Linear({text}, 5)")


def test_values_of_other_kinds_are_read_as_they_stand() -> None:
    assert value("(3 + 1, 2)") == (4, 2)
    assert value("[3]") == value("(3,)") == (3,)
    assert value("1e-05") == 1e-05
    assert value("'same'") == value("same") == "same"
    assert value("1e-") == "1e-"
    layer = printed_layer("nn.Conv2d(3, 4, 3, bias=False, device=torch.device('cpu'), dtype=dt)")
    assert layer == cd.Conv2d(3, 4, 3, bias=False)


def test_lines_may_be_broken_by_backslashes_brackets_and_comments() -> None:
    text = "conv = nn.Conv2d(in_channels=3, out_channels=64, kernel_size=(7, 7), \\\n  "
    text += "stride=(2, 2)"
    assert stack(text + ")", (3, 9, 9))[0] == [cd.Conv2d(3, 64, 7, 2)]
    assert "padding='same' needs stride 1" in refusal(text + ', padding="same")')
    broken = ">>> nn.Conv2d(3,  # colours\r\n...           8, 3)\r\n>>> relu;pool 2"
    assert stack(broken, (3, 9, 9))[0] == [cd.Conv2d(3, 8, 3), cd.ReLU(), cd.MaxPool2d(2)]


def test_a_pool_may_keep_one_size() -> None:
    assert of_stack("nn.AdaptiveAvgPool2d((None, 1))", (3, 8, 8)) == ((3, 8, 1), 0, 0)
    for lang in ("en", "zh"):
        made = answered("stack", {"layers": "AdaptiveAvgPool2d((None, 1))", "input": "3x8x8"}, lang)
        assert not made.errors
        assert "3×8×1" in made.slots["ledger"]
    net = cd.Network("n", "", (3, 8, 8), [cd.AdaptiveAvgPool2d((None, 1))]).ledger()
    assert cd.conventions.count("pool-inputs", net).value == 192
    assert [step.value for step in cd.derive(net.rows[0].layer, (3, 8, 8))] == [8, 1, 0, 0, 24]
    assert repr(net.rows[0].layer) == "AdaptiveAvgPool2d(output_size=(None, 1))"


# -- classes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "flat",
    [
        "x = x.view(-1, 400)", "x = torch.flatten(x, 1)", "x = x.view(x.size(0), -1)",
        "n = x.shape[0]\n        x = x.reshape(n, -1)", "x = x.flatten(1)",
        "x = x.view(len(x), -1)", "x = nn.Flatten()(x)", "x = torch.flatten(x, start_dim=1)",
        "y = x.view(-1, 16 * 5 * 5)\n        print(y)\n        x = y.relu()",
    ],
)  # fmt: skip
def test_a_class_is_followed_through_its_forward(flat: str) -> None:
    """PyTorch: 50 312 parameters; 6*16*25*25 + 6*16*9*10*10 + 400*120 + 120*10 multiply-adds."""
    macs = 16 * 6 * 25 * 25 + 16 * 6 * 9 * 10 * 10 + 400 * 120 + 1200
    assert of_stack(NET.replace("FLAT", flat), (1, 28, 28)) == ((10,), 50_312, macs)


@pytest.mark.parametrize(
    ("flat", "message"),
    [
        ("x = x + x", "line 19, 'x = x + x', is no chain of one layer after the other"),
        ("if x: x = 3", "line 19, 'if x: x = 3', is no chain"),
        ("for one in (1, 2):\n            x = F.relu(x)", "line 19, 'for one in (1, 2):', is no"),
        ("x = x.mean([2, 3])", "line 19"), ("x = self.nosuch(x)", "line 19"),
        ("y = F.relu(x)", "line 20"), ("x = torch.cat([x, x], 1)", "line 19"),
        ("x.relu_()", "line 19"), ("x = x.view(2, -1)", "line 19"), ("x = F()", "line 19"),
        ("return x", "line 20"), ("x = x.view(-1, 200)", "write view(-1, 400)"),
        ("x = torch.flatten(x)", "'start_dim=0'"), ("x = F.softmax(x, dim=1)", "layer 'softmax'"),
        ("x = self.conv2(x)", "self.conv2 is called twice"),
        ("x = (lambda v: v)(x)", "line 19"), ("x: int = F.relu(x)", "line 19"),
    ],
)  # fmt: skip
def test_what_is_no_chain_is_refused_by_its_line(flat: str, message: str) -> None:
    assert message in refusal(NET.replace("FLAT", flat), (1, 28, 28))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("x = F.relu(self.fc1(x))", "x = F.relu(x)", "self.fc1 is made but never called"),
        ("net = Net()", "net = nn.Sequential(nn.ReLU())", "holds more than one model"),
        ("net = Net()", "class Other(nn.Module):\n    pass", "holds more than one model"),
        ("def forward", "def backward", "has no forward"),
        ("def __init__", "def init", "has no __init__"),
        ("return self.head(x)", "x = self.head(x)", "is no chain"),
        ("        self.pool =", "        if True:\n            self.pool =", "is no chain"),
        ("        return self.head(x)", "         return self.head(x)", "is no chain"),
        ("self.pool = nn.MaxPool2d(2)", "self.pool = nn.SiLU()", "no rule for the layer 'SiLU'"),
    ],
)  # fmt: skip
def test_a_class_that_is_not_whole_is_refused(old: str, new: str, message: str) -> None:
    text = NET.replace("FLAT", "x = x.view(-1, 400)")
    assert old in text
    assert message in refusal(text.replace(old, new), (1, 28, 28))


def test_functions_take_their_arguments_in_their_own_order() -> None:
    text = """class N(nn.Module):
    def __init__(self):
        super().__init__()
    def forward(self, x):
        x = F.max_pool2d(x, 3, 2, 1, 1, True)
        x = F.avg_pool2d(x, 2, stride=1)
        x = F.adaptive_avg_pool2d(x, (2, None))
        return F.dropout(torch.relu(x), 0.25, self.training)"""
    assert stack(text, (1, 30, 30))[0] == [
        cd.MaxPool2d(3, 2, 1, 1, ceil_mode=True), cd.AvgPool2d(2, 1),
        cd.AdaptiveAvgPool2d((2, None)), cd.ReLU(), cd.Dropout(0.25),
    ]  # fmt: skip


# -- prints -------------------------------------------------------------------------------------


def test_a_printed_alexnet_is_torchvisions_without_a_fault() -> None:
    assert of_stack(ALEXNET, (3, 224, 224)) == ((1000,), 61_100_840, 714_188_480)
    found = read(ALEXNET)
    assert "Flatten()" in found.texts
    note = "AlexNet is read as features → avgpool → classifier in a row, flattened before its"
    assert note in found.notes[0].text()
    made = answered("stack", {"layers": ALEXNET, "input": "3x224x224"}, "en")
    assert note in made.heard["layers"]
    assert "714\u202f188\u202f480" in made.slots["ledger"]


def test_a_printed_block_has_parameters_but_no_sizes() -> None:
    found = read(BLOCK)
    made = unconnected(found.texts)
    assert (found.name, total(made, "params"), total(made, "macs")) == (
        "BasicBlock", (78_208, True), (0, False),
    )  # fmt: skip
    assert "does not show how the modules of BasicBlock are connected" in refusal(BLOCK)
    shown = answered("stack", {"layers": BLOCK, "input": "64x56x56"}, "en")
    assert "78\u202f208" in shown.slots["ledger"]
    assert "?×?×?" in shown.slots["ledger"]
    assert "BasicBlock" in shown.heard["layers"]
    assert "data-from" not in shown.slots["ledger"], "no button that would make a chain of it"
    both = answered("compare", {"left": "relu", "right": BLOCK, "input": "64x56x56"}, "zh")
    assert "BasicBlock" in both.errors["right"]


def test_the_whole_is_named_and_what_has_no_rule_is_faulty() -> None:
    text = "DenseNet((features): Sequential((b): _Block((c): Conv2d(3, 8, kernel_size=(1, 1)))) "
    found = read(text + "(classifier): Linear(in_features=8, out_features=2, bias=True))")
    assert found.name == ""  # one way through it only
    found = read(f"Net((a): SiLU(inplace=True) (b): {BLOCK})")
    made = unconnected(found.texts)
    assert (found.name, total(made, "params")) == ("Net", (78_208, False))
    assert "no rule for the layer 'SiLU'" in made[0].fault.text()


def test_a_class_around_a_single_sequence_is_that_sequence() -> None:
    text = "Net((net): Sequential((0): Conv2d(3, 8, kernel_size=(3, 3)) (1): ReLU()))"
    assert of_stack(text, (3, 9, 9)) == ((8, 7, 7), 224, 216 * 49)


def test_a_print_that_lost_ceil_mode_says_both_sizes() -> None:
    text = """AvgPool2d(kernel_size=2, stride=2, padding=0)
    Conv2d(64, 128, kernel_size=(1, 1), stride=(1, 1), bias=False)"""
    _, notes = stack(text, (64, 7, 7))
    said = "PyTorch's print of AvgPool2d omits ceil_mode: without it the output is 64×3×3, with"
    assert [said in note.text() for note in notes] == [True]
    made = answered("stack", {"layers": text, "input": "64x7x7"}, "zh")
    assert "不开时输出为 64×3×3，开时为 64×4×4" in made.slots["ledger"]
    assert stack(text, (64, 8, 8))[1] == []
    assert stack(text.replace("AvgPool", "nn.AvgPool"), (64, 7, 7))[1] == []
    assert stack("AvgPool2d(2)", (64, 7, 7))[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "Layer (type:depth-idx)   Output Shape   Param #\n├─Conv2d: 1-1   [1, 6, 24, 24]   156",
        "     Layer (type)     Output Shape    Param #\n====\n Conv2d-1 [-1, 64, 224, 224] 1,792",
        'Model: "sequential"\n│ conv2d (Conv2D) │ (None, 26, 26, 32) │ 320 │ Layer (type)',
    ],
)
def test_a_summary_is_refused_in_one_sentence(text: str) -> None:
    assert "this is a summary, which leaves out kernels and strides: paste what" in refusal(text)
    made = answered("stack", {"layers": text, "input": "3x9x9"}, "zh")
    assert made.errors["layers"].startswith("这是汇总表")


@pytest.mark.parametrize("kind", ["Sigmoid()", "SiLU(inplace=True)", "ConvTranspose2d(3, 1, 2)"])
def test_a_layer_without_a_rule_is_named_and_what_follows_unknown(kind: str) -> None:
    made = lines(read(f"relu, {kind}, conv 8 3x3").texts, (3, 9, 9))
    assert f"no rule for the layer '{kind.partition('(')[0]}'" in made[1].fault.text()
    assert (made[1].params, made[2].macs) == ("?", "?")


def test_the_command_line_reads_the_same_text(capsys: pytest.CaptureFixture[str]) -> None:
    from convdocs.__main__ import main

    for text in ("conv 8 3x3; relu\npool 2", "nn.Conv2d(3, 8, 3), nn.ReLU(), nn.MaxPool2d(2)"):
        assert main(["rf", text, "--input", "3x9x9"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[:4] == printed[4:]
    assert main(["rf", ALEXNET, "--input", "3x224x224"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("a print does not show forward")
    assert main(["layer", "AvgPool2d(kernel_size=2, stride=2, padding=0)", "--input", "1x3x3"]) == 0
    assert "omits ceil_mode" in capsys.readouterr().out.splitlines()[-1]
    assert main(["rf", BLOCK]) == 2
    assert main(["rf", " ; "]) == 2
    assert all(line.startswith("convdocs: ") for line in capsys.readouterr().err.splitlines())


@pytest.mark.torch
@pytest.mark.parametrize("name", ["alexnet", "vgg16", "vgg16_bn", "resnet18", "densenet121"])
def test_torchvisions_prints_have_its_parameters(name: str) -> None:
    models = pytest.importorskip("torchvision.models", exc_type=ImportError)
    net = getattr(models, name)()
    found = read(repr(net))
    made = lines(found.texts, (3, 224, 224)) if not found.name else unconnected(found.texts)
    assert total(made, "params") == (sum(p.numel() for p in net.parameters()), True)
    macs = {"alexnet": 714_188_480, "vgg16": 15_470_264_320, "vgg16_bn": 15_470_264_320}
    assert total(made, "macs") == ((macs[name], True) if name in macs else (0, False))
