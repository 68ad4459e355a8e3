"""Stride and coverage: which pixels a kernel reads how often, and which never."""

from .. import units
from ..coverage import axes, summed, tally
from ..derivations import derive
from ..errors import ConvdocsError
from ..figures.cells import cells, first
from ..figures.figure import Figure
from ..layers import Conv2d
from ..terms import term
from . import forms
from .answer import Answer, blank, escape, translator
from .worked import entry

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

    Counts = list[tuple[int, int]]  # (times read, how many), from the fewest times on

FIELDS = [
    forms.size("size", "32", ("input size", "输入大小")),
    forms.size("kernel_size", "3", ("kernel", "卷积核（窗口）")),
    forms.size("stride", "2", ("stride", "步幅")),
    forms.padding("padding", "0", ("padding per side", "每边填充")),
    forms.size("dilation", "1", ("dilation", "膨胀率")),
]
SLOTS = ("picture", "histogram", "result")
# how far sliders go, at least
MOST = {"size": 64, "kernel_size": 16, "stride": 16, "dilation": 16}
MOST_COUNTS = 2500  # pairs of a row's and a column's times that are still listed
# fault that only shows when the fields come together: the field it belongs to
FAULTS = {"kernel_too_large": "kernel_size", "same_stride": "padding", "padding_word": "padding"}
WORDS = {
    "pixels": ("pixels", "像素数"),
    "never": ("never read", "从未读到的像素"),
    "reads": ("reads of pixels", "读取像素的次数"),
    "zeros": ("reads of padding", "读取填充零的次数"),
    "mean": ("reads per pixel", "平均每个像素的读取次数"),
    "times": ("times read", "读取次数"),
    "many": ("pixels", "像素数"),
    "varied": (
        "Pixels are read {least} to {most} times, in too many different ways to be listed.",
        "各像素被读 {least} 到 {most} 次，情形太多，不逐一列出。",
    ),
    "map": ("How often each pixel is read", "每个像素被读几次"),
    "corner": ("Drawn is the upper left corner: ", "图中是左上角："),
    "of": (" of ", "，全图 "),
    "summary": (
        "output {out}; {never} of {all} pixels never read",
        "输出 {out}；{all} 个像素中有 {never} 个从未读到",
    ),
}
say = translator(WORDS)


def answer(values: "dict[str, Any]", lang: str) -> Answer:
    """The counts, the map where it can be drawn, and how many pixels are read how often."""
    size = values["size"]
    shape = (1,) + (size if isinstance(size, tuple) else (size, size))
    try:
        layer = Conv2d(1, 1, values["kernel_size"], values["stride"], values["padding"],
                       values["dilation"], bias=False)  # fmt: skip
        across = axes(layer, shape)
    except ConvdocsError as error:
        return blank({FAULTS[error.key]: error.text(lang)})
    rows, columns = [tally(*one) for one in across]
    slots = {
        "result": result(layer, shape, rows, columns, lang),
        "picture": picture(layer, shape, rows[-1][0] * columns[-1][0], lang),
        "histogram": histogram(rows, columns, lang),
    }
    never = shape[1] * shape[2] - read_of(rows) * read_of(columns)
    told = say("summary", lang, out=units.shape_text(layer.output_shape(shape)[1:]),
               never=units.grouped(never), all=units.grouped(shape[1] * shape[2]))  # fmt: skip
    return Answer(slots, {}, limits(values), told, {})


