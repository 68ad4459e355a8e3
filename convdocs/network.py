"""A network as a ledger: one row per layer with its receptive field, and the totals."""

from collections import namedtuple

from . import checks
from .errors import ArgumentError, ConvdocsError
from .fields import FieldTracker
from .layers import Layer

Row = namedtuple(
    "Row",
    "name layer input_shape output_shape params weights macs activations receptive_field",
)
"""One layer of a ledger; `macs` and `activations`, its output values, are for the whole batch."""
Total = namedtuple("Total", "params weights macs activations")
"""The sums over all rows of a ledger."""
Ledger = namedtuple("Ledger", "name source input_shape batch rows total")
"""A network on one input: a row for each layer, and the totals. Shapes are without the batch."""

# Names that layers get when none is given: conv1, relu1, pool1, ...
STEMS = {
    "Conv2d": "conv",
    "MaxPool2d": "pool",
    "MinPool2d": "pool",
    "AvgPool2d": "pool",
    "AdaptiveAvgPool2d": "avgpool",
    "Linear": "fc",
    "BatchNorm2d": "bn",
    "LocalResponseNorm": "norm",
    "ReLU": "relu",
    "Dropout": "drop",
    "Flatten": "flatten",
}


def named(layers: list[Layer] | list[tuple[str, Layer]]) -> list[tuple[str, Layer]]:
    """(name, layer) pairs; a layer without a name is called by its kind and a running number."""
    seen: dict[str, int] = {}
    pairs = []
    for entry in layers:
        name, layer = entry if isinstance(entry, (tuple, list)) else ("", entry)
        if not isinstance(layer, Layer):
            raise ArgumentError("not_layer", value=layer)
        stem = STEMS.get(layer.kind, layer.kind.lower())
        seen[stem] = seen.get(stem, 0) + 1
        pairs.append((name or stem + str(seen[stem]), layer))
    return pairs


class Network:
    """Layers in a row, with a name, a source and the input they were meant for.

    `layers` holds layers or (name, layer) pairs. Raises ArgumentError for anything else.

    >>> from convdocs import Conv2d, ReLU
    >>> net = Network("two", "an example", (1, 28, 28), [Conv2d(1, 8, 3), ReLU()])
    >>> net.ledger().total
    Total(params=80, weights=72, macs=48672, activations=10816)
    """

    def __init__(
        self,
        name: str,
        source: str,
        input_shape: tuple[int, ...],
        layers: list[Layer] | list[tuple[str, Layer]],
    ) -> None:
        if not layers:
            raise ArgumentError("no_layers")
        self.name = name
        self.source = source
        self.input_shape = checks.shape(input_shape)
        self.layers = tuple(named(layers))

    def ledger(self, input_shape: tuple[int, ...] | None = None, batch: int = 1) -> Ledger:
        """One Row per layer and their Total, for an input shape and a batch size.

        Parameters do not grow with the batch; MACs and output values do. The receptive field is
        None where windows of different sizes leave no single one. Raises ShapeError naming the
        layer that does not fit.

        >>> from convdocs import named_network
        >>> named_network("vgg16").ledger().total.params
        138357544
        """
        batch, given = checks.whole(batch) or 0, batch
        if batch < 1:
            raise ArgumentError("batch", value=given)
        shape = checks.shape(self.input_shape if input_shape is None else input_shape)
        rows = self._rows(shape, batch)
        return Ledger(self.name, self.source, shape, batch, rows, total(rows))

    def _rows(self, shape: tuple[int, ...], batch: int) -> tuple[Row, ...]:
        tracker = FieldTracker()
        rows = []
        for name, layer in self.layers:
            try:
                out = layer.shape_after(shape)
                field = tracker.after(layer, shape)
                macs, params = batch * layer.macs_between(shape, out), layer.params
                weights = layer.weights
            except ConvdocsError as error:
                error.where = self.name + ", " + name
                raise
            elements = batch * out[0] * (out[1] * out[2] if len(out) == 3 else 1)
            rows.append(Row(name, layer, shape, out, params, weights, macs, elements, field))
            shape = out
        return tuple(rows)


def total(rows: tuple[Row, ...]) -> Total:
    """Sums of the columns that add up.

    >>> total(())
    Total(params=0, weights=0, macs=0, activations=0)
    """
    return Total(
        sum([r.params for r in rows]),
        sum([r.weights for r in rows]),
        sum([r.macs for r in rows]),
        sum([r.activations for r in rows]),
    )
