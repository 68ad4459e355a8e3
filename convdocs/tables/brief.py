"""A network on one screen: the layers that hold parameters or change the size of the map."""

from ..memory import renames
from ..network import Ledger, Row
from .rows import SUMMED, fields
from .summaries import summary
from .table import Table


def layers(ledger: Ledger) -> Table:
    """Window, output, parameters, MACs, output values and field of the layers that count.

    Left out are ReLU, dropout, local response normalisation and what only renames its input; they
    have no parameters and no MACs, and see what the layer before them sees. The receptive field
    is the width of a square one. `rows.ledger` has every layer.

    >>> from convdocs import named_network
    >>> layers(named_network("alexnet").ledger()).rows[0]
    ('conv1', '11×11 s4', (96, 55, 55), 34944, 105415200, 290400, 11)
    """
    rows = [row for row in ledger.rows if counts(row)]
    ways = {
        "window": window,
        "sees": lambda row: row.receptive_field and row.receptive_field.size[1],
    }
    sums = {key: sum([getattr(row, key) for row in rows]) for key in SUMMED}
    return fields("name window output_shape params macs activations sees", rows, ways, sums)


def counts(row: Row) -> bool:
    """Whether a layer has parameters or gives its output another size."""
    return bool(row.params) or (row.input_shape != row.output_shape and not renames(row))


def window(row: Row) -> str:
    """What `summary` says of a layer, its kind aside.

    >>> from convdocs import named_network
    >>> [window(row) for row in named_network("vgg16").ledger().rows[2:5]]
    ['3×3 p1', '', '2×2 s2']
    """
    words = summary(row.layer).split()
    return " ".join(words[1:])
