"""Layer: any number of one layer, with the lines that lead to each result."""

from .. import units
from ..derivations import derive
from ..errors import ConvdocsError
from ..layers import Layer
from ..pools import make
from ..terms import term
from . import forms
from .answer import Answer, amount, blank, copyable
from .picture import picture
from .reach import reach
from .spoken import command, torch_line
from .worked import entry

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

KINDS = {
    "conv": ("Conv2d", ("convolution", "卷积")),
    "max": ("MaxPool2d", ("max-pooling", "最大池化")),
    "avg": ("AvgPool2d", ("average pooling", "平均池化")),
    "min": ("MinPool2d", ("min-pooling", "最小池化")),
    "adaptive": ("AdaptiveAvgPool2d", ("adaptive average pooling", "自适应平均池化")),
    "linear": ("Linear", ("fully connected, after flattening", "全连接（先展平）")),
    "bn": ("BatchNorm2d", ("batch normalisation", "批归一化")),
    "relu": ("ReLU", ("ReLU", "ReLU")),
}
WINDOW = "kind=conv,max,avg,min"
FIELDS = [
    forms.choice("kind", "conv", ("layer", "层"), tuple([(k, v[1]) for k, v in KINDS.items()])),
    forms.integer("in_channels", "3", ("channels in", "输入通道数")),
    forms.integer("height", "224", ("height", "高")),
    forms.integer("width", "224", ("width", "宽")),
    forms.integer("out_channels", "64", ("channels or features out", "输出通道数或特征数"),
                  where="kind=conv,linear"),
    forms.size("kernel_size", "3", ("kernel", "卷积核（窗口）"), where=WINDOW),
    forms.size("stride", "1", ("stride", "步幅"), where=WINDOW),
    forms.padding("padding", "1", ("padding per side", "每边填充"), WINDOW, "kind=conv"),
    forms.size("dilation", "1", ("dilation", "膨胀率"), where="kind=conv,max,min"),
    forms.integer("groups", "1", ("groups", "分组数"), where="kind=conv"),
    forms.size("output_size", "7", ("output size", "输出大小"), where="kind=adaptive"),
    forms.check("bias", "on", ("bias", "偏置"), where="kind=conv,linear"),
    forms.check("norm", "off", ("BatchNorm after it", "后接批归一化"), where="kind=conv"),
    forms.check("ceil_mode", "off", ("round up", "向上取整"), where="kind=max,avg,min"),
]  # fmt: skip
SLOTS = ("result", "picture", "code")

# argument of a layer: the field that it comes from, where the names differ
SOURCES = {
    "num_features": "in_channels", "in_features": "in_channels", "out_features": "out_channels",
}  # fmt: skip
# fault: the field it belongs to, where that isn't the argument it names
FAULTS = {
    "kernel_too_large": "kernel_size", "pool_padding": "padding", "same_stride": "padding",
    "padding_word": "padding", "indivisible": "groups",
}  # fmt: skip
WORDS = {
    "flops": ("FLOPs (2 per MAC)", "FLOPs（每次乘加算 2 次）"),
    "memory": ("output in bytes", "输出所占字节"),
    "with": ("with BatchNorm", "连同批归一化"),
}


def answer(values: "dict[str, Any]", lang: str) -> Answer:
    """Every number of one layer, worked; a picture where it can be drawn; the lines to copy."""
    try:
        layer, fed = built(values)
        steps = derive(layer, fed)
    except ConvdocsError as error:
        return blank({blamed(error): error.text(lang)})
    slots = {
        "result": result(layer, fed, steps, values["norm"], lang),
        "picture": picture(layer, fed, lang),
        "code": code(layer, fed, lang),
    }
    return Answer(slots, {}, limits(values, layer), summary(layer, fed, lang), {})


