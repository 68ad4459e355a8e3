"""A stack as a ledger in HTML: a row for each layer, faults in place, totals below."""

from .. import units
from ..printout import lost
from ..terms import term
from .answer import amount, boxed, escape, translator
from .rows import UNKNOWN, Line, total

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

COLUMNS = ("output_shape", "params", "macs", "activations", "receptive_field", "field_stride")
LONG = 28  # letters of a layer that take more than one line
SUMS = ("params", "macs", "activations")
WORDS = {
    "edit": ("edit", "编辑"),
    "fault": ("layer {n}: {why}", "第 {n} 层：{why}"),
    "count": ("{n} layers", "{n} 层"),
    "one": ("{n} layer", "{n} 层"),
    "as_if": (
        "Numbers below a layer that does not fit hold as if it were given what it takes; "
        "? cannot be known until then.",
        "接不上的层以下，各数按这一层得到了所需的输入来算；? 表示接上之前无法知道。",
    ),
}
say = translator(WORDS)


def ledger(
    made: list[Line],
    shape: tuple[int, ...],
    lang: str,
    columns: "Sequence[str]" = COLUMNS,
    buttons: "Sequence[str] | None" = None,
    label: str = "",
    note: str = "",
) -> str:
    """The whole table, in a box that can be scrolled where it is too wide."""
    heads = [term("layer", lang)] + [term(key, lang) for key in columns]
    first = [units.shape_text(shape) if key == "output_shape" else "" for key in columns]
    body = [row(term("input_shape", lang), first, "")]
    before: tuple[Any, ...] = shape
    for n, line in enumerate(made):
        long = " long" if len(line.text) > LONG else ""
        name = '<span class="words' + long + '"><code>' + escape(line.text) + "</code></span>"
        name += buttons[n] if buttons else ""
        body.append(row(name, [shown(line, key) for key in columns], " bad" if line.fault else ""))
        said = line.fault or (None if UNKNOWN in before else lost(line.text, line.layer, before))
        if said:
            look = "why" if line.fault else "note"
            cell = '<tr class="' + look + '"><td colspan="' + str(len(heads)) + '">'
            body.append(cell + "<p>" + escape(said.text(lang)) + "</p></td></tr>")
        before = line.shape
    sums = [summed(made, key) if key in SUMS else "" for key in columns]
    below = row(escape(term("total", lang)), sums, "")
    table = "<thead><tr>" + "".join(['<th scope="col">' + escape(h) + "</th>" for h in heads])
    table += "</tr></thead><tbody>" + "".join(body) + "</tbody><tfoot>" + below
    table = '<table class="rows stack">' + table + "</tfoot></table></div>"
    return boxed(label or heads[0]) + table + (say_note(note) if note else as_if(made, lang))


def row(name: str, cells: list[str], look: str) -> str:
    """One row; its name is HTML, its cells are text."""
    between = '<td class="number">'
    inside = escape("\n".join(cells)).replace("\n", "</td>" + between)  # once for all of them
    opening = '<tr class="layer' + look + '"><th scope="row">'
    return opening + name + "</th>" + between + inside + "</td></tr>"


def shown(line: Line, key: str) -> str:
    """A number of a layer as a reader sees it."""
    if key == "output_shape":
        return units.shape_text(line.shape)
    if key in ("receptive_field", "field_stride"):
        return extent(line.field, key)
    return known(getattr(line, key))


def extent(field: "Any", key: str) -> str:
    """Size or effective stride of a receptive field; a dash where there is none."""
    if field is None or field == UNKNOWN:
        return "–" if field is None else UNKNOWN
    if key == "field_stride":
        return units.pair_text(field.stride)
    return units.shape_text(field.size)


def known(value: "Any") -> str:
    """A count, or a question mark."""
    return UNKNOWN if value == UNKNOWN else units.grouped(value)


def summed(made: list[Line], key: str) -> str:
    """A total; "≥" where some of it is unknown."""
    value, whole = total(made, key)
    return ("" if whole else "≥ ") + units.grouped(value)


def as_if(made: list[Line], lang: str) -> str:
    """What the numbers below a fault mean."""
    return say_note(say("as_if", lang)) if any(line.fault for line in made) else ""


def say_note(text: str) -> str:
    """A sentence below the table."""
    return '<p class="note">' + escape(text) + "</p>"


def summary(made: list[Line], lang: str) -> str:
    """The answer in one line, the first fault before it."""
    parts = [say("one" if len(made) == 1 else "count", lang, n=len(made))]
    faults = [(n, line.fault) for n, line in enumerate(made) if line.fault]
    if faults:
        n, fault = faults[0]
        parts.insert(0, say("fault", lang, n=n + 1, why=fault.text(lang)))
    if made:
        parts.append(shown(made[-1], "output_shape"))
    parts += [amount(key, summed(made, key), lang) for key in SUMS[:2]]
    if made:
        parts.append(term("receptive_field", lang) + " " + shown(made[-1], "receptive_field"))
    return ("；" if lang == "zh" else "; ").join(parts)
