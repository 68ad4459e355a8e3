"""convdocs.conv2d beside PyTorch's, float32 on one thread: time, memory, and the largest error.

    pip install -e .[bench] && python tests/benchmarks/conv2d.py

Memory is the most that conv2d allocates beside its input and output.
"""

import os

os.environ |= dict.fromkeys(["OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"], "1")

import time
import tracemalloc
from collections.abc import Callable

import numpy as np
import torch

import convdocs as cd

LAYERS = {
    "AlexNet conv1": (cd.Conv2d(3, 96, 11, stride=4), (3, 227, 227)),
    "AlexNet conv2": (cd.Conv2d(96, 256, 5, padding=2, groups=2), (96, 27, 27)),
    "VGG conv1_1": (cd.Conv2d(3, 64, 3, padding=1), (3, 224, 224)),
    "VGG conv1_2": (cd.Conv2d(64, 64, 3, padding=1), (64, 224, 224)),
    "VGG conv5_1": (cd.Conv2d(512, 512, 3, padding=1), (512, 14, 14)),
}


def arrays(layer: cd.Conv2d, shape: tuple[int, ...]) -> tuple[np.ndarray, ...]:
    """A random image, weight and bias."""
    pick, per_group = np.random.default_rng(0), layer.in_channels // layer.groups
    weight = layer.out_channels, per_group, *layer.kernel_size
    return tuple(pick.standard_normal(s, np.float32) for s in (shape, weight, weight[:1]))


def seconds(call: Callable[[], object]) -> float:
    """Of the processor, so that others on the machine don't count."""
    start = time.process_time()
    call()
    return time.process_time() - start


def best(call: Callable[[], object]) -> float:
    """The best of several calls in a row."""
    return min(seconds(call) for _ in range(25))


def allocated(call: Callable[[], np.ndarray]) -> float:
    """MB allocated at once, without the output."""
    tracemalloc.start()
    output = call()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (peak - output.nbytes) / 1e6


def row(name: str, layer: cd.Conv2d, shape: tuple[int, ...]) -> str:
    given = arrays(layer, shape)
    tensors = [torch.from_numpy(array) for array in given]
    geometry = layer.stride, layer.padding, layer.dilation, layer.groups
    ours = lambda: cd.conv2d(*given, *geometry)  # noqa: E731
    theirs = lambda: torch.nn.functional.conv2d(*tensors, *geometry)  # noqa: E731
    own, torchs = best(ours), best(theirs)
    error = np.abs(ours() - theirs().numpy()).max()
    memory = allocated(ours)
    return (f"{name:14}{own * 1e3:9.1f} ms{torchs * 1e3:9.1f} ms{own / torchs:8.2f}x"
            f"{memory:8.1f} MB{error:10.0e}")  # fmt: skip


def main() -> None:
    torch.set_num_threads(1)
    print(f"{'':14}{'convdocs':>12}{'PyTorch':>12}{'ratio':>9}{'memory':>11}{'error':>10}")
    for name, (layer, shape) in LAYERS.items():
        print(row(name, layer, shape), flush=True)


if __name__ == "__main__":
    main()
