"""What a network's values take in bytes: parameters, gradients, optimiser state, live activations.

Counted are the arrays that a chain of layers cannot do without. Not counted: scratch space of
algorithms, running statistics of a BatchNorm, the framework itself, gaps between blocks. A layer
that only renames its input (Flatten, an adaptive pool that keeps the size, dropout at inference)
takes nothing.
"""

__all__ = ["KEEPS", "OPTIMISERS", "Memory", "Step", "course", "inference", "kept", "peak", "stored",
           "training"]  # fmt: skip

from collections import namedtuple

from . import checks
from .counters import elements
from .errors import ArgumentError
from .network import Ledger, Row
from .units import BYTES

Memory = namedtuple("Memory", "parameters gradients optimiser activations total")
"""Bytes, by what they hold."""
Step = namedtuple("Step", "name backward bytes")
"""The bytes of the live activations while one layer works, forwards or backwards."""

# What the backward pass of a layer reads, its weights and the arriving gradient aside: "i" its
# input, "o" its output. And what it wrote down on the way: "p" the place of each maximum (8 bytes),
# "m" a mask (1 byte) and "s" a divisor (1 value) for each output, "c" 2 values for each channel.
# As PyTorch 2.13 keeps them (on a GPU, where masks take a byte); LocalResponseNorm as Caffe does.
KEEPS = {
    "Conv2d": "i", "Linear": "i",
    "BatchNorm2d": "ic",
    "LocalResponseNorm": "is",
    "ReLU": "o",
    "MaxPool2d": "ip", "MinPool2d": "ip",
    "AvgPool2d": "i", "AdaptiveAvgPool2d": "i",
    "Dropout": "m",
    "Flatten": "",
}  # fmt: skip

OPTIMISERS = {"sgd": 0, "momentum": 1, "adam": 2}  # values kept for each parameter


def renames(row: Row) -> bool:
    """Whether a layer hands on its input as it is, under another shape at most."""
    if row.layer.kind == "AdaptiveAvgPool2d":
        return bool(row.input_shape == row.output_shape)
    return bool(row.layer.kind == "Flatten")


def buffers(
    ledger: Ledger, in_place: bool, dropout: bool
) -> tuple[list[int], list[tuple[int, int]]]:
    """The values of each array, the input first; for each layer, which it reads and writes.

    `in_place`: ReLU writes over its input. `dropout`: dropout writes an array of its own.
    """
    sizes, pairs = [ledger.batch * elements(ledger.input_shape)], []
    for row in ledger.rows:
        if row.layer.kind not in KEEPS:
            raise ArgumentError("no_rule_here", name="memory", kind=row.layer.kind)
        checks.zeros_only("memory", row.layer)
        before = len(sizes) - 1
        over = {"ReLU": in_place, "Dropout": not dropout}.get(row.layer.kind, renames(row))
        if not over:
            sizes.append(row.activations)
        pairs.append((before, len(sizes) - 1))
    return sizes, pairs


def stored(
    ledger: Ledger, in_place: bool = True, with_input: bool = True, dtype: str = "float32"
) -> int:
    """Bytes of the input and of every layer's output, each stored once.

    `in_place`: ReLU and dropout write over their input. This is the sum that courses and tools
    print; what must live at once is `peak`.

    >>> from convdocs import named_network
    >>> stored(named_network("vgg16").ledger())
    60950432
    """
    sizes, _ = buffers(ledger, in_place, not in_place)
    return checks.meaning("dtype", dtype, BYTES) * sum(sizes if with_input else sizes[1:])


