"""Stack: layers of any kind in a row, as a ledger that grows while it is typed."""

from ..errors import NotationError
from ..layers import Layer
from ..notation import parse_layer
from ..printout.reading import Reading, read
from . import edits, forms, inputs, moves, sheet
from .answer import Answer, escape, translator
from .rows import Line, lines, unconnected
from .spoken import notation, torch_line

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

SLOTS = ("presets", "ledger", "picture", "code")
TWO = "conv 64 3x3 p1, conv 64 3x3 p1"
VGG = "conv {c} 3x3 p1, relu, conv {c} 3x3 p1, relu, {more}pool 2"
DEEP = "conv {c} 3x3 p1, relu, "
BLOCKS = ((64, False), (128, False), (256, True), (512, True), (512, True))
VGG16 = ", ".join([VGG.format(c=c, more=DEEP.format(c=c) if deep else "") for c, deep in BLOCKS])
ALEXNET = (
    "conv 96 11x11 s4, relu, lrn 5, pool 3 s2, conv 256 5x5 p2 g2, relu, lrn 5, pool 3 s2, "
    "conv 384 3x3 p1, relu, conv 384 3x3 p1 g2, relu, conv 256 3x3 p1 g2, relu, pool 3 s2"
)
INPUT = forms.shape("input", "3x224x224", ("input, C×H×W", "输入，C×H×W"))
FIELDS = [
    forms.lines("layers", VGG.format(c=64, more=""), ("layers", "各层")),
    INPUT,
]
MAP = "64x56x56"
WHOLE = ("Linear", "AdaptiveAvgPool2d")  # see the whole map, whatever its size
MOST_CELLS = 32  # across a receptive field that is drawn cell by cell
FARTHEST = 10**9  # pixels that can still be drawn to scale
MOST_BARS = 40  # layers whose fields are drawn as bars
PRESETS = [
    (("2 × 3×3", "2 × 3×3"), edits.state(input=MAP, layers=TWO)),
    (("3 × 3×3", "3 × 3×3"), edits.state(input=MAP, layers=TWO + ", conv 64 3x3 p1")),
    (("4 × 3×3", "4 × 3×3"), edits.state(input=MAP, layers=TWO + ", " + TWO)),
    (("5×5", "5×5"), edits.state(input=MAP, layers="conv 64 5x5 p2")),
    (("7×7", "7×7"), edits.state(input=MAP, layers="conv 64 7x7 p3")),
    (("9×9", "9×9"), edits.state(input=MAP, layers="conv 64 9x9 p4")),
    (("bottleneck", "瓶颈结构"),
     edits.state(input="256x56x56", layers="conv 64 1x1, conv 64 3x3 p1, conv 256 1x1")),
    (("VGG block", "VGG 块"), edits.state(input="3x224x224", layers=VGG.format(c=64, more=""))),
    (("all blocks of VGG-16", "VGG-16 的全部块"), edits.state(input="3x224x224", layers=VGG16)),
    (("AlexNet's features", "AlexNet 的特征层"), edits.state(input="3x227x227", layers=ALEXNET)),
]  # fmt: skip
CHOICES = ("conv 3x3 p1", "conv 128 3x3 p1", "conv 64 1x1", "relu", "bn", "pool 2", "avgpool 2",
           "gap 1", "lrn 5", "dropout", "flatten", "linear 10")  # fmt: skip
WORDS = {
    "presets": ("begin with", "从这里开始"),
    "add": ("add", "添加"),
    "copy": ("Copy", "复制"),
}
say = translator(WORDS)


def answer(values: "dict[str, Any]", lang: str) -> Answer:
    """The ledger with its faults in place, the picture, and the lines to copy."""
    found = read(values["layers"])
    shape, heard = inputs.whole_shape(INPUT, values["input"], [found.texts], lang)
    if found.name:
        return apart(found, shape, lang)
    texts = found.texts
    made = lines(texts, shape)
    inputs.needs_sides(INPUT, shape, [made])
    sound = [line.layer for line in made if line.layer is not None and not line.fault]
    whole = 0 < len(sound) == len(made)
    buttons = moves.row_buttons(texts, "layers", lang)
    table = sheet.ledger(made, shape, lang, buttons=buttons)
    slots = {
        "presets": edits.presets(PRESETS, say("presets", lang), lang),
        "ledger": moves.around(texts, table)
        + edits.adding(texts, CHOICES, "layers", say("add", lang)),
        "picture": picture(made, shape, lang) if whole else "",
        "code": code(sound, shape, lang) if whole else "",
    }
    if found.notes:
        heard["layers"] = " ".join([note.text(lang) for note in found.notes])
    return Answer(slots, {}, {}, sheet.summary(made, lang), heard)


