"""Each convention counts what its tool counts, term by term, or refuses where it has no rule."""

from itertools import product

import numpy as np
import pytest
from published import PROBE_COUNTS, PROBE_TORCHSUMMARY

import convdocs as cd
from convdocs.conventions import COLUMNS, TABLE, count, printed, rules_of
from convdocs.counters import COUNTERS
from convdocs.dialects import CONVENTION_NAMES, CONVENTIONS
from convdocs.elementwise import Elementwise
from convdocs.units import THIN

# Everything on which the tools differ: groups, a word as padding, layers without bias or gamma,
# windows that overlap, an adaptive pool whose windows are of different sizes.
PROBE = cd.Network("probe", "test", (4, 62, 47), [
    cd.Conv2d(4, 6, 3, padding=1, groups=2),
    cd.BatchNorm2d(6),
    cd.ReLU(),
    cd.LocalResponseNorm(4),
    cd.MaxPool2d(3, 2),
    cd.Conv2d(6, 8, 2, padding="same", bias=False),
    cd.BatchNorm2d(8, affine=False),
    cd.AvgPool2d(2, stride=1, padding=1),
    cd.AdaptiveAvgPool2d((5, 4)),
    cd.Flatten(),
    cd.Dropout(),
    cd.Linear(160, 9),
    cd.ReLU(),
    cd.Linear(9, 3, bias=False),
])  # fmt: skip

TOOLS = [name for name in CONVENTION_NAMES if "MinPool2d" not in rules_of(name)]


def ledger(shape, *layers, batch=1):
    return cd.Network("net", "test", shape, list(layers)).ledger(batch=batch)


def value(name, shape, *layers):
    return count(name, ledger(shape, *layers)).value


@pytest.mark.parametrize("tool", PROBE_COUNTS)
def test_a_tool_counts_every_kind_of_layer_at_every_batch(tool):
    found = tuple(count(tool, PROBE.ledger(batch=batch)).value for batch in (1, 2))
    assert found == PROBE_COUNTS[tool]


def test_torchsummary_prints_mib_as_mb():
    shown = tuple(printed("torchsummary", PROBE.ledger(batch=batch)) for batch in (1, 2))
    assert shown == tuple(text + THIN + "MB" for text in PROBE_TORCHSUMMARY)


@pytest.mark.parametrize("name", CONVENTION_NAMES)
def test_the_terms_add_up_and_none_is_nil(name):
    result = count(name, PROBE.ledger(batch=2))
    assert sum(term.value for term in result.terms) == result.value
    assert all(term.value == term.coefficient * term.amount != 0 for term in result.terms)
    assert len({(term.key, term.en) for term in result.terms}) == len(result.terms)


@pytest.mark.parametrize("name", CONVENTION_NAMES)
def test_a_border_that_is_filled_first_leaves_no_zeros_to_split(name):
    """PyTorch fills the border of an even kernel, then convolves without zeros."""
    filled = cd.Conv2d(1, 2, 2, padding="same", padding_mode="replicate", bias=False)
    plain = cd.Conv2d(1, 2, 2, bias=False)
    found, expected = (
        [term.value for term in count(name, one).terms if term.key.startswith("Conv2d.")]
        for one in (ledger((1, 4, 4), filled), ledger((1, 5, 5), plain))
    )
    assert found == expected


def test_a_term_says_in_both_languages_what_it_counts():
    term = count("torchinfo", ledger((1, 4, 4), cd.Conv2d(1, 2, 3, padding=1))).terms[1]
    assert (term.en, term.zh) == ("bias additions of convolutions", "卷积的偏置加法次数")
    assert (term.key, term.coefficient, term.amount, term.value) == ("Conv2d.biases", 1, 32, 32)


@pytest.mark.parametrize("name", [name for name in CONVENTION_NAMES if name != "ptflops"])
def test_twice_the_batch_counts_twice(name):
    once, twice = (count(name, PROBE.ledger(batch=batch)).value for batch in (3, 6))
    assert twice == 2 * once