def built(values: "dict[str, Any]") -> tuple[Layer, tuple[int, ...]]:
    """The layer that the fields describe, and the shape that reaches it."""
    shape: tuple[int, ...] = (values["in_channels"], values["height"], values["width"])
    name = KINDS[values["kind"]][0]
    if name == "Linear":
        shape = (shape[0] * shape[1] * shape[2],)
        given = {"in_features": shape[0], "out_features": values["out_channels"]}
        return make(name, dict(given, bias=values["bias"])), shape
    wanted = {
        "Conv2d": ("in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation",
                   "groups", "bias"),
        "AvgPool2d": ("kernel_size", "stride", "padding", "ceil_mode"),
        "AdaptiveAvgPool2d": ("output_size",),
        "BatchNorm2d": ("num_features",),
        "ReLU": (),
    }.get(name, ("kernel_size", "stride", "padding", "dilation", "ceil_mode"))  # fmt: skip
    return make(name, {one: values[SOURCES.get(one, one)] for one in wanted}), shape


def blamed(error: ConvdocsError) -> str:
    """The field that a fault belongs to."""
    name = FAULTS.get(error.key) or str(error.values.get("name", "kind"))
    return SOURCES.get(name, name)


def limits(values: "dict[str, Any]", layer: Layer) -> "dict[str, Any]":
    """How far each slider reaches while all other fields stay: every place on it is valid."""
    found = {}
    for field in FIELDS:
        if field.slider and forms.applies(field, values):
            start = near(values[field.name], layer)
            found[field.name] = reach(fitting(values, field.name), start, field.least)
    return found


def near(value: "Any", layer: Layer) -> int:
    """The integer that a slider stands at: the first of a pair."""
    if isinstance(value, str):  # same or valid
        return int(max([max(sides) for sides in getattr(layer, "padding_sides", ())]))
    return int(value[0]) if isinstance(value, tuple) else int(value)


def fitting(values: "dict[str, Any]", name: str) -> "Callable[[int], bool]":
    """Whether a layer is valid, as a function of one of its fields."""
    return lambda n: fits(values, name, n)


def fits(values: "dict[str, Any]", name: str, n: int) -> bool:
    """Whether the package takes the layer with another number in one field, first in a pair."""
    changed, value = dict(values), values[name]
    changed[name] = (n, value[1]) if isinstance(value, tuple) else n
    try:
        layer, shape = built(changed)
        layer.output_shape(shape)
    except ConvdocsError:
        return False
    return True


def result(layer: Layer, shape: tuple[int, ...], steps: "list[Any]", norm: bool, lang: str) -> str:
    """The numbers, each with its worked line."""
    out = layer.output_shape(shape)
    rows = [entry(term("output_shape", lang), units.shape_text(out), "")]
    for step in steps:
        line = step.formula + " = " + step.substitution
        line = "" if step.formula == step.substitution else line
        rows.append(entry(term(step.key, lang), units.grouped(step.value), line))
    macs = layer.macs(shape)
    rows.insert(-1, entry(WORDS["flops"][lang == "zh"], units.grouped(units.flops(macs)),
                          "2*%d" % macs))  # fmt: skip
    if norm and len(out) == 3:
        extra = make("BatchNorm2d", {"num_features": out[0]}).params
        line = "%d + 2*%d" % (layer.params, out[0])
        name = term("params", lang) + ", " + WORDS["with"][lang == "zh"]
        rows.append(entry(name, units.grouped(layer.params + extra), line))
    return '<dl class="numbers">' + "".join(rows) + bytes_of(steps[-1].value, lang) + "</dl>"


def summary(layer: Layer, shape: tuple[int, ...], lang: str) -> str:
    """The answer in one line."""
    counts = (("params", layer.params), ("macs", layer.macs(shape)))
    parts = [units.shape_text(layer.output_shape(shape))]
    parts += [amount(key, units.grouped(count), lang) for key, count in counts]
    return ("；" if lang == "zh" else ", ").join(parts)


def bytes_of(values: int, lang: str) -> str:
    """The memory that the output takes, by number type."""
    parts = [
        name + " " + units.grouped(values * units.BYTES[name])
        for name in ("float32", "float16", "int8")
    ]
    return entry(WORDS["memory"][lang == "zh"], " · ".join(parts), "")


def code(layer: Layer, shape: tuple[int, ...], lang: str) -> str:
    """The same layer as a line of PyTorch and as a command."""
    lines = [torch_line(layer), command(layer, shape)]
    return "".join([copyable(line, lang) for line in lines if line])
