"""The tables of the pages and of the command line, from ledgers, stacks and windows."""

from .. import derivations
from ..layers import Layer
from ..network import Ledger
from ..stacks import fits, square, total_macs
from .heads import Column, column
from .summaries import summary
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

SUMMED = ("params", "weights", "macs", "activations")  # columns that have a total


def of(
    columns: "str | Sequence[str | Column]",
    rows: "Sequence[Sequence[Any]]",
    caption: tuple[str, str] | None = None,
    total: "Sequence[Any] | None" = None,
) -> Table:
    """A table of rows under columns named by keys of `terms` or `heads`, with units behind colons.

    `caption` is (English, Chinese); `total` has a value for each column but the first.

    >>> print(of("size stack single saving:%", [(28, 11268, 14400, 0.2175)]).text("zh"))
    H = W  小核堆叠  单个大核  节省比例
       28    11 268    14 400   21.75 %
    """
    names = columns.split() if isinstance(columns, str) else columns
    made = [column(name) if isinstance(name, str) else name for name in names]
    return Table(made, rows, caption, total)


def fields(
    names: str,
    objects: "Sequence[Any]",
    ways: "dict[str, Callable[[Any], Any]]",
    sums: "dict[str, Any] | None" = None,
    caption: tuple[str, str] | None = None,
) -> Table:
    """A table in which each cell is the field that its head names, or what `ways` makes of it.

    `sums` has by the same names what stands at the foot.

    >>> from convdocs import Linear
    >>> made = fields("layer params", [Linear(2, 3)], {"layer": lambda one: "fc"}, {"params": 9})
    >>> made.lines()
    [('fc', 9), ['total', 9]]
    """
    keys = [column(name).key for name in names.split()]
    rows = [
        tuple([ways[key](one) if key in ways else getattr(one, key) for key in keys])
        for one in objects
    ]
    total = None if sums is None else tuple([sums.get(key, "") for key in keys[1:]])
    return of(names, rows, caption, total)


def ledger(ledger: Ledger) -> Table:
    """Every layer of a network with its shape, counts and receptive field, and the totals.

    >>> from convdocs import named_network
    >>> print(ledger(named_network("vgg16").ledger()).markdown().splitlines()[2])
    | conv1_1 | Conv2d 3×3 p1 | 64×224×224 | 1 792 | 1 728 | 86 704 128 | 3 211 264 | 3×3 |
    """
    names = "name layer output_shape params weights macs activations receptive_field"
    ways = {
        "layer": lambda row: summary(row.layer),
        "receptive_field": lambda row: row.receptive_field and row.receptive_field.size,
    }
    sums = {key: getattr(ledger.total, key) for key in SUMMED}
    return fields(names, ledger.rows, ways, sums, (ledger.name, ledger.name))


def stack_comparison(
    small: list[Layer], large: list[Layer], sizes: "Sequence[int]", caption: "Any" = None
) -> Table:
    """Multiplications of two stacks on square inputs, their ratio and the saving.

    MACs: multiplications by padding zeros included, bias additions not. Sizes that one of the
    stacks does not accept are left out.

    >>> from convdocs import stacked
    >>> stack_comparison(stacked(3, 2), stacked(5, 1), [4, 28]).rows
    [(28, 11268, 14400, 0.7825, 0.2175)]
    """
    rows = []
    for size in sizes:
        shape = square(small, size)
        if fits(small, shape) and fits(large, shape):
            few, many = total_macs(small, shape), total_macs(large, shape)
            rows.append((size, few, many, few / many, (many - few) / many))
    return of("size stack single ratio saving:%", rows, caption)


def windows(
    image: "Any", kernel: "Any", stride: "Any" = 1, padding: "Any" = 0, caption: "Any" = None
) -> Table:
    """Every window of a convolution: what lies under the kernel, and the sum of products.

    >>> windows([[1, 2, 3]], [[1, -1]]).csv().splitlines()
    ['window,patch,sum', '1,[1 2],-1', '2,[2 3],-1']
    """
    steps = [step for row in derivations.windows(image, kernel, stride, padding) for step in row]
    rows = []
    for n, step in enumerate(steps):
        pixels = [[pixel for pixel, _ in line] for line in step.products]
        rows.append((n + 1, pixels, step.value))
    return of("window patch sum", rows, caption)
