"""What the commands print: ledgers, worked lines, receptive fields and comparisons, as text."""

import json

from .. import tables, units
from ..conventions import convention, count, printed
from ..derivations import derive
from ..dialects import CONVENTION_NAMES
from ..errors import NotationError
from ..fields import receptive_fields
from ..network import Ledger, Row, Total
from ..printout.reading import stack
from ..terms import term

FORMATS = ("table", "json", "csv", "markdown")
SPACE = " "  # a terminal shows and copies it everywhere


def network(ledger: Ledger, form: str = "table", lang: str = "en") -> str:
    """A ledger in one of FORMATS; the table ends in a line with the totals.

    >>> from convdocs import named_network
    >>> network(named_network("vgg16").ledger()).splitlines()[-1]
    'total: 138 357 544 parameters, 15 470 264 320 MACs'
    """
    if form == "json":
        return json.dumps(plain(ledger), ensure_ascii=False, indent=2)
    table = tables.ledger(ledger)
    if form != "table":
        return table.csv() if form == "csv" else table.markdown(lang)
    return "\n".join([heading(ledger), "", table.text(lang), "", last_line(ledger, lang)])


def heading(ledger: Ledger) -> str:
    """Name, source, input and batch of a ledger."""
    shape = units.shape_text(ledger.input_shape)
    return f"{ledger.name} · {ledger.source}\n{shape}, batch {ledger.batch}"


def last_line(ledger: Ledger, lang: str) -> str:
    """The two totals that everybody quotes."""
    params, macs = (units.grouped(n, SPACE) for n in (ledger.total.params, ledger.total.macs))
    if lang == "zh":
        return f"合计：参数量 {params}，乘加次数 {macs}"
    return f"total: {params} parameters, {macs} MACs"


def conventions(choice: str, ledger: Ledger, form: str = "table", lang: str = "en") -> str:
    """A ledger as one convention counts it, or as "all" do, term by term, in one of FORMATS.

    >>> from convdocs import named_network
    >>> print(conventions("torchinfo", named_network("vgg16").ledger()).splitlines()[-2])
    total                                               15 483 821 032
    """
    names = CONVENTION_NAMES if choice.lower() == "all" else (convention(choice).name,)
    if form == "json":
        counts = {name: plain_count(name, ledger) for name in names}
        data = plain(ledger) | {"conventions": counts}
        return json.dumps(data, ensure_ascii=False, indent=2)
    if form != "table":
        table = tables.all_terms(names, ledger, lang)
        return table.csv() if form == "csv" else table.markdown(lang)
    return "\n\n".join([heading(ledger)] + [decoded(name, ledger, lang) for name in names])


def decoded(name: str, ledger: Ledger, lang: str) -> str:
    """What a convention counts, its terms and their sum, what is printed, and who says so."""
    own, table = convention(name), tables.terms(name, ledger, lang)
    shown = printed(name, ledger).replace(units.THIN, SPACE)
    words, colon, prints, nothing = (own.en, ": ", "prints", "nothing in this network")
    if lang == "zh":
        words, colon, prints, nothing = (own.zh, "：", "印作", "这个网络里没有")
    counted = table.text(lang) if table.rows else nothing
    return f"{name}{colon}{words}\n{counted}\n{prints} {shown} · {own.source}"


def plain_count(name: str, ledger: Ledger) -> dict[str, object]:
    """A count as JSON holds it; each term in both languages."""
    result = count(name, ledger)
    terms = [term._asdict() for term in result.terms]
    own = {"printed": printed(name, ledger).replace(units.THIN, SPACE)}
    own["source"] = convention(name).source
    return {"value": result.value, "unit": result.unit} | own | {"terms": terms}


def plain(ledger: Ledger) -> dict[str, object]:
    """A ledger as JSON holds it: the fields of Ledger, Row and Total by name."""
    return {
        "name": ledger.name,
        "source": ledger.source,
        "input_shape": ledger.input_shape,
        "batch": ledger.batch,
        "rows": [plain_row(row) for row in ledger.rows],
        "total": ledger.total._asdict(),
    }


def plain_row(row: Row) -> dict[str, object]:
    """One row: the layer as its kind and arguments, the receptive field by name."""
    field = row.receptive_field
    layer = {"kind": row.layer.kind} | row.layer.arguments()
    own = {"layer": layer, "receptive_field": field and field._asdict()}
    return dict(row._asdict()) | own


def layer(text: str, shape: tuple[int, ...], lang: str = "en") -> str:
    """One layer on one input: what it is, and the lines that lead to each number.

    >>> print(layer("conv 96 11x11 s4", (3, 227, 227)).splitlines()[5])
    parameters     C_out*(C_in/g)*k_h*k_w + C_out = 96*(3/1)*11*11 + 96 = 34 944
    """
    (made, *others), notes = stack(text, shape)
    if others:
        raise NotationError("one_layer", text=text)
    after = units.shape_text(made.output_shape(shape))
    lines = [repr(made), f"{units.shape_text(shape)} → {after}", ""]
    steps = derive(made, shape)
    names = [term(step.key, lang) for step in steps]
    width = max(tables.columns_of(name) for name in names)
    for name, step in zip(names, steps):
        pad = " " * (width - tables.columns_of(name))
        sides = (step.formula, step.substitution, units.grouped(step.value, SPACE))
        lines.append(f"{name}{pad}  " + " = ".join(dict.fromkeys(sides)))
    return "\n".join(lines + noted(notes, lang))


def noted(notes: list[NotationError], lang: str) -> list[str]:
    """Sentences about what was understood, below an answer."""
    return [""] * bool(notes) + [note.text(lang) for note in notes]


def fields(text: str, shape: tuple[int, ...] | None = None, lang: str = "en") -> str:
    """The receptive field after each of some layers in a row.

    >>> print(fields("conv 3x3, conv 3x3 s2, pool 2"))
    layer             receptive field size  effective stride  start  pixels touched
    Conv2d 3×3                           3                 1      0               3
    Conv2d 3×3 s2                        5                 2      0               5
    MaxPool2d 2×2 s2                     7                 4      0               7
    """
    layers, notes = stack(text, shape)
    rows = []
    for one, field in zip(layers, receptive_fields(layers, shape)):
        rows.append((tables.summary(one), *[one_or_both(pair) for pair in field]))
    table = tables.of("layer field_size field_stride field_start field_touched", rows).text(lang)
    return "\n".join([table, *noted(notes, lang)])


def one_or_both(pair: tuple[int, int]) -> int | tuple[int, int]:
    """A (height, width) pair, as one number where both are equal."""
    return pair[0] if pair[0] == pair[1] else pair


def compare(first: Ledger, second: Ledger, lang: str = "en") -> str:
    """Totals of two ledgers, and how many times as much the second takes.

    >>> from convdocs import named_network
    >>> nets = [named_network(name).ledger() for name in ("alexnet", "vgg16")]
    >>> print(compare(*nets).splitlines()[3])
    MACs           724 406 816  15 470 264 320  21.3558
    """
    unnamed = tables.Column("", ("", ""), "")
    names = [unnamed, title(first), title(second), tables.column("ratio")]
    totals = zip(Total._fields, first.total, second.total)
    rows = [(term(key, lang), a, b, b / a if a else None) for key, a, b in totals]
    return tables.of(names, rows).text(lang)


def title(ledger: Ledger) -> tables.Column:
    """A column that is headed by a network's name."""
    return tables.Column(ledger.name, (ledger.name, ledger.name), "")
