"""Output sizes and paddings as frameworks document, print and compute them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import convdocs as cd
from convdocs import frameworks
from convdocs.frameworks import Placing

axis = {
    "i": st.integers(1, 40), "k": st.integers(1, 7), "s": st.integers(1, 9), "d": st.integers(1, 3)
}  # fmt: skip


def starts(i: int, k: int, s: int, d: int, placing: Placing) -> list[int]:
    """Where each window begins, in positions of the input."""
    return [n * s - placing.before for n in range(placing.size)]


@given(**axis)
def test_tensorflow_same_is_what_its_documentation_says(i: int, k: int, s: int, d: int) -> None:
    """The page "Notes on padding" gives the total by cases; an odd one goes after."""
    span = (k - 1) * d + 1
    total = max(span - s, 0) if i % s == 0 else max(span - i % s, 0)
    expected = Placing(-(-i // s), total // 2, total - total // 2)
    assert frameworks.tensorflow(i, k, s, d, "SAME") == expected


@given(**axis)
def test_tensorflow_same_takes_the_fewest_zeros_that_keep_every_stride(
    i: int, k: int, s: int, d: int
) -> None:
    """As many windows as there are multiples of s below i, and one zero less would lose one."""
    placing = frameworks.tensorflow(i, k, s, d, "SAME")
    padded, span = i + placing.before + placing.after, (k - 1) * d + 1
    assert placing.size == len(range(0, i, s))
    assert len(range(0, padded - span + 1, s)) == placing.size
    if placing.after:
        assert len(range(0, padded - span, s)) < placing.size


@given(**axis)
def test_tensorflow_valid_keeps_the_windows_that_lie_inside(i: int, k: int, s: int, d: int) -> None:
    inside = [start for start in range(0, i, s) if start + (k - 1) * d < i]
    if inside:
        assert frameworks.tensorflow(i, k, s, d) == (len(inside), 0, 0)
    else:
        with pytest.raises(cd.ShapeError, match="the kernel spans"):
            frameworks.tensorflow(i, k, s, d)


@pytest.mark.parametrize(
    ("padding", "expected"), [("VALID", (2, 0, 0)), ("SAME", (3, 1, 2))]
)  # fmt: skip
def test_the_example_of_tensorflow_s_documentation(
    padding: str, expected: tuple[int, int, int]
) -> None:
    """Width 13, filter 6, stride 5: VALID drops the last two columns, SAME pads one and two."""
    assert frameworks.tensorflow(13, 6, 5, padding=padding) == expected


def test_the_first_layer_of_alexnet_has_three_sizes() -> None:
    """PUBLISHED: 224 gives 54 (TF-Slim, VALID), 55 (torchvision, p = 2) and 56 (SAME)."""
    valid = frameworks.tensorflow(224, 11, 4)
    torchvision = frameworks.pytorch(224, 11, 4, padding=2)
    same = frameworks.tensorflow(224, 11, 4, padding="SAME")
    assert [valid.size, torchvision.size, same.size] == [54, 55, 56]


@given(**axis)
def test_keras_says_same_in_small_letters(i: int, k: int, s: int, d: int) -> None:
    same = frameworks.keras(i, k, s, d, "same")
    assert same == frameworks.tensorflow(i, k, s, d, "SAME")


@given(**axis)
def test_keras_causal_never_looks_ahead(i: int, k: int, s: int, d: int) -> None:
    """The last tap of output n stands on input n s, and no output beyond the input is made."""
    placing = frameworks.keras(i, k, s, d, "causal")
    ends = [start + (k - 1) * d for start in starts(i, k, s, d, placing)]
    assert ends == list(range(0, i, s))


@pytest.mark.parametrize("size", [112, 56, 28, 14])
def test_caffe_s_pools_halve_googlenet(size: int) -> None:
    """Szegedy et al., "Going deeper with convolutions", table 1: 56, 28, 14, 7 by 3x3 / 2."""
    assert frameworks.caffe_pool(size, 3, 2).size == size // 2
    assert frameworks.caffe_pool(size, 3, 2, round_mode="FLOOR").size == size // 2 - 1


@given(
    i=st.integers(1, 40), k=st.integers(1, 7), s=st.integers(1, 9), pad=st.integers(0, 6),
    ceil=st.booleans(),
)  # fmt: skip
def test_caffe_s_pools_end_where_its_loop_ends(
    i: int, k: int, s: int, pad: int, ceil: bool
) -> None:
    """Windows are added until one reaches the padded end; padded, it must start before it."""
    if pad >= k or k > i + 2 * pad:
        return
    begin, end = [0], i + 2 * pad
    while begin[-1] + k < end and (ceil or begin[-1] + s + k <= end):
        begin.append(begin[-1] + s)
    if pad and begin[-1] >= i + pad:
        begin.pop()
    mode = "CEIL" if ceil else "FLOOR"
    assert frameworks.caffe_pool(i, k, s, pad, mode) == (len(begin), pad, pad)


@given(**axis)
def test_onnx_upper_and_lower_mirror_each_other(i: int, k: int, s: int, d: int) -> None:
    upper = frameworks.onnx(i, k, s, d, "SAME_UPPER")
    lower = frameworks.onnx(i, k, s, d, "SAME_LOWER")
    assert upper == frameworks.tensorflow(i, k, s, d, "SAME")
    assert lower == (upper.size, upper.after, upper.before)


def test_onnx_pads_as_told() -> None:
    assert frameworks.onnx(5, 3, auto_pad="VALID", pads=(1, 1)) == (3, 0, 0)
    assert frameworks.onnx(5, 3, pads=(2, 0)) == (5, 2, 0)


def test_a_padded_mean_divides_as_each_framework_documents() -> None:
    """The corner of a 3x3 mean with one zero on each side: nine places, four pixels."""
    divisors = {name: frameworks.mean_divisor(name, 9, 4) for name in frameworks.COUNTS_PADDING}
    assert divisors == {"PyTorch": 9, "TensorFlow": 4, "Keras": 4, "Caffe": 9, "ONNX": 4}


@pytest.mark.torch
def test_pytorch_s_mean_divides_as_we_say() -> None:
    torch = pytest.importorskip("torch", exc_type=ImportError)
    corner = torch.nn.AvgPool2d(3, 1, 1)(torch.full((1, 1, 3, 3), 9.0))[0, 0, 0, 0].item()
    assert corner == 4 * 9 / frameworks.mean_divisor("PyTorch", 9, 4)


def test_at_stride_one_all_sames_agree() -> None:
    for i in range(1, 20):
        for k in range(1, 8):
            torch = frameworks.pytorch(i, k, padding="same")
            assert torch == frameworks.tensorflow(i, k, padding="SAME")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: frameworks.tensorflow(5, 3, padding="same"), "must be one of SAME, VALID"),
        (lambda: frameworks.keras(5, 3, padding="SAME"), "must be one of same, valid, causal"),
        (lambda: frameworks.onnx(5, 3, auto_pad="SAME"), "must be one of NOTSET, SAME_UPPER"),
        (lambda: frameworks.caffe_pool(5, 3, round_mode="UP"), "must be one of CEIL, FLOOR"),
        (lambda: frameworks.caffe_pool(5, 3, pad=3), r"pad \(=3\) must be less than kernel_size"),
        (lambda: frameworks.mean_divisor("Theano", 9, 4), "must be one of PyTorch, TensorFlow"),
        (lambda: frameworks.caffe(5, 9, pad=1), "the kernel spans 9"),
        (lambda: frameworks.pytorch(5, 3, 2, padding="same"), "padding='same' needs stride 1"),
        (lambda: frameworks.pytorch_pool(9, 3, 2, padding=2), "at most half"),
    ],
)
def test_refusals_say_what_to_do(call, message: str) -> None:
    with pytest.raises(cd.ConvdocsError, match=message):
        call()


def outcome(place, *arguments):
    """The output size, or None where the framework or we refuse."""
    try:
        placed = place(*arguments)
    except (RuntimeError, ValueError):
        return None
    return placed.size if isinstance(placed, Placing) else placed


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore:Using padding='same' with even")
def test_pytorch_places_as_pytorch_does() -> None:
    """Every small axis through torch.nn, refusals included."""
    torch = pytest.importorskip("torch", exc_type=ImportError)

    def conv(i, k, s, d, p):
        return torch.nn.Conv1d(1, 1, k, s, p, d)(torch.zeros(1, 1, i)).shape[-1]

    def pool(i, k, s, d, p, ceil):
        return torch.nn.MaxPool1d(k, s, p, d, ceil_mode=ceil)(torch.zeros(1, 1, i)).shape[-1]

    for i, k, s, d in itertools.product((1, 2, 5, 8, 9), (1, 2, 3, 4), (1, 2, 3, 5), (1, 2)):
        for p in (0, 1, 2, "same", "valid"):
            given_to = (i, k, s, d, p)
            assert outcome(frameworks.pytorch, *given_to) == outcome(conv, *given_to)
        for p, ceil in [(0, True), (1, True), (1, False)]:
            given_to = (i, k, s, d, p, ceil)
            assert outcome(frameworks.pytorch_pool, *given_to) == outcome(pool, *given_to)


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore:Using padding='same' with even")
def test_pytorch_s_even_zero_goes_after() -> None:
    torch = pytest.importorskip("torch", exc_type=ImportError)
    conv = torch.nn.Conv1d(1, 1, 4, padding="same", bias=False)
    torch.nn.init.ones_(conv.weight)
    first_lit = int(conv(torch.tensor([[[1.0, 0, 0, 0, 0]]])).sum().item())
    last_lit = int(conv(torch.tensor([[[0.0, 0, 0, 0, 1]]])).sum().item())
    placing = frameworks.pytorch(5, 4, padding="same")
    assert (first_lit, last_lit) == (placing.before + 1, placing.after + 1)
