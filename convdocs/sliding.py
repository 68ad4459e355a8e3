"""Pooling executed window by window on one channel, as `derivations.windows` does convolution."""

__all__ = ["pool_windows"]

from .derivations import Window, plain
from .pools import AvgPool2d, MinPool2d, Pool2d

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

    from .derivations import Grid


def pool_windows(image: "Grid", layer: Pool2d) -> list[list[Window]]:
    """Every place of a pooling window; the values are the output map.

    `products` holds the pixel of each tap beside a weight of None. A tap in the padding is None,
    but 0 where an average counts it; what ceil_mode adds beyond the padding is None and never
    counts. A window without any pixel has no value (PyTorch: minus infinity).
    Raises as the layer's `output_shape` does. Source: torch.nn.MaxPool2d, torch.nn.AvgPool2d.

    >>> from convdocs import MinPool2d
    >>> rows = pool_windows([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]], MinPool2d(2))
    >>> [[window.value for window in row] for row in rows]
    [[1, 3]]
    """
    image = plain(image)
    _, height, width = layer.output_shape((1, len(image), len(image[0])))
    down, across = layer.stride
    return [[_window(image, layer, y * down, x * across) for x in range(width)]
            for y in range(height)]  # fmt: skip


def _window(image: "Grid", layer: Pool2d, top: int, left: int) -> Window:
    (kh, kw), (dh, dw) = layer.kernel_size, layer.dilation
    products = [
        [(tap(image, layer, top + y * dh, left + x * dw), None) for x in range(kw)]
        for y in range(kh)
    ]
    values = [value for row in products for value, _ in row if value is not None]
    return Window(top, left, products, _pooled(values, layer) if values else None)


def tap(image: "Grid", layer: Pool2d, row: int, column: int) -> "Any":
    """The pixel at a place of the padded image, 0 where an average counts padding, else None.

    >>> tap([[7]], AvgPool2d(2, padding=1), 0, 0), tap([[7]], AvgPool2d(2, padding=1), 1, 1)
    (0, 7)
    """
    height, width, (ph, pw) = len(image), len(image[0]), layer.padding
    y, x = row - ph, column - pw
    if 0 <= y < height and 0 <= x < width:
        return image[y][x]
    counted = isinstance(layer, AvgPool2d) and layer.count_include_pad
    return 0 if counted and y < height + ph and x < width + pw else None


def _pooled(values: "list[Any]", layer: Pool2d) -> "Any":
    """What a window comes to; a mean that is whole stays an integer."""
    if isinstance(layer, AvgPool2d):
        count = layer.divisor_override or len(values)
        whole, rest = divmod(sum(values), count)
        return sum(values) / count if rest else whole
    return min(values) if isinstance(layer, MinPool2d) else max(values)
