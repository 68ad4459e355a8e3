"""Every item of the errata is right: a table of ids and of what settles each from outside.

An oracle counts, executes literally, or takes a figure of `published`; it never asks convdocs.
Each of its values must stand under the item's heading, as a claim or in an output.
"""

import re
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from published import (
    ALEXNET_CONV1,
    ALEXNET_CONV1_NEURONS,
    ALEXNET_FC_PARAMS,
    COUNTS,
    CS231N_ROWS,
    CS231N_VALUES,
    GOOGLE,
    LAYER_OUTPUT_BYTES,
    MACS,
    PARAMS,
    SUMMARY_README,
    THOP_README,
    TORCHINFO_OUTPUT_BYTES,
    VGG16_LAYER_PARAMS,
)

from convdocs.claims.examples import outputs
from convdocs.claims.items import walk
from convdocs.claims.page import Page
from convdocs.claims.values import plain

DOCS = Path(__file__).parent.parent / "docs"
BLUE = ((2, 2, 3, 3, 3), (0, 1, 3, 0, 3), (2, 3, 0, 1, 3), (3, 3, 2, 1, 2), (3, 3, 0, 2, 3))
GREY = ((2, 0, 1), (1, 0, 0), (0, 1, 1))
ALEXNET, VGG, MIB = COUNTS["flop-counter"][0] // 2, COUNTS["flop-counter"][1] // 2, 2**20


def starts(i, k, s=1, p=0, d=1):
    """Where the windows of one axis begin: every s-th place from which all taps stay inside."""
    return [x for x in range(-p, i + p, s) if x + d * (k - 1) < i + p]


def places(i, k, s=1, p=0, d=1):
    return len(starts(i, k, s, p, d))


def square(i, k, s=1, p=0):
    return (places(i, k, s, p),) * 2


def uses(i, k, p):
    """How many windows read each position of an axis."""
    return [sum(x <= at < x + k for x in starts(i, k, 1, p)) for at in range(i)]


def executed(size, kernels):
    """Multiplications of layers in a row on a square image, one by one."""
    count = 0
    for k in kernels:
        size = places(size, k)
        count += sum(1 for _ in product(range(size), range(size), range(k), range(k)))
    return count


def strided(s):
    """The guide's figure, product by product."""
    at = starts(5, 3, s, 1)
    inside = range(5)
    return np.array([
        [sum(GREY[u][v] * BLUE[y + u][x + v] for u in range(3) for v in range(3)
             if y + u in inside and x + v in inside) for x in at] for y in at
    ])  # fmt: skip


def seen(k, s, layers):
    """Pixels of an axis that one output depends on, found by going back layer by layer."""
    pixels = {0}
    for _ in range(layers):
        pixels = {x * s + t for x in pixels for t in range(k)}
    return len(range(min(pixels), max(pixels) + 1))


def first_win():
    """The smallest image on which two 3×3 layers take fewer multiplications than one 5×5."""
    return next(n for n in range(6, 99) if executed(n, (3, 3)) < executed(n, (5,)))


def transposed():
    """Products of a transposed convolution: each input value by each weight of its channel."""
    return sum(1 for _ in product(range(3), range(2), range(2), range(1), range(2), range(2)))


def unread(i, k, s):
    read = {x + t for x in starts(i, k, s) for t in range(k)}
    return i * i - len(read) ** 2


def smallest():
    """The minimum of each 2×2 window of one to twelve in three rows."""
    rows = [range(1, 5), range(5, 9), range(9, 13)]
    return [[min(rows[y + u][x + v] for u in (0, 1) for v in (0, 1)) for x in starts(4, 2, 2)]
            for y in starts(3, 2, 2)]  # fmt: skip


def views():
    return sum(1 for _ in product(starts(256, 224), starts(256, 224), ("as it is", "mirrored")))


def pair_over_single(c_in, c_mid, c_out):
    pair = np.empty((c_mid, c_in, 3, 3)).size + np.empty((c_out, c_mid, 3, 3)).size
    return Fraction(pair, np.empty((c_out, c_in, 5, 5)).size)


FC_WEIGHTS = 6400 * 4096 + 4096 * 4096
VGG_LINEAR = [weights for _, weights in CS231N_ROWS[-3:]]
VGG_CONVS = [values for values, weights in CS231N_ROWS[1:-3] if weights]
TAPS = [-2 + 2 * t for t in range(3)]  # 3×3, dilation 2, padding 2: what the first window reads
THOP_RULE = VGG - sum(VGG_LINEAR) + sum(VGG_CONVS) + 2 * sum(VGG_LINEAR) - 9192 + 2 * 25088