def course(
    ledger: Ledger, training: bool = False, dtype: str = "float32", in_place: bool = True
) -> tuple[Step, ...]:
    """What live activations take while each layer works: in inference, its input and its output.

    In training, forwards: these and all that KEEPS names for layers before; then backwards: what
    is still kept, and the gradients of the layer's output and input (none for the network's own).

    >>> from convdocs import Conv2d, Network, ReLU
    >>> layers = [Conv2d(1, 2, 3), ReLU(), Conv2d(2, 3, 2)]
    >>> net = Network("two", "an example", (1, 4, 4), layers).ledger()
    >>> [step.bytes for step in course(net)]
    [96, 32, 44]
    >>> [step.bytes for step in course(net, training=True)]
    [96, 96, 108, 140, 160, 96]
    """
    size = checks.meaning("dtype", dtype, BYTES)
    sizes, pairs = buffers(ledger, in_place, training)
    if not training:
        needs = [sum([sizes[n] for n in set(pair)]) for pair in pairs]
        return tuple([Step(row.name, False, size * n) for row, n in zip(ledger.rows, needs)])
    since, sums, notes = held(ledger, sizes, pairs) + (noted(ledger, size),)
    steps = []
    for n, row in enumerate(ledger.rows):
        live = sums[n] + sum([sizes[m] for m in set(pairs[n]) if since.get(m, n + 1) > n])
        steps.append(Step(row.name, False, size * live + notes[n + 1]))
    for n in range(len(pairs) - 1, -1, -1):
        row, pair = ledger.rows[n], pairs[n]
        arrays = [pair[1]] + ([pair[0]] if n and not renames(row) else [])  # for their gradients
        live = sums[n + 1] + sum([sizes[m] for m in arrays])
        steps.append(Step(row.name, True, size * live + notes[n + 1]))
    return tuple(steps)


def held(
    ledger: Ledger, sizes: list[int], pairs: list[tuple[int, int]]
) -> tuple[dict[int, int], list[int]]:
    """By how many layers each array is kept at first; what the first 0, 1, 2 ... layers keep."""
    since: dict[int, int] = {}
    sums = [0]
    for n, (row, (before, after)) in enumerate(zip(ledger.rows, pairs)):
        parts = "" if renames(row) else KEEPS[row.layer.kind]
        for array in [array for part, array in (("i", before), ("o", after)) if part in parts]:
            since[array] = since.get(array, n + 1)
        sums.append(sums[-1] + sum([sizes[m] for m in {before, after} if since.get(m) == n + 1]))
    return since, sums


def noted(ledger: Ledger, size: int) -> list[int]:
    """Bytes of what the first 0, 1, 2 ... layers write down for their backward pass."""
    found = [0]
    for row in ledger.rows:
        each = {"p": 8 * row.activations, "m": row.activations, "s": size * row.activations,
                "c": 2 * size * row.output_shape[0]}  # fmt: skip
        found.append(found[-1] + sum([each.get(part, 0) for part in KEEPS[row.layer.kind]]))
    return found


def kept(ledger: Ledger, dtype: str = "float32", in_place: bool = True) -> int:
    """Bytes kept from the forward pass for the backward pass of training.

    >>> from convdocs import named_network
    >>> kept(named_network("vgg16").ledger()) > stored(named_network("vgg16").ledger())
    True
    """
    size = checks.meaning("dtype", dtype, BYTES)
    sizes, pairs = buffers(ledger, in_place, True)
    return size * held(ledger, sizes, pairs)[1][-1] + noted(ledger, size)[-1]


def peak(
    ledger: Ledger, training: bool = False, dtype: str = "float32", in_place: bool = True
) -> Step:
    """The step of `course` at which live activations take most; the first, if there are several.

    >>> from convdocs import named_network
    >>> peak(named_network("vgg16").ledger())
    Step(name='conv1_2', backward=False, bytes=25690112)
    """
    steps = course(ledger, training, dtype, in_place)
    most = max([step.bytes for step in steps])
    return next(step for step in steps if step.bytes == most)


def inference(ledger: Ledger, dtype: str = "float32", in_place: bool = True) -> Memory:
    """Bytes for running a network: its parameters, and the peak of its activations.

    >>> from convdocs import named_network
    >>> inference(named_network("vgg16").ledger()).total
    579120288
    """
    parameters = checks.meaning("dtype", dtype, BYTES) * ledger.total.params
    most = peak(ledger, False, dtype, in_place).bytes
    return Memory(parameters, 0, 0, most, parameters + most)


def training(
    ledger: Ledger, optimiser: str = "momentum", dtype: str = "float32", in_place: bool = True
) -> Memory:
    """Bytes for training it: a gradient and the optimiser's values for each parameter besides.

    `optimiser` is one of OPTIMISERS. All numbers have one type; mixed precision is not counted.
    """
    copies = checks.meaning("optimiser", optimiser, OPTIMISERS)
    parameters = checks.meaning("dtype", dtype, BYTES) * ledger.total.params
    most = peak(ledger, True, dtype, in_place).bytes
    total = (2 + copies) * parameters + most
    return Memory(parameters, parameters, copies * parameters, most, total)
