"""What a stack of small kernels costs against one large kernel, drawn."""

from ..layers import Layer
from ..stacks import crossing, fits, square, stacked, total_macs
from ..units import percent, shape_text, show
from .charts import crossed, lines
from .figure import Figure
from .words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def name(layers: list[Layer]) -> str:
    """Layers by their kernels.

    >>> name(stacked(3, 2))
    '3×3 + 3×3'
    """
    return " + ".join([shape_text((layer.window(None) or ())[0]) for layer in layers])


def cost_against_size(
    small: list[Layer], large: list[Layer], sizes: "Sequence[int]", lang: str = "en"
) -> Figure:
    """Multiplications of two stacks against the input's height and width H, and their crossing.

    `sizes` are square inputs that both accept. Multiplications are MACs: padding zeros
    included, biases not. The crossing is the smallest H from which `small` stays cheaper.

    >>> cost_against_size(stacked(3, 2), stacked(5, 1), list(range(5, 29))).title
    'Multiplications against the input size'
    """
    curves = [
        (name(layers), [(size, total_macs(layers, square(layers, size))) for size in sizes])
        for layers in (small, large)
    ]
    return crossed(curves, crossing(small, large), lang)


def ratio_against_size(
    pairs: "Sequence[tuple[list[Layer], list[Layer]]]", sizes: "Sequence[int]", lang: str = "en"
) -> Figure:
    """Multiplications of each small stack over those of its large kernel, against H = W.

    The limit for growing H is the ratio of the weights, since at stride 1 each is used once per
    output position and borders no longer count. Sizes that a pair does not accept are left out.

    >>> ratio_against_size([(stacked(3, 2), stacked(5, 1))], list(range(5, 29))).title
    'Cost of a stack over that of one large kernel'
    """
    curves, guides = [], [(1.0, say("as_costly", lang))]
    for small, large in pairs:
        label = name(small) + say("over", lang) + name(large)
        shapes = [square(small, size) for size in sizes]
        shapes = [shape for shape in shapes if fits(small, shape) and fits(large, shape)]
        points = [
            (shape[1], total_macs(small, shape) / total_macs(large, shape)) for shape in shapes
        ]
        curves.append((label, points))
        guides.append(limit(small, large, lang))
    return lines(curves, (), "H = W", say("ratio", lang), lang, say("ratio_title", lang),
                 tuple(guides), log=True)  # fmt: skip


def limit(small: list[Layer], large: list[Layer], lang: str) -> tuple[float, str]:
    """The ratio of the weights, as a level line."""
    above, below = [sum([layer.weights for layer in layers]) for layers in (small, large)]
    return above / below, say("limit", lang, ratio=show(above) + "/" + show(below))


def cost_against_width(
    in_channels: int,
    out_channels: int,
    widths: "Sequence[int]",
    shape: tuple[int, int] = (28, 28),
    kernel_size: int = 3,
    layers: int = 2,
    padding: int | str = 0,
    lang: str = "en",
) -> Figure:
    """Cost of a stack over that of one large kernel, against the width in the middle, C_mid.

    The large kernel sees as much as the stack: layers * (kernel_size - 1) + 1, and pads as much.
    Marked are the usual silent choice C_mid = C_out and the last C_mid that costs no more.
    Stride 1; MACs, so biases are not counted.

    >>> cost_against_width(64, 64, [16, 128]).title
    'Cost of a stack over that of one large kernel'
    """
    large = stacked(layers * (kernel_size - 1) + 1, 1, (in_channels, out_channels),
                    padding if isinstance(padding, str) else padding * layers)  # fmt: skip
    whole = total_macs(large, (in_channels,) + shape)
    costs = {}
    for width in range(1, max([out_channels] + list(widths)) + 1):
        small = stacked(kernel_size, layers, (in_channels, width, out_channels), padding)
        costs[width] = total_macs(small, (in_channels,) + shape)
    points = [(width, costs[width] / whole) for width in widths]
    even = max([width for width in range(1, max(widths)) if costs[width] <= whole] + [0])
    usual = say("mid_equal", lang, width=out_channels, share=percent(costs[out_channels], whole))
    marks = [(out_channels, costs[out_channels] / whole, usual)]
    if min(widths) <= even < max(widths):
        marks.append((even, costs[even] / whole, say("mid_even", lang, width=even)))
    return lines([(name(small) + say("over", lang) + name(large), points)], tuple(marks), "C_mid",
                 say("ratio", lang), lang, say("ratio_title", lang),
                 ((1, say("as_costly", lang)),))  # fmt: skip