ORACLES = {
    "err-floor": lambda: [square(4, 3, 2, 1)],
    "err-pixels": lambda: [a * b for a, b in [(2, 2), (2, 3), (3, 3)] if a in uses(8, 3, 1)]
    + [square(8, 3, 1, 2), str(np.outer(uses(8, 3, 1), uses(8, 3, 1))[:3, :3])],
    "err-guide-figure": lambda: [str(strided(2)), str(strided(1)[:3, :3]),
                                 int((strided(2) == strided(1)[:3, :3]).sum())],
    "err-guide-caption": lambda: [square(6, 3, 2, 1)],
    "err-same": lambda: [-(-224 // 2)],
    "err-even": lambda: [square(4, 2), square(4, 2, 1, 1)],
    "err-ceil": lambda: [len(range(-1, 5, 3))],  # no window begins behind the last pixel
    "err-double-padding": lambda: [Fraction(places(56, 3, 1, 2) ** 2, places(56, 3, 1, 1) ** 2)],
    "err-stride-parameters": lambda: [9, 28 * 28 * 10, places(28, 3, 2, 1) ** 2 * 10],
    "err-three-n": lambda: [[2 * n for n in range(1, 65)]],
    "err-kernel-depth": lambda: [np.empty((32, 192, 5, 5)).size],
    "err-one-colour": lambda: [np.empty((100, 3, 5, 5)).size + 100,
                               np.empty((100, 1, 5, 5)).size + 100],
    "err-per-cent": lambda: [Fraction(49 - 27, 49), Fraction(49 - 27, 27)],
    "err-bottleneck": lambda: [100**2 * 128 * 32 + 100**2 * 25 * 32 * 256],
    "err-flops": lambda: [MACS["vgg16"], COUNTS["flop-counter"][1]],
    "err-gmacs": lambda: [MACS["alexnet-torchvision"], COUNTS["flop-counter"][0]],
    "err-mac-memory": lambda: [64 * 128 * 56**2, 64 * 56**2 + 64 * 128 + 128 * 56**2],
    "err-mflops": lambda: [2 * FC_WEIGHTS, Fraction(2 * FC_WEIGHTS, MIB)],
    "err-always": lambda: [executed(5, (3, 3)), executed(5, (5,)), executed(10, (5,)),
                           executed(10, (3, 3)), first_win()],
    "err-middle": lambda: [pair_over_single(3, 64, 64), pair_over_single(3, 7, 64)],
    "err-thop-readme": lambda: [COUNTS["thop"][1], THOP_RULE],
    "err-calflops": lambda: [ALEXNET],
    "err-transposed": lambda: [transposed()],
    "err-functional": lambda: [places(32, 3, 1, 1) ** 2 * np.empty((8, 3, 3, 3)).size],
    "err-torchinfo-size": lambda: [TORCHINFO_OUTPUT_BYTES, LAYER_OUTPUT_BYTES,
                                   sum(VGG_CONVS) + 4096 + 4096 + 1000],
    "err-mebibytes": lambda: [229_207_872],
    "err-eleven": lambda: [unread(227, 11, 12), 227**2],
    "err-flatten": lambda: [32 * places(places(28, 3, 2), 3, 2) ** 2, 800],
    "err-two-strides": lambda: [(seen(3, 2, 2),) * 2],
    "err-min-pool": lambda: [smallest()],
    "err-filter-size": lambda: [(GOOGLE["vgg16"]["conv5_2"][2] + 2 * 16,) * 2],
    "err-dilation-zero": lambda: [[len(range(2 * d + 1)) for d in range(1, 9)]],
    "err-start": lambda: [sum(TAPS) / 3 + 0.5, min(TAPS), max(TAPS) - min(TAPS) + 1],
    "err-layers": lambda: [5, 3, len(VGG_CONVS), len(VGG_LINEAR)],
    "err-neurons": lambda: [ALEXNET_CONV1_NEURONS[1]],
    "err-input": lambda: [(ALEXNET_CONV1[227, 0, 0],) * 2, (227, 227)],
    "err-augmentation": lambda: [views()],
    "err-gigabyte": lambda: [ALEXNET_FC_PARAMS, 4 * ALEXNET_FC_PARAMS, 4 * FC_WEIGHTS],
    "err-megabytes": lambda: [CS231N_VALUES, 4 * CS231N_VALUES],
    "err-volumes": lambda: [4 * 2 * np.empty((3, 64, 224, 224), bool).size],
}  # fmt: skip


@cache
def items(lang):
    """What stands under each heading: values, quotations, links; in the order of the page."""
    path = DOCS / lang / "errata.md"
    page = Page(str(path), path.read_text(encoding="utf-8"))
    found, here = {}, None
    for item in walk(page.items):
        result = page.evaluate(item)
        assert result.problem is None, result.problem
        if item.kind == "heading":
            here = found.setdefault(item.key, {"values": [], "quotes": [], "links": []})
        elif here is not None:
            here["values"] += told(item, result)
            here["quotes"] += [item.shown] * (item.kind == "quote")
            here["links"] += re.findall(r"\(([\w-]+)\.md#([\w-]+)\)", item.text)
    return {key: rest for key, rest in found.items() if key.startswith("err-")}


def told(item, result):
    if item.kind == "claim":
        return [plain(result.value)]
    return [shown for _, shown in outputs(item.body)] if item.kind == "code" else []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_item_has_an_oracle(lang):
    assert list(items(lang)) == list(ORACLES)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("key", ORACLES)
def test_an_item_shows_what_its_oracle_says(key, lang):
    missing = [value for value in ORACLES[key]() if value not in items(lang)[key]["values"]]
    assert missing == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("key", ORACLES)
def test_an_item_quotes_somebody_and_leads_to_its_chapter(key, lang):
    assert items(lang)[key]["quotes"]
    assert items(lang)[key]["links"]
    for name, anchor in items(lang)[key]["links"]:
        assert f"{{#{anchor}}}" in (DOCS / lang / f"{name}.md").read_text(encoding="utf-8")


def test_figures_that_a_source_rounded_are_those_that_it_prints():
    """What the tools' READMEs print, against the exact values above."""
    assert round(THOP_RULE / 1e9, 2) == float(THOP_README["vgg16"])
    assert round(ORACLES["err-mebibytes"]()[0] / MIB, 2) == float(
        SUMMARY_README["Forward/backward pass"]
    )


def test_counts_of_layers_and_of_batch_norm_agree_with_what_is_published():
    assert len(VGG16_LAYER_PARAMS) == len(VGG_CONVS) + len(VGG_LINEAR)
    channels = sum([2 * 64, 2 * 128, 3 * 256, 6 * 512])
    assert PARAMS["vgg16_bn"] - PARAMS["vgg16"] == 2 * channels
