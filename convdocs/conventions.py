"""What each tool and paper counts as "FLOPs", "MACs" or memory: one table, and the sum it makes."""

__all__ = ["Count", "Term", "convention", "count", "printed", "rules_of"]

from collections import namedtuple

from . import units
from .counters import COUNTERS
from .dialects import CONVENTION_NAMES, CONVENTIONS, Convention
from .errors import ArgumentError, NotationError
from .network import Ledger, Row

Column = namedtuple("Column", "head kind en zh")

# The columns of the table and the layers they stand for; "in" is the network's own input.
COLUMNS = (
    Column("conv", "Conv2d", "convolutions", "卷积"),
    Column("fc", "Linear", "fully connected layers", "全连接层"),
    Column("max", "MaxPool2d", "max-pooling", "最大池化"),
    Column("min", "MinPool2d", "min-pooling", "最小池化"),
    Column("avg", "AvgPool2d", "average pooling", "平均池化"),
    Column("adapt", "AdaptiveAvgPool2d", "adaptive pooling", "自适应池化"),
    Column("bn", "BatchNorm2d", "batch normalisation", "批归一化"),
    Column("lrn", "LocalResponseNorm", "local response normalisation", "局部响应归一化"),
    Column("relu", "ReLU", "ReLU", "ReLU"),
    Column("drop", "Dropout", "dropout", "随机失活"),
    Column("flat", "Flatten", "flattening", "展平"),
    Column("in", "Input", "the whole network", "整个网络"),
)

# One line per convention; a letter is a counter of `counters`, the number before it how often it
# is added: "2m+b" is two per multiply-add and one per bias. 0 is a rule that counts nothing,
# - is no rule: such a layer is refused. "/n" is averaged over the batch; its second line is not.
TABLE = """
                 conv  fc    max  min  avg  adapt  bn     lrn    relu  drop  flat  in
torchvision      m     m     0    -    0    0      0      0      0     0     0     0
flop-counter     2m    2m    0    -    0    0      0      0      0     0     0     0
fvcore           n     m     0    -    0    i      i+a    0      0     0     0     0
torchprofile     n     m     0    -    o    o      a      3o     0     0     0     0
thop             m     m     0    -    o    d+o    2i+2a  0      0     0     0     0
thop-readme      m+b   2m-o  0    -    w+o  f+o    4i     0      0     0     0     0
torchinfo        m+b   v+u   0    -    0    0      v+u    0      0     0     0     0
ptflops-aten     m+b   m+b   0    -    0    0      0      0      0     0     0     0
ptflops/n        m+b   m+b   i    -    i    i      i+a    0      o     0     0     0
ptflops          0     0     i    -    i    i      0      3i+z   i     0     0     0
calflops         2s+t  2m    i    -    i    i      i+a    3i+z   i     0     0     0
calflops-macs    s     m     0    -    0    0      0      0      0     0     0     0
convnet-burden   m+b   m+b   2r   -    2r   i      0      3o+2x  2o    0     0     0
google-rf        2m+b  0     w    -    w    0      0      0      0     0     0     0
cs231n           4o    4o    4o   4o   4o   4c     4o     4o     0     0     0     4i
pytorch-summary  8o    8o    8o   8o   8o   8c     8o     8o     8o    8o    0     0
torchsummary     8o    8o    8o   -    8o   8o     8o     8o     8o    8o    0     0
torchinfo-memory 8o    8o    0    -    0    0      8k     0      0     0     0     0
layer-outputs    4o    4o    4o   4o   4o   4o     4o     4o     4o    0     0     0
macs             m     m     0    0    0    0      0      0      0     0     0     0
bias-additions   b     b     0    0    0    0      0      0      0     0     0     0
relu-outputs     0     0     0    0    0    0      0      0      o     0     0     0
pool-inputs      0     0     i    i    i    i      0      0      0     0     0     0
pool-windows     0     0     w    w    w    w      0      0      0     0     0     0
batchnorm        0     0     0    0    0    0      i      0      0     0     0     0
lrn-windows      0     0     0    0    0    0      0      w      0     0     0     0
"""

Count = namedtuple("Count", "value unit terms")
"""What a convention counts in a network: the terms add up to the value."""
Term = namedtuple("Term", "key en zh coefficient amount value")
"""One term: value is coefficient * amount, key is layer.counter."""


