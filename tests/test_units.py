"""Units and number formats, against Python's own exact fractions and decimals."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convdocs import units

THIN = "\u202f"


def plain(text: str) -> str:
    return text.replace(THIN, "").replace("\u2212", "-")


@given(
    st.integers(-(10**20), 10**20),
    st.integers(-(10**9), 10**9).filter(bool),
    st.integers(0, 8),
)
def test_fixed_rounds_the_exact_ratio_half_away_from_zero(a: int, b: int, digits: int) -> None:
    with localcontext(prec=80):
        exact = (Decimal(a) / Decimal(b)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert Decimal(plain(units.fixed(a, b, digits))) == exact
    assert (
        plain(units.fixed(a, b, digits)).partition(".")[2] == format(exact, "f").partition(".")[2]
    )


@given(st.integers(-(10**30), 10**30))
def test_grouping_changes_no_digit(value: int) -> None:
    assert int(plain(units.grouped(value))) == value
    groups = units.grouped(value, " ").lstrip("\u2212").split(" ")
    assert all(len(group) == 3 for group in groups[1:])


def test_a_mac_is_two_flops() -> None:
    assert units.flops(1) == 2


@pytest.mark.parametrize(
    ("unit", "text"),
    [("MB", "60.95"), ("MiB", "58.13"), ("k", f"60{THIN}950.43"), ("亿", "0.61")],
)
def test_mb_is_a_power_of_ten_and_mib_a_power_of_two(unit: str, text: str) -> None:
    """VGG-16's 60 950 432 bytes of layer outputs."""
    assert units.quantity(60_950_432, unit) == text + THIN + unit


def test_a_ratio_may_be_shown_in_a_unit() -> None:
    assert units.show(2.5e9, "GB") == f"2.50{THIN}GB"
    assert units.quantity(5, "k", 3, parts=2) == f"0.003{THIN}k"


def test_percent() -> None:
    assert plain(units.percent(3132, 14_400)) == "21.75%"
    assert plain(units.percent(22, 49, 1)) == "44.9%"


def test_shapes_are_spoken_with_a_cross() -> None:
    assert units.shape_text((3, 224, 224)) == "3×224×224"
    assert (units.pair_text((3, 3)), units.pair_text((3, 1))) == ("3", "3×1")
