"""The kernels of a convolution: a column for each input channel, a row for each filter."""

from ..layers import Conv2d
from ..units import grouped, shape_text
from .figure import Figure
from .page_words import say
from .svg import WIDTH, Panel, moved, squares, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

DOT = 6  # units of a square that stands for a weight
GAP = 6  # between two kernels


def connected(layer: Conv2d, out: int, into: int) -> bool:
    """Whether an output channel reads an input channel: in another group it doesn't.

    >>> [connected(Conv2d(4, 2, 1, groups=2), 0, channel) for channel in range(4)]
    [True, True, False, False]
    """
    per_in, per_out = layer.in_channels // layer.groups, layer.out_channels // layer.groups
    return out // per_out == into // per_in


def bank(layer: Conv2d) -> Panel:
    """The kernels as squares of weights; a pair of channels that does not meet stays empty."""
    height, width = layer.kernel_size
    across, down = width * DOT + GAP, height * DOT + GAP
    full, empty = [], []
    for out in range(layer.out_channels):
        for into in range(layer.in_channels):
            x, y = into * across, out * down
            if connected(layer, out, into):
                full += [(x + n % width * DOT, y + n // width * DOT) for n in range(height * width)]
            else:
                empty.append((x + (across - GAP - DOT) / 2, y + (down - GAP - DOT) / 2))
    body = squares(empty, DOT - 3, fill="line") + squares(full, DOT - 1, fill="second")
    wide, tall = layer.in_channels * across - GAP, layer.out_channels * down - GAP
    return Panel(wide, tall, body)


def labelled(layer: Conv2d, lang: str) -> Panel:
    """A bank with its kernel, its channels and the number of its weights."""
    drawn = bank(layer)
    head = shape_text(layer.kernel_size) + ("" if layer.groups == 1 else ", g = %d" % layer.groups)
    lines = [
        head,
        say("columns", lang, count=layer.in_channels),
        say("rows", lang, count=layer.out_channels),
    ]
    last = say("weights", lang, count=grouped(layer.weights))
    wide = max([drawn.width] + [text_width(line) for line in lines + [last]])
    parts = [
        text(wide / 2, 8 + 18 * n, line, anchor="middle", fill="ink" if n == 0 else "muted")
        for n, line in enumerate(lines)
    ]
    top = 18 * len(lines) + 6
    parts.append(moved(drawn.body, (wide - drawn.width) / 2, top))
    bottom = top + drawn.height + 14
    parts.append(text(wide / 2, bottom, last, anchor="middle", font_weight="bold", fill="second"))
    return Panel(wide, bottom + 10, "".join(parts))


def kernels(layers: "Sequence[Conv2d]", lang: str = "en") -> Figure:
    """The kernels of one or more convolutions, biases not drawn.

    Rows are output channels, columns input channels; a dot stands where two channels of different
    groups do not meet. Meant for a few channels.

    >>> kernels([Conv2d(10, 3, 3)]).alt
    '3×3: 10 channels in, 3 out, 1 group, 270 weights.'
    """
    said = [
        say("kernels_alt", lang, kernel=shape_text(layer.kernel_size), into=layer.in_channels,
            out=layer.out_channels, groups=layer.groups, weights=grouped(layer.weights),
            plural="" if layer.groups == 1 else "s")
        for layer in layers
    ]  # fmt: skip
    alt = say("semicolon", lang).join(said) + say("full_stop", lang)
    return Figure(
        say("kernels_title", lang),
        alt,
        [labelled(layer, lang) for layer in layers],
        lang,
        limit=WIDTH,
    )
