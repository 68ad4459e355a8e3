"""Compare: two stacks side by side, what each costs and sees, and when one is cheaper."""

from .. import units
from ..derivations import derive
from ..errors import ArgumentError, ConvdocsError
from ..layers import Layer
from ..terms import term
from . import edits, forms, inputs, middle, rivals, sheet
from .answer import Answer, blank, boxed, escape, translator
from .rows import Line, lines, total
from .worked import entry

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

SLOTS = ("presets", "result", "picture", "stacks")
THREE = "conv C 3x3 p1, conv C 3x3 p1, conv 64 3x3 p1"
SEVEN = "conv 64 7x7 p3"
INPUT = forms.shape("input", "64x56x56", ("input of both, C×H×W", "共同的输入，C×H×W"))
FIELDS = [
    forms.lines("left", THREE, ("left stack", "左边的层")),
    forms.lines("right", SEVEN, ("right stack", "右边的层")),
    INPUT,
    forms.integer("width", "64", ("number for C", "C 的取值"), slider=True, called="C"),
]


def preset(left: str, right: str, shape: str = "64x56x56") -> str:
    """The state of a preset, with 64 for C."""
    return edits.state(left=left, right=right, input=shape, width="64")


PRESETS = [
    (("2 × 3×3 : 5×5", "2 × 3×3 : 5×5"), preset("conv C 3x3 p1, conv 64 3x3 p1", "conv 64 5x5 p2")),
    (("3 × 3×3 : 7×7", "3 × 3×3 : 7×7"), preset(THREE, SEVEN)),
    (("4 × 3×3 : 9×9", "4 × 3×3 : 9×9"), preset("conv C 3x3 p1, " + THREE, "conv 64 9x9 p4")),
    (("without padding", "不填充"),
     preset("conv 1 3x3 nobias, conv 1 3x3 nobias", "conv 1 5x5 nobias", "1x28x28")),
    (("1×7, 7×1 : 7×7", "1×7、7×1 : 7×7"), preset("conv C 1x7 p0x3, conv 64 7x1 p3x0", SEVEN)),
    (("bottleneck : 2 × 3×3", "瓶颈结构 : 2 × 3×3"),
     preset("conv C 1x1, conv C 3x3 p1, conv 256 1x1", "conv 256 3x3 p1, conv 256 3x3 p1",
            "256x56x56")),
    (("separable : 3×3", "深度可分离 : 3×3"),
     preset("conv 64 3x3 p1 g64, conv 128 1x1", "conv 128 3x3 p1")),
]  # fmt: skip
COUNTS = ("params", "weights", "macs", "activations")
WORDS = {
    "presets": ("begin with", "从这里开始"),
    "left": ("left", "左"),
    "right": ("right", "右"),
    "ratio": ("left : right", "左 : 右"),
    "same_field": ("Both see {left} of the input.", "两边都看到输入的 {left}。"),
    "other_field": (
        "They do not see the same: the left {left} of the input, the right {right}.",
        "两边看到的不一样：左边看到输入的 {left}，右边 {right}。",
    ),
    "same_shape": ("Both give {left}.", "两边的输出都是 {left}。"),
    "other_shape": (
        "They do not give the same: the left {left}, the right {right}.",
        "两边的输出不一样：左边 {left}，右边 {right}。",
    ),
    "share": (
        "The left takes {share} of the right's multiply-adds.",
        "左边的乘加次数是右边的 {share}。",
    ),
    "faulty": (
        "The two can be compared once every layer fits: see below.",
        "各层都接得上之后才能比较，问题见下。",
    ),
}
say = translator(WORDS)


