"""How long each layer takes at least: its arithmetic or its traffic, whichever takes longer.

Source: Williams, Waterman and Patterson, "Roofline: an insightful visual performance model for
multicore architectures", Communications of the ACM 52 (2009).
"""

__all__ = ["EXAMPLE", "Bound", "Machine", "bounds", "ridge", "seconds", "traffic"]

from collections import namedtuple

from .checks import meaning
from .counters import elements
from .memory import renames
from .network import Ledger, Row
from .units import BYTES, flops

Machine = namedtuple("Machine", "name flops bandwidth")
"""A machine at its very best: FLOPs a second, bytes a second."""
Bound = namedtuple(
    "Bound", "name kind flops bytes intensity compute_time memory_time time limit"
)  # fmt: skip
"""A layer's work: times in seconds, intensity in FLOPs per byte, limit "compute" or "memory"."""

EXAMPLE = Machine("example", 10 * 10**12, 500 * 10**9)  # round numbers, no real machine

POINTWISE = ("BatchNorm2d", "ReLU")  # can be done while the layer before still holds its output


def ridge(machine: Machine = EXAMPLE) -> float:
    """FLOPs per byte at which arithmetic and traffic take equally long.

    >>> ridge()
    20.0
    """
    return float(machine.flops / machine.bandwidth)


def traffic(row: Row, batch: int) -> int:
    """Values that a layer moves: input, parameters and output once each.

    >>> from convdocs import named_network
    >>> traffic(named_network("vgg16").ledger().rows[0], 1)
    3363584
    """
    return batch * elements(row.input_shape) + int(row.params) + int(row.activations)


def moves(row: Row, first: bool, fused: bool) -> bool:
    """Whether a layer goes to memory of its own at inference."""
    if row.layer.kind == "Dropout" or renames(row):
        return False
    return first or not (fused and row.layer.kind in POINTWISE)


def bounds(
    ledger: Ledger, machine: Machine = EXAMPLE, dtype: str = "float32", fused: bool = True
) -> tuple[Bound, ...]:
    """For each layer the least time that a machine can need at inference, and what sets it.

    time = max(FLOPs / machine.flops, bytes / machine.bandwidth). FLOPs are 2 per multiply-add;
    bias, ReLU, pooling and normalisation have none. Each value moves once: input and parameters
    in, output out. `fused`: ReLU and BatchNorm are done along with the layer before.

    >>> from convdocs import named_network
    >>> for bound in bounds(named_network("vgg16").ledger())[-3:]:
    ...     print(bound.name, bound.flops, bound.bytes, bound.limit)
    fc6 205520896 411174912 memory
    fc7 33554432 67158016 memory
    fc8 8192000 16408384 memory
    """
    size = meaning("dtype", dtype, BYTES)
    rows = [row for n, row in enumerate(ledger.rows) if moves(row, n == 0, fused)]
    return tuple([bound(row, ledger.batch, size, machine) for row in rows])


def bound(row: Row, batch: int, size: int, machine: Machine) -> Bound:
    """One layer: its work, its traffic, and the time of each."""
    work, moved = flops(int(row.macs)), size * traffic(row, batch)
    compute, memory = work / machine.flops, moved / machine.bandwidth
    limit = "compute" if compute > memory else "memory"
    return Bound(row.name, row.layer.kind, work, moved, work / moved, compute, memory,
                 max(compute, memory), limit)  # fmt: skip


def seconds(bounds: tuple[Bound, ...]) -> float:
    """The least time of all layers, one after the other.

    >>> from convdocs import named_network
    >>> round(seconds(bounds(named_network("vgg16").ledger())) * 1000, 2)
    4.13
    """
    return float(sum([bound.time for bound in bounds]))