def count(name: str, ledger: Ledger) -> Count:
    """What a convention makes of a ledger, term by term; terms that are nil are left out.

    The unit is the tool's own word, or B for bytes (float32). Counts the ledger's batch.
    Raises NotationError for an unknown name and for a layer that the convention has no rule for.

    >>> from convdocs import named_network
    >>> result = count("torchinfo", named_network("vgg16").ledger())
    >>> result.value, result.unit
    (15483821032, 'mult-adds')
    >>> for term in result.terms:
    ...     print(term.coefficient, "x", term.en, "=", term.value)
    1 x multiply-adds of convolutions = 15346630656
    1 x bias additions of convolutions = 13547520
    1 x weights, once per image, of fully connected layers = 123633664
    1 x biases, once per image, of fully connected layers = 9192
    """
    rules = rules_of(name)
    rows = [("Input", input_row(ledger))] + [(row.layer.kind, row) for row in ledger.rows]
    for kind, row in rows:
        if kind not in rules:
            refuse(name, kind, ledger.name + ", " + row.name)
    terms = []
    for column in COLUMNS:
        own = [row for kind, row in rows if kind == column.kind]
        terms += [term(column, part, own, ledger.batch) for part in rules.get(column.kind, [])]
    kept = tuple([t for t in terms if t.value])
    return Count(sum([t.value for t in kept]), convention(name).word, kept)


def printed(name: str, ledger: Ledger) -> str:
    """The count as the tool prints it: its unit, its digits, its word.

    >>> from convdocs import named_network
    >>> printed("ptflops", named_network("vgg16").ledger()).replace(units.THIN, " ")
    '15.52 G Mac'
    """
    value, own = count(name, ledger).value, convention(name)
    scale, word = own.scale, own.word
    if scale == "auto":
        scale = "G" if value >= units.SCALES["G"] else "M" if value >= units.SCALES["M"] else "k"
    text = units.fixed(value, units.SCALES[scale], own.digits)
    label = "MB" if scale == "MiB" else scale if word == "B" else (scale + " " + word).strip()
    return text + units.THIN + label


def convention(name: str) -> Convention:
    """The facts about a convention: its word, unit, digits, description and source.

    Capital letters are as good as small ones. Raises NotationError for an unknown name.

    >>> convention("FVcore").word
    'flops'
    """
    for candidate in CONVENTIONS:
        if candidate.name == name.lower():
            return candidate
    raise NotationError("unknown_convention", word=name, names=", ".join(CONVENTION_NAMES))


def rules_of(name: str) -> dict[str, list[tuple[int, str, bool]]]:
    """The lines of a convention in the table: for each kind of layer what is added up.

    A part is (coefficient, letter of a counter, averaged over the batch?).

    >>> rules_of("calflops")["Conv2d"]
    [(2, 's', False), (1, 't', False)]
    """
    name = convention(name).name
    rules: dict[str, list[tuple[int, str, bool]]] = {}
    for line in [line.split() for line in TABLE.strip().split("\n")]:
        average = line[0].endswith("/n")
        if line[0] == (name + "/n" if average else name):
            for column, cell in zip(COLUMNS, line[1:]):
                if cell != "-":
                    rules[column.kind] = rules.get(column.kind, []) + parts_of(cell, average)
    return rules


def parts_of(cell: str, average: bool = False) -> list[tuple[int, str, bool]]:
    """A cell of the table, taken apart.

    >>> parts_of("2m-o"), parts_of("0")
    ([(2, 'm', False), (-1, 'o', False)], [])
    """
    if cell == "0":
        return []
    parts = cell.replace("-", "+-").split("+")
    return [({"": 1, "-": -1}.get(p[:-1]) or int(p[:-1]), p[-1], average) for p in parts]


def term(column: Column, part: tuple[int, str, bool], rows: list[Row], batch: int) -> Term:
    """One summand: a counter over all layers of a kind, and how often it is added."""
    coefficient, letter, average = part
    name, en, zh, counter = COUNTERS[letter]
    amount = sum([counter(row, batch) for row in rows])
    space = " " if column.zh == column.en else ""  # ReLU, like all Latin words in Chinese
    en, zh = en + " of " + column.en, column.zh + space + "的" + zh
    if average:
        amount //= batch
        en, zh = en + ", per image", zh + "（每张图）"
    return Term(column.kind + "." + name, en, zh, coefficient, amount, coefficient * amount)


def input_row(ledger: Ledger) -> Row:
    """The network's input as a row: what goes in before any layer."""
    return Row("input", None, ledger.input_shape, ledger.input_shape, 0, 0, 0, 0, None)


def refuse(name: str, kind: str, where: str) -> None:
    """Raise for a layer that a convention has no rule for."""
    error = ArgumentError("no_rule", name=name, kind=kind)
    error.where = where
    raise error
