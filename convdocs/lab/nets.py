"""Networks: the ledgers of the AlexNets and VGGs, on any input, one or two side by side."""

from .. import units
from ..dialects import CONVENTION_NAMES
from ..errors import ConvdocsError
from ..network import Ledger, Network, Row
from ..networks import NETWORK_NAMES, named_network
from ..tables.summaries import summary
from ..terms import term
from . import files, forms, ledger, seen
from .answer import Answer, amount, blank, escape, translator
from .totals import counted, totals

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "input": ("input size; empty: each network's own", "输入大小（留空则用各网络自己的）"),
    "none": ("none", "无"),
    "other": ("beside it", "并列比较"),
    "dtype": ("number type", "数值类型"),
    "convention": ("whose FLOPs?", "按谁的口径计 FLOPs？"),
    "layer": ("layer shown; empty: the last map", "所示的层（留空则为最后的特征图）"),
    "no_layer": (
        "no layer is called {name}: choose one of {names}",
        "没有名为 {name} 的层：可选 {names}",
    ),
    "elsewhere": (
        "{net} has no layer {name}, so its last map is shown",
        "{net} 没有 {name} 这一层，所示为它最后的特征图",
    ),
    "sort": ("sort by", "排序依据"),
    "least": ("{name}, reversed", "{name}（倒序）"),
    "files": ("Save: ", "保存："),
}
say = translator(WORDS)


def both(make: "Any") -> tuple[str, str]:
    """A text in English and in Chinese."""
    return make("en"), make("zh")


def sorting() -> "list[Any]":
    """The orders of the table to choose from."""
    found = []
    for name in ledger.COLUMNS:
        plain = both(lambda lang, name=name: ledger.head(name, lang))
        back = [WORDS["least"][n].format(name=plain[n]) for n in (0, 1)]
        found += [(name, plain), (name + ledger.BACK, back)]
    return found


NETS = tuple([(name, (name, name)) for name in NETWORK_NAMES])
DIALECTS = tuple([(name, (name, name)) for name in CONVENTION_NAMES])
TYPES = tuple([(name, (name, name)) for name in units.BYTES])
FIELDS = [
    forms.choice("network", "vgg16", both(lambda lang: term("network", lang)), NETS),
    forms.choice("other", "none", WORDS["other"], (("none", WORDS["none"]),) + NETS),
    forms.image("input", "", WORDS["input"]),
    forms.integer("batch", "1", both(lambda lang: term("batch", lang))),
    forms.choice("dtype", "float32", WORDS["dtype"], TYPES),
    forms.choice("convention", "torchinfo", WORDS["convention"], DIALECTS),
    forms.choice("sort", "layer", WORDS["sort"], tuple(sorting())),
    forms.text("layer", "", WORDS["layer"]),  # the buttons of the ledger write it
]
SLOTS = ("totals", "count", "picture", "ledger")


def answer(values: "dict[str, Any]", lang: str) -> Answer:
    """Totals, a tool's count, what one layer sees, and every layer, of one or two networks."""
    names = [name for name in (values["network"], values["other"]) if name != "none"]
    networks = [named_network(name) for name in names]
    try:
        ledgers = [one.ledger(values["input"], values["batch"]) for one in networks]
    except ConvdocsError as error:
        return blank({"input": error.text(lang)})
    fault, heard = looked_for(values["layer"], ledgers, lang)
    if fault:
        return blank({"layer": fault})
    chosen = [layer_of(one, values["layer"]) for one in ledgers]
    each, order = units.BYTES[values["dtype"]], values["sort"]
    slots = {
        "totals": totals(ledgers, each, lang),
        "count": "".join([counted(values["convention"], one, lang) for one in ledgers]),
        "picture": "".join([seen.large(row, one.input_shape[1:], lang)
                            for row, one in zip(chosen, ledgers)]),
        "ledger": "".join([section(one, each, order, row.name, "net%d" % n, lang)
                           for n, (row, one) in enumerate(zip(chosen, ledgers))]),
    }  # fmt: skip
    told = ("；" if lang == "zh" else "; ").join([summary_of(one, lang) for one in ledgers])
    return Answer(slots, {}, {"input": reach(networks, ledgers[0].input_shape)}, told, heard)