def apart(found: Reading, shape: tuple[int, ...], lang: str) -> Answer:
    """The parameters of layers that a print shows without their connections; no line to edit."""
    made = unconnected(found.texts)
    why = NotationError("no_chain", model=found.name).text(lang)
    slots = {
        "presets": edits.presets(PRESETS, say("presets", lang), lang),
        "ledger": sheet.ledger(made, shape, lang, note=why), "picture": "", "code": "",
    }  # fmt: skip
    return Answer(slots, {}, {}, sheet.summary(made, lang), {"layers": why})


def picture(made: list[Line], shape: tuple[int, ...], lang: str) -> str:
    """The receptive fields: cell by cell where these are few, else as bars over the image."""
    layers = [line.layer for line in made]
    windows = [layer for layer in layers if layer.kind in WHOLE or layer.window(None)]
    fields = [line.field for line in made if line.field]
    if not windows or not fields or len(shape) != 3 or len(layers) > MOST_BARS:
        return ""
    sudden = any(layer.kind in WHOLE for layer in layers)
    if max(shape + fields[-1].size) > FARTHEST:
        return ""
    if sudden or len(windows) > 6 or max(fields[-1].size) > MOST_CELLS:
        return bars(made, shape, lang)
    from ..figures.pyramid import growth

    return growth(layers, lang).html(lang)


def bars(made: list[Line], shape: tuple[int, ...], lang: str) -> str:
    """What one output of each layer sees of a row of the image."""
    from ..figures.extents import field_bars
    from ..network import Ledger, Row, named

    names = [name for name, _ in named([line.layer for line in made])]
    rows = [
        Row(name, line.layer, None, line.shape, 0, 0, 0, 0, line.field)
        for name, line in zip(names, made)
    ]
    return field_bars(Ledger("", "", shape, 1, rows, None), lang).html(lang)


# -- lines to copy ------------------------------------------------------------------------------


def code(layers: list[Layer], shape: tuple[int, ...], lang: str) -> str:
    """The stack as PyTorch's source and as a command, where they can say it."""
    copy = '<button type="button" class="copy">' + say("copy", lang) + "</button>"
    found = [text for text in (source(layers), command(layers, shape)) if text]
    opening = '<div class="copied"><pre tabindex="0">'
    return "".join([opening + escape(text) + "</pre>" + copy + "</div>" for text in found])


def source(layers: list[Layer]) -> str:
    """PyTorch's source; nothing where it has no such layer.

    >>> from convdocs.notation import parse_stack
    >>> print(source(parse_stack("relu, flatten", (1, 2, 2))))
    nn.Sequential(
        nn.ReLU(),
        nn.Flatten(),
    )
    """
    made = each(torch_line, layers)
    if not all(made):
        return ""
    inside = ["    " + line.replace("torch.", "", 1) + ",\n" for line in made]
    return "nn.Sequential(\n" + "".join(inside) + ")"


def command(layers: list[Layer], shape: tuple[int, ...]) -> str:
    """The command that gives the same receptive fields; nothing where the notation lacks a word.

    >>> from convdocs.notation import parse_stack
    >>> command(parse_stack("conv 8 3x3, pool 2", (3, 9, 9)), (3, 9, 9))
    'convdocs rf "conv 8 3, pool 2 s2" --input 3x9x9'
    """
    said, size = each(notation, layers), "x".join([str(n) for n in shape])
    known: dict[Any, Any] = {}
    for words, layer in zip(said, layers):
        key = id(layer), shape
        if key not in known:
            known[key] = words and parse_layer(words, shape) == layer and layer.output_shape(shape)
        shape = known[key]
        if not shape:
            return ""
    return 'convdocs rf "' + ", ".join(said) + '" --input ' + size


def each(say: "Callable[[Layer], str]", layers: list[Layer]) -> list[str]:
    """What is said of each layer; deep stacks repeat their layers, so each is said once."""
    said: dict[int, str] = {}
    for layer in layers:
        if id(layer) not in said:
            said[id(layer)] = say(layer)
    return [said[id(layer)] for layer in layers]
