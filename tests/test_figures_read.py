"""Drawings read as an eye reads them: by their ticks, labels and keys, against known values.

Nothing here asks the drawing code where things stand: scales are rebuilt from the printed ticks.
"""

import math
import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from drawings import SVG, placed, read, root

import convdocs as cd
from convdocs import figures, memory, roofline

SMALL = 0.36 * 14  # a line of text stands this far below its middle


class Mark(NamedTuple):
    """A shape or a text with its place and its looks."""

    x: float
    y: float
    kind: str
    look: dict[str, str]
    text: str = ""


def marks(svg: str) -> list[Mark]:
    found = []
    for one, x, y, anchor in placed(root(svg), 0, 0, "start"):
        kind, look = one.tag.removeprefix(SVG), dict(one.attrib)
        if kind == "text":
            at = x + float(look["x"]), y + float(look["y"]) - SMALL
            found.append(Mark(*at, kind, look | {"anchor": anchor}, read(one)))
        elif kind == "rect":
            found.append(Mark(x + float(look["x"]), y + float(look["y"]), kind, look))
        elif kind == "circle":
            found.append(Mark(x + float(look["cx"]), y + float(look["cy"]), kind, look))
        elif kind == "path":
            start = re.match(r"M(-?[\d.]+)[ ]?(-?[\d.]+)", look["d"])
            found.append(Mark(x + float(start[1]), y + float(start[2]), kind, look))
    return found


def number(text: str) -> float:
    return float(text.replace("\u202f", "").replace("\u2212", "-"))


def is_number(text: str) -> bool:
    return re.fullmatch(r"[\u2212\d\u202f.]+", text) is not None


def points(mark: Mark) -> list[tuple[float, float]]:
    """The points of a line, moved as the line is."""
    pairs = [
        (float(a), float(b))
        for a, b in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)(?=[LZ]|$)", mark.look["d"])
    ]
    return pairs and [(mark.x - pairs[0][0] + a, mark.y - pairs[0][1] + b) for a, b in pairs]


class Chart:
    """A chart as its reader sees it."""

    def __init__(self, svg: str) -> None:
        self.marks = marks(svg)
        self.paths = [mark for mark in self.marks if mark.kind == "path"]
        self.texts = [mark for mark in self.marks if mark.kind == "text"]
        (frame,) = [line for line in self.paths if len(points(line)) == 3
                    and "fig-muted" in line.look["stroke"]
                    and "stroke-dasharray" not in line.look]  # fmt: skip
        self.top, self.foot = points(frame)[0], points(frame)[1]
        self.lines = [line.y for line in self.paths if line.look.get("stroke-width") == "0.6"]
        thick = [line for line in self.paths if line.look.get("stroke-width") == "2.2"]
        self.curves = [line for line in thick if line.y >= self.top[1]]
        self.key = self.named([line for line in thick if line.y < self.top[1]])
        self.read_ticks()

    def named(self, samples: list[Mark]) -> dict[str, tuple[str | None, ...]]:
        """The look of each sample by the name that stands right of it."""
        key = {}
        for sample in samples:
            beside = [t for t in self.texts if abs(t.y - sample.y) < 1 and t.x > sample.x]
            key[min(beside, key=lambda t: t.x).text] = self.look_of(sample)
        return key

    def read_ticks(self) -> None:
        """The numbers along both axes, with the places of their lines and strokes."""
        left = [t for t in self.texts if t.look["anchor"] == "end" and t.x < self.foot[0]]
        low = [t for t in self.texts if t.look["anchor"] == "middle"
               and self.foot[1] < t.y < self.foot[1] + 25]  # fmt: skip
        stubs = [line.x for line in self.paths if len(points(line)) == 2
                 and points(line)[0][1] == self.foot[1] == points(line)[1][1] - 5]  # fmt: skip
        self.y_ticks = [(number(t.text), t.y) for t in left if is_number(t.text)]
        assert len(low) == len(stubs)
        # the last label may be moved in a little, so that the edge does not cut it
        self.x_ticks = [
            (number(t.text), x) for t in low for x in stubs
            if abs(x - t.x) < 0.2 or (t is low[-1] and 0 < x - t.x < 8)
        ]  # fmt: skip

    @staticmethod
    def look_of(line: Mark) -> tuple[str | None, ...]:
        return line.look["stroke"], line.look.get("stroke-dasharray")

    @staticmethod
    def scale(ticks: list[tuple[float, float]], log: bool):
        """Units to number, from the outermost ticks; the others must lie on it."""
        bend = math.log10 if log else float
        (a, start), (b, end) = min(ticks), max(ticks)
        slope = (bend(b) - bend(a)) / (end - start)
        for value, at in ticks:
            assert bend(a) + (at - start) * slope == pytest.approx(bend(value), abs=abs(slope))
        if log:
            return lambda at: 10 ** (bend(a) + (at - start) * slope)
        return lambda at: a + (at - start) * slope

    def series(self, log: bool) -> dict[str, list[tuple[float, float]]]:
        """By the name in the key, the numbers that a reader takes from a curve."""
        across, up = self.scale(self.x_ticks, False), self.scale(self.y_ticks, log)
        return {
            name: [(across(x), up(y)) for line in self.curves if self.look_of(line) == look
                   for x, y in points(line)]
            for name, look in self.key.items()
        }  # fmt: skip


