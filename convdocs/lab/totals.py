"""The sums of a network: exact, and as a tool or paper counts and prints them."""

from .. import units
from ..conventions import convention, count, printed
from ..network import Ledger
from ..terms import term
from .answer import boxed, escape, translator

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

WORDS = {
    "bytes": ("{name}, in bytes", "{name}，字节"),
    "twice": ("FLOPs (2 per MAC)", "FLOPs（每次乘加算 2 次）"),
    "prints": ("{net}, as {tool} prints it: ", "{net}，{tool} 印作："),
    "read_in": ("Read in: ", "规则出处："),
    "nothing": ("Nothing in this network.", "这个网络里没有。"),
}
say = translator(WORDS)


def totals(ledgers: list[Ledger], each: int, lang: str) -> str:
    """The sums of each network, and how many times the second the first is."""
    lines = [(term("input_shape", lang), [one.input_shape for one in ledgers])]
    for name in ("params", "macs", "activations"):
        values = [getattr(one.total, name) for one in ledgers]
        lines.append((term(name, lang), values))
        if name == "macs":
            lines.append((say("twice", lang), [units.flops(n) for n in values]))
        else:
            lines.append((in_bytes(name, lang), [n * each for n in values]))
    heads = [one.name for one in ledgers] + [term("ratio", lang)] * (len(ledgers) - 1)
    body = "".join([total_line(name, values) for name, values in lines])
    opening = "".join(['<th scope="col" class="number">' + head + "</th>" for head in heads])
    return (boxed(term("total", lang)) + '<table class="rows"><thead><tr><td></td>' + opening
            + "</tr></thead><tbody>" + body + "</tbody></table></div>")  # fmt: skip


def total_line(name: str, values: "list[Any]") -> str:
    """One sum of each network."""
    cells = [units.show(one) for one in values]
    if len(values) > 1:
        cells.append(times(*values) if isinstance(values[0], int) else "")
    shown = "".join(['<td class="number">' + cell + "</td>" for cell in cells])
    return '<tr><th scope="row">' + escape(name) + "</th>" + shown + "</tr>"


def times(first: int, second: int) -> str:
    """How many times the smaller of two the larger is, in their order.

    >>> times(714188480, 15470264320), times(62378344, 61100840)
    ('1 : 21.7', '1.02 : 1')
    """
    small, large = (first, second) if first < second else (second, first)
    factor = units.fixed(large, small, 2 if large < 10 * small else 1)
    return "1 : " + factor if first < second else factor + " : 1"


def in_bytes(name: str, lang: str) -> str:
    """The head of a line of bytes."""
    return say("bytes", lang, name=term(name, lang))


def counted(name: str, one: Ledger, lang: str) -> str:
    """What a tool prints for a network, the terms that it adds up, and where its rule stands."""
    result, own = count(name, one), convention(name)
    head = say("prints", lang, net=one.name, tool=name)
    lines = [
        '<tr><th scope="row">' + escape(part.zh if lang == "zh" else part.en)
        + '</th><td class="number">' + units.show(part.coefficient) + " × "
        + units.grouped(part.amount) + '</td><td class="number">' + units.grouped(part.value)
        + "</td></tr>"
        for part in result.terms
    ]  # fmt: skip
    foot = '</tbody><tfoot><tr><th scope="row">' + term("total", lang) + "</th><td></td>"
    foot += '<td class="number">' + units.grouped(result.value) + "</td></tr></tfoot></table></div>"
    table = boxed(head) + '<table class="rows"><tbody>' + "".join(lines) + foot
    return (
        '<section class="net"><p>' + escape(head) + "<strong>" + escape(printed(name, one))
        + "</strong></p>" + (table if lines else "<p>" + say("nothing", lang) + "</p>")
        + "<p>" + escape(own.zh if lang == "zh" else own.en) + "<br><small>"
        + escape(say("read_in", lang) + own.source.replace("`", "")) + "</small></p></section>"
    )  # fmt: skip
