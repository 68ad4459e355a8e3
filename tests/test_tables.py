"""Tables: the ledger's numbers in every format, and published totals at the foot."""

import csv
import io
import json
import re
import unicodedata
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import convdocs as cd
from convdocs import tables, units
from convdocs.tables.heads import HEADS

VGG = cd.named_network("vgg16").ledger()
TABLES = {
    "vgg16": tables.ledger(VGG),
    "alexnet": tables.ledger(cd.named_network("alexnet").ledger(batch=128)),
    "sizes": tables.stack_comparison(cd.stacked(3, 2), cd.stacked(5, 1), range(4, 40)),
    "windows": tables.windows([[1, 2, 3], [4, 5, 6]], [[1, -1]]),
    "ratios": tables.of("layers limit saving:%", [(2, Fraction(18, 25), Fraction(7, 25))]),
    "none": tables.of("name receptive_field", [("adaptive", None)]),
    "texts": tables.of("name source", [("a|b", 'say "<x>", & so\non')], ("One", "一")),
}
each = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
each_language = pytest.mark.parametrize("lang", ["en", "zh"])


def rows_of(html: str) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in ET.fromstring(html).iter("tr")]


def plain(text: str) -> str:
    return text.replace("\u202f", "").replace("−", "-")


def test_the_totals_are_the_published_ones() -> None:
    """VGG-16: torchvision's parameters and multiply-adds."""
    foot = rows_of(TABLES["vgg16"].html())[-1]
    assert (foot[0], foot[3], foot[5]) == (
        "total", "138\u202f357\u202f544", "15\u202f470\u202f264\u202f320",
    )  # fmt: skip
    assert rows_of(TABLES["vgg16"].html("zh"))[-1][0] == "合计"


def test_a_ledger_s_rows_are_the_layers_of_the_network() -> None:
    shown = [[plain(cell) for cell in row] for row in rows_of(TABLES["vgg16"].html())[1:-1]]
    assert [[row[0], *row[3:7]] for row in shown] == [
        [row.name, *map(str, (row.params, row.weights, row.macs, row.activations))]
        for row in VGG.rows
    ]
    assert [row[2] for row in shown] == [units.shape_text(row.output_shape) for row in VGG.rows]
    assert [row[7] for row in shown] == [
        units.shape_text(row.receptive_field.size) for row in VGG.rows
    ]


@each
@each_language
def test_all_formats_show_the_same_cells(table: tables.Table, lang: str) -> None:
    cells = rows_of(table.html(lang))
    markdown = [
        [cell.replace("\\|", "|") for cell in re.split(r" (?<!\\)\| ", line[2:-2])]
        for line in re.split(r"\n(?=\|)", table.markdown(lang))
    ]
    assert [markdown[0], *markdown[2:]] == cells
    text = "".join(table.text(lang).split())
    assert text == re.sub(r"\s", "", "".join(cell for row in cells for cell in row))


@each
def test_both_languages_hold_the_same_numbers(table: tables.Table) -> None:
    english, chinese = rows_of(table.html("en")), rows_of(table.html("zh"))
    assert [row[1:] for row in english[1:]] == [row[1:] for row in chinese[1:]]
    assert len(english[0]) == len(chinese[0])


@each
def test_csv_holds_the_raw_values(table: tables.Table) -> None:
    head, *rows = list(csv.reader(io.StringIO(table.csv())))
    assert head == [column.key for column in table.columns]
    for row, line in zip(rows, table.lines(), strict=True):
        for cell, value in zip(row, line, strict=True):
            if isinstance(value, int | float | Fraction):
                assert float(cell) == float(value)
            elif isinstance(value, str):
                assert cell == value


@each
def test_json_holds_the_raw_values_by_name(table: tables.Table) -> None:
    entries = json.loads(table.json())
    assert len(entries) == len(table.lines())
    for entry, line in zip(entries, table.lines()):
        assert list(entry) == [column.key for column in table.columns]
        for value, cell in zip(entry.values(), line):
            exact = list(cell) if isinstance(cell, tuple) else cell
            assert value == (float(exact) if isinstance(exact, Fraction) else exact)


