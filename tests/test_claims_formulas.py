r"""A formula's sides are evaluated exactly and compared; what cannot be read is never guessed."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from convdocs.claims.formulas import (
    Malformed,
    NotNumeric,
    check,
    evaluate,
    has_digits,
    sides,
    unproved,
)
from convdocs.claims.latex_numbers import exact, power, root

pytestmark = pytest.mark.usefixtures("measured")

NAMES = {
    "K": 5, "H": 28, "W": 28, "C": 2, "C_in": 3, "C_mid": 4, "C_1": 6, "H_prime": 9,
    "C_in_prime": 8, "r": [1, 3, 5], "d": {2: 7}, "l": 1, "s": 2, "p": 1, "k": 3, "alpha": 7,
    "saving": Fraction(2175, 10000), "x": 0.25, "double": lambda n: 2 * n, "word": "no number",
    "true": True, "big": np.int64(2**40),
}  # fmt: skip


@pytest.mark.parametrize(
    ("latex", "value"),
    [
        ("27C^2", 108),
        ("2(K+1)", 12),
        ("C K^2", 50),
        (r"(H-K+1)(W-K+1)K^2C_\text{in}C_{\mathrm{mid}}", 24 * 24 * 25 * 3 * 4),
        (r"\left[ 2 \right] \cdot \{3\}", 6),
        ("H'", 9),
        ("C_{in}'", 8),
        ("C_1 + C_{in}^2", 15),
        ("r_{l+1} + r_l", 8),
        ("d_2", 7),
        (r"\alpha", 7),
        (r"\mathbf{K}", 5),
        (r"\mathrm{saving}", Fraction(87, 400)),
        (r"\text{double}(K) - 1", 9),
        (r"11\,268", 11268),
        ("11{,}268", 11268),
        ("138\u202f357\u202f544", 138357544),
        ("-2.50", Fraction(-5, 2)),
        ("3 \\times -2", -6),
        ("+3", 3),
        ("-K^2", -25),
        ("10^{-3}", Fraction(1, 1000)),
        ("2^K", 32),
        ("4^{x}", math.sqrt(2)),
        (r"\lfloor\frac{H+2p-k}{s}\rfloor+1", 14),
        (r"\lceil 7/2 \rceil", 4),
        (r"\lvert 2 - K \rvert", 3),
        ("|2 - K|", 3),
        (r"7 \bmod 4", 3),
        (r"7 \div 4", Fraction(7, 4)),
        (r"x / 2", 0.125),
        (r"\sqrt{49} + \sqrt{\frac{1}{4}}", Fraction(15, 2)),
        (r"\sqrt{2}", math.sqrt(2)),
        (r"\sum_{i=1}^{n} 2i^2 + 1", 11),
        (r"\prod_{i=1}^3 i", 6),
        (r"\max(1, K) \min\{C, 3\}", 10),
        (r"\binom{5}{2}", 10),
        ("3! K", 30),
        (r"\underbrace{2 \times 3}_{\text{two}} + \boxed{1}", 7),
        (r"21.75\,\%", Fraction(2175, 10000)),
        (r"58.1\text{ MiB}", Fraction(581, 10) * 2**20),
        (r"1.4 \text{ 亿}", 140_000_000),
        (r"2 \text{ 万次乘法}", 20_000),
        (r"15.5 \text{ GMACs}", 15_500_000_000),
        (r"12 \text{ multiplications}", 12),
        (r"\text{saving}", Fraction(87, 400)),
        ("big", 2**40),
    ],
)
def test_a_side_has_the_value_a_reader_would_give_it(latex: str, value: object) -> None:
    latex = r"\text{big}" if latex == "big" else latex
    got = evaluate(latex, {**NAMES, "n": 2})
    assert got == value
    assert isinstance(got, (int, float) if isinstance(value, int) else type(value))


@pytest.mark.parametrize(
    "latex",
    [
        "y", r"\text{for } K", r"\text{word}", r"\text{true}", "(1, 2)", r"\pm 1", "K_9", "y_1",
        "r_{l+7}", "r_{x}", r"r_{(l)}", "d_{3}", r"\begin{bmatrix}1 & 2\end{bmatrix}", r"1 \over 2",
        r"\sum_{i=2}^{1} i", r"\sum_{i=x}^{3} i", r"\frac{1}{0}", r"\frac{x}{0}", r"1 \bmod 0",
        "0^{-1}", "10^{1000000}", r"2^{\frac{1}{0}}", "(-1)!", "x!", r"\binom{x}{2}",
        r"\binom{-1}{2}", r"\sqrt{-1}", r"\sqrt{x}", "(1", "", r"\text{double}(K, K)", "5%",
        r"\text{double}", r"\max 3", "x_", r"\ldots",
    ],
)  # fmt: skip
def test_a_side_without_an_agreed_number_is_refused(latex: str) -> None:
    with pytest.raises(NotNumeric):
        evaluate(latex, NAMES)


@pytest.mark.parametrize(
    ("latex", "message"),
    [
        ("2^10", "needs braces"),
        ("K^{(2)}", "is an index"),
        ("1/2K", r"use \\frac"),
        ("2 3", "3 follows without a sign"),
        (r"1\,2345", "2345 follows without a sign"),
        (r"1234\,567", "567 follows without a sign"),
    ],
)
def test_what_reads_in_two_ways_is_a_problem_of_the_page(latex: str, message: str) -> None:
    with pytest.raises(Malformed, match=message):
        evaluate(latex, NAMES)
    assert len(check(f"{latex} = 1", NAMES)) == 1


def test_rows_that_go_on_continue_the_statement_of_the_row_above() -> None:
    latex = r"\begin{aligned} K &= 2 + \\ &\quad 3 \\ &= 4 \\ & + 1, \\ H &= 28 \end{aligned}"
    found = [(side.latex, side.relation, side.chain) for side in sides(latex)]
    assert [(part[0], *part[1:]) for part in found] == [
        ("K", "", 0),
        (r"2 + \\ &\quad 3", "=", 0),
        (r"4 \\ & + 1", "=", 0),
        ("H", "", 1),
        ("28", "=", 1),
    ]
    assert check(latex, NAMES) == []


def test_sides_are_sides_of_the_outer_formula_only() -> None:
    latex = r"\sum_{i=1}^{2} i = \max(1, 3) \quad \begin{pmatrix} 1 = 2 \\ 3 \end{pmatrix}"
    assert [side.chain for side in sides(latex)] == [0, 0, 1]
    assert evaluate(sides(latex)[1], {}) == 3


@pytest.mark.parametrize(
    "latex",
    [
        r"2 \times 5184 + 900 = 11\,268",
        r"1 - \frac{11268}{14400} = 0.2175 = 21.75\,\% \approx 22\,\%",
        r"\frac{49}{27} \approx 1.81 \approx 1.8148 \approx 2",
        r"\frac{22}{27} \approx 1.81 - 1 = 0.81",
        r"1\text{ MAC} = 2\text{ FLOPs}",
        r"30.94\text{ GFLOPs} = 15.47\text{ GMACs}",
        r"15\,470\,264\,320 \approx 1.547 \times 10^{10} \approx 15.5\text{ G}",
        r"-1.5 \approx -\frac{149}{100}",
        r"3 \le 3 < 4, \quad 5 > 4 \geq 4, \quad 1 \ne 2",
        r"K = 5 = y \leq 28 = H",
        r"H = 28 \Rightarrow H > y > 7",
        "x = 0.25",
    ],
)
def test_a_true_formula_has_no_problems(latex: str) -> None:
    assert check(latex, NAMES) == []


@pytest.mark.parametrize(
    "latex",
    [
        r"2 \times 5184 + 900 = 11\,269",
        r"\frac{49}{27} \approx 1.82",
        r"\frac{49}{27} \approx 1.81 = 1.813",
        r"\frac{22}{27} \approx 1.82 - 1",
        r"1.81 - 1 = \frac{22}{27}",
        r"81 \times 10^1 = 8.2 \times 10^2",
        r"8 \times 10^9 = 8192000000",
        r"28 = 28.4",
        r"45\,\% = 0.4449",
        r"1\text{ MAC} = 1\text{ FLOP}",
        "5 < 5", "5 > 6", r"5 \le 4", r"4 \ge 5", r"5 \ne 5", r"5 = y = 6", r"5 < y < 5",
        "x = 0.26", "K = 6",
    ],
)  # fmt: skip
def test_a_false_formula_is_one_problem_for_each_pair(latex: str) -> None:
    assert check(latex, NAMES)


def test_a_problem_names_both_sides_and_both_values() -> None:
    assert check("27C^2 = 109", NAMES) == ["27C^2 = 109 is false: 108 = 109"]


def test_sides_beyond_a_mixture_of_relations_are_not_compared() -> None:
    assert check("1 < 2 > 1 = 1", {}) == []


def test_digits_in_a_name_are_no_number_but_digits_in_words_are() -> None:
    assert not has_digits(r"C_1 + C_{12} + C_{\text{in}}")
    assert has_digits("K^2")
    assert has_digits(r"r_{l-1}")
    assert has_digits(r"\text{layer 2}")


def test_a_number_is_unproved_until_another_side_equals_it() -> None:
    assert unproved("27C^2", NAMES) == ["27C^2"]
    assert unproved("27C^2 = 108", NAMES) == []
    assert unproved("27C^2 > 107", NAMES) == ["27C^2", "107"]
    assert unproved(r"y = 2K, \; K = 5", NAMES) == ["2K"]
    assert unproved(r"y = C_1", {}) == []


@pytest.mark.parametrize(
    "latex",
    [
        r"3\,\text{ms} = 3000\,\text{µs}",
        r"3\,\text{ms} = 0.003\,\text{s}",
        r"2\,万亿 = 2\,000\,000\,000\,000",
        r"2\,\text{万亿} = 2\,000\,000\,000\,000",
        r"1\,\text{MiB} = 1\,048\,576\,\text{B}",
        r"1\,\text{MB} = 1000\,\text{kB}",
        r"8\,\text{bits} = 1\,\text{byte}",
        r"15.47\,\text{GMACs} = 30.94\,\text{GFLOPs}",
        r"3\,\mathrm{GHz} = 3\times 10^9\,\mathrm{Hz}",
        r"3\,\mathrm{GHz} = 3\times 10^{9}\,\mathrm{s}^{-1}",
        r"8\,\text{GB}/\text{s} = 8000\,\text{MB/s}",
        r"\frac{8\,\text{GB}}{2\,\text{s}} = 4\,\text{GB/s}",
        r"\frac{8\,\text{GB}}{\text{ms}} = 8\,\text{GB/ms}",
        r"8\,\text{GB}\,\text{s}^{-1} = 8\,\text{GB/s}",
        r"5\,\text{TFLOP/s} = 5\,\text{TFLOPS}",
        r"10\,\text{TFLOP/s} \times 2\,\text{s} = 20\,\text{TFLOPs}",
        r"45\,\% - 40\,\% = 5\,\text{percentage points}",
        r"45\,\% - 40\,\% = 5\,\text{个百分点}",
        r"45\,\% = 0.45",
        r"2 \times 4 = 8\,\text{B}",
        r"3 \times 3 = 9",
        r"3\,\text{字节} = 3\,\text{B}",
        r"2\,万次 = 20\,000\,次",
        r"1.4\,亿 = 140\,000\,000",
        r"3\,\mu\text{s} = 3000\,\text{ns}",
        r"5184 + 5184 + 900 \text{ MACs} = 11\,268 \text{ MACs}",
        r"64 \times 27 \text{ weights} = 1728 \text{ weights}",
        r"6\,\text{ms} / 2\,\text{s} = 0.003",
        r"12\text{ pixels}=12\,像素",
        r"1\,\text{MAC} = 1\text{ multiplication} + 1\text{ addition}",
        r"100\,\text{FLOPs per byte} \times 500\,\text{GB/s} = 50\,\text{TFLOP/s}",
        r"\max(3\,\text{ms}, 4\,\text{ms}) = 4\,\text{ms}",
        r"60\,\text{s} = 1\,\text{min}",
        r"2\,\text{ms}\times 3 = 6\,\text{ms}",
        r"1\,\text{W} = 1\,\text{J/s}",
        r"\lvert -3\,\text{ms}\rvert = 3\,\text{ms}",
        r"0 = 0\,\text{ms}",
        r"100\,\% = 1",
        r"2\,\text{thousand} = 2000",
        r"30\,\text{fps} = 30\,\text{帧/秒}",
        r"5\,\text{万亿次浮点运算} = 2.5\,\text{万亿次乘加}",
        r"5\,\text{Mb/s} = 5\,\text{Mbps}",
        r"60.95\,\text{MB} \approx 58.1\,\text{MiB}",
        r"0.0031\,\text{s} \approx 3\,\text{ms}",
        r"2\,\text{GB} > 1\,\text{MB}",
        r"3\,\text{ms} > 0",
        r"K\,\text{ms} = 5\,\text{ms}",
        r"\sqrt{9\,\text{px}^2} = 3\,\text{px}",
        r"(3\,\text{px})^2 = 9\,\text{px}^2",
        r"\sum_{i=1}^{2} i\,\text{ms} = 3\,\text{ms}",
        r"\min(3\,\text{MACs}, 7\,\text{FLOPs}) = 6\,\text{FLOPs}",
        r"2\,\mathrm{K} = 10",
        r"27\,\text{saving} = 5.8725",
        r"\frac{1}{2\,\text{s}} = 0.5\,\text{Hz}",
    ],
)
def test_a_true_equation_of_units_has_no_problems(latex: str) -> None:
    assert check(latex, NAMES) == []


@pytest.mark.parametrize(
    "latex",
    [
        r"3\,\text{ms} = 3\,\text{s}",
        r"2\,万亿 = 20\,000",
        r"5\,\text{MB} = 5\,\text{MFLOPs}",
        r"3\times3 = 9\,\text{GHz}",
        r"3\times3 = 9\,\text{Hz}",
        r"3 = 3\,\text{s}",
        r"3\,\text{foo} = 3",
        r"3\,\text{foo} = 3\,\text{foo}",
        r"3\,\text{KB} = 3000\,\text{B}",
        r"3\,\text{KB} = 3072\,\text{B}",
        r"1\,\text{MB} = 1\,\text{MiB}",
        r"1\,\text{MB} = 1\,048\,576\,\text{B}",
        r"1\,\text{GMACs} = 1\,\text{GFLOPs}",
        r"5\,\text{GFLOP/s} = 5\,\text{GFLOPs}",
        r"5\,\text{GFLOPS} = 5\,\text{GFLOPs}",
        r"5\,\text{GB/s} = 5\,\text{GB}",
        r"2\,亿 = 2\,万",
        r"3\,\text{ms} + 4 = 7\,\text{ms}",
        r"3\,\text{ms} + 4\,\text{MB} = 7",
        r"28\,\% = 28.4\,\%",
        r"3\,\text{ms} = 3.4\,\text{ms}",
        r"1 = 99.5\,\%",
        r"0.995 = 100\,\%",
        r"0.004 = 0\,\%",
        r"0.0004 = 0.0\,\%",
        r"12\text{ parameters} = 12\text{ multiplications}",
        r"12\text{ pixels} = 12\text{ bytes}",
        r"5\,\text{MB}\times 2\,\text{s} = 10\,\text{MB}",
        r"5\,\text{MB} \ne 3\,\text{s}",
        r"5\,\text{MB} < 6\,\text{s}",
        r"2^{3\,\text{s}} = 8",
        r"\lfloor 3.5\,\text{MB} \rfloor = 3\,\text{MB}",
        r"9\,\text{MB} = 9\,000\,000 = 9\,\text{MFLOPs}",
        r"1\,\text{Mb} = 1\,\text{MB}",
        r"3 = 3\,\text{W}",
        r"5\,\text{min} = 5\,\text{s}",
        r"3\,\mathrm{ms} = 3\,\mathrm{s}",
        r"3\text{ ms} = 3\text{ s}",
        r"3~\text{ms} = 3~\text{s}",
        r"3\text{\,ms} = 3\text{\,s}",
        r"1.81 = 1.8148",
        r"2\,\text{KB}=2\,\text{kB}",
        r"4\,\text{字节}=4\,\text{比特}",
        r"3\,次 = 3\,\text{秒}",
        r"3\,毫秒 = 3\,秒",
        r"3=3\,\text{apples}",
        r"0.0031\,\text{s} = 3\,\text{ms}",
        r"58.1\,\text{MiB} = 60.95\,\text{MB}",
        r"15.47\,\text{G} = 15\,470\,264\,320",
        r"\sqrt{9\,\text{px}} = 3\,\text{px}",
        r"(4\,\text{MB})^{0.5} = 2\,\text{kB}",
        r"3!\,\text{ms} = (3\,\text{ms})!",
        r"\frac{1}{2\,\text{s}} = 0.5",
        r"\max(3\,\text{ms}, 4) = 4",
        r"7\,\text{ms} \bmod 4\,\text{ms} = 3\,\text{ms}",
        r"5\,\text{and 6} = 5",
        r"\binom{5\,\text{px}}{2} = 10",
    ],
)
def test_a_false_equation_of_units_is_refused(latex: str) -> None:
    assert check(latex, NAMES) or unproved(latex, NAMES)


def test_a_word_that_is_no_unit_is_a_problem_of_the_page() -> None:
    assert check(r"3\,\text{KB} = 3", {}) == [
        r"3\,\text{KB}: `KB` is no unit known here: write kB or KiB"
    ]
    assert check(r"3\,\text{MB} = 3\,\text{MFLOPs}", {}) == [
        r"3\,\text{MB} = 3\,\text{MFLOPs} is false: byte and FLOP cannot be added or compared"
    ]


def test_a_word_behind_a_letter_is_no_claim() -> None:
    assert check(r"K \text{ odd} = K \text{ even}", NAMES) == []
    assert unproved(r"K \text{ odd} = 5", NAMES) == ["5"]


def test_a_unit_that_is_also_a_number_of_the_page_is_refused() -> None:
    (problem,) = check(r"\frac{8\,\text{B}}{\text{s}} = 4\,\text{B}", NAMES)
    assert "is a unit and a number" in problem
    assert check(r"\frac{8\,\text{B}}{\text{s}} = 8\,\text{B/s}", {}) == []


def test_numbers_are_exact_and_nothing_else_is_a_number() -> None:
    assert exact(np.int64(3)) == 3
    assert type(exact(np.int64(3))) is int
    assert exact(Fraction(6, 3)) == 2
    assert power(2, -2) == Fraction(1, 4)
    assert root(Fraction(4, 9)) == Fraction(2, 3)
    for wrong in (True, "1", None, math.nan, math.inf, 1j):
        with pytest.raises(NotNumeric):
            exact(wrong)
    with pytest.raises(NotNumeric):
        power(10.0, 400)
    with pytest.raises(NotNumeric):
        power(-2, Fraction(1, 2))


whole = st.integers(0, 10**7)


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", r"\,")


def combined(pairs: st.SearchStrategy[tuple[str, Fraction]]) -> st.SearchStrategy:
    two = st.tuples(pairs, pairs)
    return st.one_of(
        two.map(lambda ab: (f"({ab[0][0]} + {ab[1][0]})", ab[0][1] + ab[1][1])),
        two.map(lambda ab: (rf"\left({ab[0][0]} - {ab[1][0]}\right)", ab[0][1] - ab[1][1])),
        two.map(lambda ab: (rf"{ab[0][0]} \times {{{ab[1][0]}}}", ab[0][1] * ab[1][1])),
        two.map(lambda ab: (rf"\bigl({ab[0][0]}\bigr)({ab[1][0]})", ab[0][1] * ab[1][1])),
        two.filter(lambda ab: ab[1][1] != 0).map(
            lambda ab: (rf"\frac{{{ab[0][0]}}}{{{ab[1][0]}}}", Fraction(ab[0][1]) / ab[1][1])
        ),
        pairs.map(lambda a: (f"({a[0]})^2", a[1] ** 2)),
        pairs.map(lambda a: (rf"\lfloor {a[0]} \rfloor", Fraction(math.floor(a[1])))),
    )


leaves = whole.map(lambda n: (grouped(n), Fraction(n)))
expressions = st.recursive(leaves, combined, max_leaves=6)


@given(expressions)
def test_a_random_expression_has_its_value(pair: tuple[str, Fraction]) -> None:
    latex, value = pair
    assert evaluate(latex, {}) == value


@given(expressions, st.data())
def test_a_changed_digit_of_a_result_is_refused(
    pair: tuple[str, Fraction], data: st.DataObject
) -> None:
    latex, value = pair
    result = str(abs(value.numerator))
    position = data.draw(st.integers(0, len(result) - 1))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != result[position]]))
    changed = result[:position] + digit + result[position + 1 :]
    sign = "-" if value < 0 else ""
    true, false = (
        rf"{latex} = {sign}\frac{{{shown}}}{{{value.denominator}}}" for shown in (result, changed)
    )
    assert check(true, {}) == []
    assert check(false, {})


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 4), st.data())
def test_a_changed_digit_of_a_rounded_decimal_is_refused(
    above: int, below: int, digits: int, data: st.DataObject
) -> None:
    units = round(Fraction(above, below) * 10**digits)
    shown = f"{units // 10**digits}.{units % 10**digits:0{digits}d}"
    position = data.draw(st.sampled_from([i for i, c in enumerate(shown) if c != "."]))
    digit = data.draw(st.sampled_from("0123456789"))
    changed = shown[:position] + digit + shown[position + 1 :]
    assume(abs(Fraction(changed) - Fraction(above, below)) > Fraction(1, 2 * 10**digits))
    assert check(rf"\frac{{{above}}}{{{below}}} \approx {shown}", {}) == []
    assert check(rf"\frac{{{above}}}{{{below}}} \approx {changed}", {})


@given(st.text(alphabet=r"0123456789.,+-=\{}()[]|^_ $abKCH'&%<>", max_size=30))
def test_no_text_however_broken_crashes_the_check(latex: str) -> None:
    assert isinstance(check(latex, NAMES), list)
    assert isinstance(unproved(latex, NAMES), list)
