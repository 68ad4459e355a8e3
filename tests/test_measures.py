"""The table of units, against the SI brochure, IEC 80000-13 and the words of both languages."""

from collections import Counter
from fractions import Fraction
from itertools import chain

import pytest

from convdocs import units
from convdocs.claims.quantities import countable, named, over, reduced, times, unit, unknown
from convdocs.measures import DOUBTFUL, NUMBERS, PLAIN, SCALED, SPELLED, SYMBOLS, WORDS, one
from convdocs.terms import term

SI = {"p": -12, "n": -9, "µ": -6, "m": -3, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15}
IEC = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50}


def factor(text: str) -> Fraction:
    found = unit(text)
    assert found is not None, text
    return Fraction(found.above, found.below)


def powers(text: str) -> dict[str, int]:
    found = unit(text)
    assert found is not None, text
    return dict(found.powers)


@pytest.mark.parametrize(
    ("symbol", "prefixes"),
    [("B", "k M G T P"), ("bit", "k M G T P"), ("MACs", "k M G T P"), ("FLOPs", "k M G T P"),
     ("FLOP/s", "k M G T P"), ("Hz", "k M G T P"), ("px", "k M G"), ("s", "p n µ m"),
     ("J", "p n µ m k M"), ("W", "µ m k M"), ("B/s", "k M G T P"), ("", "k M G T P")],
)  # fmt: skip
def test_prefixes_are_those_of_the_si(symbol: str, prefixes: str) -> None:
    for prefix in prefixes.split():
        assert factor(prefix + symbol) == Fraction(10) ** SI[prefix]
        assert unit(prefix + symbol).powers == (unit(symbol).powers if symbol else ())


@pytest.mark.parametrize("symbol", ["B", "bit", "b", "bytes", "B/s"])
def test_binary_prefixes_are_those_of_the_iec(symbol: str) -> None:
    for prefix, power in IEC.items():
        assert factor(prefix + symbol) == 2**power


@pytest.mark.parametrize(
    ("words", "value", "measured"),
    [
        ("B byte bytes 字节 个字节", 1, {"byte": 1}),
        ("kB kilobytes kbytes 千字节", 1000, {"byte": 1}),
        ("MB megabyte megabytes 兆字节 million_bytes 百万字节", 10**6, {"byte": 1}),
        ("MiB mebibyte mebibytes", 2**20, {"byte": 1}),
        ("ms millisecond milliseconds 毫秒", Fraction(1, 1000), {"s": 1}),
        ("µs μs us microseconds 微秒", Fraction(1, 10**6), {"s": 1}),
        ("ns nanoseconds 纳秒", Fraction(1, 10**9), {"s": 1}),
        ("min minutes 分钟", 60, {"s": 1}),
        ("h hours 小时 个小时", 3600, {"s": 1}),
        ("Hz hertz 赫兹 /s per_second 每秒 s^{-1} s^-1 s⁻¹ 次/秒 次每秒 每秒次", 1, {"s": -1}),
        ("GHz gigahertz 吉赫兹", 10**9, {"s": -1}),
        ("GMACs G_MACs GMac billion_multiply-adds 十亿次乘加 十亿次乘加运算", 10**9, {"MAC": 1}),
        ("TFLOPs trillion_FLOPs trillion_floating-point_operations 万亿次浮点运算", 10**12,
         {"FLOP": 1}),
        ("TFLOP/s TFLOPS TFLOPs/s TFLOPs_per_second 万亿次浮点运算/秒 每秒万亿次浮点运算", 10**12,
         {"FLOP": 1, "s": -1}),
        ("GB/s GB_per_second GB_s^-1 GB_s⁻¹ 吉字节/秒 吉字节每秒 每秒吉字节", 10**9,
         {"byte": 1, "s": -1}),
        ("FLOPs/byte FLOPs_per_byte FLOP/B 每字节浮点运算", 1, {"FLOP": 1, "byte": -1}),
        ("万 万次 万个", 10**4, {}),
        ("千万 千万次", 10**7, {}),
        ("亿 亿次 亿个", 10**8, {}),
        ("万亿 万亿次", 10**12, {}),
        ("M million 百万 M次", 10**6, {}),
        ("% ％ percent per_cent percentage_points percentage_point 百分点 个百分点",
         Fraction(1, 100), {}),
        ("million_parameters M_parameters 百万参数 百万个参数", 10**6, {"parameter": 1}),
        ("px pixels 像素 个像素", 1, {"pixel": 1}),
        ("px² px^2 px^{2}", 1, {"pixel": 2}),
        ("images/s 张/秒 张图片/秒 images_per_second", 1, {"image": 1, "s": -1}),
        ("pJ/MAC", Fraction(1, 10**12), {"J": 1, "MAC": -1}),
        ("mW", Fraction(1, 1000), {"J": 1, "s": -1}),
        ("Mbit/s Mbps Mb/s 兆比特/秒", 10**6, {"bit": 1, "s": -1}),
    ],
)  # fmt: skip
def test_all_spellings_of_a_unit_are_one(words: str, value: Fraction, measured: dict) -> None:
    for word in words.split():
        text = word.replace("_", " ")
        assert (factor(text), powers(text)) == (value, measured), text