def limits(values: "dict[str, Any]") -> "dict[str, Any]":
    """How far each slider reaches while all other fields stay: every place on it is valid."""
    most = {name: max(MOST[name], first_of(values[name])) for name in MOST}
    if values["padding"] == "same":  # fits always, but only with stride 1
        return {name: (1, 1 if name == "stride" else most[name]) for name in MOST}
    given = [0 if values[field.name] == "valid" else values[field.name] for field in FIELDS]
    both = list(zip(*[one if isinstance(one, tuple) else (one, one) for one in given]))
    # a slider moves both sides, or the first of a pair
    moved = [both[:1] if isinstance(one, tuple) else both for one in given]
    least = max([-((i - d * (k - 1) - 1) // 2) for i, k, _, _, d in moved[3]])
    return {
        "size": (max([1] + [d * (k - 1) + 1 - 2 * p for _, k, _, p, d in moved[0]]), most["size"]),
        "kernel_size": (1, min([most["kernel_size"]] + [(i + 2 * p - 1) // d + 1
                                                        for i, _, _, p, d in moved[1]])),
        "stride": (1, most["stride"]),
        "padding": (max(0, least), max(least, most["kernel_size"], first_of(given[3]))),
        "dilation": (1, min([most["dilation"]] + [(i + 2 * p - 1) // (k - 1)
                                                  for i, k, _, p, _ in moved[4] if k > 1])),
    }  # fmt: skip


def first_of(size: "Any") -> int:
    """The side of a size that a slider moves; 0 for a word."""
    return 0 if isinstance(size, str) else int(size[0] if isinstance(size, tuple) else size)


def result(
    layer: Conv2d, shape: tuple[int, ...], rows: "Counts", columns: "Counts", lang: str
) -> str:
    """What the map comes to, each number with its worked line."""
    out, (kh, kw) = layer.output_shape(shape), layer.kernel_size
    pixels, taps = shape[1] * shape[2], out[1] * kh * out[2] * kw
    read, reads = read_of(rows) * read_of(columns), sum_of(rows) * sum_of(columns)
    shown = units.grouped(pixels - read) + " (" + units.percent(pixels - read, pixels) + ")"
    parts = [
        entry(term(step.key, lang), units.grouped(step.value),
              step.formula + " = " + step.substitution)
        for step in derive(layer, shape)[:2]
    ] + [
        entry(say("pixels", lang), units.grouped(pixels), "%d*%d" % shape[1:]),
        entry(say("never", lang), shown,
              "%d*%d - %d*%d" % (shape[1], shape[2], read_of(rows), read_of(columns))),
        entry(say("reads", lang), units.grouped(reads), written(rows) + " * " + written(columns)),
        entry(say("zeros", lang), units.grouped(taps - reads),
              "%d*%d * %d*%d - %d" % (out[1], kh, out[2], kw, reads)),
        entry(say("mean", lang), units.fixed(reads, pixels, 4), "%d/%d" % (reads, pixels)),
    ]  # fmt: skip
    return '<dl class="numbers">' + "".join(parts) + "</dl>"


def read_of(counts: "Counts") -> int:
    """How many positions of an axis are read at all."""
    return sum([n for times, n in counts if times])


def sum_of(counts: "Counts") -> int:
    """How often the positions of an axis are read in all."""
    return sum([times * n for times, n in counts])


def written(counts: "Counts") -> str:
    """The same sum as it is added up; a long one by its value.

    >>> written([(0, 1), (2, 2), (3, 222)]), written([])
    ('(2*2 + 3*222)', '0')
    """
    parts = ["%d*%d" % pair for pair in counts if pair[0]]
    return "(" + " + ".join(parts) + ")" if 0 < len(parts) <= 6 else str(sum_of(counts))


def picture(layer: Conv2d, shape: tuple[int, ...], most: int, lang: str) -> str:
    """The map, or its upper left corner; how to read it stands in the histogram."""
    rows, columns = [first(*one) for one in axes(layer, shape)]
    panel = cells(rows, columns, most or 1)
    title, note = say("map", lang), ""
    if (len(rows), len(columns)) != shape[1:]:
        note = say("corner", lang) + units.shape_text((len(rows), len(columns)))
        note += say("of", lang) + units.shape_text(shape[1:])
    note = '<p class="corner">' + escape(note) + "</p>" if note else ""
    return Figure(title, title, [panel], lang).html() + note


def histogram(rows: "Counts", columns: "Counts", lang: str) -> str:
    """How many pixels are read how often, as far as that can be listed."""
    if len(rows) * len(columns) > MOST_COUNTS:
        least, most = [units.grouped(rows[n][0] * columns[n][0]) for n in (0, -1)]
        told = say("varied", lang, least=least, most=most)
        return '<p class="key">' + escape(told) + "</p>"
    return listed(summed([(a * b, m * n) for a, m in rows for b, n in columns]), lang)


def listed(counts: "Counts", lang: str) -> str:
    """A line for each number of times, with the shade that it has on the map."""
    pixels, most = sum([n for _, n in counts]), counts[-1][0] or 1
    heads = [say("times", lang), say("many", lang), term("share", lang)]
    lines = ["<tr>" + "".join(['<th scope="col">' + head + "</th>" for head in heads]) + "</tr>"]
    for times, n in counts:
        shade = str((50 * times + most // 2) // most) + "%" if times else "hole"
        look = ' class="hole"' if not times else ' style="opacity:' + shade + '"'
        lines.append(
            '<tr><th scope="row" class="number"><i' + look + "></i>" + units.grouped(times)
            + '</th><td class="number">' + units.grouped(n) + '</td><td class="number">'
            + units.percent(n, pixels) + "</td></tr>"
        )  # fmt: skip
    label = escape(", ".join(heads[:2]))
    return ('<div class="table-box histogram" role="group" tabindex="0" aria-label="' + label
            + '"><table class="rows">' + "".join(lines) + "</table></div>")  # fmt: skip