def test_a_shape_is_a_list_in_json_and_64x55x55_in_csv() -> None:
    table = tables.of("name output_shape", [("conv1", (64, 55, 55))])
    assert json.loads(table.json()) == [{"name": "conv1", "output_shape": [64, 55, 55]}]
    assert table.csv().splitlines()[1] == "conv1,64x55x55"


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"texts"}))  # whose cell has two lines
@each_language
def test_columns_line_up_in_a_terminal(name: str, lang: str) -> None:
    """All lines of numbers end at one place, Chinese characters counted as two."""
    table = TABLES[name]
    lines = table.text(lang).splitlines()
    ends = {sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in lines[1:]}
    assert len(ends) == 1 or not table.numeric()[-1]
    assert "\u202f" not in "".join(lines)


@given(st.text("aé感，受野（）、×−·", max_size=20))
def test_places_in_a_terminal_are_those_of_unicode(text: str) -> None:
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    assert tables.columns_of(text) == len(text) + wide


def test_numbers_stand_right_and_words_left() -> None:
    table = tables.of("name params", [("conv1", 1792)])
    assert table.markdown().splitlines()[1] == "| :--- | ---: |"
    head, row = ET.fromstring(table.html()).iter("tr")
    assert [[cell.get("class") for cell in line] for line in (head, row)] == [[None, "number"]] * 2


def test_heads_of_columns_and_rows_are_marked_as_such() -> None:
    table = ET.fromstring(TABLES["vgg16"].html())
    scopes = [[cell.get("scope") for cell in row] for row in table.iter("tr")]
    assert scopes[0] == ["col"] * 8
    assert {tuple(row) for row in scopes[1:]} == {("row", *[None] * 7)}


@each_language
def test_a_wide_table_can_be_scrolled_by_keyboard_and_has_a_name(lang: str) -> None:
    box = ET.fromstring(TABLES["vgg16"].html(lang))
    assert (box.get("tabindex"), box.get("role"), box.get("lang")) == ("0", "group", lang)
    assert box.get("aria-label") == box.findtext(".//caption") == "vgg16"
    unnamed = ET.fromstring(TABLES["ratios"].html(lang))
    assert unnamed.get("aria-label") == ", ".join(rows_of(TABLES["ratios"].html(lang))[0])


def test_a_caption_stands_in_the_page_s_language() -> None:
    assert "<caption>一</caption>" in TABLES["texts"].html("zh")
    assert "<caption>One</caption>" in TABLES["texts"].html("en")


def test_shares_are_shown_in_per_cent_and_fractions_as_fractions() -> None:
    assert rows_of(TABLES["ratios"].html())[1] == ["2", "18/25", "28.00\u202f%"]


def test_a_column_may_have_a_unit() -> None:
    table = tables.of("memory:MB memory:MiB", [(60950432, 60950432)])
    assert rows_of(table.html())[1] == ["60.95\u202fMB", "58.13\u202fMiB"]


def test_a_column_of_one_s_own_needs_no_entry() -> None:
    column = tables.Column("loss", ("loss", "损失"), "")
    assert tables.of([column, "ratio"], [(0.5, 0.25)]).text("zh") == "损失  比值\n 0.5  0.25"


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="nosuch"):
        tables.of("nosuch", [])


def test_every_head_stands_in_both_languages() -> None:
    assert all(english and chinese for english, chinese in HEADS.values())


def test_the_comparison_of_a4_and_a7() -> None:
    """28 x 28: 6084 + 5184 against 14400, 21.75 % less; 5 x 5: 81 + 9 against 25."""
    rows = {row[0]: row for row in TABLES["sizes"].rows}
    assert rows[28] == (28, 6084 + 5184, 14400, 0.7825, 0.2175)
    assert rows[5][1:3] == (81 + 9, 25)
    assert 4 not in rows


