"""Layers as PyTorch prints them, as its source has them, and mixed with our own notation."""

import random

import pytest

import convdocs as cd
from convdocs.printout import layer_of, printed_layer
from convdocs.printout.reading import pieces, read

# What PyTorch 2.13 printed for one nn.Sequential of everything that the package has.
PRINTED = """Sequential(
  (0): Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=same, bias=False)
  (1): BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
  (2): ReLU()
  (3): ReLU(inplace=True)
  (4): MaxPool2d(kernel_size=3, stride=2, padding=0, dilation=1, ceil_mode=True)
  (5): AvgPool2d(kernel_size=2, stride=2, padding=0)
  (6): AdaptiveAvgPool2d(output_size=7)
  (7): AdaptiveAvgPool2d(output_size=(None, 3))
  (8): LocalResponseNorm(5, alpha=0.0001, beta=0.75, k=1.0)
  (9): Dropout(p=0.5, inplace=False)
  (10): Flatten(start_dim=1, end_dim=-1)
  (11): Linear(in_features=10, out_features=3, bias=False)
  (12): Conv2d(4, 4, kernel_size=(1, 3), stride=(1, 1), padding_mode=reflect)
  (13): Sequential(
    (0): ReLU()
  )
)"""
MEANT = [
    cd.Conv2d(3, 64, 3, padding="same", bias=False), cd.BatchNorm2d(64), cd.ReLU(), cd.ReLU(),
    cd.MaxPool2d(3, 2, ceil_mode=True), cd.AvgPool2d(2), cd.AdaptiveAvgPool2d(7),
    cd.AdaptiveAvgPool2d((None, 3)), cd.LocalResponseNorm(5), cd.Dropout(), cd.Flatten(),
    cd.Linear(10, 3, bias=False), cd.Conv2d(4, 4, (1, 3), padding_mode="reflect"), cd.ReLU(),
]  # fmt: skip


@pytest.mark.parametrize("text", [PRINTED, PRINTED.replace("\n", " "), PRINTED.replace("\n", "")])
def test_a_printout_is_read_even_where_a_field_swallowed_its_lines(text: str) -> None:
    assert [printed_layer(piece) for piece in pieces(text)] == MEANT


def test_a_model_with_a_block_inside_is_no_chain() -> None:
    text = """VGG(
      (features): Sequential(
        (0): Conv2d(3, 64, kernel_size=(3, 3))
        (1): BasicBlock(
          (conv1): Conv2d(64, 64, kernel_size=(3, 3))
        )
      )
      (avgpool): AdaptiveAvgPool2d(output_size=(7, 7))
    )"""
    assert read(text).name == "VGG"
    assert pieces(text) == [
        "Conv2d(3, 64, kernel_size=(3, 3))",
        "Conv2d(64, 64, kernel_size=(3, 3))",
        "AdaptiveAvgPool2d(output_size=(7, 7))",
    ]


def test_a_call_that_holds_a_pair_is_no_model() -> None:
    assert pieces("ZeroPad2d((1, 1, 1, 1)), ReLU()") == ["ZeroPad2d((1, 1, 1, 1))", "ReLU()"]


def test_source_is_read_with_its_names_comments_and_assignments() -> None:
    text = """self.features = torch.nn.Sequential(OrderedDict([
        ('conv1', nn.Conv2d(1, 20, 5)),  # 24x24
        ("relu1", nn.ReLU(True)),
    ]))
    self.pool = nn.MaxPool2d(2, 2)"""
    layers = [printed_layer(piece) for piece in pieces(text)]
    assert layers == [cd.Conv2d(1, 20, 5), cd.ReLU(), cd.MaxPool2d(2)]


def test_both_languages_may_be_mixed() -> None:
    texts = pieces("conv 8 3x3 p1, nn.ReLU()，池化 2; nn.Flatten()\nlinear 10")
    shape: tuple[int, ...] = (3, 4, 4)
    layers = []
    for text in texts:
        layers.append(layer_of(text, shape))
        shape = layers[-1].output_shape(shape)
    assert layers == [
        cd.Conv2d(3, 8, 3, padding=1), cd.ReLU(), cd.MaxPool2d(2), cd.Flatten(), cd.Linear(32, 10)
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " , ", "()", "\n;", "# nothing", "x = "])
def test_text_without_a_layer_has_no_pieces(text: str) -> None:
    assert pieces(text) == []


