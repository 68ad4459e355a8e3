"""The tables of the convention decoder: terms and their sums, tools side by side, the rules."""

from ..conventions import COLUMNS, TABLE, Count, convention, count, printed
from ..counters import COUNTERS
from ..network import Ledger
from .heads import Column
from .rows import of
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

TOOL = Column("convention", ("tool", "工具"), "")
WORD = Column("unit", ("its word", "它的叫法"), "")
PRINTS = Column("printed", ("prints", "印作"), "")
TERM = Column("term", ("what is counted", "计入的项"), "")
AMOUNT = Column("amount", ("how many", "数量"), "")
FACTOR = Column("coefficient", ("factor", "系数"), "")
VALUE = Column("value", ("product", "乘积"), "")
EXACT = Column("value", ("to the last digit", "精确值"), "")
LETTER = Column("letter", ("letter", "字母"), "")


def terms(name: str, ledger: Ledger, lang: str = "en") -> Table:
    """What a convention adds up for a ledger: products of a factor and how many there are.

    >>> from convdocs import named_network
    >>> print(terms("thop", named_network("vgg16").ledger()).text().splitlines()[-1])
    total                                    15 470 314 496
    """
    result, source = count(name, ledger), convention(name).source.replace("`", "")
    caption = ("Rule read in: " + source, "规则出处：" + source)
    total = (result.value, "", "")
    return of([TERM, VALUE, FACTOR, AMOUNT], lines(result, lang), caption, total)


def lines(result: Count, lang: str) -> list[tuple[str, int, int, int]]:
    """The terms of a count as rows."""
    return [
        (t.zh if lang == "zh" else t.en, t.value, t.coefficient, t.amount) for t in result.terms
    ]


def all_terms(names: "Sequence[str]", ledger: Ledger, lang: str = "en") -> Table:
    """The terms of several conventions below each other, for a spreadsheet.

    >>> from convdocs import named_network
    >>> print(all_terms(["macs"], named_network("vgg16").ledger(), "zh").csv().splitlines()[1])
    macs,卷积的乘加次数,15346630656,1,15346630656,MACs
    """
    rows = []
    for name in names:
        result = count(name, ledger)
        rows += [(name,) + line + (result.unit,) for line in lines(result, lang)]
    return of([TOOL, TERM, VALUE, FACTOR, AMOUNT, WORD], rows)


def conventions(names: "Sequence[str]", ledgers: "Sequence[Ledger]") -> Table:
    """What several conventions make of some networks, to the last digit.

    >>> from convdocs import named_network
    >>> conventions(["thop"], [named_network("vgg16").ledger()]).rows
    [('thop', 'MACs', 15470314496)]
    """
    heads = [Column(ledger.name, (ledger.name, ledger.name), "") for ledger in ledgers]
    rows = [
        (name, convention(name).word) + tuple([count(name, ledger).value for ledger in ledgers])
        for name in names
    ]
    return of([TOOL, WORD] + heads, rows)


def prints(names: "Sequence[str]", ledger: Ledger) -> Table:
    """What several conventions make of one network: as they print it, and to the last digit.

    >>> from convdocs import named_network
    >>> print(prints(["ptflops"], named_network("vgg16").ledger()).text())
    tool     prints       to the last digit
    ptflops  15.52 G Mac     15 523 225 576
    """
    rows = [(name, printed(name, ledger), count(name, ledger).value) for name in names]
    return of([TOOL, PRINTS, EXACT], rows)


def rules(names: "Sequence[str]") -> Table:
    """The rules of conventions in letters, a column for each kind of layer; see `letters`.

    >>> print(rules(["thop"]).rows[0][:4])
    ('thop', 'm', 'm', '0')
    """
    book = [line.split() for line in TABLE.strip().split("\n")[1:]]
    heads = [TOOL] + [Column(column.head, (column.en, column.zh), "") for column in COLUMNS]
    rows = [tuple(line) for name in names for line in book if line[0].split("/")[0] == name]
    return of(heads, rows)


def letters(lang: str = "en") -> Table:
    """What the letters of `rules` count.

    >>> letters().rows[0]
    ('m', 'multiply-adds')
    """
    rows = [(letter, entry[2 if lang == "zh" else 1]) for letter, entry in COUNTERS.items()]
    return of([LETTER, TERM], rows)
