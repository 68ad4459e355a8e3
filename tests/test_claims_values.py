"""What is shown is the value, to the last digit shown; and any other digit is refused."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import convdocs as cd
from convdocs.claims.expressions import Bound
from convdocs.claims.numerals import SPACES, numeral
from convdocs.claims.values import agrees, render

UNITS = {
    "%": Fraction(1, 100), "‰": Fraction(1, 1000), "k": 10**3, "M": 10**6, "G": 10**9, "T": 10**12,
    "P": 10**15, "thousand": 10**3, "million": 10**6, "billion": 10**9, "万": 10**4, "亿": 10**8,
    "万亿": 10**12, "B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12, "KiB": 1024,
    "MiB": 1024**2, "GiB": 1024**3, "TiB": 1024**4, "字节": 1, "GMACs": 10**9, "TFLOPs": 10**12,
    "万次乘加": 10**4, "million parameters": 10**6, "ms": Fraction(1, 1000), "s": 1, "毫秒":
    Fraction(1, 1000), "µs": Fraction(1, 10**6), "GHz": 10**9, "GB/s": 10**9, "次": 1, "px": 1,
    "percentage points": Fraction(1, 100), "个百分点": Fraction(1, 100), "GFLOP/s": 10**9,
}  # fmt: skip
GAPS = ["", ",", "\u00a0", "\u2009", "\u202f", " "]
TENS = [" × 10^9", "×10⁶", " × 10^−3", "×10⁻³", "e5"]
TAILS = ["", *UNITS, *(f"\u202f{unit}" for unit in UNITS), *TENS]

numbers = st.one_of(
    st.integers(-(10**13), 10**13),
    st.fractions(-(10**6), 10**6, max_denominator=10**4),
    st.floats(-1e12, 1e12, allow_nan=False),
)


@st.composite
def shown_numbers(draw: st.DrawFn) -> tuple[str, object]:
    """A number at a random precision, in a random style, and the value it stands for."""
    value = draw(numbers)
    decimals = draw(st.integers(0, 6))
    point = f".{'0' * decimals}" if decimals else ""
    style = f"1{draw(st.sampled_from(GAPS))}000{point}{draw(st.sampled_from(TAILS))}"
    exact = numeral(style).half_unit == 0
    assume(not exact or Fraction(value).denominator == 1)
    return render(value, style), value


@given(shown_numbers())
def test_a_value_rendered_at_any_precision_is_accepted(pair: tuple[str, object]):
    shown, value = pair
    assert agrees(shown, value)


@given(shown_numbers(), st.randoms(use_true_random=False))
def test_any_other_digit_at_any_place_is_refused(pair: tuple[str, object], random):
    """Refusing is impossible in two cases only.

    The value is exactly half-way between two neighbours at this precision, so that both are
    within half a unit; or all digits shown are zero, so that its power of ten means nothing.
    """
    shown, value = pair
    places = [place for place, character in enumerate(shown) if character in "0123456789"]
    place = random.choice(places)
    digit = random.choice([digit for digit in "0123456789" if digit != shown[place]])
    other = shown[:place] + digit + shown[place + 1 :]
    if agrees(other, value):
        style = numeral(shown)
        tie = abs(Fraction(value) - style.value) == style.half_unit
        assert tie or style.value == 0


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("11 268", 11268), ("11,268", 11268), ("11\u202f268", 11268), ("11268", 11268.0),
        ("21.75 %", 0.2175), ("21.75%", Fraction(2175, 10000)), ("28 %", Fraction(7, 25)),
        ("8.192 × 10^9", 8_192_000_000), ("8.192×10⁹", 8_192_000_000), ("8.2e9", 8_192_000_000),
        ("1.6 × 10^−3", 0.00164), ("1.6×10⁻³", 0.00164),
        ("15.5 G", 15_470_264_320), ("138 M", 138_357_544), ("138.4 million", 138_357_544),
        ("1.4 亿", 138_357_544), ("13836 万", 138_357_544), ("154.7 亿", 15_470_264_320),
        ("58.1 MiB", 60_950_432), ("60.95 MB", 60_950_432), ("1 KiB", 1024), ("1024 B", 1024),
        ("−0.5", -0.5), ("-0.5", -0.5), ("−3", -3), ("0", 0), ("0.0", -0.01),
        ("18/25", Fraction(18, 25)), ("36/50", Fraction(18, 25)), ("−1 / 2", -0.5),
        ("100 %", 1), ("0 %", 0), ("100 %", 1.0), ("99.99 %", Fraction(9999, 10000)),
        ("99.6 %", 0.9955), ("0.04 %", 0.0004), ("1000 ‰", 1), ("0.0 MB", 0), ("0.0", 0.04),
        ("11 268 multiplications", 11268), ("15.5 GMACs", 15_470_264_320), ("12 px", 12),
        ("1.4 亿次", 138_357_544), ("2 万亿", 2 * 10**12), ("3 ms", 0.0031), ("180 s", 180),
        ("3 min", 180), ("1.5 × 10^9 MACs", 1_500_000_000), ("−3 ms", -0.003), ("+5", 5),
        ("5 percentage points", 0.05), ("5 个百分点", 0.05), ("8 GB/s", 8 * 10**9), ("32 字节", 32),
        ("10^9", 10**9), ("2²⁰", 2**20), ("1.81", Fraction(49, 27)), ("3.0", 3),
    ],
)  # fmt: skip
def test_numbers_are_read_as_a_reader_reads_them(shown: str, value: object):
    assert agrees(shown, value)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("11 269", 11268), ("1 1268", 11268), ("11 2 68", 11268), ("11,2 68", 11268),
        ("15", 14.999999), ("15", 15.4), ("45 %", Fraction(22, 49) + Fraction(1, 98)),
        ("44.8 %", Fraction(22, 49)), ("0.2175", 0.2176), ("1.82", Fraction(49, 27)),
        ("18/26", Fraction(18, 25)), ("18/0", 0), ("18/25", 0.7200001), ("2^21", 2**20),
        ("58.1 MB", 60_950_432), ("61.0 MiB", 60_950_432), ("1.4 万", 138_357_544),
        ("100 %", 0.995), ("100 %", 1.004), ("0 %", 0.004), ("0 %", -0.004), ("0.0 %", 0.0004),
        ("100.0 %", 0.9996), ("100.00 %", 0.99996), ("99.99 %", 1), ("0 %", 0.0000001),
        ("1000 ‰", 0.9996), ("0 M", 400_000), ("0.00 MB", 4000), ("0 ms", 0.0004),
        ("0 × 10^3", 1), ("3 ms", 3), ("3 s", 0.003), ("5 KB", 5000), ("5 KB", 5120), ("5 K", 5000),
        ("11 269 multiplications", 11268), ("5 apples", 5), ("007", 7), ("0 500", 500), ("+5", -5),
        ("1.4 亿", 1.4e12), ("2 万亿", 20_000), ("3 min", 3), ("5 mB", 0.005), ("–5", -5),
        ("0.5", -0.5), ("93 XB", 93), ("", 0), ("one", 1), ("1", True), ("True", 1),
        ("nan", 5), ("5", float("nan")), ("5", float("inf")), ("5", None), ("²", 2), ("٣", 3),
    ],
)  # fmt: skip
def test_anything_else_is_refused(shown: str, value: object):
    assert not agrees(shown, value)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("28×28", (28, 28)), ("64 × 55 × 55", [64, 55, 55]), ("3x224x224", (3, 224, 224)),
        ("(64, 55, 55)", (64, 55, 55)), ("[[1, 3]]", [[1, 3]]), ("[[1, 3]]", np.array([[1, 3]])),
        ("3, 5, 7 and 9", [3, 5, 7, 9]), ("3、5、7 和 9", [3, 5, 7, 9]), ("3，5", (3, 5)),
        ("((1, 2), 3)", ((1, 2), 3)), ("(1, 2), (3, 4)", [(1, 2), (3, 4)]),
        ("28.0 %, 44.9 %", [Fraction(7, 25), Fraction(22, 49)]), ("[]", []), ("(5,)", (5,)),
        ("11,268, 14,400", (11268, 14400)), ("1,2", (1, 2)), ("[5]", [5]), ("5", [5]),
        ("18/25, 27/49", [Fraction(18, 25), Fraction(27, 49)]),
        ("28×28 px", (28, 28)), ("3 x 3", (3, 3)), ("4 px, 5 px", (4, 5)),
        ("9, 4, 1", Bound((({"n": 3}, 9), ({"n": 2}, 4), ({"n": 1}, 1)))),
    ],
)  # fmt: skip
def test_sequences_are_compared_element_by_element(shown: str, value: object):
    assert agrees(shown, value)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("28×27", (28, 28)), ("28", (28, 28)), ("28×28×28", (28, 28)), ("[[1, 2]]", [[1, 3]]),
        ("(1, 2", (1, 2)), ("", []), ("", (5,)), ("(1, 2), (3, 5)", [(1, 2), (3, 4)]),
        ("3, 5, 7", [3, 5, 7, 9]), ("ab", ["a", "c"]),
    ],
)  # fmt: skip
def test_a_wrong_element_or_length_is_refused(shown: str, value: object):
    assert not agrees(shown, value)


def test_text_and_objects_are_compared_as_text():
    assert agrees("conv1_1", "conv1_1")
    assert agrees(" conv1_1 ", "conv1_1")
    assert not agrees("conv1_2", "conv1_1")
    assert agrees("ReLU()", cd.ReLU())
    assert agrees("None", None)
    assert agrees("True", True)


def test_inline_code_is_compared_with_the_repr():
    assert agrees("`(1, 2)`", (1, 2))
    assert agrees("`'a'`", "a")
    assert agrees("`a`", "a")
    assert agrees("`` 5 ``", 5)
    assert not agrees("`5.0`", 5)
    assert not agrees("`(1, 3)`", (1, 2))


@pytest.mark.parametrize(
    ("value", "like", "expected"),
    [
        (14400, "11 268", "14 400"), (14400, "11,268", "14,400"), (900, "11,268", "900"),
        (14400, "999", "14\u202f400"), (14400, "9999", "14400"), (9604, "999", "9604"),
        (0.2175, "20 %", "22 %"), (0.2175, "20.00%", "21.75%"), (-0.218, "20.0 %", "−21.8 %"),
        (-0.2175, "-20.0", "-0.2"), (-0.001, "−0.5", "0.0"), (0.05, "1.00", "0.05"),
        (8_192_000_000, "1.0 × 10^9", "8.2 × 10^9"), (138_357_544, "2.0 亿", "1.4 亿"),
        (60_950_432, "1.0 MiB", "58.1 MiB"), (2.5, "3", "2.5"), (Fraction(1, 3), "4", "1/3"),
        (Fraction(-1, 3), "1/4", "−1/3"), (0.25, "1/3", "0.25"), ((7, 5), "3×3", "7×5"),
        ((7, 5), "(3, 3)", "(7, 5)"), ([7, 5, 1], "(3, 3)", "[7, 5, 1]"), ((7,), "x", "7"),
        ((), "(3, 3)", "()"), ((7,), "1, 2", "7"), ((7,), "", "(7,)"), ([1, 2], "", "[1, 2]"),
        ([3, 5, 7], "1, 2 and 4", "3, 5 and 7"), ([[1, 3]], "[[1, 2]]", "[[1, 3]]"),
        ("b", "a", "b"), ((1, 2), "`(3, 4)`", "`(1, 2)`"), (None, "5", "None"),
        (Fraction(9996, 10**4), "50 %", "99.96 %"), (Fraction(99999, 10**5), "50 %", "99.999 %"),
        (Fraction(1, 10**5), "2.00 %", "0.001 %"), (1, "50 %", "100 %"), (0, "5.0 MB", "0.0 MB"),
        (400, "15 M", "0.0004 M"), (-400, "15 M", "−0.0004 M"), (3100, "2.0 kB/s", "3.1 kB/s"),
        (138_357_544, "", "138\u202f357\u202f544"), (1.5, "", "1.5"), (11268, "x", "11\u202f268"),
    ],
)  # fmt: skip
def test_a_value_is_rendered_in_the_style_it_replaces(value: object, like: str, expected: str):
    assert render(value, like) == expected


def test_every_unit_may_follow_after_any_space_or_none():
    for unit, factor in UNITS.items():
        for space in ["", *SPACES]:
            assert agrees(f"2{space}{unit}", 2 * Fraction(factor)), (unit, space)
