"""A ledger as files to keep, inside the page: the same CSV and JSON that the command writes."""

import json

from ..network import Ledger, Row

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

KEYS = "name layer output_shape params weights macs activations receptive_field".split()
# what an address inside an attribute may not hold as it is; the per cent sign comes first
ENCODED = ("%25", "%23", "%22", "%20", "%0A", "%3C", "%3E", "%26", "%5B", "%5D", "%7B", "%7D")


def cells(row: Row, words: str) -> "list[Any]":
    """A layer's values in the order of KEYS."""
    field = row.receptive_field
    return [row.name, words, row.output_shape, row.params, row.weights, row.macs, row.activations,
            field and field.size]  # fmt: skip


def lines(ledger: Ledger, words: list[str]) -> "list[list[Any]]":
    """All layers, and the totals."""
    total = ledger.total
    sums = ["total", "", "", total.params, total.weights, total.macs, total.activations, ""]
    return [cells(row, said) for row, said in zip(ledger.rows, words)] + [sums]


def csv(ledger: Ledger, words: list[str]) -> str:
    """A line for each layer; a shape is written 64x55x55.

    >>> from convdocs import named_network
    >>> csv(named_network("alexnet").ledger(), ["Conv2d 11×11 s4"] * 23).split()[1]
    'conv1,Conv2d'
    """
    written = [KEYS] + lines(ledger, words)
    return "\n".join([",".join([plain(value) for value in line]) for line in written])


def plain(value: "Any") -> str:
    """A value in CSV; none of ours needs quotes."""
    if isinstance(value, tuple):
        return "x".join([str(n) for n in value])
    return "" if value is None else str(value)


def data(ledger: Ledger, words: list[str]) -> str:
    """A JSON object for each layer, its keys in order, which MicroPython's own would not keep."""
    objects = []
    for line in lines(ledger, words):
        parts = ['"' + key + '": ' + written(value) for key, value in zip(KEYS, line)]
        objects.append("{" + ", ".join(parts) + "}")
    return "[" + ", ".join(objects) + "]"


def written(value: "Any") -> str:
    """A value in JSON; letters beyond ASCII stand as they are."""
    return '"' + value + '"' if isinstance(value, str) else json.dumps(value)


def link(name: str, kind: str, content: str) -> str:
    """A link that saves a text as a file.

    >>> link("a.csv", "text/csv", '1,"%"')
    '<a download="a.csv" href="data:text/csv;charset=utf-8,1,%22%25%22">CSV</a>'
    """
    for code in ENCODED:
        content = content.replace(chr(int(code[1:], 16)), code)
    address = "data:" + kind + ";charset=utf-8," + content
    label = name.partition(".")[2].upper()
    return '<a download="' + name + '" href="' + address + '">' + label + "</a>"
