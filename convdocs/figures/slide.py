"""A convolution or a pooling as a sequence of windows: side by side, or played one by one."""

from ..derivations import Window, plain
from ..pools import make
from .figure import Figure
from .grids import LABEL, cell_size, framed, grid
from .page_words import say
from .scenes import Scene
from .steps import LINE, growing
from .svg import GAP, Panel, escape, moved, rect, squares, tag, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .svg import Grid, Look

POOLS = {"max": "MaxPool2d", "min": "MinPool2d", "avg": "AvgPool2d"}


class Slide(Figure):
    """A figure whose panels, but for its head, are frames; a script shows one at a time."""

    def html(self, lang: str = "") -> str:
        """The frames side by side, with the words of the buttons that a script adds."""
        words = 'class="drawing slide" data-words="' + say("slide_buttons", self.lang) + '"'
        return super().html(lang).replace('class="drawing"', words, 1)


def slide(
    image: "Grid",
    kernel: "Any",
    stride: "Any" = None,
    padding: "Any" = 0,
    dilation: "Any" = 1,
    op: str = "conv",
    lang: str = "en",
    ceil_mode: bool = False,
) -> Slide:
    """A window sliding over one channel, frame by frame, while the output fills up.

    `op` is "conv", with a grid of weights as the kernel, or "max", "min" or "avg", with a size;
    a pooling's stride is its kernel unless given. Multiplications include those by padding zeros.
    Arguments as in PyTorch; raises as the layer and its `output_shape` do.

    >>> slide([[1, 2, 3, 4]], [[1, -1]], stride=2).alt
    '[1 2 3 4] ∗ [1 −1] = [−1 −1]. stride 2. 2 windows × 2 = 4 multiplications.'
    >>> slide([[1, 2], [3, 4]], 2, op="max").alt
    'maximum of each 2×2: [1 2; 3 4] → [4]. stride 2. values read: 1 × 4.'
    """
    weights = plain(kernel) if op == "conv" else []
    arguments = {"stride": stride, "padding": padding}
    if weights:
        arguments.update({"in_channels": 1, "out_channels": 1, "stride": stride or 1})
        arguments.update({"kernel_size": (len(weights), len(weights[0])), "dilation": dilation})
    else:
        arguments.update({"kernel_size": kernel, "ceil_mode": ceil_mode})
        arguments.update({} if dilation == 1 else {"dilation": dilation})
    layer = make("Conv2d" if weights else POOLS[op], arguments)
    scene = Scene(plain(image), weights, layer, lang)
    frames = even([frame(scene, n, step) for n, step in enumerate(scene.steps)])
    limit = across(len(frames)) * (frames[0].width + GAP)
    title = say("slide_" + ("conv" if weights else "pool"), lang)
    return Slide(title, scene.told(), [opening(scene)] + frames, lang, limit, heads=1)


def opening(scene: Scene) -> Panel:
    """The kernel, the settings and how much work there is."""
    lines = scene.settings() + [scene.count()]
    kernel = Panel(0, 0, "")
    if scene.kernel:
        label = say("kernel", scene.lang)
        kernel = framed(scene.kernel, cell_size(scene.kernel), label, LABEL, "second-soft")
    else:
        lines.insert(0, scene.name())
    left, tall = kernel.width + (20 if scene.kernel else 0), max(kernel.height, LINE * len(lines))
    first = (tall - LABEL * bool(scene.kernel) - LINE * (len(lines) - 1)) / 2
    body = moved(kernel.body, 0, (tall - kernel.height) / 2)
    body += "".join([text(left, first + LINE * n, line) for n, line in enumerate(lines)])
    return Panel(left + max([text_width(line) for line in lines]), tall, body)


def frame(scene: Scene, n: int, step: Window) -> Panel:
    """One window: on the input, as a sum or a choice, and as a value of the output."""
    cell, small = cell_size(known(scene.field)), cell_size(known(scene.output))
    heights = len(scene.field) * cell, len(scene.output) * small
    left, tall = len(scene.field[0]) * cell, max(heights)
    body = moved(looking(scene, step, cell), 0, (tall - heights[0]) / 2)
    body += text(left + 11, tall / 2, "→", anchor="middle")
    body += moved(growing(scene.output, n, small), left + 22, (tall - heights[1]) / 2)
    title = say("window", scene.lang, n=n + 1, windows=len(scene.steps))
    lines = scene.lines(step)
    looks: list[Look] = [{}] * (len(lines) - 1) + [{"fill": "accent", "font_weight": "bold"}]
    parts = [tag("desc", escape(title + say("colon", scene.lang) + " ".join(lines)))]
    parts += [text(0, 8, title, fill="muted"), moved(body, 0, 20)]
    parts += [text(0, tall + 34 + LINE * at, line, **looks[at]) for at, line in enumerate(lines)]
    wide = max([left + 22 + len(scene.output[0]) * small] + [text_width(line) for line in lines])
    return Panel(wide, tall + 34 + LINE * len(lines) - 8, "".join(parts))


def looking(scene: Scene, step: Window, cell: float) -> str:
    """The padded input on a grey ground, the taps of the window filled, its span framed."""
    (height, width), (down, over) = scene.size, scene.dilation
    image = scene.left, scene.top, len(scene.image[0]), len(scene.image)
    taps = [
        ((step.left + x * over) * cell, (step.top + y * down) * cell)
        for y in range(height) for x in range(width)
    ]  # fmt: skip
    under = rect(*[n * cell for n in image], fill="paper")
    under += squares(taps, cell, fill="second-soft")
    place = [n * cell for n in (step.left, step.top, scene.span[1], scene.span[0])]
    outline = rect(*place, fill="none", stroke="second", stroke_width=2.5)
    return grid(scene.field, cell, "fill", under) + outline


def known(rows: "Grid") -> "Grid":
    """A grid without what has no value, for measuring it."""
    return [[0 if value is None else value for value in row] for row in rows]


def even(frames: list[Panel]) -> list[Panel]:
    """Frames of one size, so that nothing moves but the window."""
    wide, tall = [max([one[side] for one in frames]) for side in (0, 1)]
    return [Panel(wide, tall, one.body) for one in frames]


def across(frames: int) -> int:
    """How many frames stand beside each other in a file: a sheet that is wider than tall."""
    return next(n for n in range(1, frames + 1) if n * n >= frames)