def test_a_thin_space_is_a_space() -> None:
    for space in "\u00a0\u2009\u202f":
        assert unit(f"G{space}MACs") == unit("GMACs")


@pytest.mark.parametrize(
    "text",
    ["", "foo", "KB", "K", "Kb", "mB", "kMB", "Ms", "万万", "M k", "million billion", "MB/", "/",
     "MB/s/s", "s^0", "s^", "s^-", "px^9", "foo/s", "MB/foo", "10", "每", "每foo", "兆次", "mb",
     "GHZ", "hz", "flops", "5 MB", "Kilobytes", "MACS", "° C", "€", "G foo", "foo MB"],
)  # fmt: skip
def test_any_other_word_is_no_unit(text: str) -> None:
    assert unit(text) is None


def test_a_word_that_is_read_in_two_ways_says_what_to_write() -> None:
    for word, remedy in DOUBTFUL.items():
        assert unit(word) is None
        assert unknown(word).endswith(f"write {remedy}")
    assert "measures.py" in unknown("foo")


def spellings() -> list[str]:
    """Every word of the table, with every prefix that it takes."""
    found = [*SCALED, *NUMBERS, *DOUBTFUL]
    found += [word.replace("_", " ") for words in PLAIN.values() for word in words.split()]
    for table in (SYMBOLS, WORDS):
        for names, prefixes in table.values():
            known = ["", *chain(*prefixes)]
            if table is WORDS:
                known += [long for long, short in SPELLED.items() if short in known]
            found += [prefix + name for name in names.split() for prefix in known]
    return found


def test_no_spelling_means_two_things() -> None:
    assert [word for word, count in Counter(spellings()).items() if count > 1] == []
    assert [word for word in spellings() if word not in DOUBTFUL and one(word) is None] == []


def test_what_the_package_prints_stands_in_the_table() -> None:
    for name, size in units.SCALES.items():
        assert name == "" or factor(name) == size
    assert (powers("kB"), powers("万")) == ({"byte": 1}, {})


def test_the_terms_for_units_are_units() -> None:
    """A page's word for what it counts may stand beside a number."""
    keys = ("macs", "flops", "flops_rate", "mebibyte", "params", "weights", "multiplications")
    assert all(unit(term(key)) for key in keys)
    assert powers(term("flops_rate")) == {"FLOP": 1, "s": -1}


def test_a_mac_is_two_flops_and_a_byte_eight_bits() -> None:
    assert reduced(unit("MAC/s").powers) == (2, 1, (("FLOP", 1), ("s", -1)))
    assert reduced(unit("MAC/B").powers) == (2, 8, (("FLOP", 1), ("bit", -1)))


def test_only_things_are_counted() -> None:
    counted = ["B", "MACs", "FLOPs", "px", "parameters", "FLOPs/byte", "%"]
    measured = ["s", "Hz", "FLOP/s", "B/s", "J", "W", "images/s"]
    assert [countable(unit(word).powers) for word in counted + measured] == (
        [True] * len(counted) + [False] * len(measured)
    )


def test_units_multiply_and_divide() -> None:
    assert times(unit("GB/s"), unit("s")) == unit("GB")
    assert over(unit("GB"), unit("MB")) == (10**9, 10**6, ())
    assert over(None, unit("s")) is None
    assert named(unit("px²").powers) == "pixel^2"
