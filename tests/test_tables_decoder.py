"""The decoder's tables say what the conventions count, in both languages and to the last digit."""

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
