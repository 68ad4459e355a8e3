"""Bars of ledgers, times and memories are as long as their numbers; points stand on the roof."""

import math
import re

import pytest
from drawings import SVG, contents, root, texts

import convdocs as cd
from convdocs import figures, memory, roofline
from convdocs.figures.ledgers import COLUMNS, compact
from convdocs.memory import Memory, Step
from convdocs.units import THIN

VGG, ALEXNET = (cd.named_network(name).ledger() for name in ("vgg16", "alexnet"))


def rects(panel):
    """Width and fill of each rectangle of an SVG, without the page behind them."""
    return [
        (float(one.attrib["width"]), one.get("fill", ""))
        for one in panel.iter(SVG + "rect") if "paper" not in one.get("fill", "")
    ]  # fmt: skip


def proportional(lengths, values):
    """Whether lengths show values on one scale, to the tenth of a unit, one unit at least."""
    scale = max(lengths) / max(values)
    return all(abs(length - max(v * scale, 1)) < 0.11 for length, v in zip(lengths, values))


@pytest.mark.parametrize("net", [VGG, ALEXNET, cd.named_network("vgg11_bn").ledger()])
def test_each_panel_has_a_bar_for_every_convolution_and_fully_connected_layer(net):
    rows = [row for row in net.rows if row.layer.kind in ("Conv2d", "Linear")]
    panels = list(root(figures.ledger_bars(net).html()).iter(SVG + "svg"))
    assert len(panels) == len(COLUMNS)
    for panel, key in zip(panels, COLUMNS):
        bars = rects(panel)
        assert len(bars) == len(rows)
        assert proportional([width for width, _ in bars], [getattr(row, key) for row in rows])
        assert ["second" in fill for _, fill in bars] == [r.layer.kind == "Linear" for r in rows]


def test_a_panel_is_headed_by_the_sum_of_its_bars():
    shown = contents(figures.ledger_bars(VGG).svg)
    assert f"parameters: 138.36{THIN}M" in shown
    assert f"MACs: 15.47{THIN}G" in shown
    assert f"参数量：138.36{THIN}M" in contents(figures.ledger_bars(VGG, "zh").svg)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(999, "999"), (1000, "1.00 k"), (1728, "1.73 k"), (86_704_128, "86.70 M"), (10**9, "1.00 G")],
)
def test_a_count_is_shortened_to_the_unit_that_fits(value, shown):
    assert compact(value).replace(THIN, " ") == shown


def points(figure):
    """The centres of a roofline's circles and squares, its key aside."""
    svg = root(figure.html())
    circles = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in svg.iter(SVG + "circle")]
    squares = [
        tuple(float(r.attrib[at]) + float(r.attrib["width"]) / 2 for at in "xy")
        for r in svg.iter(SVG + "rect")
    ]
    return circles[1:], squares[1:]


def test_every_layer_stands_on_the_roof_at_its_intensity():
    """On logarithmic axes: a straight slope up to the ridge, and level from there on."""
    bounds = [one for one in roofline.bounds(VGG) if one.flops]
    circles, squares = points(figures.roofline([("VGG-16", bounds), ("same", bounds)]))
    assert circles == [pytest.approx(square, abs=0.11) for square in squares]
    (xa, ya), (xb, yb) = circles[0], circles[-1]  # conv1_1 and fc8, both left of the ridge
    scale = (xa - xb) / math.log10(bounds[0].intensity / bounds[-1].intensity)
    rise = (yb - ya) / math.log10(bounds[0].intensity / bounds[-1].intensity)
    for one, (x, y) in zip(bounds, circles):
        assert x == pytest.approx(
            xa + scale * math.log10(one.intensity / bounds[0].intensity), abs=0.3
        )
        reached = min(one.intensity, roofline.ridge())
        assert y == pytest.approx(ya - rise * math.log10(reached / bounds[0].intensity), abs=0.3)


def test_a_network_s_sign_in_the_key_is_that_of_its_layers_and_its_sides_are_named():
    """Left of the ridge traffic sets the time, right of it arithmetic."""
    bounds = [one for one in roofline.bounds(VGG) if one.flops]
    svg = root(figures.roofline([("few", bounds[:2]), ("many", bounds)]).html())
    kinds = {kind: [one.get("fill", "") + one.get("stroke", "") for one in svg.iter(SVG + kind)]
             for kind in ("circle", "rect")}  # fmt: skip
    assert [len(kinds["circle"]), len(kinds["rect"])] == [1 + 2, 1 + len(bounds)]
    assert [len(set(looks)) for looks in kinds.values()] == [1, 1]
    written = {text.content: text for text in texts(figures.roofline([("a", bounds)]).svg)}
    ridge = written["ridge: 20"].left
    assert written["traffic limits"].right < ridge <= written["arithmetic limits"].left
    signs = {"few": "circle", "many": "rect"}
    names = {"".join(one.itertext()): float(one.attrib["x"]) for one in svg.iter(SVG + "text")}
    for name, kind in signs.items():
        first = next(svg.iter(SVG + kind))
        x = float(first.get("cx") or first.get("x"))
        assert 0 < names[name] - x < 24