def answer(values: "dict[str, Any]", lang: str) -> Answer:
    """Numbers and ratios, the cost against H, and both stacks layer by layer."""
    texts = {name: layers_of(values, name) for name in ("left", "right")}
    empty = ArgumentError("no_layers").text(lang)
    if not all(texts.values()):
        return blank({name: empty for name in texts if not texts[name]})
    shape, heard = inputs.whole_shape(INPUT, values["input"], [texts["left"], texts["right"]], lang)
    pair = [lines(texts[name], shape) for name in ("left", "right")]
    inputs.needs_sides(INPUT, shape, pair)
    faults = [line.fault.text(lang) for made in pair for line in made if line.fault]
    sound = not faults
    costs = rivals.curves(pair, shape) if sound else []
    said = verdict(pair, lang) if sound else [say("faulty", lang)]
    if sound:
        said += rivals.sizes(costs, lang) + middle.widths(values, shape, pair, lang)
    space = "" if lang == "zh" else " "
    words = '<p class="verdict">' + escape(space.join(said)) + "</p>"
    slots = {
        "presets": edits.presets(PRESETS, say("presets", lang), lang),
        "result": (result(pair, lang) if sound else "") + words,
        "picture": rivals.picture(costs, lang) if sound else "",
        "stacks": side_by_side(pair, shape, sound, lang),
    }
    widest = max(4 * shape[0], values["width"])
    return Answer(slots, {}, {"width": (1, widest)}, space.join(said[:3] + faults[:1]), heard)


def layers_of(values: "dict[str, Any]", name: str) -> list[str]:
    """The layers of a field, with a number for C; what is wrong with the text is its fault."""
    try:
        return middle.with_width(values[name], values["width"])
    except ConvdocsError as error:
        error.values["name"] = name
        raise


# -- what comes out -----------------------------------------------------------------------------


def verdict(pair: "Sequence[list[Line]]", lang: str) -> list[str]:
    """What the two share, and what the left costs of the right."""
    said = []
    for key, column in (("field", "receptive_field"), ("shape", "output_shape")):
        left, right = [sheet.shown(made[-1], column) for made in pair]
        alike = "same_" if left == right else "other_"
        if "–" not in (left, right):
            said.append(say(alike + key, lang, left=left, right=right))
    few, many = [total(made, "macs")[0] for made in pair]
    if many:
        said.insert(0, say("share", lang, share=units.percent(few, many)))
    return said


def result(pair: "Sequence[list[Line]]", lang: str) -> str:
    """The table of both, with ratios."""
    heads = [say("left", lang), say("right", lang), say("ratio", lang)]
    head = "<td></td>" + "".join(['<th scope="col">' + name + "</th>" for name in heads])
    body = [
        sheet.row(escape(term(key, lang)), [sheet.shown(made[-1], key) for made in pair] + [""], "")
        for key in ("output_shape", "receptive_field", "field_stride")
    ]
    for key in COUNTS:
        few, many = [total(made, key)[0] for made in pair]
        ratio = units.percent(few, many) if many else "–"
        cells = [units.grouped(few), units.grouped(many), ratio]
        body.append(sheet.row(escape(term(key, lang)), cells, ""))
    table = '<table class="rows stack"><thead><tr>' + head + "</tr></thead><tbody>"
    return boxed(say("ratio", lang)) + table + "".join(body) + "</tbody></table></div>"


def side_by_side(
    pair: "Sequence[list[Line]]", shape: tuple[int, ...], sound: bool, lang: str
) -> str:
    """Each stack layer by layer, with its faults in place; and how its numbers come about."""
    parts = []
    for name, made in zip(("left", "right"), pair):
        own = say(name, lang)
        ledger = sheet.ledger(made, shape, lang, ("output_shape", "macs"), label=own)
        origins = derived(made, shape, lang) if sound else ""
        head = '<div><p class="side">' + own + "</p>"
        parts.append(head + ledger + origins + "</div>")
    return '<div class="pair">' + "".join(parts) + "</div>"


def derived(made: list[Line], shape: tuple[int, ...], lang: str) -> str:
    """Parameters and multiply-adds of each layer that has any, with the line that leads there."""
    found: list[tuple[str, str, int]] = []
    for line in made:
        layer: Layer = line.layer
        for step in derive(layer, shape):
            if step.key in ("params", "macs") and step.value:
                name = line.text + ": " + term(step.key, lang)
                found.append((name, step.substitution, step.value))
        shape = line.shape
    parts = []
    for n, (name, worked, value) in enumerate(found):
        if found.index((name, worked, value)) == n:
            times = found.count((name, worked, value))
            often = str(times) + " × " if times > 1 else ""
            parts.append(entry(often + name, units.grouped(value), worked))
    return '<dl class="numbers">' + "".join(parts) + "</dl>"