def test_words_before_a_call_are_a_piece_of_their_own() -> None:
    assert pieces("relu nn.ReLU()") == ["relu", "nn.ReLU()"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("GroupNorm(32, 64)", "no rule for the layer 'GroupNorm': choose one of Adaptive"),
        ("Conv2d(3, 64", r"lacks a bracket: write for example Conv2d\(3, 64"),
        ("Conv2d(3, 64, kernel_size=(3, 3)", "lacks a bracket"),
        ("Conv2d(3, 64)", "lacks kernel_size"),
        ("Linear()", "lacks in_features"),
        ("Conv2d(3, 64, 3, strides=2)", "'strides=2' in"),
        ("Conv2d(3, 64, 3, kernel_size=3)", "'kernel_size=3' in"),
        ("ReLU(True, True)", r"'True' in 'ReLU\(True, True\)' is not understood"),
        ("Flatten(0)", "'0' in"),
        ("Flatten(start_dim=2)", "'start_dim=2' in"),
        ("Conv2d(3, 64, 3, stride=0)", r"stride \(=0\) must be at least 1"),
        ("Conv2d(3, 64, 3.5)", r"kernel_size \(=3.5\) must be an integer"),
        ("Conv2d(3, 64, 3, padding='full')", r"padding \(='full'\) must be"),
        ("Conv2d(6, 64, 3, groups=4)", r"in_channels \(=6\) must be divisible"),
    ],
)
def test_what_is_not_understood_is_named(text: str, message: str) -> None:
    with pytest.raises(cd.ConvdocsError, match=message):
        printed_layer(text)


def test_arguments_that_change_no_number_are_passed_over() -> None:
    text = "nn.Conv2d(3, 64, [3, 5], padding_mode='zeros', device=None, dtype=None)"
    assert printed_layer(text) == cd.Conv2d(3, 64, (3, 5))
    assert printed_layer("nn.MaxPool2d(3, return_indices=True)") == cd.MaxPool2d(3)
    assert printed_layer("nn.BatchNorm2d(8, affine=False)").params == 0


def test_the_bracket_is_missed_in_chinese_too() -> None:
    with pytest.raises(cd.NotationError) as refusal:
        printed_layer("ReLU(")
    assert refusal.value.text("zh") == (
        "'ReLU(' 缺少右括号：可写成 Conv2d(3, 64, kernel_size=3, padding=1)"
    )


def test_what_a_layer_prints_is_that_layer() -> None:
    """As printed by ourselves, which is as PyTorch prints; test_torch_layers compares the two."""
    rng = random.Random(4)
    for _ in range(200):
        k, s, p, d = (rng.randint(1, 5) for _ in range(4))
        flag = rng.random() < 0.5
        layer = rng.choice([
            cd.Conv2d(6, 12, (k, s), s, rng.choice([p, "valid"]), d, rng.choice([1, 2, 3]), flag),
            cd.MaxPool2d((k, 5), s, k // 2 if k < 5 else 0, d, flag),
            cd.MinPool2d(k, s), cd.AvgPool2d(k, s, 0, flag, flag, rng.choice([None, 3])),
            cd.AdaptiveAvgPool2d((k, None)), cd.Linear(k, s, flag), cd.BatchNorm2d(k, flag),
            cd.LocalResponseNorm(k), cd.Dropout(0.25), cd.Flatten(), cd.ReLU(),
        ])  # fmt: skip
        assert printed_layer(repr(layer)) == layer


@pytest.mark.torch
def test_what_pytorch_prints_today_is_read() -> None:
    nn = pytest.importorskip("torch.nn")
    model = nn.Sequential(
        nn.Conv2d(3, 64, 3, padding="same", bias=False), nn.BatchNorm2d(64), nn.ReLU(),
        nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, ceil_mode=True), nn.AvgPool2d(2),
        nn.AdaptiveAvgPool2d(7), nn.AdaptiveAvgPool2d((None, 3)), nn.LocalResponseNorm(5),
        nn.Dropout(), nn.Flatten(), nn.Linear(10, 3, bias=False),
        nn.Conv2d(4, 4, (1, 3), padding_mode="reflect"), nn.Sequential(nn.ReLU()),
    )  # fmt: skip
    assert [printed_layer(piece) for piece in pieces(repr(model))] == MEANT


def test_a_call_that_is_still_being_typed_stays_a_piece() -> None:
    assert pieces("relu, nn.Conv2d(3, 64, (3") == ["relu", "nn.Conv2d(3, 64, (3"]