def test_a_table_of_windows_shows_pixels_and_sums() -> None:
    assert rows_of(TABLES["windows"].html())[1:] == [
        ["1", "[1 2]", "−1"], ["2", "[2 3]", "−1"], ["3", "[4 5]", "−1"], ["4", "[5 6]", "−1"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (cd.Conv2d(3, 64, 3, padding=1), "Conv2d 3×3 p1"),
        (cd.Conv2d(96, 256, (5, 3), stride=(1, 2), groups=2), "Conv2d 5×3 s1×2 g2"),
        (cd.Conv2d(8, 8, 3, padding="same", dilation=2), "Conv2d 3×3 psame d2"),
        (cd.Conv2d(8, 8, 3, padding="valid"), "Conv2d 3×3"),
        (cd.MaxPool2d(2), "MaxPool2d 2×2 s2"),
        (cd.AvgPool2d(3, 1), "AvgPool2d 3×3"),
        (cd.AdaptiveAvgPool2d(7), "AdaptiveAvgPool2d"),
        (cd.Linear(9, 2), "Linear"),
    ],
    ids=repr,
)
def test_a_layer_is_told_in_a_few_words(layer: cd.layers.Layer, words: str) -> None:
    assert tables.summary(layer) == words


@given(st.fractions(), st.sampled_from(["", "%"]))
def test_showing_a_fraction_keeps_its_value(value: Fraction, unit: str) -> None:
    shown = plain(units.show(value, unit))
    if unit:
        assert abs(Fraction(shown.rstrip("%")) - 100 * value) <= Fraction(1, 200)
    else:
        assert Fraction(shown) == value


@given(st.floats(-1e6, 1e6))
def test_showing_a_float_keeps_four_decimals(value: float) -> None:
    assert float(plain(units.show(value))) == pytest.approx(value, abs=0.500001e-4)


HEADS_OF_COLUMNS = {  # conv1_1 of VGG-16, and in all: CS231n's notes, torchvision
    ("parameters", "参数量"): ("1792", "138357544"),
    ("weights", "权重数"): ("1728", "138344128"),
    ("MACs", "乘加次数"): ("86704128", "15470264320"),
}


@pytest.mark.parametrize("made", [tables.ledger, tables.layers])
@each_language
def test_a_number_stands_under_its_own_head(made, lang: str) -> None:
    head, first, *_, foot = rows_of(made(VGG).html(lang))
    for names, numbers in HEADS_OF_COLUMNS.items():
        if names[lang == "zh"] in head:
            at = head.index(names[lang == "zh"])
            assert (plain(first[at]), plain(foot[at])) == numbers
    assert ["parameters", "参数量"][lang == "zh"] in head
    assert ["MACs", "乘加次数"][lang == "zh"] in head


def test_a_comparison_stands_under_its_own_heads() -> None:
    head, *rows = rows_of(TABLES["sizes"].html())
    row = dict(zip(head, next(row for row in rows if row[0] == "28")))
    assert {name: plain(cell) for name, cell in row.items()} == {
        "H = W": "28", "stack": "11268", "one kernel": "14400", "ratio": "0.7825",
        "saving": "21.75%",
    }  # fmt: skip


def test_cells_are_the_fields_that_the_heads_name_in_whatever_order() -> None:
    for names in ("name params macs", "macs params name"):
        table = tables.rows.fields(names, VGG.rows[:1], {}, {"macs": 7})
        cells = dict(zip(names.split(), table.rows[0]))
        assert cells == {"name": "conv1_1", "params": 1792, "macs": 86704128}
        assert table.total == tuple(7 if name == "macs" else "" for name in names.split()[1:])


def test_windows_stand_under_their_heads() -> None:
    head, first, *_ = rows_of(TABLES["windows"].html())
    assert dict(zip(head, first)) == {
        "window": "1", "pixels under the kernel": "[1 2]", "sum of products": "−1",
    }  # fmt: skip