def looked_for(name: str, ledgers: list[Ledger], lang: str) -> "tuple[str, dict[str, str]]":
    """What is wrong with the name of a layer, and what is said where only others have it."""
    without = [one for one in ledgers if name and name not in [row.name for row in one.rows]]
    if not without:
        return "", {}
    if len(without) < len(ledgers) or any(name in names_of(net) for net in NETWORK_NAMES):
        said = [say("elsewhere", lang, net=one.name, name=name) for one in without]
        return "", {"layer": ("；" if lang == "zh" else "; ").join(said)}
    known = ", ".join([row.name for row in ledgers[0].rows])
    return say("no_layer", lang, name=name, names=known), {}


def names_of(network: str) -> list[str]:
    """The names of the layers of a network."""
    return [name for name, _ in named_network(network).layers]


def layer_of(one: Ledger, name: str) -> Row:
    """The layer that was chosen; without such a one, the last that is still a map."""
    named = [row for row in one.rows if row.name == name]
    maps = [row for row in one.rows if len(row.output_shape) == 3 and row.receptive_field]
    found: Row = (named or maps)[-1]
    return found


def reach(networks: list[Network], shape: tuple[int, ...]) -> tuple[int, int]:
    """The sizes of a square input that all networks accept, as far as the slider goes."""
    ranges = [accepted(network) for network in networks]
    most = max(512, shape[1], shape[2])
    return max([low for low, _ in ranges]), min([high or most for _, high in ranges])


def accepted(network: Network) -> tuple[int, int]:
    """The smallest and the largest square input, 0 for no largest: from the back to the front.

    >>> accepted(named_network("alexnet")), accepted(named_network("vgg16"))
    ((227, 258), (32, 0))
    """
    channels, low, high = 1, 0, 0
    layers: list[Any] = [layer for _, layer in network.layers]
    for layer in layers:  # the side of the map that the first Linear expects
        channels = layer.out_channels if layer.kind == "Conv2d" else channels
        if layer.kind == "Linear" and not low:
            low = high = int((layer.in_features // channels) ** 0.5)
    for layer in layers[::-1]:
        if layer.kind == "AdaptiveAvgPool2d":
            low, high = 1, 0  # takes any
        elif layer.kind in ("Conv2d", "MaxPool2d"):
            k, s, p = layer.kernel_size[0], layer.stride[0], layer.padding[0]
            low = (low - 1) * s + k - 2 * p
            high = high and (high - 1) * s + k - 2 * p + s - 1
    return max(low, 1), high


def summary_of(one: Ledger, lang: str) -> str:
    """A network in one line."""
    counts = (("params", one.total.params), ("macs", one.total.macs))
    parts = [amount(key, units.grouped(count), lang) for key, count in counts]
    name: str = one.name
    return name + "：" + "，".join(parts) if lang == "zh" else name + ": " + ", ".join(parts)


def section(one: Ledger, each: int, order: str, chosen: str, key: str, lang: str) -> str:
    """A network's name and source, its table, and the same as files."""
    words = [summary(row.layer) for row in one.rows]
    name = one.name + "-" + "x".join([str(n) for n in one.input_shape])
    name += "-batch" + str(one.batch)
    links = files.link(name + ".csv", "text/csv", files.csv(one, words)) + " "
    links += files.link(name + ".json", "application/json", files.data(one, words))
    said: str = one.name
    return (
        '<section class="net" aria-label="' + said + '"><p><strong>' + said
        + "</strong> · " + escape(one.source) + "</p>"
        + ledger.html(one, each, order, chosen, key, lang)
        + '<p class="files">' + say("files", lang) + links + "</p></section>"
    )  # fmt: skip