def close(found: list[tuple[float, float]], wanted: list[tuple[float, float]], log: bool) -> None:
    """Points agree to about a unit of the drawing."""
    assert len(found) == len(wanted)
    wide = max(x for x, _ in wanted) - min(x for x, _ in wanted)
    high = max(y for _, y in wanted)
    for (x, y), (a, b) in zip(found, wanted):
        assert x == pytest.approx(a, abs=wide / 100)
        assert y == pytest.approx(b, rel=0.03 if log else None, abs=0 if log else high / 80)


def cost(h: int) -> tuple[int, int]:
    """Multiplications of two 3×3 and of one 5×5 without padding, one channel."""
    return 9 * (h - 2) ** 2 + 9 * (h - 4) ** 2, 25 * (h - 4) ** 2


SIZES = range(6, 29)
STACK, SINGLE = cd.stacked(3, 2), cd.stacked(5, 1)
LINES = {
    "first": [(0, 5), (4, 40), (8, 20)], "second": [(0, 35), (4, 10), (8, 30)],
    "third": [(0, 1), (4, 25), (8, 39)],
}  # fmt: skip
COURSE = [memory.Step(name, False, 10**6 * n) for name, n in (("a", 3), ("b", 40), ("c", 15))]

CHARTS = {
    "lines": (lambda lang: figures.lines(list(LINES.items()), lang=lang), LINES, False),
    "log": (lambda lang: figures.lines(list(LINES.items()), lang=lang, log=True), LINES, True),
    "size": (
        lambda lang: figures.cost_against_size(STACK, SINGLE, SIZES, lang),
        {"3×3 + 3×3": [(h, cost(h)[0]) for h in SIZES], "5×5": [(h, cost(h)[1]) for h in SIZES]},
        True,
    ),
    "course": (
        lambda lang: figures.memory_course([("run", COURSE)], lang=lang),
        {"run": [(1, 3), (2, 40), (3, 15)]}, False,
    ),
    "growth": (
        lambda lang: figures.path_growth(3, 20, lang),
        {"": [(n, 2 * n + 1) for n in range(1, 21)]}, False,
    ),
    "curve": (
        lambda lang: figures.path_curve("two", cd.stacked(3, 2), lang),
        {"two": [(x, 100 * n / 9) for x, n in zip(range(-2, 3), (1, 2, 3, 2, 1))]}, False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", CHARTS)
def test_what_a_reader_takes_from_ticks_key_and_curve_is_what_was_drawn(name, lang):
    draw, wanted, log = CHARTS[name]
    chart = Chart(draw(lang).svg)
    series = chart.series(log)
    for key, values in wanted.items():
        found = series[key] if key else next(iter(series.values()))
        close(found, values, log)
    assert len(set(chart.key.values())) == len(chart.key) >= len(wanted)


@pytest.mark.parametrize("name", CHARTS)
def test_a_tick_stands_at_its_label(name):
    chart = Chart(CHARTS[name][0]("en").svg)
    assert len(chart.x_ticks) >= 3
    assert len(chart.y_ticks) >= 3
    for _, y in chart.y_ticks:
        assert min(abs(line - y) for line in chart.lines) < 0.2
    assert len(chart.lines) == len(chart.y_ticks)


def test_the_axes_run_to_the_right_and_upwards():
    chart = Chart(figures.lines(list(LINES.items())).svg)
    assert [x for _, x in sorted(chart.x_ticks)] == sorted(x for _, x in chart.x_ticks)
    assert [y for _, y in sorted(chart.y_ticks)] == sorted((y for _, y in chart.y_ticks))[::-1]


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize(
    "guides", [[(12, "twelve")], [(3, "three"), (12, "twelve"), (30, "thirty")]]
)
def test_a_limit_line_stands_at_its_value_and_its_name_at_the_line(guides, log):
    chart = Chart(figures.lines(list(LINES.items()), guides=guides, log=log).svg)
    up = chart.scale(chart.y_ticks, log)
    dotted = [m for m in chart.marks if m.look.get("stroke-dasharray") == "1 3"]
    names = [m for m in chart.marks if m.text in {label for _, label in guides}]
    assert len(dotted) == len(names) == len(guides)
    for value, label in guides:
        line = min(dotted, key=lambda m: abs(up(m.y) - value))
        assert up(line.y) == pytest.approx(value, rel=0.02, abs=0.4)
        assert points(line)[0][1] == points(line)[1][1]
        (name,) = [m for m in names if m.text == label]
        if len(guides) > 1:
            assert points(line)[-1] == pytest.approx((name.x - 2, name.y), abs=0.2)
        else:
            assert abs(name.y - line.y) < 115


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_limit_of_a_ratio_is_the_ratio_of_the_weights(lang):
    pairs = [(cd.stacked(3, n), cd.stacked(2 * n + 1, 1)) for n in (2, 3)]
    chart = Chart(figures.ratio_against_size(pairs, range(9, 65), lang).svg)
    up = chart.scale(chart.y_ticks, True)
    levels = [up(m.y) for m in chart.marks if m.look.get("stroke-dasharray") == "1 3"]
    assert sorted(levels) == [pytest.approx(n, rel=0.01) for n in (27 / 49, 18 / 25, 1)]
    assert ["18/25" in m.text for m in chart.marks if "/" in m.text] == [True, False]


def test_the_signs_on_a_curve_are_those_of_its_sample_and_stand_on_its_points():
    """Whoever sees no colours tells curves apart by them, so there are several on each."""
    many = {name: [(x, x * (n + 1) + n) for x in range(24)] for n, name in enumerate("abcd")}
    chart = Chart(figures.lines(list(many.items())).svg)
    signs = [m for m in chart.marks if m.kind == "path" and m.look.get("fill", "none") != "none"]
    shape = {id(m): m.look["d"].lstrip("M-. 0123456789") for m in signs}
    of_key = {}
    for sign in [m for m in signs if m.y < chart.top[1]]:
        (name,) = [m.text for m in chart.marks if m.text in many and abs(m.y - sign.y) < 1
                   and 0 < m.x - sign.x < 30]  # fmt: skip
        of_key[name] = (sign.look["fill"], shape[id(sign)])
    assert len(set(of_key.values())) == len({sign for _, sign in of_key.values()}) == 4
    for curve in chart.curves:
        (name,) = [name for name, look in chart.key.items() if look == chart.look_of(curve)]
        assert of_key[name][0] == curve.look["stroke"]
        own = [(m.x, m.y) for m in signs if (m.look["fill"], shape[id(m)]) == of_key[name]
               and m.y > chart.top[1]]  # fmt: skip
        assert 5 <= len(own) <= 12
        for x, y in own:
            assert min(math.hypot(x - a, y - b) for a, b in points(curve)) < 0.2


def test_names_of_limit_lines_stand_no_farther_than_their_neighbours_push_them():
    guides = [(1, "one"), (2, "two"), (3, "three"), (36, "top")]
    chart = Chart(figures.lines(list(LINES.items()), guides=guides).svg)
    lines = sorted(m.y for m in chart.marks if m.look.get("stroke-dasharray") == "1 3")
    names = sorted(m.y for m in chart.marks if m.text in {label for _, label in guides})
    assert names[:2] == pytest.approx(lines[:2], abs=0.2)
    assert names[2:] == pytest.approx([lines[1] + 17, lines[1] + 34], abs=0.2)


def test_a_ring_stands_at_its_mark():
    chart = Chart(figures.lines(list(LINES.items()), marks=[(2, 30, "here")]).svg)
    (ring,) = [m for m in chart.marks if m.kind == "circle"]
    across, up = chart.scale(chart.x_ticks, False), chart.scale(chart.y_ticks, False)
    assert (across(ring.x), up(ring.y)) == pytest.approx((2, 30), abs=0.3)


# -- bars ------------------------------------------------------------------------------------------


def rows(found: list[Mark]) -> list[tuple[str, list[tuple[Mark, str]]]]:
    """Each label, and the bars that stand beside it with the value at the end of each."""
    bars = [m for m in found if m.kind == "rect" and m.look.get("height") in ("17", "13")]
    texts = [m for m in found if m.kind == "text"]
    named = {}
    for bar in bars:
        middle = bar.y + float(bar.look["height"]) / 2
        label = min((t for t in texts if t.look["anchor"] == "end" and t.x < bar.x),
                    key=lambda t: abs(t.y - middle))  # fmt: skip
        end = bar.x + float(bar.look["width"])
        value = min((t for t in texts if t.look["anchor"] == "start" and t.x > bar.x),
                    key=lambda t: math.hypot(t.x - end, t.y - middle))  # fmt: skip
        named.setdefault(label.text, []).append((bar, value.text))
    return list(named.items())


def test_a_bar_stands_beside_its_label_with_its_value_and_in_its_series_colour():
    values = {"alpha": [30, 10], "beta": [5, 40], "gamma": [21, 22]}
    series = [
        (name, [pair[n] for pair in values.values()]) for n, name in enumerate(["one", "two"])
    ]
    found = marks(figures.bars(list(values), series).svg)
    key = {}
    for sample in [m for m in found if m.kind == "rect" and m.look.get("height") == "12"]:
        (name,) = [m.text for m in found if m.kind == "text" and abs(m.x - sample.x - 20) < 0.2
                   and abs(m.y - sample.y - 6) < 1]  # fmt: skip
        key[sample.look["fill"]] = name
    assert list(key.values()) == ["one", "two"]
    shown = {label: {key[bar.look["fill"]]: number(value) for bar, value in beside}
             for label, beside in rows(found)}  # fmt: skip
    assert shown == {name: {"one": a, "two": b} for name, (a, b) in values.items()}
    units = {
        float(bar.look["width"]) / number(value) for _, two in rows(found) for bar, value in two
    }
    assert max(units) - min(units) < 0.05
    assert [label for label, _ in rows(found)] == list(values)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_ledger_s_bars_stand_beside_their_layers_under_their_heads(lang):
    """VGG-16 by CS231n's notes and torchvision: fc6 has most parameters, conv1_2 most values."""
    ledger = cd.named_network("vgg16").ledger()
    heads = {("parameters", "参数量"): ("fc6", "102.76"), ("MACs", "乘加次数"): ("conv1_2", "1.85"),
             ("output values", "输出值个数"): ("conv1_1", "3.21")}  # fmt: skip
    panels = list(root(figures.ledger_bars(ledger, lang).html()).iter(SVG + "svg"))
    assert len(panels) == 3
    for panel, (names, (layer, most)) in zip(panels, heads.items()):
        found = marks(ET.tostring(panel, encoding="unicode"))
        (head,) = [m.text for m in found if m.look.get("font-weight") == "bold"]
        assert head.startswith(names[lang == "zh"])
        labels = [m for m in found if m.look.get("anchor") == "end"]
        assert [m.text for m in sorted(labels, key=lambda m: m.y)] == [
            row.name for row in ledger.rows if row.layer.kind in ("Conv2d", "Linear")
        ]
        longest = max((m for m in found if m.kind == "rect"), key=lambda m: float(m.look["width"]))
        at = longest.y + float(longest.look["height"]) / 2
        beside = [m.text for m in found if m.kind == "text" and abs(m.y - at) < 1]
        assert beside[0] == layer
        assert beside[1].startswith(most)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_parts_of_a_memory_bar_have_the_colours_of_the_key(lang):
    used = memory.Memory(40, 30, 20, 10, 100)
    found = marks(
        figures.memory_bars(
            [("net", used), ("other", memory.Memory(5, 0, 0, 45, 50))], "B", lang
        ).svg
    )
    samples = [m for m in found if m.kind == "rect" and m.look.get("height") == "12"]
    names = {}
    for sample in samples:
        (name,) = [m.text for m in found if m.kind == "text" and abs(m.x - sample.x - 20) < 0.2
                   and abs(m.y - sample.y - 6) < 1]  # fmt: skip
        names[name] = (sample.look["fill"], sample.look["stroke"])
    order = [("parameters", "参数"), ("gradients", "梯度"), ("optimiser", "优化器状态")]
    assert [name[:4] for name in names][:3] == [pair[lang == "zh"][:4] for pair in order]
    bars = [m for m in found if m.kind == "rect" and m.look.get("stroke") and m not in samples]
    widths = [((m.look["fill"], m.look["stroke"]), float(m.look["width"])) for m in bars[:4]]
    assert [look for look, _ in widths] == list(names.values())
    unit = sum(width for _, width in widths) / 100
    assert [width / unit for _, width in widths] == pytest.approx([40, 30, 20, 10], abs=0.3)
    for name, total in (("net", "100.00"), ("other", "50.00")):
        (label,) = [m for m in found if m.text == name]
        below = [m.text for m in found if m.kind == "text" and 10 < m.y - label.y < 30]
        assert [text[: len(total)] for text in below] == [total]


def test_times_have_the_colours_of_the_key_and_stand_beside_their_layers():
    """AlexNet's fc6: 8 µs of arithmetic; its weights take 302 µs of traffic."""
    bounds = [one for one in roofline.bounds(cd.named_network("alexnet").ledger()) if one.flops]
    found = marks(figures.layer_times(bounds).svg)
    key = {}
    for sample in [m for m in found if m.kind == "rect" and m.look.get("height") == "10"]:
        (name,) = [m.text for m in found if m.kind == "text" and abs(m.x - sample.x - 20) < 0.2
                   and abs(m.y - sample.y - 5) < 1]  # fmt: skip
        key[name] = sample.look["fill"]
    (label,) = [m for m in found if m.text == "fc6"]
    pair = [m for m in found if m.kind == "rect" and 4 < float(m.look["height"]) < 10
            and -12 < m.y + float(m.look["height"]) / 2 - label.y < 12]  # fmt: skip
    longer = max(pair, key=lambda m: float(m.look["width"]))
    shorter = min(pair, key=lambda m: float(m.look["width"]))
    assert longer.look["fill"] == key["traffic"]
    assert shorter.look["fill"] == key["arithmetic"]
    assert "302 µs" in [m.text for m in found if m.kind == "text" and abs(m.y - label.y) < 1]


def test_a_roofline_is_read_off_its_axes():
    """The ridge of 10 TFLOP/s over 0.5 TB/s lies at 20 FLOPs per byte."""
    bounds = roofline.bounds(cd.named_network("vgg16").ledger())
    svg = figures.roofline([("VGG-16", bounds)]).svg
    found = marks(svg)
    chart_marks = [m for m in found if m.kind == "path" and len(points(m)) == 3]
    foot = max(points(m)[1][1] for m in chart_marks if "fig-muted" in m.look.get("stroke", ""))
    (frame,) = [m for m in chart_marks if "fig-muted" in m.look.get("stroke", "")]
    low = [(number(m.text), m.x) for m in found if m.kind == "text" and is_number(m.text)
           and m.look["anchor"] == "middle" and foot < m.y < foot + 25]  # fmt: skip
    left = [(number(m.text), m.y) for m in found if m.kind == "text" and is_number(m.text)
            and m.look["anchor"] == "end" and m.x < points(frame)[1][0]]  # fmt: skip
    across, up = Chart.scale(low, True), Chart.scale(left, True)
    (roof,) = [m for m in chart_marks if "fig-ink" in m.look.get("stroke", "")]
    (_, _), (ridge_x, ridge_y), (_, top) = points(roof)
    machine = roofline.EXAMPLE
    assert across(ridge_x) == pytest.approx(machine.flops / machine.bandwidth, rel=0.03)
    assert up(ridge_y) == up(top) == pytest.approx(machine.flops / 1e9, rel=0.03)
    (dashed,) = [m for m in found if m.look.get("stroke-dasharray") == "3 3"]
    assert dashed.x == ridge_x
