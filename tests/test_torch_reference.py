"""What is executed has PyTorch's values and PyTorch's refusals."""

import itertools

import numpy as np
import pytest
from torch_cases import cases

import convdocs as cd

torch = pytest.importorskip("torch", exc_type=ImportError)
torch.set_num_threads(1)  # several, beside NumPy's, slow each other down
pytestmark = [pytest.mark.torch, pytest.mark.filterwarnings("ignore::UserWarning")]

REFUSALS = (RuntimeError, TypeError, ValueError, IndexError)


def of_pytorch(function, *arrays, **rest):
    """The array that a function of PyTorch returns, or None where it refuses."""
    tensors = [None if array is None else torch.from_numpy(array) for array in arrays]
    try:
        return function(*tensors, **rest).numpy()
    except REFUSALS:
        return None


def of_convdocs(function, *arrays, **rest):
    """The same of convdocs; any other exception than its own is a failure."""
    try:
        return function(*arrays, **rest)
    except cd.ConvdocsError:
        return None


def same(ours, theirs):
    if ours is None or theirs is None:
        return ours is theirs
    return ours.dtype == theirs.dtype and ours.shape == theirs.shape and np.allclose(
        ours, theirs, rtol=1e-10, atol=1e-10, equal_nan=True
    )  # fmt: skip


def images(shape, dtype, odd=()):
    """A random image, or a batch of two; now and then with some odd numbers in it."""
    pick = np.random.default_rng(shape)
    x = pick.integers(-99, 99, shape if sum(shape) % 2 else (2, *shape)).astype(dtype)
    if odd and sum(shape) % 3 == 0:
        x[pick.random(x.shape) < 0.2] = pick.choice(odd)
    return x


def convolution(arguments, shape, dtype):
    """(ours, PyTorch's) for one case; PyTorch draws the weight."""
    module = torch.nn.Conv2d(**arguments)
    weight = (module.weight.detach().double().numpy() * 100).astype(dtype)
    bias = None if module.bias is None else np.arange(len(weight), dtype=dtype)
    arrays = images(shape, dtype, [np.nan] if dtype is float else ()), weight, bias
    rest = {name: value for name, value in arguments.items()
            if name in {"stride", "padding", "dilation", "groups"}}  # fmt: skip
    read = {name: getattr(module, name) for name in rest}  # as a layer reads an array of sizes
    theirs = of_pytorch(torch.nn.functional.conv2d, *arrays, **read)
    return of_convdocs(cd.conv2d, *arrays, **rest), theirs


@pytest.mark.parametrize(("dtype", "count"), [(float, 2000), (np.int64, 400)])
def test_conv2d_has_the_values_and_the_refusals_of_pytorch(dtype, count):
    different, accepted, refused = [], 0, 0
    for arguments, shape in itertools.islice(cases("Conv2d"), count):
        try:
            ours, theirs = convolution(arguments, shape, dtype)
        except REFUSALS:
            continue  # PyTorch draws no weight for these
        accepted, refused = accepted + (theirs is not None), refused + (theirs is None)
        if not same(ours, theirs):
            different.append((arguments, shape))
    assert different == []
    assert min(accepted, refused) > count // 6


@pytest.mark.parametrize(
    ("kind", "theirs", "ours", "odd"),
    [
        ("MaxPool2d", "max_pool2d", cd.max_pool2d, [np.nan, np.inf, -np.inf]),
        ("AvgPool2d", "avg_pool2d", cd.avg_pool2d, [np.nan]),
    ],
)
def test_pooling_has_the_values_and_the_refusals_of_pytorch(kind, theirs, ours, odd):
    pool, different = getattr(torch.nn.functional, theirs), []
    for arguments, shape in cases(kind):
        x = images(shape, float, odd)
        if not same(of_convdocs(ours, x, **arguments), of_pytorch(pool, x, **arguments)):
            different.append((arguments, x.shape))
    assert different == []


@pytest.mark.parametrize("dtype", [np.uint8, np.int32, np.int64])
def test_max_pooling_of_integers_keeps_their_type_as_pytorch_does(dtype):
    for arguments, shape in itertools.islice(cases("MaxPool2d"), 400):
        x = images(shape, dtype)
        theirs = of_pytorch(torch.nn.functional.max_pool2d, x, **arguments)
        assert same(of_convdocs(cd.max_pool2d, x, **arguments), theirs)


def test_pytorch_drops_the_fraction_from_a_mean_of_integers_where_we_keep_it():
    x = images((2, 9, 9), np.int64)
    theirs = torch.nn.functional.avg_pool2d(torch.from_numpy(x), 2).numpy()
    assert np.trunc(cd.avg_pool2d(x, 2)).astype(np.int64).tolist() == theirs.tolist()
