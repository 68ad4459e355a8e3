"""The decoder's tables say what the conventions count, in both languages and to the last digit."""

from xml.etree import ElementTree as ET

from published import COUNTS

import convdocs as cd
from convdocs import tables
from convdocs.conventions import COLUMNS, rules_of
from convdocs.counters import COUNTERS
from convdocs.dialects import CONVENTION_NAMES

NETS = [cd.named_network(name).ledger() for name in ("alexnet-torchvision", "vgg16")]


def test_terms_multiply_and_add_up() -> None:
    for name in CONVENTION_NAMES:
        table = tables.terms(name, NETS[1])
        assert all(amount * factor == value for _, value, factor, amount in table.rows)
        assert table.total is not None
        assert table.total[0] == sum(row[1] for row in table.rows)


def test_terms_speak_both_languages() -> None:
    english, chinese = (tables.terms("torchinfo", NETS[1], lang) for lang in ("en", "zh"))
    assert [row[1:] for row in english.rows] == [row[1:] for row in chinese.rows]
    assert chinese.text("zh").splitlines()[0].split() == ["计入的项", "乘积", "系数", "数量"]
    assert chinese.rows[1][0] == "卷积的偏置加法次数"


def test_tools_side_by_side_are_what_they_print_today() -> None:
    found = tables.conventions(list(COUNTS), NETS).rows
    assert {row[0]: tuple(row[2:]) for row in found} == COUNTS


def test_what_is_printed_stands_beside_the_exact_value() -> None:
    rows = tables.prints(["google-rf", "convnet-burden"], NETS[1]).rows
    assert [row[1].replace("\u202f", " ") for row in rows] == ["30.713 G FLOPs", "16 G FLOPS"]


def test_the_terms_of_several_conventions_keep_their_names() -> None:
    rows = tables.all_terms(["thop", "calflops"], NETS[0], "zh").rows
    values = {name: sum(row[2] for row in rows if row[0] == name) for name in ("thop", "calflops")}
    assert values == {name: COUNTS[name][0] for name in values}
    assert {row[5] for row in rows} == {"MACs", "FLOPS"}


def test_the_rules_are_all_there_in_letters_that_are_explained() -> None:
    """The tool ptflops counts twice, so it has two lines."""
    table = tables.rules(CONVENTION_NAMES)
    assert {row[0].split("/")[0] for row in table.rows} == set(CONVENTION_NAMES)
    assert [row[0] for row in table.rows if row[0].startswith("ptflops")] == [
        "ptflops/n", "ptflops", "ptflops-aten",
    ]  # fmt: skip
    assert len(table.columns) == 1 + len(COLUMNS)
    explained = {row[0] for row in tables.letters("zh").rows}
    used = {letter for name in CONVENTION_NAMES for parts in rules_of(name).values()
            for _, letter, _ in parts}  # fmt: skip
    assert used == explained == set(COUNTERS)


def shown(table: tables.Table, name: str) -> dict[str, str]:
    """The cells of the row of a name, by the heads that a reader sees above them."""
    head, *rows = [
        ["".join(cell.itertext()) for cell in row] for row in ET.fromstring(table.html()).iter("tr")
    ]
    return dict(zip(head, next(row for row in rows if name in row), strict=True))


def test_a_rule_stands_under_the_layers_that_it_is_for() -> None:
    """Read in the tools: one leaves an addition out, another takes three for each input of LRN."""
    rules = {
        name: shown(tables.rules([name]), name) for name in ("thop-readme", "calflops", "cs231n")
    }
    assert rules["thop-readme"]["fully connected layers"] == "2m-o"
    assert rules["thop-readme"]["adaptive pooling"] == "f+o"
    assert rules["calflops"]["convolutions"] == "2s+t"
    assert rules["calflops"]["local response normalisation"] == "3i+z"
    assert rules["calflops"]["ReLU"] == "i"
    assert rules["cs231n"]["the whole network"] == "4i"
    assert rules["cs231n"]["min-pooling"] == "4o"


def test_what_a_tool_prints_stands_under_that_head() -> None:
    row = shown(tables.prints(["google-rf"], NETS[1]), "google-rf")
    assert {key: cell.replace("\u202f", " ") for key, cell in row.items()} == {
        "tool": "google-rf", "prints": "30.713 G FLOPs", "to the last digit": "30 712 930 304",
    }  # fmt: skip
    assert shown(tables.letters(), "m") == {"letter": "m", "what is counted": "multiply-adds"}
    sides = shown(tables.conventions(["fvcore"], NETS), "fvcore")
    assert {key: cell.replace("\u202f", "") for key, cell in sides.items()} == {
        "tool": "fvcore", "its word": "flops",
        "alexnet-torchvision": str(COUNTS["fvcore"][0]), "vgg16": str(COUNTS["fvcore"][1]),
    }  # fmt: skip


def test_a_product_stands_between_its_name_and_its_parts() -> None:
    row = shown(tables.terms("calflops", NETS[1]), "2")
    assert (row["factor"], row["product"]) == ("2", "30\u202f693\u202f261\u202f312")
    assert row["how many"] == "15\u202f346\u202f630\u202f656"