def test_only_layers_that_traffic_limits_are_named_once():
    bounds = roofline.bounds(VGG)
    shown = contents(figures.roofline([("a", bounds), ("b", bounds)]).svg)
    assert [text for text in shown if text.startswith(("conv", "fc"))] == [
        "conv1_1",
        "fc6, fc7, fc8",
    ]
    alt = figures.roofline([("a", bounds)]).alt
    assert alt == "ridge at 20 FLOPs per byte; a: traffic limits 4 of 16 layers."


def test_the_longer_of_two_bars_is_a_layer_s_time():
    bounds = [one for one in roofline.bounds(ALEXNET) if one.flops]
    figure = figures.layer_times(bounds)
    bars = [width for width, _ in rects(root(figure.svg))[2:]]
    times = [time for one in bounds for time in (one.compute_time, one.memory_time)]
    assert proportional(bars, times)
    shown = [text for text in contents(figure.svg) if text.endswith(" µs")]
    assert shown == [f"{max(one.compute_time, one.memory_time) * 1e6:.0f} µs" for one in bounds]


def test_memory_is_stacked_part_by_part():
    entries = [("a", Memory(40, 30, 20, 10, 100)), ("b", Memory(60, 0, 0, 240, 300))]
    figure = figures.memory_bars(entries, "B")
    bars = [width for width, _ in rects(root(figure.svg))[4:]]
    assert proportional(bars, [40, 30, 20, 10, 60, 240])
    assert figure.alt.replace(THIN, " ") == (
        "a: 100.00 B in all, parameters 40.00 B, gradients 30.00 B, optimiser 20.00 B, "
        "peak activations 10.00 B; b: 300.00 B in all, parameters 60.00 B, "
        "peak activations 240.00 B."
    )


def rings_and_curves(figure):
    """Where the rings stand, and all points of all curves."""
    svg = root(figure.html())
    rings = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in svg.iter(SVG + "circle")]
    lines = [p.attrib["d"] for p in svg.iter(SVG + "path") if p.get("stroke-width") == "2.2"]
    pairs = [re.findall(r"[ML](\S+?) ([^LZ]+)", line) for line in lines]
    return rings, [(float(x), float(y)) for found in pairs for x, y in found]


def test_the_course_marks_the_peak_of_each_pass():
    figure = figures.memory_course([("t", memory.course(VGG, True)), ("i", memory.course(VGG))])
    for peak in (memory.peak(VGG, True), memory.peak(VGG)):
        assert f"{peak.name}: {peak.bytes / 1e6:.2f}{THIN}MB" in contents(figure.svg)
        ring, curve = rings_and_curves(figure)
        assert all(min(math.dist(one, point) for point in curve) < 0.2 for one in ring)
    steps = [Step("a", False, 3 * 10**9), Step("b", False, 10**9)]
    assert "a: 3.00\u202fGB" in contents(figures.memory_course([("run", steps)], "GB").svg)


def test_the_last_tick_stays_inside_the_edge_of_a_page_s_panel():
    """80 steps end at a tick; its label has three units of edge, no more."""
    steps = [Step("a", False, n) for n in range(1, 81)]
    figure = figures.memory_course([("run", steps)])
    last = next(text for text in texts(figure.svg) if text.content == "80")
    assert last.right <= figure.panels[0].width + 3


@pytest.mark.parametrize(("image", "crop", "core"), [(256, 224, 192), (9, 4, 0)])
def test_the_shaded_part_is_the_core_of_all_crops(image, crop, core):
    figure = figures.crop_places(image, crop)
    sides = [width * image / 200 for width, _ in rects(root(figure.svg))]
    assert sides == [pytest.approx(n, abs=0.1) for n in [image, crop, crop] + [core] * (core > 0)]
    assert f"{core}×{core}" in contents(figure.svg)
    count = (image - crop + 1) ** 2
    said = re.sub(THIN, "", " ".join(contents(figure.svg)))
    assert f"{count} places, {2 * count} with flips" in said