def test_ptflops_averages_what_its_modules_count_and_adds_what_their_functions_count():
    """ReLU of ten values: one image is counted twice, of four images five times."""
    relus = [ledger((10,), cd.ReLU(), batch=batch) for batch in (1, 4)]
    assert [count("ptflops", relu).value for relu in relus] == [10 + 10, 10 + 40]
    assert [term.en for term in count("ptflops", relus[1]).terms] == [
        "outputs of ReLU, per image",
        "inputs of ReLU",
    ]


@pytest.mark.parametrize(("size", "lost"), [(15, 0), (14, 1), (10**400, 0)])
def test_thop_divides_and_so_may_lose_one(size, lost):
    """Seen in the tool itself at 14 by 16: 14/5 * 16/5 + 1, times 5 * 5 * 4, is 995.9…, not 996."""
    wide = size + 2 if lost else size
    counted = value("thop", (4, size, wide), cd.AdaptiveAvgPool2d(5))
    assert counted == 4 * size * wide + 4 * 5 * 5 - lost


def test_convnet_burden_counts_by_the_stride_of_a_pool_and_both_sides_of_a_norm():
    """Its burden.m: 2 * outputs * stride^2; outputs + (2 + 2 * channels) * positions."""
    assert value("convnet-burden", (4, 5, 5), cd.MaxPool2d(3, 2)) == 2 * (4 * 2 * 2) * 2 * 2
    assert value("convnet-burden", (4, 5, 5), cd.LocalResponseNorm(5)) == 100 + (2 + 2 * 4) * 25
    assert value("convnet-burden", (4, 5, 5), cd.ReLU()) == 2 * 100
    assert value("convnet-burden", (4, 5, 5), cd.AdaptiveAvgPool2d(1)) == 100


def test_google_counts_pool_windows_but_no_fully_connected_layer():
    layers = [cd.Conv2d(1, 2, 3), cd.ReLU(), cd.MaxPool2d(2), cd.Flatten(), cd.Linear(8, 3)]
    assert value("google-rf", (1, 6, 6), *layers) == 2 * (2 * 9 * 16) + 2 * 16 + 4 * (2 * 2 * 2)


def test_the_course_keeps_the_input_and_no_second_copy_for_relu():
    layers = [cd.Conv2d(1, 2, 3), cd.BatchNorm2d(2), cd.ReLU(), cd.AdaptiveAvgPool2d(4)]
    layers += [cd.AdaptiveAvgPool2d(1), cd.Flatten(), cd.Dropout(), cd.Linear(2, 3)]
    assert value("cs231n", (1, 6, 6), *layers) == 4 * (36 + 32 + 32 + 2 + 3)


def test_macs_are_the_multiplications_of_the_literal_execution():
    x, weight = np.ones((2, 7, 6)), np.ones((3, 2, 3, 2))
    executed = cd.conv2d_literal(x, weight, stride=2, padding=1).multiplications
    conv = cd.Conv2d(2, 3, (3, 2), stride=2, padding=1)
    assert value("macs", (2, 7, 6), conv) == executed
    assert value("bias-additions", (2, 7, 6), conv) == cd.conv2d(x, weight, None, 2, 1).size


@pytest.mark.parametrize("size", range(1, 12))
@pytest.mark.parametrize("out", range(1, 8))
def test_a_window_of_an_adaptive_pool_holds_all_that_its_share_overlaps(size, out):
    """Cut the axis into `out` equal shares: input j lies in share i when the two overlap."""
    pairs = product(range(out), range(size))
    seen = sum(j * out < (i + 1) * size and i * size < (j + 1) * out for i, j in pairs)
    assert value("pool-windows", (3, size, size), cd.AdaptiveAvgPool2d(out)) == 3 * seen**2


@pytest.mark.parametrize("pool", [cd.MaxPool2d, cd.MinPool2d, cd.AvgPool2d])
def test_overlapping_windows_count_a_value_again(pool):
    layer = pool(3, 2, 1)
    assert value("pool-inputs", (2, 5, 5), layer) == 2 * 5 * 5
    assert value("pool-windows", (2, 5, 5), layer) == 2 * 3 * 3 * 9


