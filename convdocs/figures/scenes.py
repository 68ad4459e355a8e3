"""A convolution or a pooling made ready for drawing: padded input, windows, sums, in words too."""

from .. import derivations
from ..layers import Conv2d, Layer
from ..pools import AvgPool2d, Pool2d
from ..sliding import pool_windows, tap
from ..units import pair_text, shape_text, show
from .page_words import say
from .steps import factor, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..derivations import Window
    from .svg import Grid


class Scene:
    """What all windows of one layer on one channel share; `kernel` is empty for a pooling."""

    def __init__(self, image: "Grid", kernel: "Grid", layer: Layer, lang: str) -> None:
        self.image, self.kernel, self.layer, self.lang = image, kernel, layer, lang
        (kh, kw), self.stride, (self.top, self.left), (dh, dw) = layer.window(None) or ()
        self.size, self.dilation = (kh, kw), (dh, dw)
        self.span = dh * (kh - 1) + 1, dw * (kw - 1) + 1
        rows, self.field = pooled(image, layer) if isinstance(layer, Pool2d) else self.convolved()
        self.steps = [step for row in rows for step in row]
        self.output = [[step.value for step in row] for row in rows]

    def convolved(self) -> "tuple[list[list[Window]], Grid]":
        """The windows of a convolution, and its input within its zeros."""
        sides = getattr(self.layer, "padding_sides", ((0, 0), (0, 0)))
        padding = getattr(self.layer, "padding", 0)
        rows = derivations.windows(self.image, self.kernel, self.stride, padding, self.dilation)
        return rows, derivations.padded(self.image, sides)

    def lines(self, step: "Window") -> list[str]:
        """How a window's value comes about, a line for each row under the window, and the value."""
        return written(step) if self.kernel else pooling(step, self.layer)

    def settings(self) -> list[str]:
        """Stride, padding and dilation, where they are not what goes without saying."""
        before, after = (self.top, self.left), (self.top, self.left)
        if isinstance(self.layer, Conv2d):
            (_, below), (_, right) = self.layer.padding_sides
            after = below, right
        said = [] if self.stride == (1, 1) else [("stride", {"n": pair_text(self.stride)})]
        if before != after:
            pair = {"before": pair_text(before), "after": pair_text(after)}
            said.append(("padding_sides", pair))
        elif before != (0, 0):
            said.append(("padding_each", {"n": pair_text(before)}))
        if self.dilation != (1, 1):
            said.append(("dilation", {"n": pair_text(self.dilation)}))
        return [say(key, self.lang, **values) for key, values in said]

    def count(self) -> str:
        """How many windows there are, and how many multiplications or values they take."""
        each = self.size[0] * self.size[1]
        numbers = {"windows": len(self.steps), "each": each}
        if self.kernel:
            return say("windows_count", self.lang, count=show(each * len(self.steps)), **numbers)
        return say("pools_count", self.lang, **numbers)

    def told(self) -> str:
        """The whole calculation in words."""
        parts = [show(self.image), "∗", show(self.kernel), "=", show(self.output)]
        if not self.kernel:
            parts = [self.name() + say("colon", self.lang) + show(self.image), "→",
                     show(self.output)]  # fmt: skip
        stop = say("stop", self.lang)
        return stop.join([" ".join(parts)] + self.settings() + [self.count()]) + stop.rstrip()

    def name(self) -> str:
        """What a pooling takes of each window."""
        return say(self.layer.kind[:3].lower(), self.lang, size=shape_text(self.size))


def pooled(image: "Grid", layer: Pool2d) -> "tuple[list[list[Window]], Grid]":
    """The windows of a pooling, and its input as far as they and the padding reach."""
    rows = pool_windows(image, layer)
    reach = []
    for axis, windows, size in ((0, len(rows), len(image)), (1, len(rows[0]), len(image[0]))):
        last = (windows - 1) * layer.stride[axis] + layer.dilation[axis] * (
            layer.kernel_size[axis] - 1
        )
        reach.append(max(last + 1, size + 2 * layer.padding[axis]))
    return rows, [[tap(image, layer, y, x) for x in range(reach[1])] for y in range(reach[0])]


def pooling(step: "Window", layer: Layer) -> list[str]:
    """The values of a window under the name of the pooling, row by row, and what comes out."""
    rows = [[pixel for pixel, _ in row if pixel is not None] for row in step.products]
    rows = [row for row in rows if row]
    opening, sign, end = layer.kind[:3].lower() + "(", ", ", ")"
    if isinstance(layer, AvgPool2d):
        count = layer.divisor_override or sum([len(row) for row in rows])
        opening, sign, end = "(", " + ", ") / " + show(count)
    texts = [sign.join([factor(pixel) if sign == " + " else show(pixel) for pixel in row])
             for row in rows]  # fmt: skip
    lines = (opening + (sign.rstrip() + "\n").join(texts) + end).split("\n")
    return lines + ["= " + show(step.value)]
