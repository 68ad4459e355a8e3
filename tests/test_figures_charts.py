"""Curves, bars and their labels: every point stands where its number belongs."""

import itertools
import math
import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from drawings import PAIRS, SINGLE, STACK, SVG, contents, numbers, root, texts
from hypothesis import given
from hypothesis import strategies as st

import convdocs as cd
from convdocs import figures
from convdocs.figures.plane import Plane, Scale, decades, ticks

Point = tuple[float, float]


def curves(svg: str) -> list[list[Point]]:
    """The points of each curve: the lines drawn 2.2 thick, the samples of the key aside."""
    found = []
    for element in root(svg).iter(SVG + "path"):
        if element.get("stroke-width") == "2.2":
            pairs = re.findall(r"[ML](\S+?) ([^LZ]+)", element.attrib["d"])
            found.append([(float(x), float(y)) for x, y in pairs])
    return found[len(found) // 2 :]


def straight(pairs: list[Point]) -> bool:
    """Whether (number, unit) pairs lie on one straight scale, to a tenth of a unit."""
    (a, start), (b, end) = min(pairs), max(pairs)
    return all(abs(start + (n - a) / (b - a) * (end - start) - at) < 0.25 for n, at in pairs)


def cost(h: int) -> tuple[int, int]:
    """Multiplications of two 3x3 and of one 5x5 without padding, one channel."""
    return 9 * (h - 2) ** 2 + 9 * (h - 4) ** 2, 25 * (h - 4) ** 2


def test_each_curve_stands_at_the_height_of_its_cost() -> None:
    """A7, without padding, on a logarithmic scale that both curves share."""
    drawn = curves(figures.cost_against_size(STACK, SINGLE, range(5, 29)).svg)
    pairs = [
        (math.log10(cost(h)[n]), y) for n in (0, 1) for h, (_, y) in zip(range(5, 29), drawn[n])
    ]
    assert straight(pairs)
    assert straight([(h, x) for h, (x, _) in zip(range(5, 29), drawn[0])])


def test_the_crossing_is_where_the_stack_begins_to_win() -> None:
    first = min(
        h for h in range(5, 1000) if all(few < many for few, many in map(cost, range(h, 1000)))
    )
    svg = figures.cost_against_size(STACK, SINGLE, range(5, 29)).svg
    assert f"H ≥ {first}: 3×3 + 3×3 saves" in contents(svg)
    circle = next(root(svg).iter(SVG + "circle"))
    assert (float(circle.attrib["cx"]), float(circle.attrib["cy"])) == curves(svg)[0][first - 5]


def test_a_dashed_line_leads_from_the_mark_down_to_the_axis() -> None:
    svg = figures.cost_against_size(STACK, SINGLE, range(5, 29)).svg
    circle = next(root(svg).iter(SVG + "circle"))
    (drop,) = [p for p in root(svg).iter(SVG + "path") if p.get("stroke-dasharray") == "3 3"]
    x, y = circle.attrib["cx"], circle.attrib["cy"]
    assert drop.attrib["d"] == f"M{x} {y}L{x} 230"


def test_no_crossing_is_marked_where_there_is_none_to_see() -> None:
    """It lies outside the sizes drawn, or the large kernel never costs more."""
    for small, large, sizes in ((STACK, SINGLE, range(12, 20)), (SINGLE, STACK, range(5, 20))):
        svg = figures.cost_against_size(small, large, sizes).svg
        assert list(root(svg).iter(SVG + "circle")) == []


def test_with_same_padding_the_stack_wins_from_the_first_pixel() -> None:
    small, large = cd.stacked(3, 2, padding="same"), cd.stacked(5, 1, padding="same")
    figure = figures.cost_against_size(small, large, range(1, 20))
    assert "H ≥ 1: 3×3 + 3×3 saves" in contents(figure.svg)


def test_ratios_run_towards_the_ratio_of_the_weights() -> None:
    figure = figures.ratio_against_size(PAIRS, range(9, 65))
    assert ["limit 18/25", "limit 27/49", "limit 36/81"] == [
        text for text in contents(figure.svg) if text.startswith("limit")
    ]
    few, many = cost(64)
    assert f"{few / many:.4f} at H = W = 64".replace(".7440", ".744") in figure.alt


def test_a_size_that_a_kernel_does_not_accept_is_left_out() -> None:
    drawn = curves(figures.ratio_against_size(PAIRS, range(3, 20)).svg)
    assert [len(curve) for curve in drawn] == [15, 13, 11]


@given(
    st.integers(1, 64), st.integers(1, 64), st.integers(2, 3), st.sampled_from([0, "same"]),
    st.integers(7, 30),
)  # fmt: skip
def test_the_break_even_width_is_the_last_that_costs_no_more(
    c_in: int, c_out: int, layers: int, padding: int | str, size: int
) -> None:
    """Against the costs written out: outputs times 9 times the channels on both sides."""
    widths = range(1, 200)
    figure = figures.cost_against_width(c_in, c_out, list(widths), (size, size), 3, layers, padding)
    lost = 0 if padding == "same" else 2
    sides = [(size - lost * n) ** 2 for n in range(1, layers + 1)]
    many = sides[-1] * (2 * layers + 1) ** 2 * c_in * c_out

    def few(mid: int) -> int:
        channels = [c_in] + [mid] * (layers - 1) + [c_out]
        return sum(9 * sides[n] * channels[n] * channels[n + 1] for n in range(layers))

    last = max([mid for mid in widths if few(mid) <= many], default=0)
    shown = re.findall(r"C_mid ≤ (\d+) saves", figure.alt)
    assert shown == ([str(last)] if 1 <= last < 199 else [])
    share = re.search(rf"C_mid = {c_out}: ([\d\u202f.]+)\u202f%", figure.alt)
    exact = Fraction(100 * few(c_out), many)
    assert abs(Fraction(share[1].replace("\u202f", "")) - exact) <= Fraction(1, 200)


def test_the_silent_choice_of_the_middle_width_is_marked() -> None:
    """A5: C_mid = C_out, 28 x 28, as in A4: 21.75 % less."""
    figure = figures.cost_against_width(64, 64, range(8, 129, 8))
    assert "Cmid = 64: 78.25\u202f%" in contents(figure.svg)


def test_a_numeric_padding_is_added_up_for_the_large_kernel() -> None:
    """Two 3x3 with padding 1 give what one 5x5 with padding 2 gives: the limit ratio, 18/25."""
    figure = figures.cost_against_width(8, 8, [4, 16], padding=1)
    assert "C_mid = 8: 72.00\u202f%" in figure.alt


def bars_of(svg: str) -> Iterator[float]:
    for rect in root(svg).iter(SVG + "rect"):
        if rect.get("stroke") and rect.get("height") == "17":
            yield float(rect.attrib["width"])


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_bars_are_as_long_as_their_values(values: list[int]) -> None:
    labels = [f"layer{n}" for n in range(len(values))]
    figure = figures.bars(labels, values)
    widths = list(bars_of(figure.svg))
    longest = max(widths)
    for width, value in zip(widths, values):
        assert width == pytest.approx(max(longest * value / max(values), 1), abs=0.11)
    assert [text for text in contents(figure.svg) if text not in labels] == [
        f"{value:,}".replace(",", "\u202f") for value in values
    ]


def test_the_longest_bar_and_its_value_fill_the_width() -> None:
    svg = figures.bars(["a", "b"], [3, 12]).svg
    assert 380 < max(text.right for text in texts(svg)) - 12 <= 400


def test_bars_of_two_series_have_a_key_and_another_look() -> None:
    figure = figures.bars(["5×5"], [("stack", [18]), ("single", [25])])
    assert contents(figure.svg)[:2] == ["stack", "single"]
    looks = {rect.get("fill") for rect in root(figure.svg).iter(SVG + "rect")}
    assert len(looks) == 3  # both series and the paper


def test_bars_of_nothing_but_zeros_can_be_drawn() -> None:
    assert list(bars_of(figures.bars(["pool"], [0]).svg)) == [1]


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_ticks_are_round_and_inside(low: float, width: float) -> None:
    high = low + width
    marks = ticks(low, high)
    assert 1 <= len(marks) <= 7
    values = [value for value, _ in marks]
    steps = {round((b - a) / width, 4) for a, b in itertools.pairwise(values)}
    assert len(steps) <= 1
    assert all(low - width / 100 <= value <= high + width / 100 for value in values)
    for value, label in marks:
        shown = float(label.replace("\u202f", "").replace("−", "-"))
        assert shown == pytest.approx(value, abs=width / 1000)


@given(st.floats(1e-6, 1e6), st.floats(3, 1e6))
def test_decades_lie_inside_and_say_what_they_are(low: float, times: float) -> None:
    marks = decades(low, low * times)
    assert all(low <= value <= low * times for value, _ in marks)
    assert [float(label.replace("\u202f", "")) for _, label in marks] == pytest.approx(
        [value for value, _ in marks]
    )


def test_a_scale_runs_from_end_to_end() -> None:
    assert [Scale(0, 10, 100, 0).at(n) for n in (0, 5, 10)] == [100, 50, 0]
    assert [Scale(1, 100, 0, 50, log=True).at(n) for n in (1, 10, 100)] == [0, 25, 50]


def test_a_label_keeps_clear_of_the_curve() -> None:
    plane = Plane([0, 10], [0, 10], (400, 230), log=False)
    curve = plane.curve([(0, 0), (10, 10)])
    x, y = plane.free(*curve[1], "10")
    assert min(math.hypot(x - a, y - b) for a, b in plane.taken[:-13]) > 10


def test_a_chart_names_its_axes_in_words_of_its_own() -> None:
    figure = figures.lines([("cost", [(5, 25), (6, 100)])], x_label="H", y_label="MACs")
    assert figure.title == "MACs against H"
    assert {"H", "MACs", "cost"} <= set(contents(figure.svg))


def test_a_far_label_is_led_to_its_point() -> None:
    """Where the only free place is far away, a line connects the label with the ring."""
    near = figures.lines([("flat", [(0, 0), (40, 0)])], marks=[(20, 100, "here")]).svg
    noise = [(x, y) for x in range(40) for y in (0, 100)]
    far = figures.lines([("noise", noise)], marks=[(20, 50, "here")]).svg
    assert (len(leads(near)), len(leads(far))) == (0, 1)


def leads(svg: str) -> list[str]:
    """Thin unbroken lines in the colour of text."""
    ink = [path for path in root(svg).iter(SVG + "path") if "fig-ink" in path.get("stroke", "")]
    return [path.attrib["d"] for path in ink if not path.get("stroke-dasharray")]


def test_the_alternative_holds_the_marked_numbers() -> None:
    figure = figures.lines(
        [("a", [(1, 2), (3, 4)])], marks=[(3, 4, "end 34")], guides=[(5, "top 5")]
    )
    assert numbers(figure.alt) == sorted(["2", "1", "4", "3", "34", "5"])


def test_a_mark_beside_the_curves_still_lies_on_the_plane() -> None:
    svg = figures.lines([("flat", [(0, 0), (40, 0)])], marks=[(60, 100, "far")]).svg
    circle = next(root(svg).iter(SVG + "circle"))
    assert 0 <= float(circle.attrib["cx"]) <= 400
    assert 0 <= float(circle.attrib["cy"]) <= 230


def test_a_single_point_can_be_drawn() -> None:
    assert figures.lines([("one", [(3, 0)])], x_label="H").alt == "one: 0 at H = 3, 0 at H = 3."