def test_the_other_elementary_counts():
    assert value("relu-outputs", (2, 5, 5), cd.ReLU()) == 50
    assert value("batchnorm", (2, 5, 5), cd.BatchNorm2d(2)) == 50
    assert value("lrn-windows", (7, 5, 5), cd.LocalResponseNorm(5)) == 7 * 25 * 5


@pytest.mark.parametrize("tool", TOOLS)
def test_min_pooling_has_no_rule_in_a_tool_and_is_refused(tool):
    net = cd.Network("net", "test", (1, 4, 4), [cd.MinPool2d(2)]).ledger()
    message = f"net, pool1: {tool} has no rule for MinPool2d: leave the layer out or choose"
    with pytest.raises(cd.ArgumentError, match=message) as caught:
        count(tool, net)
    assert f"{tool} 没有 MinPool2d 的计数规则" in caught.value.text("zh")


@pytest.mark.parametrize("name", CONVENTION_NAMES)
def test_a_layer_of_ones_own_is_never_silently_nothing(name):
    class Swish(Elementwise):
        """An activation that no convention knows."""

        fields, params, weights = (), 0, 0

    with pytest.raises(cd.ArgumentError, match=f"{name} has no rule for Swish"):
        count(name, ledger((1, 4, 4), Swish()))


def test_an_unknown_convention_lists_what_there_is():
    with pytest.raises(cd.NotationError, match=r"no convention is called 'keras'.*fvcore, .*thop"):
        count("keras", PROBE.ledger())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("flop-counter", "897 318 FLOPs"),
        ("fvcore", "362 619 flops"),
        ("torchinfo", "466.16 k mult-adds"),
        ("ptflops", "678.22 k Mac"),
        ("cs231n", "0.34 MB"),
    ],
)
def test_a_count_is_printed_in_the_tools_own_unit(name, shown):
    assert printed(name, PROBE.ledger()).replace(THIN, " ") == shown


@pytest.mark.parametrize(("batch", "shown"), [(1, "1.06 M FLOPS"), (1000, "1.06 G FLOPS")])
def test_an_automatic_unit_grows_with_the_value(batch, shown):
    assert printed("calflops", PROBE.ledger(batch=batch)).replace(THIN, " ") == shown


def test_the_table_has_a_column_for_every_layer_and_a_line_for_every_convention():
    head, *lines = [line.split() for line in TABLE.strip().splitlines()]
    assert head == [column.head for column in COLUMNS]
    assert {column.kind for column in COLUMNS} - {"Input"} == set(cd.network.STEMS)
    assert {len(line) for line in lines} == {len(head) + 1}
    assert {line[0].removesuffix("/n") for line in lines} == set(CONVENTION_NAMES)


def test_every_counter_is_used_by_some_convention():
    rules = [part for name in CONVENTION_NAMES for part in rules_of(name).values()]
    assert {letter for parts in rules for _, letter, _ in parts} == set(COUNTERS)


def test_every_convention_says_in_both_languages_what_it_counts_and_who_says_so():
    assert len(set(CONVENTION_NAMES)) == len(CONVENTIONS)
    for convention in CONVENTIONS:
        assert all([convention.en, convention.zh, convention.source, convention.word])
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in convention.en)


@pytest.mark.parametrize(
    ("tool", "strided", "even"),
    [("fvcore", 240, 1728), ("calflops", 540, 3564), ("calflops-macs", 240, 1728)],
)
def test_where_pixels_are_copied_a_tool_sees_a_convolution_without_padding(tool, strided, even):
    """The tools' own counts; the padding runs first, and the word is gone when they look."""
    copied = cd.Conv2d(4, 4, 1, stride=(2, 3), padding="valid", padding_mode="replicate")
    assert value(tool, (4, 9, 9), copied) == strided
    around = cd.Conv2d(4, 3, 2, padding="same", padding_mode="circular")
    assert value(tool, (4, 6, 6), around) == even
