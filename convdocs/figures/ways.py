"""Where paths to one output begin: as shades, as a curve beside a Gaussian, and layer by layer."""

from math import exp, pi, sqrt

from ..layers import Layer
from ..paths import along, core, grid, variance
from ..stacks import stacked
from ..units import shape_text, show
from .charts import lines
from .figure import Figure
from .page_words import say
from .shades import SIDE, shade
from .svg import Panel, rect, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Layers = Sequence[Layer]

CELLS = 40  # on a side at most; more pixels are drawn in blocks
PART = 95  # per cent of all paths


def path_map(stacks: "Sequence[tuple[str, Layers]]", lang: str = "en") -> Figure:
    r"""How many paths lead from each pixel of a receptive field, and the square with 95 % of them.

    A panel for each (name, layers), all equally wide; the darker, the more paths.

    >>> from convdocs import stacked
    >>> path_map([("4 × 3×3", stacked(3, 4))]).alt
    '4 × 3×3: 9×9 pixels, 95\u202f% of the paths begin in the middle 7×7.'
    """
    panels, told = [], []
    for name, layers in stacks:
        counts = along(layers)
        size, inner = len(counts), core(counts, PART, 100)
        cells, pixels = blocks(counts)
        side, start = SIDE * inner / pixels, SIDE * (pixels - inner) / pixels / 2
        body = shade(grid(cells, cells), 0, max(cells) ** 2)
        body += rect(start, start, side, side, fill="none", stroke="second", stroke_width=2.5)
        sizes = {"size": shape_text((size, size)), "core": shape_text((inner, inner)),
                 "part": show(PART / 100, "%").replace(".00", "")}  # fmt: skip
        words = [name + say("colon", lang) + sizes["size"], say("core_in", lang, **sizes)]
        body += text(0, SIDE + 16, words[0], font_weight="bold") + text(0, SIDE + 34, words[1])
        panels.append(Panel(max([SIDE] + [text_width(line) for line in words]), SIDE + 44, body))
        told.append(name + say("colon", lang) + say("core_alt", lang, **sizes))
    alt = say("semicolon", lang).join(told) + say("full_stop", lang)
    return Figure(say("paths_title", lang), alt, panels, lang, limit=3 * SIDE + 90)


def blocks(counts: "Sequence[int]") -> tuple[list[int], int]:
    """The counts summed in about CELLS equal blocks with a block or a border in the middle.

    And how many positions they cover: some beyond both ends may be empty.

    >>> blocks([1, 2, 3, 2, 1]), blocks([1] * 102)[0][:3]
    (([1, 2, 3, 2, 1], 5), [3, 3, 3])
    """
    size, step = len(counts), (len(counts) + CELLS - 1) // CELLS
    step += size % 2 * (1 - step % 2)  # an odd number has a middle only in odd steps
    number = (size + step - 1) // step
    number += (number - size) % 2
    rest = [0] * ((number * step - size) // 2)
    padded = rest + list(counts) + rest
    return [sum(padded[n : n + step]) for n in range(0, len(padded), step)], number * step


def path_curve(name: str, layers: "Layers", lang: str = "en") -> Figure:
    r"""The share of all paths that begin at each position, beside a Gaussian of equal variance.

    `name` is that of the network or the stack.

    >>> from convdocs import stacked
    >>> path_curve("4 × 3×3", stacked(3, 4)).alt.split(";")[2]
    ' 23.46\u202f% in the middle.'
    """
    counts = along(layers)
    total, (above, below) = sum(counts), variance(counts)
    spread, middle = sqrt(above / below), (len(counts) - 1) / 2
    places = [n - middle for n in range(len(counts))]
    bell = [100 * exp(-((x / spread) ** 2) / 2) / (spread * sqrt(2 * pi)) for x in places]
    shares = [100 * count / total for count in counts]
    peak = max(shares)
    label = say("in_middle", lang, share=show(peak / 100, "%"))
    series = [(name, list(zip(places, shares)))]
    series.append((say("bell", lang), list(zip(places, bell))))
    marks = [(places[shares.index(peak)], peak, label)]
    return lines(series, marks, say("from_middle", lang), say("share_axis", lang), lang,
                 say("paths_title", lang))  # fmt: skip


def path_growth(kernel_size: int = 3, most: int = 40, lang: str = "en") -> Figure:
    """Size of the field of n stacked layers, and of the middle square with 95 % of the paths.

    >>> path_growth(3, 10).alt.split(";")[2:]
    [' 15', ' 11.']
    """
    counts = [along(stacked(kernel_size, n)) for n in range(1, most + 1)]
    sizes = [(n + 1, len(one)) for n, one in enumerate(counts)]
    cores = [(n + 1, core(one, PART, 100)) for n, one in enumerate(counts)]
    series = [(say("field", lang), sizes), (say("core", lang, part=PART), cores)]
    at = most * 3 // 4  # where the rings have room
    marks = [(at, one[at - 1][1], str(one[at - 1][1])) for one in (sizes, cores)]
    return lines(series, marks, say("layer_count", lang, size=shape_text((kernel_size,) * 2)),
                 say("across", lang), lang, say("core_title", lang))  # fmt: skip
